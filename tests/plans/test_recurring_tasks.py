"""Recurring, continuous and on-demand work over the quarters of a year."""

from datetime import date

from plans.models import Occurrence
from plans.services import set_deadline
from plans.states import TaskState
from tests.factories import make_task
from tests.plans.conftest import state_of, states_of


def test_quarterly_report_is_on_schedule_each_quarter_and_completed_with_the_last(plan, periods, report):
    task = make_task(plan, "Hàng quý")
    for kind in ("Q1", "Q2", "Q3", "Q4"):
        report(task, periods[kind])
    assert states_of(task, periods) == ["on_schedule"] * 3 + ["completed"]


def test_missed_quarter_of_a_recurring_task_is_overdue_until_made_up(plan, periods, report):
    task = make_task(plan, "Hàng quý")
    report(task, periods["Q1"])
    report(task, periods["Q3"])
    assert states_of(task, periods) == ["on_schedule", "overdue", "on_schedule", "overdue"]


def test_monthly_work_said_done_covers_the_months_of_its_quarter(plan, periods, report):
    task = make_task(plan, "Hàng tháng")
    report(task, periods["Q1"])
    delivered = Occurrence.objects.filter(deliverable__task=task, delivery__isnull=False)
    assert list(delivered.values_list("due_on", flat=True)) == [
        date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31),
    ]  # fmt: skip
    assert state_of(task, periods["Q1"]) == TaskState.ON_SCHEDULE


def test_silent_quarter_takes_continuous_work_out_of_on_schedule_but_never_makes_it_overdue(plan, periods, report):
    task = make_task(plan, "Thường xuyên")
    report(task, periods["Q1"])
    report(task, periods["Q3"])
    assert states_of(task, periods) == ["on_schedule", "in_progress", "on_schedule", "in_progress"]


def test_continuous_work_reported_in_every_quarter_is_completed_with_the_year(plan, periods, report):
    task = make_task(plan, "Thường xuyên")
    for kind in ("Q1", "Q2", "Q3", "Q4"):
        report(task, periods[kind])
    assert states_of(task, periods) == ["on_schedule", "on_schedule", "on_schedule", "completed"]


def test_all_done_says_nothing_of_the_quarters_to_come_of_continuous_work(plan, periods, report):
    task = make_task(plan, "Thường xuyên")
    report(task, periods["Q1"], "all_done")
    assert states_of(task, periods)[:2] == ["on_schedule", "in_progress"]


def test_silent_continuous_work_is_not_started(plan, periods):
    assert states_of(make_task(plan, "Thường xuyên"), periods) == ["not_started"] * 4


def test_date_part_of_continuous_work_is_due(plan, periods, report):
    task = make_task(plan, "Quý I/2024 và thường xuyên")
    assert state_of(task, periods["Q1"]) == TaskState.OVERDUE
    report(task, periods["Q1"])
    assert states_of(task, periods)[:2] == ["on_schedule", "in_progress"]


def test_work_on_demand_arises_and_is_delivered_when_reported_as_done(plan, periods, report):
    task = make_task(plan, "Khi có phát sinh")
    report(task, periods["Q2"])
    assert states_of(task, periods) == ["not_arisen", "completed", "completed", "completed"]


def test_work_on_demand_that_arises_again_leaves_the_earlier_quarter_as_it_was(plan, periods, report):
    task = make_task(plan, "Khi có phát sinh")
    report(task, periods["Q1"])
    report(task, periods["Q3"])
    assert states_of(task, periods) == ["completed"] * 4


def test_work_on_demand_corrected_to_not_arisen_is_taken_back(plan, periods, report):
    task = make_task(plan, "Khi có phát sinh")
    report(task, periods["Q1"])
    report(task, periods["Q1"], "not_arisen")
    assert state_of(task, periods["Q1"]) == TaskState.NOT_ARISEN
    assert not Occurrence.objects.filter(deliverable__task=task).exists()


def test_condition_in_the_title_makes_the_due_day_wait_for_the_case(plan, periods):
    task = make_task(plan, "Quý I/2024", title="Sửa đổi quy chế (nếu có)")
    assert state_of(task, periods["Q1"]) == TaskState.NOT_ARISEN


def test_dates_beside_on_demand_hold_anyway(plan, periods):
    task = make_task(plan, "Hàng quý và khi có yêu cầu")
    assert state_of(task, periods["Q1"]) == TaskState.OVERDUE


def test_changing_a_deadline_keeps_what_was_delivered(plan, periods, report):
    task = make_task(plan, "Tháng 3/2024")
    report(task, periods["Q1"])
    deliverable = task.deliverables.get()
    set_deadline(deliverable=deliverable, text="Tháng 6/2024")
    days = deliverable.occurrences.order_by("due_on").values_list("due_on", "delivery__update__quarter__kind")
    assert list(days) == [(date(2024, 3, 31), "Q1"), (date(2024, 6, 30), None)]


def test_quarters_may_be_entered_in_any_order(plan, periods, report):
    """The windows of two quarters overlap with the days on which they accept entries."""
    task = make_task(plan, "Quý I/2024", "Thường xuyên")
    report(task, periods["Q2"])
    assert states_of(task, periods)[:2] == ["overdue", "on_schedule"]
    report(task, periods["Q1"])
    assert states_of(task, periods)[:2] == ["on_schedule", "on_schedule"]


def test_what_an_earlier_quarter_takes_back_is_the_later_ones_again(plan, periods, report):
    task = make_task(plan, "Quý I/2024")
    report(task, periods["Q1"])
    report(task, periods["Q2"])
    report(task, periods["Q1"], "not_done")
    assert states_of(task, periods)[:2] == ["overdue", "completed"]


def test_what_was_ticked_in_a_later_quarter_stays_when_an_earlier_one_is_corrected(plan, periods, report):
    task = make_task(plan, "Quý I/2024", "Quý IV/2024")
    last = Occurrence.objects.get(due_on=date(2024, 12, 31))
    report(task, periods["Q1"])
    report(task, periods["Q2"], ticked=[last.pk])
    report(task, periods["Q1"], "in_progress")
    assert states_of(task, periods)[:2] == ["overdue", "completed"]
