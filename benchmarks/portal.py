"""The scenarios that need a database of some size: figures in SQL, pages, the saving of a row, exports."""

import time
from argparse import Namespace
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse

from agencies.models import Agency, User
from agencies.permissions import Role
from benchmarks.browser import Browser
from benchmarks.by_hand import progress_by_hand, values_by_hand
from benchmarks.copies import keep_copy
from benchmarks.measure import Call, Sample, highest_mb, measured
from core.audit.context import acting
from core.models import AuditRecord
from indicators.aggregation.engine import consolidate
from indicators.models import Indicator
from periods.models import ReportingPeriod
from periods.spans import Span
from plans.figures import progress_by_agency
from plans.models import Task, TaskUpdate
from plans.states import DONE, PlanKind, Status
from plans.totals.counting import forget, progress_of_agencies
from reports.generate import Options, Province, let_the_planner_know, make_base, make_year
from reports.generate.organisation import ROOT
from reports.generate.people import username_of
from reports.generate.wording import RESULT
from reports.models import Report
from reports.services import start_report

EMPTY, BY_HAND = "empty page", "SQL by hand"
KEPT, AGGREGATED = "States from kept totals", "Indicators added up, with coverage and comparisons"


@dataclass(frozen=True, slots=True)
class Stage:
    """Who asks, of which agency, in which period."""

    department: Agency
    period: ReportingPeriod
    editor: Browser
    reviewer: Browser
    runs: int

    def page(self, name: str, browser: Browser, url: str, most: float | None = 12, queries: int | None = 10) -> Sample:
        """Measure a page against the empty one that the same user asks for."""
        return self.call(name, browser, lambda: browser.get(url), most, queries)

    def call(self, name: str, browser: Browser, ask: Call, most: float | None, queries: int | None) -> Sample:
        empty = {"against": EMPTY, "reference": lambda: browser.get("/empty/")}
        return measured(name, ask, runs=self.runs, most=most, most_queries=queries, **empty)  # type: ignore[arg-type]


def run(options: Namespace) -> dict[str, Any]:
    """Make a province of the asked size, year by year, and measure; return what was found, as JSON values."""
    call_command("migrate", verbosity=0)
    asked = Options(agencies=1 if options.size == "department" else options.agencies, years=options.years)
    started = time.perf_counter()
    with acting(name="benchmark"):
        province = make_base(asked, _silent)
        make_year(province, asked.until.year, _silent)
        young = keep_copy("young")
        for year in asked.all_years[:-1]:
            make_year(province, year, _silent)
    let_the_planner_know()
    seconds = time.perf_counter() - started
    facts = {
        "agencies": asked.agencies,
        "years": asked.years,
        "tasks": Task.objects.count(),
        "audit records": AuditRecord.objects.count(),
        "seconds to make": round(seconds),
    }
    samples = _samples(_stage(province, options.runs), young, asked.years)
    return {
        "database": connection.vendor,
        "size": options.size,
        "facts": facts | {"highest memory MB": highest_mb()},
        "samples": [sample.as_json() for sample in samples],
        "explained": _explained(_stage(province, 1).period) if options.explain else "",
    }


def _silent(line: str) -> None:
    """Progress of the generator is not told."""


def _stage(province: Province, runs: int) -> Stage:
    department = Agency.objects.get(code="VT-STC")
    until = province.options.until
    period = ReportingPeriod.objects.quarters().get(data_from__lte=until, data_to__gte=until)

    def browser(role: Role, agency: Agency) -> Browser:
        return Browser(User.objects.get(username=username_of(role, agency)))

    return Stage(department, period, browser(Role.EDITOR, department), browser(Role.REVIEWER, province.office), runs)


def _samples(stage: Stage, young: str, years: int) -> list[Sample]:
    """All scenarios, those that write last."""
    return [*_figures(stage, young, years), *_pages(stage), *_papers(stage), *_writes(stage)]


def _figures(stage: Stage, young: str, years: int) -> list[Sample]:
    period, runs = stage.period, stage.runs
    tasks = Task.objects.in_year(period.year).counted()
    everybody = list(Agency.objects.filter(plans__year=period.year).values_list("pk", flat=True))
    if not progress_by_agency(tasks, period) == progress_by_hand(period) == progress_of_agencies(everybody, period):
        raise RuntimeError("The derived figures, those by hand and the kept ones differ: one of them is wrong.")
    derive, by_hand = lambda: progress_by_agency(tasks, period), lambda: progress_by_hand(period)
    top, span = Agency.objects.get(code=ROOT), Span.of(period)
    answered = list(Indicator.objects.filter(values__quarter__year=period.year).distinct())
    promised = 1.5 if len(everybody) > 1 else None  # one agency's SQL is all but free: building ours is the cost
    hand = {"against": BY_HAND, "reference": by_hand, "runs": runs}
    values = {"against": BY_HAND, "reference": lambda: values_by_hand(period), "runs": runs}
    return [
        measured("States derived from all tasks", derive, most=promised, **hand),  # type: ignore[arg-type]
        measured(
            f"The same with {years} years, against one",
            derive,
            runs=runs,
            against="one year",
            reference=lambda: progress_by_agency(tasks.using(young), period),
            most=1.1,
        ),
        measured(KEPT, lambda: progress_of_agencies(everybody, period), most=promised, **hand),  # type: ignore[arg-type]
        measured(f"{KEPT}, all counted anew", lambda: _anew(everybody, period), **hand),  # type: ignore[arg-type]
        measured(AGGREGATED, lambda: consolidate(top, span, answered), **values),  # type: ignore[arg-type]
    ]


def _anew(agencies: list[int], period: ReportingPeriod) -> object:
    forget()
    return progress_of_agencies(agencies, period)


def _pages(stage: Stage) -> list[Sample]:
    code, slug = stage.department.code, stage.period.slug
    dashboard, home = reverse("reports:dashboard", args=[slug]), reverse("reports:home")
    tasks = reverse("plans:tasks")
    return [
        stage.page("Home page of an editor", stage.editor, home),
        stage.page("Home page of a reviewer", stage.reviewer, home),
        stage.page("Entry page of a quarter", stage.editor, reverse("plans:entry", args=[code, slug])),
        stage.page("Entry page of indicators", stage.editor, reverse("indicators:entry", args=[code, slug])),
        stage.page("Dashboard", stage.reviewer, dashboard),
        stage.page("Drill-down: overdue tasks of all", stage.reviewer, f"{tasks}?period={slug}&state=overdue"),
        stage.page("Drill-down: tasks of an agency", stage.reviewer, f"{tasks}?period={slug}&agency={code}"),
    ]


def _papers(stage: Stage) -> list[Sample]:
    """Report page, PDF and Excel; the longer ones are printed in ``benchmarks.documents``."""
    report = start_report(agency=stage.department, period=stage.period)
    where = [report.agency.code, report.period.slug]
    dashboard_xlsx = reverse("reports:dashboard_xlsx", args=[stage.period.slug])
    return [
        stage.page("Report page", stage.editor, reverse("reports:detail", args=where)),
        stage.page("Report as PDF", stage.editor, reverse("reports:preview", args=where), most=None, queries=None),
        stage.page("Dashboard as XLSX", stage.reviewer, dashboard_xlsx, most=None),
    ]


def _writes(stage: Stage) -> list[Sample]:
    return [
        stage.call("Saving one row", stage.editor, _saving(stage), most=4, queries=8),
        stage.call("Making a report", stage.editor, lambda: _making(stage), most=None, queries=None),
    ]


def _saving(stage: Stage) -> Call:
    """Return a call that saves another row each time, with a text that was not there before."""
    tasks = Task.objects.filter(plan__agency=stage.department, plan__year=stage.period.year, plan__kind=PlanKind.ANNUAL)
    updates = TaskUpdate.objects.filter(task__in=tasks, quarter=stage.period, status__in=DONE)
    versions = dict(updates.values_list("task", "version"))
    waiting = list(versions)

    def save() -> None:
        task = waiting.pop(0)
        waiting.append(task)
        url = reverse("plans:record", args=[stage.department.code, stage.period.slug, task])
        result = f"{RESULT} Lần {versions[task]}"
        stage.editor.post(url, {"version": versions[task], "status": Status.PERIOD_DONE, "result": result})
        versions[task] += 1

    return save


def _making(stage: Stage) -> None:
    """Start the report of a period that has none, and take it back."""
    taken = Report.objects.filter(agency=stage.department).values("period")
    free = ReportingPeriod.objects.filter(year=stage.period.year).exclude(pk__in=taken).order_by("-ends_on").first()
    assert free is not None  # the generator makes no report of Quý IV
    with transaction.atomic(), acting(name="benchmark"):
        start_report(agency=stage.department, period=free)
        transaction.set_rollback(True)


def _explained(period: ReportingPeriod) -> str:
    """Return how the database reads the state of every task."""
    states = Task.objects.in_year(period.year).counted().with_state(period).order_by().values()
    return states.explain(analyze=True) if connection.vendor == "postgresql" else states.explain()
