"""A small province in which every address of the portal names something, and so does a foreign one beside it.

It is made once per module and never changed: each test works inside a savepoint. Take rows from it by their
ids, for its objects are as they were when it was made.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from http.cookies import SimpleCookie

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from django.utils import timezone

from agencies.models import Agency, SignInAttempts, User
from agencies.permissions import Role
from agencies.signin.attempts import password_key
from agencies.signin.middleware import SEEN
from agencies.signin.passwords import password_link
from core.models import Job
from documents.models import DocumentRelation, IssuedNumber, OfficialDocument, StoredFile
from documents.services import register_document, store
from documents.states import DocumentType
from indicators.models import Indicator, IndicatorValue, RuleExplanation, TargetCitation, ValidationRule
from periods.models import CalendarEntry, ReportingPeriod
from plans.models import Occurrence, TaskUpdate
from plans.totals.counting import progress_of_agencies
from reports.figures import live_figures
from reports.models import (
    Issue,
    Letter,
    LetterRecipient,
    Report,
    ReportTemplate,
    SavedView,
    SectionCitation,
    Work,
    WorkflowStep,
)
from reports.services import start_report
from reports.states import FINAL, LETTER_MOVES
from tests.calls_key import KEY
from tests.factories import make_agency, make_duty, make_office, make_period, make_plan, make_task, make_user
from tests.indicators.catalogue import make_indicator, make_rule, make_target

PEOPLE = {  # who, where, as what; all see Sở Du lịch but the last
    "lan": ("KG-SDL", Role.EDITOR),
    "minh": ("KG-SDL", Role.APPROVER),
    "ky": ("KG-SDL", Role.SIGNATORY),
    "quan": ("KG-SDL", Role.ADMINISTRATOR),
    "thu": ("KG-SDL", Role.INSPECTOR),
    "hoa": ("KG-SNV", Role.REVIEWER),
    "chi": ("KG-UBND", Role.REVIEWER),
    "dung": ("KG-SNV", Role.ADMINISTRATOR),
    "stranger": ("ST-SVHTTDL", Role.EDITOR),
}
WARNED = "2 > 1; chênh lệch 1"
CLOSED = {"due_on": date(2024, 3, 10), "closes_on": date(2024, 3, 17)}


@dataclass(frozen=True)
class Things:
    """The ids of what addresses and bodies name, all of one agency; ``unit_duty`` is of a unit below it, closed.

    ``paper`` is a document that only the agency's draft cites; ``relation`` says what became of it.
    The jobs are long work of who administers the agency.
    """

    agency: str
    plan: int
    plan_section: int
    task: int
    indicator: int
    shared: int
    rule: int
    target: int
    basis: int
    report: int
    section: int
    duty: int
    unit_duty: int
    office: int
    authorisation: int
    agency_version: int
    occurrence: int
    deliverable: int
    figures: dict
    document: OfficialDocument
    file: StoredFile
    paper: int
    relation: int
    job: int
    finished_job: int
    stopped_job: int
    person: int
    closed_person: int
    locked_person: int
    link: dict[str, str]
    unit: int
    letter: int
    saved_view: int
    template: int
    outline: int


@dataclass(frozen=True)
class World:
    """``own`` is of Sở Du lịch Kiên Giang, ``foreign`` the same of an agency in another province.

    ``cookies`` are of the browsers in which people signed in when the world was made: signing in anew for every
    request would cost more than the request.
    """

    people: dict[str, User]
    own: Things
    foreign: Things
    cookies: dict[str, SimpleCookie]

    def put_reports_in(self, state: str) -> None:
        """Let both reports, drafts as yet, stand in ``state`` with all that belongs to it."""
        for things in (self.own, self.foreign):
            sent = {"figures": things.figures, "submitted_on": date(2024, 3, 15)} if state != "draft" else {}
            final = {"signer_id": things.office, "document": things.document, "file": things.file}
            changes = sent | (final if state in (*FINAL, "recalled") else {})
            report, letter = Report.objects.get(pk=things.report), Letter.objects.get(pk=things.letter)
            key = KEY if things is self.own else KEY[::-1]
            if changes:
                Report.objects.filter(pk=things.report).update(**changes)
            put_work_in(report, state, partial(make_issue, code=key, figures=things.figures, pk=things.report))
            if state in LETTER_MOVES and state != letter.state:
                give_papers(letter, things)
                put_work_in(
                    letter, state, partial(make_issue, code=f"LETTER{letter.pk}", figures={}, pk=things.report + 1000)
                )


def give_papers(letter: Letter, things: Things) -> None:
    """Let a draft bear what a signed letter bears."""
    symbol, keeper = f"9/{things.agency}-VP{letter.pk}", things.file.created_by
    content = f"%PDF-1.7 {symbol}".encode()
    letter.signer_id = things.office
    letter.document = register_document(type="CV", symbol=symbol, issued_on=date(2024, 3, 15), agency=letter.agency)
    letter.file = store(agency=letter.agency, name="9.pdf", content_type="application/pdf", content=content, by=keeper)
    letter.save()


def put_work_in(work: Work, state: str, issue: Callable[[Work], Issue]) -> None:
    """Bring a work to ``state`` by the moves that the database allows; ``issue`` makes what is kept on issuing."""
    for target in way_to(work, state):
        if target == "signed":
            take_number(work)
        if target in ("issued", "recalled"):
            work.refresh_from_db()
            assert work.file is not None
            kept = issue(work) if target == "issued" else Issue.objects.get(**work.key)
            if target == "recalled":
                kept.state, kept.recall_reason = "recalled", "Sai thẩm quyền"
                kept.save()
            WorkflowStep.objects.create(
                **work.key, from_state=work.state, to_state=target, by=work.file.created_by, reason="Sai thẩm quyền"
            )
        type(work)._default_manager.filter(pk=work.pk).update(state=target)  # type: ignore[misc]  # each has one
        work.state = target


def take_number(work: Work) -> None:
    """Enter the work's document into the register of its agency."""
    work.refresh_from_db()
    assert work.document is not None
    IssuedNumber.objects.create(
        agency=work.agency, year=2024, number=work.document.pk, type=work.document.type, document=work.document
    )


def way_to(work: Work, state: str) -> list[str]:
    """The shortest way of moves from where the work is."""
    ways: list[list[str]] = [[str(work.state)]]
    for way in ways:
        if way[-1] == state:
            return way[1:]
        ways += [[*way, str(target)] for target in work.moves[way[-1]]]
    raise AssertionError(f"No way leads to {state}.")


def make_issue(work: Work, code: str, figures: dict, *, pk: int) -> Issue:
    """The issued document of a work."""
    document = work.document
    assert document is not None and document.issued_on is not None and work.file is not None
    return Issue.objects.create(
        **work.key,
        pk=pk,
        document=document,
        file=work.file,
        code=code,
        symbol=document.symbol,
        agency_name="Sở Du lịch",
        issued_on=document.issued_on,
        letterhead={},
        figures=figures,
        sha256=work.file.sha256,
        issued_by=work.file.created_by,
    )


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """The province, for all tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def make_world() -> World:
    """Make agencies, people and, for two agencies, one thing of every kind."""
    province = make_agency("KG-UBND", "Ủy ban nhân dân tỉnh Kiên Giang", kind="province")
    province.reviews = province
    province.save()
    agencies = {
        "KG-UBND": province,
        "KG-SDL": make_agency("KG-SDL", "Sở Du lịch", superior=province),
        "KG-SNV": make_agency("KG-SNV", "Sở Nội vụ", superior=province, reviews=province),
        "ST-SVHTTDL": make_agency("ST-SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
    }
    people = {name: _make_person(name, role, agencies[code]) for name, (code, role) in PEOPLE.items()}
    _make_template()
    make_rule("2", "le", "1", code="WARNED", severity="warning", message="Hai không lớn hơn một.")
    quarter = make_period(2024, "Q1")
    later = make_period(2024, "Q2")
    own_agency = agencies["KG-SDL"]
    own = _make_things(own_agency, province, quarter, people["minh"], people["quan"])
    elsewhere, stranger = agencies["ST-SVHTTDL"], people["stranger"]
    foreign = _make_things(elsewhere, elsewhere, quarter, stranger, stranger)
    for period in (quarter, later):
        progress_of_agencies([own_agency.pk, elsewhere.pk], period)  # kept from now on: no page has to count
    return World(people, own, foreign, {name: _sign_in(user) for name, user in people.items()})


def _sign_in(user: User) -> SimpleCookie:
    """Sign in; the session is as if just used, however long the module takes, so that no request has to note it."""
    client = Client()
    client.force_login(user)
    session = client.session
    session[SEEN] = int(time.time()) + 24 * 60 * 60
    session.save()
    return client.cookies


def _make_person(name: str, role: str, agency: Agency) -> User:
    user = make_user(name, role, agency)
    user.full_name = f"Nguyễn {name.title()}"
    user.save()
    return user


def _make_template() -> None:
    template = ReportTemplate.objects.create(code="quy", name="Báo cáo quý", title="Kết quả", is_default=True)
    template.sections.create(position=1, number="I", heading="Tiến độ", body="Đạt [[nhiem_vu.ti_le]].")
    coming = ReportTemplate.objects.create(code="quy-moi", name="Mẫu đang soạn", title="Kết quả mới")
    coming.sections.create(position=1, number="I", heading="Chỉ đạo, điều hành")


def _make_paper(report: Report, number: int) -> OfficialDocument:
    """A document that only the text of ``report`` cites; another one, that all may cite, is from the same office."""
    paper = OfficialDocument.objects.create(
        type="CV", symbol=f"{number}/SXD-P{report.pk}", issued_on=date(2024, 2, 1), is_checked=False
    )
    SectionCitation.objects.create(report=report, section=report.sections.get(), document=paper)
    register_document(type="CV", symbol="78/SXD-VP", issued_on=date(2024, 3, 1), issuer="Sở Xây dựng")
    return paper


def _make_letter(agency: Agency, unit: Agency, quarter: ReportingPeriod, writer: User) -> Letter:
    """A reminder of the agency to its unit, whose report is due since 10/3/2024."""
    texts = {"subject": "đôn đốc báo cáo", "unit": "VP", "before": "Chưa gửi:", "after": "Đề nghị gửi."}
    letter = Letter.objects.create(
        agency=agency, period=quarter, counted_on=date(2024, 3, 12), written_by=writer, **texts
    )
    LetterRecipient.objects.create(
        letter=letter, agency=unit, position=1, name=unit.name, due_on=date(2024, 3, 10), days_late=2
    )
    return letter


def _make_job(owner: User, state: str, **more: str) -> int:
    values = {"kind": "report_batch", "title": "Xuất hàng loạt", "heartbeat": timezone.now(), "claim": "x"} | more
    return Job.objects.create(owner=owner, state=state, **values).pk


def _make_things(agency: Agency, superior: Agency, quarter: ReportingPeriod, writer: User, keeper: User) -> Things:
    plan = make_plan(agency)
    plan_section = plan.sections.create(position=1, number="I", heading="MỤC TIÊU", body="Đúng hạn.")
    task = make_task(plan, "Quý I/2024", "Quý IV/2024")
    TaskUpdate.objects.create(task=task, quarter=quarter, status="in_progress", recorded_by=writer)
    indicator = make_indicator(f"VAN-BAN-{agency.code}", unit="văn bản")
    target = make_target(agency, indicator, "Tối thiểu 1.000", "1000")
    shared = Indicator.objects.filter(code="CHUNG").first() or make_indicator("CHUNG")
    IndicatorValue.objects.create(indicator=indicator, agency=agency, quarter=quarter, value=5, recorded_by=writer)
    said = {"message": "Hai không lớn hơn một.", "arithmetic": WARNED, "text": "Đúng là hai.", "written_by": writer}
    RuleExplanation.objects.create(agency=agency, quarter=quarter, rule="WARNED", **said)
    duty = make_duty(agency, quarter, superior=superior)
    next_quarter = make_period(2024, "Q2")
    CalendarEntry.objects.create(superior=agency, period=next_quarter, due_on="2024-06-15", closes_on="2024-07-31")
    unit = make_agency(f"{agency.code}-TT", "Trung tâm Xúc tiến", kind="unit", superior=agency)
    report = start_report(agency=agency, period=quarter)
    paper = _make_paper(report, 77)
    cited = OfficialDocument.objects.get(symbol="78/SXD-VP")
    basis = TargetCitation.objects.create(target=target, document=cited, locator="Điều 1")
    content = f"%PDF-1.7 {agency.code}".encode()
    office = make_office(agency)
    letter = _make_letter(agency, unit, quarter, writer)
    persons = [make_user(f"{agency.code}-{number}".lower(), Role.EDITOR, agency) for number in (1, 2, 3)]
    User.objects.filter(pk=persons[1].pk).update(is_active=False)
    lock = timezone.now() + timedelta(days=1)
    SignInAttempts.objects.create(key=password_key(persons[2].username), since=lock, locked_until=lock)
    coming = ReportTemplate.objects.get(code="quy-moi")
    return Things(
        agency=agency.code,
        plan=plan.pk,
        plan_section=plan_section.pk,
        task=task.pk,
        indicator=indicator.pk,
        shared=shared.pk,
        target=target.pk,
        basis=basis.pk,
        rule=ValidationRule.objects.get(code="WARNED").pk,
        report=report.pk,
        section=report.sections.get().pk,
        duty=duty.pk,
        unit_duty=make_duty(unit, quarter, superior=agency, **CLOSED).pk,
        office=office.pk,
        authorisation=office.authorisations.get().pk,
        agency_version=Agency.objects.get(pk=agency.pk).version,
        occurrence=Occurrence.objects.get(deliverable__task=task, due_on=date(2024, 12, 31)).pk,
        deliverable=task.deliverables.get(position=1).pk,
        figures=live_figures(agency, quarter).freeze(),
        document=register_document(
            type=DocumentType.REPORT, symbol=f"34/BC-{agency.code}", issued_on=date(2024, 3, 15), agency=agency
        ),
        job=_make_job(keeper, "running"),
        finished_job=_make_job(
            keeper, "finished", file_name="bao-cao.zip", file=default_storage.save("jobs/1", ContentFile(b"PK"))
        ),
        stopped_job=_make_job(keeper, "stopped"),
        person=persons[0].pk,
        closed_person=persons[1].pk,
        locked_person=persons[2].pk,
        link=dict(zip(("uidb64", "token"), password_link(persons[0]).split("/")[-3:-1], strict=True)),
        file=store(agency=agency, name="34-BC.pdf", content_type="application/pdf", content=content, by=writer),
        paper=paper.pk,
        unit=unit.pk,
        letter=letter.pk,
        saved_view=SavedView.objects.create(user=keeper, name="Của tôi", address="/dashboard/2024-Q1/").pk,
        template=coming.pk,
        outline=coming.sections.get().pk,
        relation=DocumentRelation.objects.create(target=paper, kind="expires", effective_on=date(2024, 3, 1)).pk,
    )
