"""Writes on plans and progress, one function per verb."""

from collections.abc import Collection
from datetime import date
from typing import cast

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from agencies.models import User
from core.errors import ConflictError, DomainError
from core.versions import put_version
from periods.models import ReportingPeriod
from periods.services import require_open
from plans.models import Deliverable, Delivery, Occurrence, Task, TaskUpdate
from plans.schedules import parse_schedule
from plans.states import DONE, implies


@transaction.atomic
def set_deadline(*, deliverable: Deliverable, text: str) -> Deliverable:
    """Keep a deadline's words, parse them once, and plan what must be delivered.

    An unparsed text is legal and counts as on demand. Occurrences that were delivered stay.
    """
    task = deliverable.task
    schedule = parse_schedule(text, year=task.plan.year, title=task.title)
    deliverable.deadline = schedule.text
    deliverable.kinds = [kind.name for kind in schedule.kinds]
    deliverable.is_understood = schedule.understood
    deliverable.is_continuous = schedule.is_continuous
    scheduled = schedule.understood and not schedule.conditional
    deliverable.is_on_demand = not (scheduled and (schedule.due_dates or schedule.is_continuous))
    deliverable.save()
    due_dates = () if deliverable.is_on_demand else schedule.due_dates
    quarters = (1, 2, 3, 4) if schedule.is_continuous and not deliverable.is_on_demand else ()
    planned = Q(due_on__in=due_dates) | Q(for_quarter__in=quarters) | Q(arose_in__isnull=False)
    deliverable.occurrences.exclude(planned).filter(delivery__isnull=True).delete()
    for due_on in due_dates:
        Occurrence.objects.get_or_create(deliverable=deliverable, due_on=due_on)
    for quarter in quarters:
        Occurrence.objects.get_or_create(deliverable=deliverable, for_quarter=quarter)
    return deliverable


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
) -> TaskUpdate:
    """Record what was done on ``task`` in ``quarter`` and what was delivered by it.

    ``seen`` is the version that the user saw (0: none yet); ``ticked`` are the ids of occurrences delivered
    beyond what the status implies. The same entry sent twice is recorded once. Raises DomainError when the
    quarter is closed or the task was taken out, ConflictError when somebody else saved in between.
    """
    require_open(agency=task.plan.agency, quarter=quarter)
    if task.cancelled_on is not None and task.cancelled_on <= quarter.ends_on:
        raise DomainError(f"Nhiệm vụ đã điều chỉnh bỏ từ ngày {task.cancelled_on:%d/%m/%Y}.")
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
        if any(getattr(update, name) != value for name, value in values.items()):
            raise
    update.task, update.quarter = task, quarter  # in hand already; the write read the row anew
    deliver(update=update, ticked=ticked)
    return update


def deliver(*, update: TaskUpdate, ticked: Collection[int] = ()) -> None:
    """Make the deliveries of ``update`` those that its status implies and those that were ticked.

    ``record_update`` ends with it; data taken over from before the portal calls it alone, past any calendar.
    """
    quarter = update.quarter
    number = quarter.quarter_numbers[-1]
    wanted, delivered = set(), set()
    for pk, due_on, for_quarter, arose_in, delivered_by in _occurrences(update):
        implied = implies(
            update.status, due_on=due_on, for_quarter=for_quarter, quarter=number, ends_on=quarter.ends_on
        )
        chosen = pk in ticked and (due_on is not None or for_quarter == number)
        if delivered_by in (None, update.pk) and (implied or chosen or arose_in == quarter.pk):
            wanted.add(pk)
        if delivered_by == update.pk:
            delivered.add(pk)
    if delivered - wanted:
        update.deliveries.filter(occurrence__in=delivered - wanted).delete()
    if wanted - delivered:
        Delivery.objects.bulk_create(Delivery(occurrence_id=pk, update=update) for pk in wanted - delivered)


def _occurrences(update: TaskUpdate) -> list[tuple]:
    """Return (id, due day, quarter, arose in, delivered by) of the task's occurrences, what arose included.

    Work on demand arises when it is reported as done; an update that says otherwise takes it back.
    """
    columns = ("pk", "due_on", "for_quarter", "arose_in", "delivery__update")
    found = (f"occurrences__{column}" for column in columns)
    rows = list(update.task.deliverables.order_by().values_list("pk", "is_on_demand", *found))
    mine = [row for row in rows if row[5] == update.quarter_id]
    arises = bool(rows) and update.status in DONE and all(row[1] for row in rows)
    if mine and not arises:
        Occurrence.objects.filter(pk__in=[row[2] for row in mine]).delete()
    kept = rows if arises else [row for row in rows if row[5] != update.quarter_id]
    occurrences = [row[2:] for row in kept if row[2] is not None]
    if arises:
        for pk in {row[0] for row in rows} - {row[0] for row in mine}:
            made = Occurrence.objects.create(deliverable_id=pk, arose_in=update.quarter)
            occurrences.append((made.pk, None, None, update.quarter_id, None))
    return occurrences
