"""What the made-up agencies reported of their tasks, quarter by quarter, and what was delivered by it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from periods.models import ReportingPeriod
from plans.models import Deliverable, Delivery, Occurrence, Task, TaskUpdate
from plans.states import DONE, Status, implies
from reports.generate.organisation import Province
from reports.generate.wording import OBSTACLE, RESULT, UNDER_WAY

SILENT_AGENCY, SILENT_TASK = 0.03, 0.06
DILIGENCE = (0.7, 0.98)  # of an agency: how likely a task is done in its quarter
OBSTRUCTED = 0.03

type_of_waiting = dict[int, list[Occurrence]]


def make_progress(province: Province, year: int) -> int:
    """Report the year's tasks until the options' day: most in time, some late, some not at all; how many updates."""
    agencies = {agency.pk: agency for agency in province.standing_in(year)}
    tasks = list(Task.objects.filter(plan__year=year, plan__agency__in=agencies).select_related("plan").order_by("pk"))
    waiting, on_demand = _waiting(tasks), _on_demand(tasks)
    made = 0
    for quarter in ReportingPeriod.objects.quarters().filter(year=year, data_from__lte=province.options.until):
        random = province.options.random("progress", year, quarter.kind)
        standing = {pk for pk, one in agencies.items() if _stands(one.starts_on, one.ends_on, quarter)}
        reporting = {pk for pk in sorted(standing) if random.random() > SILENT_AGENCY}
        mine = [task for task in tasks if task.plan.agency_id in reporting]
        updates = TaskUpdate.objects.bulk_create(_updates(province, mine, quarter, random))
        _arise(updates, on_demand, waiting, quarter)
        Delivery.objects.bulk_create(_deliveries(updates, waiting, quarter))
        made += len(updates)
    return made


def _stands(starts_on: date, ends_on: date | None, quarter: ReportingPeriod) -> bool:
    return starts_on <= quarter.ends_on and (ends_on is None or ends_on >= quarter.ends_on)


def _waiting(tasks: Iterable[Task]) -> type_of_waiting:
    """The occurrences of each task that nobody delivered."""
    found: type_of_waiting = {}
    years = {task.plan.year for task in tasks}
    rows = Occurrence.objects.filter(deliverable__task__plan__year__in=years).order_by("pk")
    for occurrence in rows.select_related("deliverable"):
        found.setdefault(occurrence.deliverable.task_id, []).append(occurrence)
    return found


def _on_demand(tasks: Iterable[Task]) -> dict[int, list[int]]:
    """The deliverables of the tasks that are wholly on demand."""
    found: dict[int, list[int]] = {}
    years = {task.plan.year for task in tasks}
    planned = Deliverable.objects.filter(is_on_demand=False, task__plan__year__in=years)
    rows = Deliverable.objects.filter(task__plan__year__in=years, is_on_demand=True)
    for pk, task in rows.exclude(task__in=planned.values("task")).order_by("pk").values_list("pk", "task"):
        found.setdefault(task, []).append(pk)
    return found


def _updates(
    province: Province, tasks: Iterable[Task], quarter: ReportingPeriod, random: Random
) -> Iterator[TaskUpdate]:
    diligence: dict[int, float] = {}
    for task in tasks:
        if random.random() < SILENT_TASK or (task.cancelled_on and task.cancelled_on <= quarter.ends_on):
            continue
        if not task.is_planned_by(quarter.ends_on):
            continue
        agency = task.plan.agency_id
        likely = diligence.setdefault(agency, random.uniform(*DILIGENCE))
        status = _status(random, likely)
        day = quarter.ends_on - timedelta(days=random.randint(1, 80))
        is_dated = status in DONE and random.random() < 0.7
        yield TaskUpdate(
            task=task,
            quarter=quarter,
            status=status,
            result=RESULT if status in DONE else UNDER_WAY if status == Status.IN_PROGRESS else "",
            obstacles=OBSTACLE if random.random() < OBSTRUCTED else "",
            delivered_on=min(day, province.options.until) if is_dated else None,
            recorded_by=province.writers[agency],
        )


def _status(random: Random, likely: float) -> Status:
    drawn = random.random()
    if drawn < likely:
        return Status.ALL_DONE if drawn < likely * 0.15 else Status.PERIOD_DONE
    rest = (Status.IN_PROGRESS, Status.NOT_DONE, Status.NOT_ARISEN)
    return random.choices(rest, (6, 3, 1))[0]


def _arise(
    updates: list[TaskUpdate], on_demand: dict[int, list[int]], waiting: type_of_waiting, quarter: ReportingPeriod
) -> None:
    """Work on demand arises when it is reported as done."""
    arisen = [
        (update.task_id, Occurrence(deliverable_id=pk, arose_in=quarter))
        for update in updates
        if update.status in DONE
        for pk in on_demand.get(update.task_id, ())
    ]
    Occurrence.objects.bulk_create(occurrence for _, occurrence in arisen)
    for task, occurrence in arisen:
        waiting.setdefault(task, []).append(occurrence)


def _deliveries(updates: list[TaskUpdate], waiting: type_of_waiting, quarter: ReportingPeriod) -> Iterator[Delivery]:
    number = quarter.quarter_numbers[-1]
    for update in updates:
        kept: list[Occurrence] = []
        for one in waiting.pop(update.task_id, ()):
            said = implies(
                update.status, due_on=one.due_on, for_quarter=one.for_quarter, quarter=number, ends_on=quarter.ends_on
            )
            if said or one.arose_in_id == quarter.pk:
                yield Delivery(occurrence=one, update=update)
            else:
                kept.append(one)
        if kept:
            waiting[update.task_id] = kept
