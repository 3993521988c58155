"""Reads of plans, tasks and what was done: the vocabulary of progress, computed in SQL."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from agencies.querysets import OwnedQuerySet
from core.sql import per_parent
from plans.derivation import is_due_at, is_late_at, state_at
from plans.states import PERFORMED, NotArisenRule, PlanKind, TaskState, counts_not_arisen

if TYPE_CHECKING:
    from periods.models import ReportingPeriod


def _rows(model: str) -> QuerySet:
    return apps.get_model("plans", model)._default_manager.all()


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
        """Return the plans with what their page names in its head: agency, document, programme."""
        return self.select_related("agency", "document", "programme")


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

        Of tasks that were added later the plan knew nothing then; they are left out. ``is_due`` says that something
        had to be delivered by then; ``is_late`` that something was delivered after its day.
        """
        states = {"state": state_at(period), "is_due": is_due_at(period), "is_late": is_late_at(period)}
        return self.planned_by(period).annotate(**states)

    def planned_by(self, period: "ReportingPeriod") -> Self:
        """Keep the tasks that the plans held at the end of ``period``; also those that were taken out by then."""
        return self.filter(Q(added_on=None) | Q(added_on__lte=period.ends_on))

    def with_states(self, periods: Iterable["ReportingPeriod"]) -> Self:
        """Annotate ``state_<kind>`` for each of ``periods``, such as ``state_Q1``: one query for all.

        It is None at the end of a period in which the plan did not hold the task yet.
        """
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
        standing = self.planned_by(quarter).exclude(cancelled_on__lte=quarter.ends_on)
        return standing.with_entered(quarter).filter(is_entered=False)

    def with_deliverables(self) -> Self:
        """Fetch each task's deliverables, their occurrences and deliveries: two queries for any number."""
        occurrences = _rows("Occurrence").select_related("delivery__update__quarter", "arose_in")
        return self.prefetch_related("deliverables", Prefetch("deliverables__occurrences", queryset=occurrences))

    def with_due_days(self) -> Self:
        """Fetch each task's deliverables and their bare occurrences: two queries."""
        return self.prefetch_related(
            Prefetch("deliverables", queryset=_rows("Deliverable").order_by("position")),
            Prefetch("deliverables__occurrences", queryset=_rows("Occurrence").order_by("due_on", "for_quarter")),
        )

    def with_outstanding(self, quarter: "ReportingPeriod") -> Self:
        """Fetch each task's deliverables as ``products``, each with the occurrences that ``quarter`` may deliver or
        delivered as ``outstanding``: two queries. As lists: a relation would make a queryset for each row.
        """
        its_turn = Q(due_on__isnull=False) | Q(for_quarter=quarter.quarter_numbers[-1])
        its_own = Q(delivery__isnull=True) | Q(delivery__update__quarter=quarter)
        occurrences = (
            _rows("Occurrence").filter(its_turn, its_own).select_related("delivery").order_by("due_on", "for_quarter")
        )
        deliverables = _rows("Deliverable").order_by("position")  # task by task, as they are fetched
        return self.prefetch_related(
            Prefetch("deliverables", queryset=deliverables, to_attr="products"),
            Prefetch("products__occurrences", queryset=occurrences, to_attr="outstanding"),
        )

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
            .with_outstanding(quarter)
            .with_updates(quarter)
            .order_by("plan__kind", "plan", "position")
        )

    def for_list(self) -> Self:
        """Return the tasks of several agencies with what a line names, in the order of agencies and plans."""
        related = self.select_related("plan__agency", "area").prefetch_related("deliverables")
        return related.order_by("plan__agency__path", "plan__kind", "plan", "position")

    def for_page(self) -> Self:
        """Return the tasks with what the page of one shows, but for what was told of them."""
        related = self.select_related("plan__agency", "area", "cancelled_by", "implements__plan__agency")
        return related.with_deliverables()
