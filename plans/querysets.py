"""Reads of plans, tasks and what was done: the vocabulary of progress, computed in SQL."""

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from agencies.querysets import OwnedQuerySet
from plans.states import Status, TaskState

if TYPE_CHECKING:
    from periods.models import ReportingPeriod

WORKED = (Status.IN_PROGRESS, Status.PERIOD_DONE, Status.ALL_DONE)


def _rows(model: str) -> QuerySet:
    return apps.get_model("plans", model)._default_manager.all()


class PlanQuerySet(OwnedQuerySet):
    def for_year(self, year: int) -> Self:
        return self.filter(year=year)


class TaskUpdateQuerySet(OwnedQuerySet):
    owner = "task__plan__agency"


class TaskQuerySet(OwnedQuerySet):
    owner = "plan__agency"

    def in_year(self, year: int) -> Self:
        return self.filter(plan__year=year)

    def counted(self) -> Self:
        """Return the tasks of annual plans: those that the official figure counts."""
        return self.filter(plan__kind="annual")

    def with_state(self, period: "ReportingPeriod") -> Self:
        """Annotate the derived ``state`` of each task at the end of ``period``, with ``is_late`` and ``is_due``.

        The rules and their order are those of ``TaskState``: the first that holds is the state. ``is_due``
        says that something had to be delivered by then; ``is_late`` that something was delivered after its day.
        """
        end, quarter = period.ends_on, period.quarter_numbers[-1]
        occurrences = _rows("Occurrence").filter(deliverable__task=OuterRef("pk"))
        missing = occurrences.filter(Q(delivery__isnull=True) | Q(delivery__update__quarter__ends_on__gt=end))
        delivered = occurrences.filter(delivery__update__quarter__ends_on__lte=end)
        worked = _rows("TaskUpdate").filter(task=OuterRef("pk"), quarter__ends_on__lte=end, status__in=WORKED)
        planned = _rows("Deliverable").filter(task=OuterRef("pk"), is_on_demand=False)
        return self.alias(
            lacks_due=Exists(missing.filter(due_on__lte=end)),
            lacks_any=Exists(missing),
            lacks_quarter=Exists(missing.filter(for_quarter=quarter)),
            has_delivered=Exists(delivered),
            has_worked=Exists(worked),
            is_planned=Exists(planned),
        ).annotate(
            state=_state(end),
            is_due=Exists(occurrences.filter(Q(due_on__lte=end) | Q(for_quarter__lte=quarter))),
            is_late=Exists(delivered.filter(_after_due_day())),
        )

    def with_last_update(self, period: "ReportingPeriod") -> Self:
        """Annotate ``reported``: the status last entered up to the end of ``period``; NULL when never."""
        updates = _rows("TaskUpdate").filter(task=OuterRef("pk"), quarter__ends_on__lte=period.ends_on)
        return self.annotate(reported=Subquery(updates.order_by("-quarter__ends_on").values("status")[:1]))


def _state(end: object) -> Case:
    return Case(
        When(cancelled_on__lte=end, then=Value(TaskState.CANCELLED)),
        When(lacks_due=True, then=Value(TaskState.OVERDUE)),
        When(has_delivered=True, lacks_any=False, then=Value(TaskState.COMPLETED)),
        When(has_delivered=True, lacks_quarter=False, then=Value(TaskState.ON_SCHEDULE)),
        When(has_worked=True, then=Value(TaskState.IN_PROGRESS)),
        When(is_planned=False, then=Value(TaskState.NOT_ARISEN)),
        default=Value(TaskState.NOT_STARTED),
        output_field=CharField(),
    )


def _after_due_day() -> Q:
    """Delivered on a later day than due; where no day was given, in a quarter that began after the due day."""
    update = "delivery__update__"
    dated = Q(**{f"{update}delivered_on__gt": F("due_on")})
    undated = Q(
        **{
            f"{update}delivered_on__isnull": True,
            f"{update}quarter__data_from__gt": F("due_on"),
        }
    )
    return dated | undated
