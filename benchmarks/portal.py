"""The scenarios that need a province: figures in SQL, pages, and the saving of one row."""

import time
from argparse import Namespace
from collections.abc import Callable
from functools import partial

from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from benchmarks import generate
from benchmarks.browser import Browser, Statements
from benchmarks.by_hand import progress_by_hand
from benchmarks.copies import keep_copy
from benchmarks.measure import Row, at_most, medians, milliseconds, print_table
from benchmarks.work import RESULT
from core.audit.context import acting
from core.models import AuditRecord
from periods.models import ReportingPeriod
from plans.figures import progress_by_agency
from plans.models import Task, TaskUpdate
from plans.states import Status

THIS_YEAR = 2024


def run(options: Namespace) -> None:
    """Make the province year by year, measure it young and old, and print the table."""
    call_command("migrate", verbosity=0)
    with acting(name="benchmark"):
        province = generate.make_province(options.agencies)
        rows = [_made("Making the current year", province, [THIS_YEAR], options.tasks)]
        period = ReportingPeriod.objects.get(year=THIS_YEAR, kind="Q3")
        generate.submit_reports(period)
        young = keep_copy("young")
        older = list(range(THIS_YEAR - options.years + 1, THIS_YEAR))
        rows.append(_made(f"Making {len(older)} years of history", province, older, options.tasks))
    rows += _figure_rows(period, young, options.years, options.runs)
    rows += _page_rows(province, period, options.runs)
    title = f"{connection.vendor}: {options.agencies} agencies × {options.tasks} tasks × {options.years} years"
    print_table(title, rows, options.out)
    if options.explain:
        print(_explained(period))


def _made(name: str, province: generate.Province, years: list[int], tasks: int) -> Row:
    """Make whole years; the rows count what the triggers recorded of them."""
    before = AuditRecord.objects.count()
    started = time.perf_counter()
    for year in years:
        generate.make_year(province, year, tasks, through=3 if year == THIS_YEAR else 4)
    seconds = time.perf_counter() - started
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # what autovacuum does within a minute
    written = AuditRecord.objects.count() - before
    rate = written / seconds if seconds else 0
    return Row(name, f"{seconds:.0f} s, {written} rows, each with its audit record: {rate:.0f} a second")


def _explained(period: ReportingPeriod) -> str:
    """Return how the database reads the state of every task."""
    states = Task.objects.in_year(period.year).counted().with_state(period).order_by().values()
    return states.explain(analyze=True) if connection.vendor == "postgresql" else states.explain()


def _figure_rows(period: ReportingPeriod, young: str, years: int, runs: int) -> list[Row]:
    """Time the portal's query, the one by hand, which must find the same, and the portal's without the history."""
    tasks = Task.objects.in_year(period.year).counted()
    if progress_by_agency(tasks, period) != progress_by_hand(period):
        raise RuntimeError("The query by hand and the portal's differ: one of them is wrong.")
    portal, by_hand, before = medians(
        lambda: progress_by_agency(tasks, period),
        lambda: progress_by_hand(period),
        lambda: progress_by_agency(tasks.using(young), period),
        runs=runs,
    )
    spent, grown = (f"{milliseconds(portal)} against {milliseconds(other)}" for other in (by_hand, before))
    return [
        at_most("Progress of every agency, against SQL by hand", portal / by_hand, 1.5, detail=spent),
        at_most(f"The same with {years} years, against one", portal / before, 1.1, detail=grown),
    ]


def _page_rows(province: generate.Province, period: ReportingPeriod, runs: int) -> list[Row]:
    entry = reverse("plans:entry", args=[province.department.code, period.slug])
    dashboard = reverse("reports:dashboard", args=[period.slug])
    reviewer, editor = Browser(province.reviewer), Browser(province.editor)
    rows = []
    for name, browser, url in (
        ("Dashboard of the province", reviewer, dashboard),
        ("Home page of an editor", editor, reverse("reports:home")),
        ("Home page of a reviewer", reviewer, reverse("reports:home")),
        ("Entry page of a quarter", editor, entry),
    ):
        rows += _against_empty(name, browser, partial(browser.get, url), runs, times=12, queries=10)
    rows += _against_empty("Saving one row", editor, _saving(editor, province, period), runs, times=4, queries=8)
    return rows


def _against_empty(
    name: str, browser: Browser, ask: Callable[[], object], runs: int, *, times: float, queries: int
) -> list[Row]:
    empty, page = medians(lambda: browser.get("/empty/"), ask, runs=runs)
    with Statements() as sent:
        ask()
    spent = f"{milliseconds(page)} against {milliseconds(empty)}"
    return [
        at_most(f"{name}, against an empty page", page / empty, times, detail=spent),
        at_most(f"{name}: statements", sent.count, queries, unit=""),
    ]


def _saving(editor: Browser, province: generate.Province, period: ReportingPeriod) -> Callable[[], object]:
    """Return a call that saves another row each time, with a text that was not there before."""
    tasks = Task.objects.filter(plan__agency=province.department, plan__year=period.year)
    updates = TaskUpdate.objects.filter(task__in=tasks, quarter=period, status=Status.PERIOD_DONE)
    versions = dict(updates.values_list("task", "version"))
    waiting = list(versions)

    def save() -> None:
        task = waiting.pop(0)
        waiting.append(task)
        url = reverse("plans:record", args=[province.department.code, period.slug, task])
        result = f"{RESULT} Lần {versions[task]}"
        editor.post(url, {"version": versions[task], "status": Status.PERIOD_DONE, "result": result})
        versions[task] += 1

    return save
