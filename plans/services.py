"""Writes on plans and progress, one function per verb."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Q

from agencies.models import User
from core.versions import put_version
from periods.models import ReportingPeriod
from periods.services import require_open
from plans.models import Deliverable, Delivery, Occurrence, Task, TaskUpdate
from plans.schedules import parse_schedule
from plans.states import Status


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
    deliverable.is_on_demand = schedule.is_on_demand or not schedule.understood
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
    beyond what the status implies. Raises DomainError when the quarter is closed, ConflictError when
    somebody else saved in between.
    """
    require_open(agency=task.plan.agency, quarter=quarter)
    values = {
        "status": status,
        "result": result,
        "document_note": document_note,
        "obstacles": obstacles,
        "delivered_on": delivered_on,
        "recorded_by": by,
    }
    update = put_version(TaskUpdate, key={"task": task, "quarter": quarter}, seen=seen, values=values)
    _deliver(update, ticked)
    return update


def _deliver(update: TaskUpdate, ticked: Collection[int]) -> None:
    """Make the deliveries of ``update`` those that its status implies and those that were ticked."""
    task, quarter = update.task, update.quarter
    open_ones = Occurrence.objects.filter(deliverable__task=task).filter(
        Q(delivery__isnull=True) | Q(delivery__update=update)
    )
    wanted = Q(pk__in=[pk for pk in ticked])
    if update.status == Status.PERIOD_DONE:
        wanted |= Q(due_on__lte=quarter.ends_on) | Q(for_quarter=quarter.quarter_numbers[-1])
    if update.status == Status.ALL_DONE:
        wanted |= Q(due_on__isnull=False) | Q(for_quarter=quarter.quarter_numbers[-1])
    _arise(update)
    wanted |= Q(arose_in=quarter)
    chosen = set(open_ones.filter(wanted).values_list("pk", flat=True))
    update.deliveries.exclude(occurrence__in=chosen).delete()
    delivered = set(update.deliveries.values_list("occurrence", flat=True))
    Delivery.objects.bulk_create(Delivery(occurrence_id=pk, update=update) for pk in chosen - delivered)


def _arise(update: TaskUpdate) -> None:
    """Work on demand arises when it is reported as done; an update that says otherwise takes it back."""
    deliverables = update.task.deliverables.all()
    done = update.status in (Status.PERIOD_DONE, Status.ALL_DONE)
    if done and all(deliverable.is_on_demand for deliverable in deliverables):
        for deliverable in deliverables:
            Occurrence.objects.get_or_create(deliverable=deliverable, arose_in=update.quarter)
    else:
        Occurrence.objects.filter(deliverable__task=update.task, arose_in=update.quarter).delete()
