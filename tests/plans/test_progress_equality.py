"""The states and figures that SQL computes are those of a plain reading of the rules, over random plans.

The second computation below is written from the rules alone and shares nothing with the querysets.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from random import Random

import pytest

from core.numbers import percent
from periods.services import create_year
from plans.figures import progress_by_agency, progress_of
from plans.models import Deliverable, Delivery, Occurrence, Task, TaskUpdate
from tests.factories import make_agency, make_area, make_plan, make_user

ENDS = {1: date(2024, 3, 31), 2: date(2024, 6, 30), 3: date(2024, 9, 30), 4: date(2024, 12, 31)}
BEGINS = {1: date(2024, 1, 1), 2: date(2024, 4, 1), 3: date(2024, 7, 1), 4: date(2024, 10, 1)}
DUE_DAYS = [date(2023, 12, 31), date(2024, 2, 29), *ENDS.values(), date(2024, 5, 20)]
STATUSES = ["not_done", "in_progress", "period_done", "all_done", "not_arisen"]


@dataclass
class Thing:
    """An occurrence: when it is due, and in which quarter and on which day it was delivered."""

    due_on: date | None = None
    for_quarter: int | None = None
    arose_in: int | None = None
    delivered_in: int | None = None
    delivered_on: date | None = None


@dataclass
class Work:
    """A task as the rules see it."""

    agency: int
    things: list[Thing] = field(default_factory=list)
    statuses: dict[int, str] = field(default_factory=dict)
    on_demand: bool = False
    added_on: date | None = None
    cancelled_on: date | None = None


def is_planned(work: Work, quarter: int) -> bool:
    return work.added_on is None or work.added_on <= ENDS[quarter]


def expected_state(work: Work, quarter: int) -> str:
    there = [thing for thing in work.things if thing.arose_in is None or thing.arose_in <= quarter]
    done = [thing for thing in there if thing.delivered_in is not None and thing.delivered_in <= quarter]
    missing = [thing for thing in there if thing not in done]
    worked = {"in_progress", "period_done", "all_done"}
    rules = [
        ("cancelled", work.cancelled_on is not None and work.cancelled_on <= ENDS[quarter]),
        ("overdue", any(thing.due_on and thing.due_on <= ENDS[quarter] for thing in missing)),
        ("completed", bool(done) and not missing),
        ("on_schedule", bool(done) and not any(thing.for_quarter == quarter for thing in missing)),
        ("in_progress", any(said in worked for told, said in work.statuses.items() if told <= quarter)),
        ("not_arisen", work.on_demand),
    ]
    return next((state for state, holds in rules if holds), "not_started")


def is_late(work: Work, quarter: int) -> bool:
    def late(thing: Thing) -> bool:
        if thing.due_on is None or thing.delivered_in is None or thing.delivered_in > quarter:
            return False
        return (thing.delivered_on or BEGINS[thing.delivered_in]) > thing.due_on

    return any(late(thing) for thing in work.things)


def is_due(work: Work, quarter: int) -> bool:
    return any(
        (thing.due_on is not None and thing.due_on <= ENDS[quarter])
        or (thing.for_quarter is not None and thing.for_quarter <= quarter)
        for thing in work.things
    )


def random_work(random: Random, agency: int) -> Work:
    work = Work(agency, on_demand=random.random() < 0.2)
    if random.random() < 0.1:
        work.cancelled_on = random.choice(DUE_DAYS)
    elif random.random() < 0.2:
        work.added_on = random.choice(DUE_DAYS)
    for quarter in ENDS:
        if random.random() < 0.6:
            work.statuses[quarter] = random.choice(STATUSES)
    if work.on_demand:
        work.things = [Thing(arose_in=quarter) for quarter in ENDS if random.random() < 0.3]
    elif random.random() < 0.4:
        work.things = [Thing(for_quarter=quarter) for quarter in ENDS]
    if not work.on_demand:
        days = random.sample(DUE_DAYS, k=random.randint(0 if work.things else 1, 3))
        work.things += [Thing(due_on=day) for day in days]
    for thing in work.things:
        told = [quarter for quarter in work.statuses if quarter >= (thing.arose_in or 1)]
        if told and random.random() < 0.7:
            thing.delivered_in = random.choice(told)
    return work


def store(work: Work, plan, area, quarters, user, position: int, day: date | None) -> None:
    """Write a task with its updates; ``day`` is the day of completion given with every second update."""
    task = Task.objects.create(
        plan=plan, area=area, position=position, number="1", title="Nhiệm vụ",
        added_on=work.added_on, cancelled_on=work.cancelled_on,
    )  # fmt: skip
    product = Deliverable.objects.create(task=task, product="Báo cáo", is_on_demand=work.on_demand)
    updates = {
        quarter: TaskUpdate.objects.create(
            task=task, quarter=quarters[quarter], status=status, recorded_by=user,
            delivered_on=day if quarter % 2 else None,
        )
        for quarter, status in work.statuses.items()
    }  # fmt: skip
    for thing in work.things:
        occurrence = Occurrence.objects.create(
            deliverable=product, due_on=thing.due_on, for_quarter=thing.for_quarter,
            arose_in=quarters[thing.arose_in] if thing.arose_in else None,
        )  # fmt: skip
        if thing.delivered_in is not None:
            update = updates[thing.delivered_in]
            thing.delivered_on = update.delivered_on
            Delivery.objects.create(occurrence=occurrence, update=update)


@pytest.fixture(params=[1, 2, 3])
def province(request, db):
    """Three agencies with random plans of fifteen tasks each, by a seed."""
    random = Random(request.param)
    quarters = {period.quarter_numbers[-1]: period for period in create_year(2024) if period.is_quarter}
    works = []
    for number in range(3):
        agency = make_agency(f"CQ-{number}", f"Cơ quan {number}")
        user = make_user(f"người {number}", "editor", agency)
        plan = make_plan(agency)
        area = make_area()
        for position in range(1, 16):
            works.append(random_work(random, agency.pk))
            day = random.choice([None, *DUE_DAYS])
            store(works[-1], plan, area, quarters, user, position, day)
    return works, quarters


def test_every_agencys_figures_are_those_of_the_rules(province):
    works, quarters = province
    for number, quarter in quarters.items():
        found = progress_by_agency(Task.objects.counted(), quarter)
        for agency in {work.agency for work in works}:
            mine = [work for work in works if work.agency == agency and is_planned(work, number)]
            states = Counter(expected_state(work, number) for work in mine)
            standing = [work for work in mine if expected_state(work, number) != "cancelled"]
            performed = states["completed"] + states["on_schedule"]
            assert found[agency].states == states
            assert (found[agency].total, found[agency].performed) == (len(standing), performed)
            assert found[agency].percent == percent(performed, len(standing))
            assert found[agency].late == sum(is_late(work, number) for work in standing)
            assert found[agency].due == sum(is_due(work, number) for work in standing)


def test_the_provinces_figure_is_the_sum_of_its_agencies(province):
    _, quarters = province
    for quarter in quarters.values():
        parts = progress_by_agency(Task.objects.counted(), quarter).values()
        whole = progress_of(Task.objects.counted(), quarter)
        assert whole.total == sum(part.total for part in parts)
        assert whole.performed == sum(part.performed for part in parts)
        assert whole.states == sum((Counter(part.states) for part in parts), Counter())
