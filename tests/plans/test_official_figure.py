"""The official figure: performed ÷ total, what stands in either, and what is shown beside it.

20/27 is that of Sở Du lịch Kiên Giang, Quý I/2024: 74,1%.
"""

from datetime import date
from decimal import Decimal

import pytest

from core.numbers import format_percent
from plans.figures import Progress, progress_among, progress_by_area, progress_of
from plans.models import Programme, Task
from plans.states import NotArisenRule, PlanKind, TaskState
from tests.factories import make_area, make_plan, make_task


def figure(period) -> Progress:
    return progress_of(Task.objects.in_year(period.year).counted(), period)


def test_twenty_of_twenty_seven_is_74_1_percent(plan, periods, report):
    for _ in range(12):
        report(make_task(plan, "Quý I/2024"), periods["Q1"])
    for _ in range(8):
        report(make_task(plan, "Hàng quý"), periods["Q1"])
    for _ in range(2):
        make_task(plan, "Tháng 3/2024")
    for _ in range(5):
        make_task(plan, "Quý IV/2024")
    progress = figure(periods["Q1"])
    assert (progress.performed, progress.total, progress.overdue) == (20, 27, 2)
    assert progress.percent == Decimal("74.1")
    assert format_percent(progress.percent, 1) == "74,1%"


def test_half_a_tenth_is_rounded_up():
    assert Progress({"completed": 1, "overdue": 15}).percent == Decimal("6.3")  # 6,25


def test_without_tasks_there_is_no_percentage(periods):
    progress = figure(periods["Q1"])
    assert (progress.total, progress.percent, progress.percent_of_due) == (0, None, None)


def test_cancelled_task_is_not_counted_at_all(plan, periods):
    make_task(plan, "Quý I/2024")
    make_task(plan, "Quý I/2024", cancelled_on=date(2024, 3, 1))
    progress = figure(periods["Q1"])
    assert (progress.total, progress.due, progress.count(TaskState.CANCELLED)) == (1, 1, 1)


@pytest.mark.parametrize(
    ("rule", "totals"),
    [
        (NotArisenRule.UNTIL_ANNUAL, {"Q1": 3, "9T": 3, "Q4": 3, "N": 2}),
        (NotArisenRule.ALWAYS, {"Q1": 3, "9T": 3, "Q4": 3, "N": 3}),
        (NotArisenRule.NEVER, {"Q1": 2, "9T": 2, "Q4": 2, "N": 2}),
    ],
)
def test_task_that_did_not_arise_leaves_the_total_when_the_programme_says(plan, periods, report, rule, totals):
    Programme.objects.update(not_arisen_rule=rule)
    report(make_task(plan, "Quý I/2024"), periods["Q1"])
    make_task(plan, "Quý I/2024")
    make_task(plan, "Khi có phát sinh")
    assert {kind: figure(periods[kind]).total for kind in totals} == totals
    listed = Task.objects.in_year(2024).counted().with_state(periods["N"]).in_total(periods["N"])
    assert listed.count() == totals["N"]


def test_beside_the_official_figure_stand_those_of_what_is_due_and_of_what_arose(plan, periods, report):
    report(make_task(plan, "Quý I/2024"), periods["Q1"])
    report(make_task(plan, "Quý IV/2024"), periods["Q1"], "all_done")
    make_task(plan, "Quý I/2024")
    make_task(plan, "Quý IV/2024")
    make_task(plan, "Khi có phát sinh")
    progress = figure(periods["Q1"])
    assert (progress.percent, progress.percent_of_due, progress.percent_of_arisen) == (40, 50, 50)


def test_continuous_work_is_due_in_every_quarter(plan, periods):
    make_task(plan, "Thường xuyên")
    progress = figure(periods["Q1"])
    assert (progress.due, progress.performed_of_due, progress.percent_of_due) == (1, 0, 0)


def test_deadline_in_the_year_before_the_plan_is_due_from_the_first_quarter(department, periods, report):
    """The plan of Sở VHTTDL Hậu Giang for 2022 holds "Quí IV/2021"."""
    plan = make_plan(department)
    task = make_task(plan, "Quí IV/2023")
    due_on = task.deliverables.get().occurrences.get().due_on
    assert (due_on, figure(periods["Q1"]).overdue) == (date(2023, 12, 31), 1)
    report(task, periods["Q1"], delivered_on=date(2023, 12, 28))
    assert (figure(periods["Q1"]).performed, figure(periods["Q1"]).late) == (1, 0)


@pytest.mark.parametrize(
    ("kind", "delivered_on", "late"),
    [
        ("Q1", date(2024, 3, 31), 0),
        ("Q2", date(2024, 4, 1), 1),
        ("Q2", date(2024, 3, 31), 0),
        ("Q1", None, 0),
        ("Q2", None, 1),  # it was overdue at the end of Quý I, so it came late
        ("Q3", None, 1),
    ],
)
def test_late_is_delivered_after_the_due_day(plan, periods, report, kind, delivered_on, late):
    report(make_task(plan, "Quý I/2024"), periods[kind], delivered_on=delivered_on)
    progress = figure(periods["Q4"])
    assert (progress.performed, progress.late) == (1, late)


def test_only_annual_plans_are_counted(plan, department, periods):
    make_task(plan, "Quý I/2024")
    thematic = make_plan(department, kind=PlanKind.INSPECTION, title="Kiểm tra cải cách hành chính")
    make_task(thematic, "Quý I/2024")
    assert figure(periods["Q1"]).total == 1


def test_task_of_several_deliverables_counts_once(plan, periods, report):
    task = make_task(plan, "Tháng 1/2024", "Tháng 2/2024", "Tháng 3/2024")
    report(task, periods["Q1"])
    progress = figure(periods["Q1"])
    assert (progress.total, progress.performed, progress.due) == (1, 1, 1)


def test_silent_task_counts_against_its_area(plan, periods, report):
    law = make_area("the-che")
    service = make_area("tthc", position=2)
    report(make_task(plan, "Quý I/2024", area=law), periods["Q1"])
    make_task(plan, "Quý I/2024", area=law)
    make_task(plan, "Quý I/2024", area=service)
    by_area = progress_by_area(Task.objects.counted(), periods["Q1"])
    assert {area: (one.performed, one.total) for area, one in by_area.items()} == {
        law.pk: (1, 2), service.pk: (0, 1),
    }  # fmt: skip


def test_figure_of_rows_in_hand_is_the_figure_of_the_query(plan, periods, report):
    report(make_task(plan, "Quý I/2024"), periods["Q2"], delivered_on=date(2024, 4, 2))
    make_task(plan, "Quý I/2024")
    make_task(plan, "Quý I/2024", cancelled_on=date(2024, 2, 1))
    make_task(plan, "Khi có phát sinh")
    for period in periods.values():
        rows = list(Task.objects.with_state(period))
        assert progress_among(rows, [plan.programme.not_arisen_rule], period) == figure(period)
