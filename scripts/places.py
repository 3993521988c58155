"""Every page of the portal on the demonstration data: who looks at it and where it stands.

Needs the data of ``scripts.places_data``. ``tell`` writes the pages down for a program that has no Django.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.urls import reverse

from agencies.models import Office, User
from agencies.signin.passwords import password_link
from core.models import Job
from documents.models import DocumentRelation, OfficialDocument
from indicators.models import Indicator, Target, ValidationRule
from periods.models import ReportingDuty
from plans.models import Plan, PlanSection, Task
from reports.charts.board import View
from reports.models import Issue, Letter, ReportTemplate, SavedView
from scripts.places_answers import ANSWERS, answers
from scripts.places_data import CLOSED, CODED, OWN_PAPER, client_of, prepare, session_of

GUEST = ""
EDITOR, APPROVER, SIGNATORY = "chuyenvien.kg-sdl", "lanhdao.kg-sdl", "nguoiky.kg-sdl"
KEEPER, INSPECTOR, REVIEWER = "quantri.kg-sdl", "kiemtra.kg-sdl", "thamdinh.kg-snv"
GUIDE, CHIEF = "quantri.kg-snv", "nguoiky.kg-snv"  # of the agency that guides the others
TOP = "thamdinh.bnv"

SDL = {"code": "KG-SDL"}
NOW = {"period": "2024-Q1"}

# Addresses that answer no page: files, parts of pages, what only leads on, and what is for machines.
NO_PAGES = {
    "agencies:unsent", "core:job_file", "core:job_progress", "documents:pick", "indicators:record",
    "operation:metrics", "plans:record", "plans:tasks_pdf", "plans:tasks_xlsx", "reports:charts_pdf",
    "reports:charts_xlsx", "reports:consolidated_pdf", "reports:consolidated_xlsx", "reports:dashboard_now",
    "reports:dashboard_pdf", "reports:dashboard_xlsx", "reports:document", "reports:frame", "reports:issued_pdf",
    "reports:letter_issued_pdf", "reports:letter_pdf", "reports:letter_prepared_pdf", "reports:letter_word",
    "reports:plan_pdf", "reports:plan_tables", "reports:plan_word", "reports:trend_pdf", "reports:trend_xlsx",
    "reports:prepared_pdf", "reports:preview",
    "reports:section", "reports:template_preview", "reports:word",
}  # fmt: skip
# Reached only within the steps of signing in, or with a file that is being signed: stories of their own show them.
IN_STEPS = {"mfa_authenticate", "mfa_reauthenticate", "reports:sign_file", "reports:letter_sign_file"}


class Place(NamedTuple):
    """A page: the name of its address (and a word more where it is shown twice), who looks, its path with query."""

    name: str
    who: str
    path: str


def every_place() -> list[Place]:
    """Return the pages; raises DoesNotExist when the data were not prepared."""
    parts = (_common, _account, _agencies, _periods, _plans, _documents, _indicators, _reports, _steps, _letters)
    return [place for part in parts for place in part()]


def _at(name: str, who: str, query: str = "", /, word: str = "", **arguments: Any) -> Place:
    return Place(f"{name}{f' {word}' if word else ''}", who, reverse(name, kwargs=arguments) + query)


def _common() -> Iterator[Place]:
    for who in (EDITOR, APPROVER, SIGNATORY, KEEPER, INSPECTOR, REVIEWER, TOP):
        yield _at("reports:home", who, word=who)
    yield _at("reports:setup", GUIDE)
    template = ReportTemplate.objects.get(is_default=True)
    for name in ("reports:templates", "reports:template_add"):
        yield _at(name, GUIDE)
    for name in ("reports:template", "reports:template_change", "reports:template_section_add"):
        yield _at(name, GUIDE, pk=template.pk)
    section = template.sections.filter(level=2).earliest("position")
    for name in ("reports:template_section", "reports:template_section_remove"):
        yield _at(name, GUIDE, pk=section.pk)
    yield _at("core:gallery", GUEST)
    yield _at("operation:health", KEEPER)
    yield _at("core:jobs", KEEPER)
    yield _at("core:jobs", EDITOR, word="none")
    for job in Job.objects.order_by("pk"):
        yield _at("core:job", KEEPER, word=job.state, pk=job.pk)
    for name in ANSWERS:
        yield Place(name, GUEST, f"/shown/{name}/")


def _account() -> Iterator[Place]:
    user, token = password_link(User.objects.get(username="lanhdao.kg-ubnd")).split("/")[-3:-1]
    yield _at("account_login", GUEST)
    yield _at("set_password", GUEST, uidb64=user, token=token)
    for name in ("agencies:account", "account_reauthenticate", "usersessions_list", "mfa_index", "mfa_activate_totp"):
        yield _at(name, EDITOR)
    names = ("mfa_index", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes")
    for name in names:
        yield _at(name, CODED, word="on" if name == "mfa_index" else "")


def _agencies() -> Iterator[Place]:
    office = Office.objects.filter(agency__code="KG-SDL", authorisations__isnull=False).latest("pk")
    yield _at("agencies:list", REVIEWER)
    yield _at("agencies:detail", KEEPER, **SDL)
    yield _at("agencies:detail", CODED, word="superior", code="KG-UBND")
    for name in ("agencies:people", "agencies:add_people", "agencies:add"):
        yield _at(name, GUIDE)
    yield _at("agencies:reviewers", GUIDE, code="KG-UBND")
    for name in ("agencies:offices", "agencies:office_new"):
        yield _at(name, KEEPER, **SDL)
    for name in ("agencies:office", "agencies:authorisation_new"):
        yield _at(name, KEEPER, pk=office.pk, **SDL)
    number = office.authorisations.latest("pk").pk
    yield _at("agencies:authorisation", KEEPER, pk=office.pk, number=number, **SDL)


def _periods() -> Iterator[Place]:
    yield _at("periods:calendar", REVIEWER)
    yield _at("periods:year", "quantri.kg-ubnd", code="KG-UBND", year=2024)
    yield _at("periods:open", "quantri.kg-ubnd", code="KG-UBND", period="2024-6T")
    duty = ReportingDuty.objects.filter(superior__code="HG-SVHTTDL").latest("pk")
    yield _at("periods:reopen", "quantri.hg-svhttdl", pk=duty.pk)


def _plans() -> Iterator[Place]:
    plan = Plan.objects.get(agency__code="KG-SDL", year=2024, kind="annual")
    yield _at("plans:list", REVIEWER)
    for who in (EDITOR, INSPECTOR):
        yield _at("plans:detail", who, word=who, pk=plan.pk)
        yield _at("plans:entry", who, word=who, **SDL, **NOW)
    for state in ("performed", "overdue", "cancelled"):
        yield _at("plans:tasks", REVIEWER, f"?period=2024-Q1&state={state}", word=state)
    task = Task.objects.filter(plan=plan).earliest("position")
    for name in ("plans:task", "plans:task_change", "plans:task_remove"):
        yield _at(name, EDITOR, pk=task.pk)
    yield _at("plans:task_add", EDITOR, pk=plan.pk)
    draft = PlanSection.objects.filter(plan__agency__code="HG-SVHTTDL", plan__document=None).earliest("position")
    yield _at("plans:detail", "chuyenvien.hg-svhttdl", word="draft", pk=draft.plan_id)
    for name in ("reports:plan_section", "plans:heading", "plans:heading_remove"):
        yield _at(name, "chuyenvien.hg-svhttdl", pk=draft.pk)
    yield _at("plans:heading_add", "chuyenvien.hg-svhttdl", pk=draft.plan_id)


def _documents() -> Iterator[Place]:
    own = OfficialDocument.objects.get(symbol=OWN_PAPER)
    yield _at("documents:list", EDITOR)
    yield _at("documents:list", EDITOR, "?q=khong-co-van-ban-nay", word="none")
    yield _at("documents:add", EDITOR)
    for name in ("documents:detail", "documents:edit", "documents:relation_add"):
        yield _at(name, EDITOR, pk=own.pk)
    yield _at("documents:relation", EDITOR, pk=DocumentRelation.objects.get(target=own).pk)
    yield _at("documents:numbers", KEEPER, year=2024, **SDL)
    yield _at("documents:seal", KEEPER, **SDL)
    yield _at("documents:my_signature", SIGNATORY)


def _indicators() -> Iterator[Place]:
    indicator = Indicator.objects.filter(targets__agency__code="KG-SDL").earliest("pk")
    rule = ValidationRule.objects.earliest("pk")
    for who in (EDITOR, INSPECTOR):
        yield _at("indicators:entry", who, word=who, **SDL, **NOW)
    yield _at("indicators:targets", EDITOR, **SDL, **NOW)
    yield _at("indicators:catalogue", EDITOR)
    yield _at("indicators:indicator", EDITOR, pk=indicator.pk)
    yield _at("indicators:add", GUIDE)
    for name in ("indicators:change", "indicators:words", "indicators:end"):
        yield _at(name, GUIDE, pk=indicator.pk)
    yield _at("indicators:rules", EDITOR)
    yield _at("indicators:rule", EDITOR, pk=rule.pk)
    yield _at("indicators:rule_add", GUIDE)
    for name in ("indicators:rule_change", "indicators:rule_end"):
        yield _at(name, GUIDE, pk=rule.pk)
    target = Target.objects.filter(agency__code="KG-SDL", year=2024).earliest("pk")
    yield _at("indicators:target_add", APPROVER, year=2024, **SDL)
    for name in ("indicators:target", "indicators:target_end"):
        yield _at(name, APPROVER, year=2024, pk=target.pk, **SDL)


def _reports() -> Iterator[Place]:
    figure = Indicator.objects.filter(values__agency__code="KG-SDL", values__quarter__year=2024).earliest("pk")
    yield _at("reports:dashboard", REVIEWER, **NOW)
    yield _at("reports:dashboard", "thamdinh.hg-snv", word="none", period="2025-Q1")
    for view in View:
        yield _at("reports:charts", REVIEWER, f"?view={view}&period=2024-Q1", word=view)
    yield _at("reports:saved_views", REVIEWER)
    yield _at("reports:saved_view", REVIEWER, pk=SavedView.objects.get().pk)
    yield _at("reports:consolidated", REVIEWER)
    yield _at("reports:trend", REVIEWER, code="KG-UBND", pk=figure.pk)
    yield _at("reports:figure", REVIEWER, code="KG-UBND", pk=figure.pk, **NOW)
    yield _at("reports:proofreading", EDITOR)
    yield _at("reports:list", EDITOR)
    yield _at("reports:list", REVIEWER, word="reviewer")
    yield _at("reports:batch", KEEPER)
    yield _at("reports:detail", EDITOR, word="none", code="KG-SDL", period="2024-6T")
    yield _at("reports:detail", EDITOR, word="draft", **SDL, **NOW)
    yield _at("reports:detail", EDITOR, "?edit=frame", word="frame", **SDL, **NOW)
    yield _at("reports:detail", INSPECTOR, word="inspector", **SDL, **NOW)
    yield _at("reports:detail", TOP, word="submitted", code="ST-UBND", **NOW)
    yield _at("reports:detail", CHIEF, word="accepted", code="KG-SNV", **NOW)
    yield _at("reports:detail", CODED, word="signed", code="KG-UBND", **NOW)
    yield _at("reports:detail", CLOSED.signatory, word="issued", code=CLOSED.code, **NOW)


def _steps() -> Iterator[Place]:
    yield _at("reports:submit", EDITOR, **SDL, **NOW)
    yield _at("reports:form_check", CHIEF, code="KG-SNV", **NOW)
    yield _at("reports:accept_many", TOP, "?period=2024-Q1")
    yield _at("reports:return", TOP, code="ST-UBND", **NOW)
    yield _at("reports:sign", CHIEF, code="KG-SNV", **NOW)
    yield _at("reports:issue", CODED, code="KG-UBND", **NOW)
    for name in ("reports:replace", "reports:recall"):
        yield _at(name, CLOSED.signatory, code=CLOSED.code, **NOW)
    yield _at("reports:verify_find", GUEST)
    for issue in Issue.objects.order_by("pk"):
        yield _at(
            "reports:verify", GUEST, word=f"{'report' if issue.report_id else 'letter'} {issue.state}", key=issue.code
        )


def _letters() -> Iterator[Place]:
    yield _at("reports:reminder", "thamdinh.hg-snv", period="2022-Q1")
    letters = {letter.state: letter.pk for letter in Letter.objects.all()}
    for state, pk in letters.items():
        yield _at("reports:letter", GUIDE, word=state, pk=pk)
    yield _at("reports:letter_sign", CHIEF, pk=letters["draft"])
    yield _at("reports:letter_issue", GUIDE, pk=letters["signed"])
    for name in ("reports:letter_replace", "reports:letter_recall"):
        yield _at(name, CHIEF, pk=letters["issued"])


def tell(file: str) -> None:
    """Prepare, and write the pages and the cookies of those who look into a JSON file."""
    prepare()
    places = every_place()
    cookies = {who: session_of(who) for who in sorted({place.who for place in places} - {GUEST})}
    told = {"places": places, "cookies": cookies, "answers": answers(client_of(EDITOR), CODED)}
    Path(file).write_text(json.dumps(told), encoding="utf-8")
