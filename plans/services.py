"""Writes on plans and progress, one function per verb."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple, cast

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from agencies.models import User
from core.errors import ConflictError, DomainError
from core.versions import put_version
from periods.models import ReportingPeriod
from periods.services import require_open
from periods.states import QUARTERS, calendar_end
from periods.windows import Window
from plans.models import Deliverable, Delivery, Occurrence, Task, TaskUpdate
from plans.schedules import Schedule, parse_schedule
from plans.states import DONE, implies


@transaction.atomic
def set_deadline(*, deliverable: Deliverable, text: str) -> Deliverable:
    """Keep a deadline's words, parse them once, and plan what must be delivered.

    An unparsed text is legal and counts as on demand. Occurrences that were delivered stay.
    """
    task = deliverable.task
    schedule = parse_schedule(text, year=task.plan.year, title=task.title)
    due_dates, quarters = asked_since(task.added_on, task.plan.year, *understand(deliverable, schedule))
    deliverable.save()
    planned = Q(due_on__in=due_dates) | Q(for_quarter__in=quarters) | Q(arose_in__isnull=False)
    deliverable.occurrences.exclude(planned).filter(delivery__isnull=True).delete()
    for due_on in due_dates:
        Occurrence.objects.get_or_create(deliverable=deliverable, due_on=due_on)
    for quarter in quarters:
        Occurrence.objects.get_or_create(deliverable=deliverable, for_quarter=quarter)
    return deliverable


def understand(deliverable: Deliverable, schedule: Schedule) -> tuple[Collection[date], Collection[int]]:
    """Put what a deadline says into ``deliverable``, unsaved; return the days and quarters that it demands."""
    deliverable.deadline = schedule.text
    deliverable.kinds = [kind.name for kind in schedule.kinds]
    deliverable.is_understood = schedule.understood
    deliverable.is_continuous = schedule.is_continuous
    scheduled = schedule.understood and not schedule.conditional
    deliverable.is_on_demand = not (scheduled and (schedule.due_dates or schedule.is_continuous))
    if deliverable.is_on_demand:
        return (), ()
    return schedule.due_dates, (1, 2, 3, 4) if schedule.is_continuous else ()


def asked_since(
    day: date | None, year: int, due_dates: Collection[date], quarters: Collection[int]
) -> tuple[Collection[date], Collection[int]]:
    """Return what a deadline demands of a task that came into the plan on ``day``: not what was before.

    All of it where nothing comes after: then the words say a day that was past, and the task is judged by it.
    """
    if day is None:
        return due_dates, quarters
    days = [due for due in due_dates if due >= day]
    rest = [number for number in quarters if calendar_end(year, QUARTERS[number - 1]) >= day]
    return (days, rest) if days or rest else (due_dates, quarters)


@transaction.atomic
def record_update(
    *,
    task: Task,
    quarter: ReportingPeriod,
    status: str,
    by: User,
    seen: int = 0,
    result: str = "",
    document_note: str = "",
    obstacles: str = "",
    delivered_on: date | None = None,
    ticked: Collection[int] = (),
    window: Window | None = None,
) -> TaskUpdate:
    """Record what was done on ``task`` in ``quarter`` and what was delivered by it.

    ``seen`` is the version that the user saw (0: none yet); ``ticked`` are the ids of occurrences delivered
    beyond what the status implies; ``window`` is when the quarter may be entered, where that is in hand. The same
    entry sent twice is recorded once. Raises DomainError when the
    quarter is closed or the plan does not hold the task in it, ConflictError when somebody else saved in between.
    """
    require_open(agency=task.plan.agency, quarter=quarter, window=window)
    if task.cancelled_on is not None and task.cancelled_on <= quarter.ends_on:
        raise DomainError(f"Nhiệm vụ đã điều chỉnh bỏ từ ngày {task.cancelled_on:%d/%m/%Y}.")
    if task.added_on is not None and task.added_on > quarter.ends_on:
        raise DomainError(f"Nhiệm vụ chỉ có trong kế hoạch từ ngày {task.added_on:%d/%m/%Y}, sau {quarter}.")
    values = {
        "status": status,
        "result": result,
        "document_note": document_note,
        "obstacles": obstacles,
        "delivered_on": delivered_on,
    }
    try:
        update = put_version(
            TaskUpdate,
            key={"task": task, "quarter": quarter},
            seen=seen,
            values={**values, "recorded_by": by, "recorded_at": timezone.now()},
        )
    except ConflictError as conflict:
        update = cast(TaskUpdate, conflict.current)
        update.task, update.quarter = task, quarter
        if not _says_the_same(update, values, ticked):
            raise
        return update
    update.task, update.quarter = task, quarter  # in hand already; the write read the row anew
    deliver(update=update, ticked=ticked)
    return update


def _says_the_same(update: TaskUpdate, values: dict[str, Any], ticked: Collection[int]) -> bool:
    """Return whether what was sent is what is stored, ticks included: the same entry, sent twice."""
    if any(getattr(update, name) != value for name, value in values.items()):
        return False
    things = _things(update)
    return {one.pk for one in _meant(update, ticked, things)} == _delivered(update, things)


def deliver(*, update: TaskUpdate, ticked: Collection[int] = ()) -> None:
    """Make the deliveries of ``update`` those that its status implies and those that were ticked.

    What two quarters say was delivered is the earlier one's, whichever was entered first. ``record_update``
    ends with it; data taken over from before the portal calls it alone, past any calendar.
    """
    things = _things(update)
    meant = _meant(update, ticked, things)
    delivered = _delivered(update, things)
    lost = delivered - {one.pk for one in meant}
    later = {one.pk for one in meant if one.by not in (None, update.pk)}
    if later:
        Delivery.objects.filter(occurrence__in=later).update(update=update)
    if new := {one.pk for one in meant} - delivered - later:
        # another quarter of the task may be saved at this moment: one delivery stands, and none is an error
        rows = (Delivery(occurrence_id=pk, update=update) for pk in sorted(new))
        Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    if lost:
        update.deliveries.filter(occurrence__in=lost).delete()
        for other in update.task.updates.filter(status__in=DONE).exclude(pk=update.pk).order_by("quarter__ends_on"):
            deliver(update=other, ticked=_delivered(other, _things(other)))


class _Thing(NamedTuple):
    """An occurrence, and the update by which it was delivered with the end of that one's quarter."""

    pk: int
    due_on: date | None
    for_quarter: int | None
    arose_in: int | None
    by: int | None
    by_quarter_ending: date | None


COLUMNS = ("pk", "due_on", "for_quarter", "arose_in", "delivery__update", "delivery__update__quarter__ends_on")


def _meant(update: TaskUpdate, ticked: Collection[int], things: Iterable[_Thing]) -> list[_Thing]:
    """Return what ``update`` says was delivered, less what an earlier quarter delivered."""
    quarter = update.quarter
    number = quarter.quarter_numbers[-1]

    def is_said(one: _Thing) -> bool:
        chosen = one.pk in ticked and (one.due_on is not None or one.for_quarter == number)
        return (
            chosen
            or one.arose_in == quarter.pk
            or implies(
                update.status,
                due_on=one.due_on,
                for_quarter=one.for_quarter,
                quarter=number,
                ends_on=quarter.ends_on,
            )
        )

    return [
        one
        for one in things
        if (one.by_quarter_ending is None or one.by_quarter_ending >= quarter.ends_on) and is_said(one)
    ]


def _delivered(update: TaskUpdate, things: Iterable[_Thing]) -> set[int]:
    return {one.pk for one in things if one.by == update.pk}


def _things(update: TaskUpdate) -> list[_Thing]:
    """Return the task's occurrences, what arose included.

    Work on demand arises when it is reported as done; an update that says otherwise takes it back.
    """
    columns = ("pk", "is_on_demand", *(f"occurrences__{column}" for column in COLUMNS))
    rows = [(row[0], row[1], _Thing(*row[2:])) for row in update.task.deliverables.order_by().values_list(*columns)]
    mine = [(pk, one) for pk, _, one in rows if one.arose_in == update.quarter_id]
    arises = bool(rows) and update.status in DONE and all(is_on_demand for _, is_on_demand, _ in rows)
    if mine and not arises:
        Occurrence.objects.filter(pk__in=[one.pk for _, one in mine]).delete()
    kept = [one for _, _, one in rows if one.pk is not None and (arises or one.arose_in != update.quarter_id)]
    if arises:
        for pk in sorted({pk for pk, _, _ in rows} - {pk for pk, _ in mine}):
            made = Occurrence.objects.create(deliverable_id=pk, arose_in=update.quarter)
            kept.append(_Thing(made.pk, None, None, update.quarter_id, None, None))
    return kept
