"""Each of the seven states, and which one wins where several hold."""

from datetime import date

import pytest

from plans.models import Task
from plans.states import TaskState
from tests.factories import make_task
from tests.plans.conftest import state_of, states_of


def test_task_due_in_the_quarter_and_delivered_is_completed(plan, periods, report):
    task = make_task(plan, "Quý I/2024")
    report(task, periods["Q1"])
    assert states_of(task, periods) == ["completed"] * 4


def test_task_due_in_the_quarter_and_not_delivered_is_overdue_from_then_on(plan, periods):
    task = make_task(plan, "Quý II/2024")
    assert states_of(task, periods) == ["not_started", "overdue", "overdue", "overdue"]


def test_task_of_several_deadlines_is_on_schedule_until_the_last(plan, periods, report):
    task = make_task(plan, "Tháng 3/2024", "Tháng 9/2024")
    report(task, periods["Q1"])
    report(task, periods["Q3"])
    assert states_of(task, periods) == ["on_schedule", "on_schedule", "completed", "completed"]


def test_reported_work_with_nothing_due_is_in_progress(plan, periods, report):
    task = make_task(plan, "Quý IV/2024")
    report(task, periods["Q1"], "in_progress")
    assert states_of(task, periods) == ["in_progress", "in_progress", "in_progress", "overdue"]


def test_not_done_is_no_reported_work(plan, periods, report):
    task = make_task(plan, "Quý IV/2024")
    report(task, periods["Q1"], "not_done")
    assert state_of(task, periods["Q1"]) == TaskState.NOT_STARTED


def test_silent_task_with_nothing_due_is_not_started(plan, periods):
    assert state_of(make_task(plan, "Quý IV/2024"), periods["Q1"]) == TaskState.NOT_STARTED


def test_task_on_demand_without_an_occurrence_is_not_arisen(plan, periods):
    assert states_of(make_task(plan, "Theo tình hình thực tế"), periods) == ["not_arisen"] * 4


def test_task_taken_out_is_cancelled_from_that_day_on(plan, periods):
    task = make_task(plan, "Quý I/2024", cancelled_on=date(2024, 5, 10))
    assert states_of(task, periods) == ["overdue", "cancelled", "cancelled", "cancelled"]


def test_cancelled_wins_over_overdue_and_over_completed(plan, periods, report):
    done, undone = make_task(plan, "Quý I/2024"), make_task(plan, "Quý I/2024")
    report(done, periods["Q1"])
    Task.objects.update(cancelled_on=date(2024, 2, 1))
    assert {state_of(task, periods["Q1"]) for task in (done, undone)} == {TaskState.CANCELLED}


def test_overdue_wins_over_what_was_delivered_of_the_same_task(plan, periods, report):
    task = make_task(plan, "Tháng 1/2024", "Tháng 2/2024", "Quý IV/2024")
    first = task.deliverables.get(position=1).occurrences.get()
    report(task, periods["Q1"], "in_progress", ticked=[first.pk])
    assert state_of(task, periods["Q1"]) == TaskState.OVERDUE


def test_completed_wins_over_on_schedule_when_all_was_delivered_early(plan, periods, report):
    task = make_task(plan, "Quý II/2024", "Quý IV/2024")
    report(task, periods["Q1"], "all_done")
    assert state_of(task, periods["Q1"]) == TaskState.COMPLETED


def test_work_on_demand_that_is_under_way_is_in_progress_not_unarisen(plan, periods, report):
    task = make_task(plan, "Khi có phát sinh")
    report(task, periods["Q1"], "in_progress")
    assert state_of(task, periods["Q1"]) == TaskState.IN_PROGRESS


def test_what_is_delivered_later_does_not_change_an_earlier_quarter(plan, periods, report):
    task = make_task(plan, "Quý I/2024")
    report(task, periods["Q2"])
    assert states_of(task, periods) == ["overdue", "completed", "completed", "completed"]


@pytest.mark.parametrize(("kind", "state"), [("6T", "not_started"), ("9T", "overdue"), ("N", "overdue")])
def test_longer_period_is_judged_at_its_own_end(plan, periods, kind, state):
    assert state_of(make_task(plan, "Quý III/2024"), periods[kind]) == state


def test_unread_deadline_counts_as_on_demand_and_keeps_its_words(plan, periods):
    task = make_task(plan, "càng sớm càng tốt")
    assert state_of(task, periods["Q4"]) == TaskState.NOT_ARISEN
    assert task.deliverables.get().deadline == "càng sớm càng tốt"


def test_states_of_several_quarters_in_one_query_are_the_states_of_each(
    plan, periods, report, django_assert_num_queries
):
    task = make_task(plan, "Thường xuyên")
    report(task, periods["Q1"])
    quarters = [periods[kind] for kind in ("Q1", "Q2", "Q3", "Q4")]
    with django_assert_num_queries(1):
        row = Task.objects.with_states(quarters).get(pk=task.pk)
    assert [row.state_Q1, row.state_Q2, row.state_Q3, row.state_Q4] == states_of(task, periods)
