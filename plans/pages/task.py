"""A task's page: what it must deliver and did, its state at the end of each quarter, what was reported."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core import clock
from core.audit.trail import Entry, trail_of
from core.together import read_together
from periods.models import ReportingPeriod
from periods.states import calendar_start
from plans.models import Collaborator, Deliverable, Occurrence, Task, TaskUpdate
from plans.pages.plan import understood_as


@dataclass(frozen=True, slots=True)
class QuarterState:
    """The state at a quarter's end; None for one that has not begun, and for one before the task was planned."""

    quarter: ReportingPeriod
    state: str | None
    update: TaskUpdate | None
    is_before: bool


@dataclass(frozen=True, slots=True)
class OccurrenceLine:
    """One thing to deliver, and how it went."""

    label: str
    update: TaskUpdate | None
    is_late: bool
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class DeliverableLines:
    deliverable: Deliverable
    understood: str
    occurrences: list[OccurrenceLine]


@dataclass(frozen=True, slots=True)
class TaskView:
    """All that the page shows beside the task itself; ``history`` is None for those who may not see it."""

    quarters: list[QuarterState]
    deliverables: list[DeliverableLines]
    told: Iterable[TaskUpdate]
    collaborators: Iterable[Collaborator]
    history: list[Entry] | None


def task_view(task: Task, *, with_history: bool) -> TaskView:
    """Read what belongs to a task that was read by ``for_page``."""
    told = task.updates.select_related("quarter", "recorded_by").order_by("-quarter__ends_on")
    quarters, helpers = ReportingPeriod.objects.quarters().filter(year=task.plan.year), task.collaborators.all()
    read_together(told, quarters, helpers)
    deliverables = list(task.deliverables.all())
    history = trail_of([task, *told, *deliverables]) if with_history else None
    lines = [
        DeliverableLines(one, understood_as(one), [_occurrence(item) for item in one.occurrences.all()])
        for one in deliverables
    ]
    return TaskView(_quarters(task, quarters, told), lines, told, helpers, history)


def _quarters(task: Task, quarters: Iterable[ReportingPeriod], told: Iterable[TaskUpdate]) -> list[QuarterState]:
    today = clock.today()
    begun = [quarter for quarter in quarters if quarter.data_from <= today]
    states = Task.objects.filter(pk=task.pk).with_states(begun).values(*(f"state_{one.kind}" for one in begun))
    found = states.get() if begun else {}
    updates = {update.quarter_id: update for update in told}
    return [
        QuarterState(
            quarter,
            found.get(f"state_{quarter.kind}"),
            updates.get(quarter.pk),
            is_before=not task.is_planned_by(quarter.ends_on),
        )
        for quarter in quarters
    ]


def _occurrence(occurrence: Occurrence) -> OccurrenceLine:
    delivery = getattr(occurrence, "delivery", None)
    update = delivery.update if delivery else None
    is_overdue = update is None and occurrence.due_on is not None and occurrence.due_on < clock.today()
    return OccurrenceLine(str(occurrence), update, _is_late(occurrence.due_on, update), is_overdue)


def _is_late(due_on: date | None, update: TaskUpdate | None) -> bool:
    """The rule of ``TaskQuerySet.with_state``, for one row: later than its day, or in a quarter begun after it."""
    if due_on is None or update is None:
        return False
    quarter = update.quarter
    return (update.delivered_on or calendar_start(quarter.year, quarter.kind)) > due_on
