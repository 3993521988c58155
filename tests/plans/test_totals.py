"""Totals that are kept equal those derived from the tasks, whatever was written since and whichever way."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection

from core.audit.context import acting
from periods.models import ReportingPeriod
from periods.services import create_year
from plans.figures import progress_by_agency
from plans.models import AreaTotal, Deliverable, Delivery, Occurrence, Plan, PlanChange, QuarterCount, Task, TaskUpdate
from plans.services import deliver, set_deadline
from plans.states import Status
from plans.totals import triggers
from plans.totals.counting import forget, progress_of_agencies
from tests.factories import make_agency, make_area, make_plan, make_task, make_user
from tests.shared import shared

DEADLINES = ("Quý I/2024", "Thường xuyên", "Hằng quý", "trước ngày 15/6/2024", "Khi có phát sinh", "Trong năm 2024")


def derived(period: ReportingPeriod) -> dict:
    return progress_by_agency(Task.objects.in_year(period.year).counted(), period)


def kept(period: ReportingPeriod) -> dict:
    return progress_of_agencies(list(Plan.objects.values_list("agency", flat=True)), period)


@shared
def periods(db) -> dict[str, ReportingPeriod]:
    return {period.kind: period for period in create_year(2024)}


@shared
def plans(periods) -> list[Plan]:
    return [make_plan(make_agency(f"CQ-{number}", f"Cơ quan {number}")) for number in range(3)]


@shared
def lan(plans):
    return make_user("lan", "editor", plans[0].agency)


@shared
def busy(plans, lan, periods) -> list[Plan]:
    """Plans with tasks of every kind, of which a part was reported."""
    random = Random(1)
    for plan in plans:
        for _ in range(5):
            task = make_task(plan, random.choice(DEADLINES), random.choice(DEADLINES))
            if random.random() < 0.6:
                _report(random, lan, periods, task)
    return plans


def _report(random: Random, lan, periods, task: Task) -> None:
    update, _ = TaskUpdate.objects.update_or_create(
        task=task,
        quarter=periods[random.choice(("Q1", "Q2", "Q3", "Q4"))],
        defaults={
            "status": random.choice(Status.values),
            "recorded_by": lan,
            "delivered_on": random.choice((None, date(2024, 4, 10))),
        },
    )
    deliver(update=update)


def report(random: Random, lan, periods) -> None:
    _report(random, lan, periods, random.choice(Task.objects.order_by("pk")))


def change_a_deadline(random: Random, lan, periods) -> None:
    deliverable = random.choice(Deliverable.objects.order_by("pk"))
    set_deadline(deliverable=deliverable, text=random.choice(DEADLINES))


def cancel(random: Random, lan, periods) -> None:
    task = random.choice(Task.objects.order_by("pk"))
    Task.objects.filter(pk=task.pk).update(added_on=None, cancelled_on=random.choice((None, date(2024, 5, 20))))


def add(random: Random, lan, periods) -> None:
    make_task(random.choice(Plan.objects.order_by("pk")), random.choice(DEADLINES))


def move_to_another_plan(random: Random, lan, periods) -> None:
    task = random.choice(Task.objects.order_by("pk"))
    plan = random.choice(Plan.objects.order_by("pk"))
    Task.objects.filter(pk=task.pk).update(plan=plan, position=task.pk + 1000)


def take_back(random: Random, lan, periods) -> None:
    Delivery.objects.filter(pk__in=Delivery.objects.order_by("pk").values("pk")[:1]).delete()


def postpone_past_the_services(random: Random, lan, periods) -> None:
    occurrence = random.choice(Occurrence.objects.exclude(due_on=None).order_by("-due_on", "pk"))
    day = (date(2024, 1, 1) + timedelta(days=random.randint(1, 360))).isoformat()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE plans_occurrence SET due_on = %s WHERE id = %s", [day, occurrence.pk])


def add_later(random: Random, lan, periods) -> None:
    task = random.choice(Task.objects.filter(cancelled_on=None).order_by("pk"))
    Task.objects.filter(pk=task.pk).update(added_on=random.choice((None, date(2024, 5, 20), date(2024, 9, 1))))


def delete_a_task(random: Random, lan, periods) -> None:
    task = random.choice(Task.objects.order_by("pk"))
    Delivery.objects.filter(update__task=task).delete()
    task.updates.all().delete()
    task.delete()


WRITES: tuple[Callable, ...] = (
    report, report, report, change_a_deadline, cancel, add, move_to_another_plan, take_back,
    postpone_past_the_services, add_later, delete_a_task,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_totals_equal_what_the_tasks_say_after_any_writes(busy, lan, periods, seed):
    random = Random(seed)
    for _ in range(12):
        random.choice(WRITES)(random, lan, periods)
        period = periods[random.choice(("Q1", "6T", "Q3", "N"))]
        assert kept(period) == derived(period)


@pytest.mark.parametrize("write", WRITES[2:], ids=lambda write: write.__name__)
def test_every_way_of_writing_is_noticed(busy, lan, periods, write):
    for period in periods.values():
        kept(period)
    write(Random(7), lan, periods)
    assert all(kept(period) == derived(period) for period in periods.values())


def test_a_write_makes_only_its_own_plan_be_counted_again(busy, lan, periods):
    kept(periods["Q1"])
    before = dict(PlanChange.objects.values_list("plan", "number"))
    task = busy[1].tasks.first()
    Task.objects.filter(pk=task.pk).update(cancelled_on=date(2024, 2, 1))
    after = dict(PlanChange.objects.values_list("plan", "number"))
    assert [plan for plan in before if after[plan] != before[plan]] == [busy[1].pk]


def test_words_alone_leave_the_totals_as_they_are(busy, lan, periods):
    kept(periods["Q1"])
    before = set(PlanChange.objects.values_list("plan", "number"))
    TaskUpdate.objects.update(result="Đã ban hành văn bản")
    Task.objects.update(title="Nhiệm vụ khác")
    assert set(PlanChange.objects.values_list("plan", "number")) == before


@pytest.mark.parametrize("n", [1, 3])
def test_what_is_kept_is_read_in_one_query(busy, periods, n, django_assert_num_queries):
    agencies = [plan.agency_id for plan in busy[:n]]
    progress_of_agencies(agencies, periods["Q1"])
    with django_assert_num_queries(1):
        found = progress_of_agencies(agencies, periods["Q1"])
    assert set(found) == set(agencies)


def test_a_plan_without_a_task_is_counted_once_and_has_no_progress(plans, periods, django_assert_num_queries):
    assert kept(periods["Q1"]) == {}
    with django_assert_num_queries(1):
        assert progress_of_agencies([plans[0].agency_id], periods["Q1"]) == {}


def test_totals_are_kept_for_each_area(busy, periods):
    other = make_area("tthc")
    task = busy[0].tasks.first()
    Task.objects.filter(pk=task.pk).update(area=other)
    kept(periods["Q1"])
    totals = AreaTotal.objects.filter(count__plan=busy[0], count__quarter=1)
    assert sum(totals.filter(area=other).values_list("tasks", flat=True)) == 1
    assert sum(totals.values_list("tasks", flat=True)) == busy[0].tasks.count()


def test_a_quarter_whose_end_was_moved_is_judged_by_its_own_day(busy, periods):
    kept(periods["Q2"])
    ReportingPeriod.objects.filter(year=2024, kind="Q2").update(ends_on=date(2024, 6, 10))
    moved = ReportingPeriod.objects.get(year=2024, kind="Q2")
    assert kept(moved) == derived(moved)
    assert kept(periods["Q3"]) == derived(periods["Q3"])


def test_another_year_of_the_plan_makes_its_totals_void(busy, periods):
    create_year(2025)
    kept(periods["Q4"])
    Plan.objects.filter(pk=busy[0].pk).update(year=2025)
    later = ReportingPeriod.objects.get(year=2025, kind="Q4")
    assert kept(later) == derived(later)
    assert kept(periods["Q4"]) == derived(periods["Q4"])


def test_totals_may_be_forgotten_at_any_time(busy, periods):
    kept(periods["Q1"])
    AreaTotal.objects.update(tasks=999)
    assert kept(periods["Q1"]) != derived(periods["Q1"])
    forget()
    assert kept(periods["Q1"]) == derived(periods["Q1"])


def test_migrate_brings_missing_triggers_back_and_lets_nothing_hold_that_was_counted_without_them(busy, lan, periods):
    kept(periods["Q1"])
    assert triggers.problems() == []
    triggers.remove()
    assert len(triggers.problems()) == len(triggers.expected(connection.vendor))
    with acting(name="thử"):
        Task.objects.update(cancelled_on=date(2024, 1, 15))
    assert kept(periods["Q1"]) != derived(periods["Q1"])
    triggers.install()
    assert triggers.problems() == []
    assert kept(periods["Q1"]) == derived(periods["Q1"])


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets nobody count while somebody writes")
class TestWhileSomebodyWrites:
    @pytest.fixture
    def elsewhere(self, busy):
        """Another session, in the middle of a transaction."""
        other = connection.copy()
        other.set_autocommit(False)
        yield other
        other.rollback()
        other.close()

    @pytest.mark.parametrize("is_kept_before", [True, False])
    def test_what_was_counted_before_a_writer_commits_does_not_outlive_it(
        self, busy, periods, elsewhere, is_kept_before
    ):
        if is_kept_before:
            kept(periods["Q1"])
        with elsewhere.cursor() as cursor:
            cursor.execute("UPDATE plans_task SET cancelled_on = '2024-01-15' WHERE plan_id = %s", [busy[0].pk])
        assert kept(periods["Q1"]) == derived(periods["Q1"])
        elsewhere.commit()
        assert kept(periods["Q1"]) == derived(periods["Q1"])

    def test_a_plan_that_is_being_written_is_counted_but_not_kept(self, busy, periods, elsewhere):
        with elsewhere.cursor() as cursor:
            cursor.execute("UPDATE plans_task SET cancelled_on = '2024-01-15' WHERE plan_id = %s", [busy[0].pk])
        kept(periods["Q1"])
        assert set(QuarterCount.objects.values_list("plan", flat=True)) == {busy[1].pk, busy[2].pk}
