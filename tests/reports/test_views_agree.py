"""What is counted once is the same everywhere: dashboard, its sheet, charts, areas, lists of tasks."""

from io import BytesIO

import pytest
from django.db import transaction
from django.urls import reverse
from openpyxl import load_workbook

from agencies.models import User
from agencies.permissions import Perm
from plans.figures import progress_by_agency
from plans.models import Plan, Task
from plans.pages.tasks import TaskFilter, TasksBehind
from plans.states import TaskState
from plans.totals.counting import totals_by_area
from reports.charts.boards import asked_for
from reports.overview import Overview, overview, periods_overseen
from tests.reports.generating import run

PARTS = (TaskState.OVERDUE, TaskState.IN_PROGRESS, TaskState.NOT_STARTED, TaskState.NOT_ARISEN)
ALL = slice(0, 100_000)


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker):
    """A small province of one year, with tasks that came and went during it, made once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        run("--agencies", "4", "--years", "1")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def overseer(db, province) -> User:
    """Who oversees the most."""
    users = [one for one in User.objects.all() if one.holds(Perm.DASHBOARD_VIEW)]
    return max(users, key=lambda one: (Plan.objects.visible_to(one).count(), one.pk))


def of_each_period(user: User) -> list[Overview]:
    found = [overview(user, period) for period in periods_overseen(user)]
    assert len(found) > 1
    assert any(one.rows for one in found)
    return found


def test_the_parts_of_every_figure_make_the_whole(overseer):
    for found in of_each_period(overseer):
        for progress in (found.progress, *(row.progress for row in found.rows)):
            rest = sum(progress.count(state) for state in PARTS)
            left_out = 0 if progress.counts_not_arisen else progress.count(TaskState.NOT_ARISEN)
            assert progress.performed + rest - left_out == progress.total, found.period
            assert progress.performed_of_due <= min(progress.due, progress.performed)
        for name in ("performed", "total", "overdue", "due", "late"):
            assert getattr(found.progress, name) == sum(getattr(row.progress, name) for row in found.rows)


def test_a_figure_opens_as_many_tasks_as_it_counts(overseer):
    assert Task.objects.exclude(added_on=None).exists()
    for found in of_each_period(overseer)[:2]:
        live = progress_by_agency(Task.objects.in_year(found.period.year).counted(), found.period)
        for row in found.rows[:4]:
            progress = live[row.agency_id]
            if row.is_provisional or not row.has_changed:
                assert progress.states == row.progress.states
            asked = {"": progress.total, "performed": progress.performed, "due": progress.due, "late": progress.late}
            for state, number in (asked | progress.states).items():
                listed = TasksBehind(overseer, found.period, TaskFilter(agency=row.code, state=state))
                assert (listed.count(), len(listed[ALL])) == (number, number), (row.code, found.period, state)


def test_areas_add_up_to_the_agency(overseer):
    for found in of_each_period(overseer):
        plans = Plan.objects.filter(agency__in=[row.agency_id for row in found.rows])
        by_agency: dict[int, int] = {}
        for _, areas in totals_by_area(plans, found.period):
            for one in areas:
                by_agency[one.agency] = by_agency.get(one.agency, 0) + sum(count.tasks for count in one.counts)
        live = progress_by_agency(Task.objects.in_year(found.period.year).counted(), found.period)
        assert by_agency == {pk: sum(live[pk].states.values()) for pk in by_agency}


def test_the_heat_map_and_the_sheet_print_what_the_dashboard_does(client, overseer):
    client.force_login(overseer)
    for found in of_each_period(overseer):
        parts = {row.name: f"{row.progress.performed}/{row.progress.total}" for row in found.rows}
        chart = asked_for(overseer, {"view": "heat", "period": found.period.slug}).board.chart
        place = [period for period, _ in chart.heads].index(found.period)
        assert {line.name: line.cells[place].parts for line in chart.lines if line.name in parts} == parts
        assert chart.totals[place].parts == f"{found.progress.performed}/{found.progress.total}"
        sheet = client.get(reverse("reports:dashboard_xlsx", args=[found.period.slug])).content
        rows = [list(row) for row in load_workbook(BytesIO(sheet)).active.values]
        for row in found.rows:
            told = next(line for line in rows if row.name in line)
            assert told[8:10] + told[11:12] == [row.progress.total, row.progress.performed, row.progress.overdue]
