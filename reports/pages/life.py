"""The life of a report or a letter as its page shows it: what was done, what was issued, what may be done now."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from agencies.models import User
from reports.models import Issue, Work, WorkflowStep
from reports.services import moves_open_to
from reports.states import ACTIONS


@dataclass(frozen=True, slots=True)
class Step:
    """A recorded step, as the timeline shows it."""

    state: str
    title: str
    who: str
    when: object
    reason: str
    current: bool


@dataclass(frozen=True, slots=True)
class Move:
    """A button: a move that is open to the user."""

    target: str
    label: str


def step_rows(work: Work) -> QuerySet[WorkflowStep]:
    """Return the recorded steps of ``work`` in their order."""
    return WorkflowStep.objects.filter(**work.key).select_related("by").order_by("at", "pk")


def steps_of(rows: Collection[WorkflowStep]) -> tuple[Step, ...]:
    """Return the recorded steps as the timeline shows them."""
    last = [*rows][-1] if rows else None
    return tuple(
        Step(
            state=row.to_state,
            title=f"{row.get_from_state_display()} → {row.get_to_state_display()}",
            who=str(row.by),
            when=row.at,
            reason=row.reason,
            current=row is last,
        )
        for row in rows
    )


def issues_of(work: Work) -> QuerySet[Issue]:
    """Return what was issued of ``work``, the latest first."""
    rows: QuerySet[Issue] = work.issues.all()  # each knows its work
    return rows.select_related("replaces", "replaced_by").order_by("-issued_at", "-pk")


def moves_of(work: Work, user: User) -> tuple[Move, ...]:
    """Return the buttons for the moves that are open to ``user``."""
    return tuple(Move(target, ACTIONS[target]) for target in moves_open_to(work, user))
