"""Reads of plans, tasks and what was done: the vocabulary of progress, computed in SQL."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from agencies.querysets import OwnedQuerySet
from core.sql import per_parent
from periods.states import QUARTERS, calendar_start
from plans.states import PERFORMED, WORKED, NotArisenRule, PlanKind, TaskState, counts_not_arisen

if TYPE_CHECKING:
    from periods.models import ReportingPeriod


def _rows(model: str, app: str = "plans") -> QuerySet:
    return apps.get_model(app, model)._default_manager.all()


class PlanQuerySet(OwnedQuerySet):
    def for_year(self, year: int) -> Self:
        return self.filter(year=year)

    def chosen(self, *, agency: str = "", year: int | None = None, kind: str = "") -> Self:
        """Keep the plans of an agency (its code), a year and a kind; what is blank keeps all."""
        wanted = {"agency__code": agency, "year": year, "kind": kind}
        return self.filter(**{name: value for name, value in wanted.items() if value})

    def for_list(self) -> Self:
        """Return the plans with agency and document, and ``task_count``."""
        counted = per_parent(_rows("Task"), "plan", Count("pk"))
        return self.select_related("agency", "document").annotate(task_count=counted)

    def for_page(self) -> Self:
        """Return the plans with what their page shows above the tasks: agency, document, sections, bases."""
        bases = _rows("PlanCitation").select_related("document").order_by("position")
        related = self.select_related("agency", "document", "programme")
        return related.prefetch_related("sections", Prefetch("citations", queryset=bases))


class TaskUpdateQuerySet(OwnedQuerySet):
    owner = "task__plan__agency"


class TaskQuerySet(OwnedQuerySet):
    owner = "plan__agency"

    def in_year(self, year: int) -> Self:
        return self.filter(plan__year=year)

    def counted(self) -> Self:
        """Return the tasks of annual plans: those that the official figure counts."""
        return self.filter(plan__kind=PlanKind.ANNUAL)

    def with_state(self, period: "ReportingPeriod") -> Self:
        """Annotate the derived ``state`` of each task at the end of ``period``, with ``is_late`` and ``is_due``.

        ``is_due`` says that something had to be delivered by then; ``is_late`` that something was delivered
        after its day.
        """
        end, quarter = period.ends_on, period.quarter_numbers[-1]
        due = Q(due_on__lte=end) | Q(for_quarter__lte=quarter)
        return self.annotate(
            state=state_at(period),
            is_due=_has(_occurrences().filter(due)),
            is_late=_has(_delivered(end).filter(_after_due_day(period.year))),
        )

    def with_states(self, periods: Iterable["ReportingPeriod"]) -> Self:
        """Annotate ``state_<kind>`` for each of ``periods``, such as ``state_Q1``: one query for all."""
        return self.annotate(**{f"state_{period.kind}": state_at(period) for period in periods})

    def in_total(self, period: "ReportingPeriod") -> Self:
        """Keep the tasks that make the total of ``period``; use after ``with_state``."""
        dropped = [rule for rule in NotArisenRule if not counts_not_arisen(rule, period.kind)]
        not_arisen = Q(state=TaskState.NOT_ARISEN, plan__programme__not_arisen_rule__in=dropped)
        return self.exclude(state=TaskState.CANCELLED).exclude(not_arisen)

    def performed(self) -> Self:
        """Keep the tasks that the official figure counts as performed; use after ``with_state``."""
        return self.filter(state__in=PERFORMED)

    def with_entered(self, quarter: "ReportingPeriod") -> Self:
        """Annotate ``is_entered``: whether anything was entered for this very quarter."""
        updates = _rows("TaskUpdate").filter(task=OuterRef("pk"), quarter=quarter)
        return self.annotate(is_entered=Exists(updates))

    def silent_in(self, quarter: "ReportingPeriod") -> Self:
        """Return the tasks, not cancelled by then, on which nothing was entered for ``quarter``."""
        return self.with_entered(quarter).filter(is_entered=False).exclude(cancelled_on__lte=quarter.ends_on)

    def with_deliverables(self) -> Self:
        """Fetch each task's deliverables, their occurrences and deliveries: two queries for any number."""
        occurrences = _rows("Occurrence").select_related("delivery__update__quarter", "arose_in")
        return self.prefetch_related("deliverables", Prefetch("deliverables__occurrences", queryset=occurrences))

    def with_updates(self, upto: "ReportingPeriod | None" = None) -> Self:
        """Fetch each task's updates as ``told``, newest quarter first, not after the end of ``upto``."""
        updates = _rows("TaskUpdate").select_related("quarter", "recorded_by").order_by("-quarter__ends_on")
        if upto is not None:
            updates = updates.filter(quarter__ends_on__lte=upto.ends_on)
        return self.prefetch_related(Prefetch("updates", queryset=updates, to_attr="told"))

    def for_entry(self, quarter: "ReportingPeriod") -> Self:
        """Return the tasks with all that their rows in the entry grid show, plan by plan, in its order."""
        return (
            self.select_related("plan__agency", "plan__programme", "area")
            .with_state(quarter)
            .with_entered(quarter)
            .with_deliverables()
            .with_updates(quarter)
            .order_by("plan__kind", "plan", "position")
        )

    def for_list(self) -> Self:
        """Return the tasks of several agencies with what a line names, in the order of agencies and plans."""
        related = self.select_related("plan__agency", "area").prefetch_related("deliverables")
        return related.order_by("plan__agency__path", "plan__kind", "plan", "position")

    def for_page(self) -> Self:
        """Return the tasks with what the page of one shows."""
        related = self.select_related("plan__agency", "area", "cancelled_by", "implements__plan__agency")
        return related.with_deliverables().with_updates().prefetch_related("collaborators")


def state_at(period: "ReportingPeriod") -> Case:
    """Return the expression of a task's state at the end of ``period``.

    The rules and their order are those of ``TaskState``: the first that holds is the state. What arose on
    demand after the period's end was not there yet. An amendment takes a task out from its day on.
    """
    worked = _rows("TaskUpdate").filter(task=OuterRef("pk"), quarter__in=_ended(period), status__in=WORKED)
    planned = _rows("Deliverable").filter(task=OuterRef("pk"), is_on_demand=False)
    return Case(
        When(cancelled_on__lte=period.ends_on, then=Value(TaskState.CANCELLED)),
        default=Coalesce(
            Subquery(_state_by_occurrences(period)),
            _if_any(worked, TaskState.IN_PROGRESS),
            _if_any(planned, TaskState.NOT_STARTED),
            Value(TaskState.NOT_ARISEN),
        ),
        output_field=CharField(),
    )


def _state_by_occurrences(period: "ReportingPeriod") -> QuerySet:
    """The state that a task's occurrences decide, NULL where they decide none: each is read once."""
    end, quarter = period.ends_on, period.quarter_numbers[-1]
    delivered = Q(delivery__update__quarter__in=_ended(period))
    undelivered = Q(delivery__isnull=True) | Q(delivery__update__quarter__in=_periods().filter(ends_on__gt=end))
    missing = undelivered & (Q(arose_in__isnull=True) | Q(arose_in__in=_ended(period)))
    counted = (
        _occurrences()
        .order_by()
        .values("deliverable__task")
        .annotate(
            delivered=Count("pk", filter=delivered),
            missing=Count("pk", filter=missing),
            overdue=Count("pk", filter=missing & Q(due_on__lte=end)),
            lacking=Count("pk", filter=missing & Q(for_quarter=quarter)),
        )
    )
    state = Case(
        When(overdue__gt=0, then=Value(TaskState.OVERDUE)),
        When(delivered__gt=0, missing=0, then=Value(TaskState.COMPLETED)),
        When(delivered__gt=0, lacking=0, then=Value(TaskState.ON_SCHEDULE)),
        output_field=CharField(),
    )
    return counted.values_list(state)


def _if_any(rows: QuerySet, state: TaskState) -> Subquery:
    """``state`` where a task has such rows, else NULL."""
    return Subquery(rows.order_by().values_list(Value(state))[:1], output_field=CharField())


def _has(rows: QuerySet) -> IsNull:
    """Whether a task has such rows. PostgreSQL would answer ``Exists`` from a hash of all years' rows."""
    return IsNull(Subquery(rows.order_by().values("pk")[:1]), False)


def _periods() -> QuerySet:
    return _rows("ReportingPeriod", app="periods").order_by().values("pk")


def _ended(period: "ReportingPeriod") -> QuerySet:
    """The few periods that ended by then: a list to look up in costs less than a join for each row."""
    return _periods().filter(ends_on__lte=period.ends_on)


def _occurrences() -> QuerySet:
    return _rows("Occurrence").filter(deliverable__task=OuterRef("pk"))


def _delivered(end: date) -> QuerySet:
    return _occurrences().filter(delivery__update__quarter__ends_on__lte=end)


def _after_due_day(year: int) -> Q:
    """Delivered on a later day than due; where no day was given, in a quarter of ``year`` that began after it.

    The quarter of the calendar counts, not its data window: what is overdue at a quarter's end comes late.
    """
    update = "delivery__update__"
    undated = Q()
    for kind in QUARTERS:
        undated |= Q(**{f"{update}quarter__kind": kind, "due_on__lt": calendar_start(year, kind)})
    undated &= Q(**{f"{update}delivered_on__isnull": True, f"{update}quarter__year": year})
    return Q(due_on__isnull=False) & (Q(**{f"{update}delivered_on__gt": F("due_on")}) | undated)
