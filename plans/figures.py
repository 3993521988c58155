"""Computed figures of progress: frozen values that page, dashboard, Excel, Word and PDF share."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from django.db.models import Count, Q, QuerySet

from core.numbers import percent
from periods.models import ReportingPeriod
from plans.querysets import TaskQuerySet
from plans.states import PERFORMED, TaskState, counts_not_arisen


@dataclass(frozen=True, slots=True)
class Progress:
    """How many tasks are in each state at the end of a period, and the official figure made of them."""

    states: dict[str, int] = field(default_factory=dict)
    counts_not_arisen: bool = True
    due: int = 0
    performed_of_due: int = 0
    late: int = 0

    def count(self, state: str) -> int:
        return self.states.get(state, 0)

    @property
    def performed(self) -> int:
        return sum(self.count(state) for state in PERFORMED)

    @property
    def total(self) -> int:
        """All tasks but the cancelled ones, and but those not arisen where the programme's rule says so."""
        left_out = 0 if self.counts_not_arisen else self.count(TaskState.NOT_ARISEN)
        return sum(self.states.values()) - self.count(TaskState.CANCELLED) - left_out

    @property
    def overdue(self) -> int:
        return self.count(TaskState.OVERDUE)

    @property
    def arisen_total(self) -> int:
        """The total without the tasks that did not arise."""
        return sum(self.states.values()) - self.count(TaskState.CANCELLED) - self.count(TaskState.NOT_ARISEN)

    @property
    def percent(self) -> Decimal | None:
        """performed ÷ total × 100, half-up to one decimal; None (không phát sinh) when there is no task."""
        return percent(self.performed, self.total)

    @property
    def percent_of_due(self) -> Decimal | None:
        return percent(self.performed_of_due, self.due)

    @property
    def percent_of_arisen(self) -> Decimal | None:
        return percent(self.performed, self.arisen_total)


def combined(parts: Iterable[Progress]) -> Progress:
    """Return the sum of several agencies' progress, frozen or live; each keeps its own rule of the total."""
    states: Counter[str] = Counter()
    left_out = due = performed_of_due = late = 0
    for part in parts:
        states.update(part.states)
        left_out += sum(part.states.values()) - part.count(TaskState.CANCELLED) - part.total
        due, performed_of_due, late = (
            due + part.due,
            performed_of_due + part.performed_of_due,
            late + part.late,
        )
    states[TaskState.NOT_ARISEN] -= left_out
    return Progress({state: count for state, count in states.items() if count}, True, due, performed_of_due, late)


def progress_by_agency(tasks: TaskQuerySet, period: ReportingPeriod) -> dict[int, Progress]:
    """Return the progress of every agency that has tasks in ``tasks``, by its id: one grouped query."""
    return progress_by(count_rows(tasks, period, "plan__agency"), period)


def progress_by_area(tasks: TaskQuerySet, period: ReportingPeriod) -> dict[int, Progress]:
    """Return the progress of every area that has tasks in ``tasks``, by its id: one grouped query."""
    return progress_by(count_rows(tasks, period, "area"), period)


def progress_by(rows: Iterable[tuple], period: ReportingPeriod) -> dict[Any, Progress]:
    """Return the progress that ``count_rows`` of one key tell, by that key."""
    groups: dict[Any, list[StateCount]] = {}
    for group, *count in rows:
        groups.setdefault(group, []).append(StateCount(*count))
    return {group: progress_from(mine, period.kind) for group, mine in groups.items()}


def progress_of(tasks: TaskQuerySet, period: ReportingPeriod) -> Progress:
    """Return the progress of all ``tasks`` together."""
    return progress_from((count for _, count in counts_by(tasks, period)), period.kind)


def numbers_by_state(tasks: TaskQuerySet, period: ReportingPeriod) -> dict[str, list[int]]:
    """Return the tasks' numbers in the whole plan by their state; states without a task are there, empty."""
    numbers: dict[str, list[int]] = {state: [] for state in TaskState.values}
    columns = ("state", "position")
    for state, position in tasks.with_state(period).order_by("position").values_list(*columns):
        numbers[state].append(position)
    return numbers


class Counted(Protocol):
    """What is read of a task with its state: see ``TaskQuerySet.with_state``."""

    @property
    def state(self) -> str: ...
    @property
    def is_due(self) -> bool: ...
    @property
    def is_late(self) -> bool: ...


def progress_among(tasks: Collection[Counted], rules: Iterable[str], period: ReportingPeriod) -> Progress:
    """Return the progress of rows already read with their states, so that a page need not ask again.

    ``rules`` are those of the programmes involved. Equal to ``progress_of`` over the same tasks.
    """
    standing = [task for task in tasks if task.state != TaskState.CANCELLED]
    return Progress(
        states=dict(Counter(task.state for task in tasks)),
        counts_not_arisen=all(counts_not_arisen(rule, period.kind) for rule in rules),
        due=sum(task.is_due for task in standing),
        performed_of_due=sum(task.is_due and task.state in PERFORMED for task in standing),
        late=sum(task.is_late for task in standing),
    )


class StateCount(NamedTuple):
    """Some tasks in one state: how many, how many of them were due, how many late; ``rule`` is their programme's."""

    rule: str
    state: str
    tasks: int
    due: int
    late: int


def counts_by(tasks: TaskQuerySet, period: ReportingPeriod, *keys: str) -> list[tuple[tuple, StateCount]]:
    """Return the counts of ``tasks`` in each state at the end of ``period``, by ``keys``: one grouped query."""
    return [(row[: len(keys)], StateCount(*row[len(keys) :])) for row in count_rows(tasks, period, *keys)]


def count_rows(tasks: TaskQuerySet, period: ReportingPeriod, *keys: str) -> QuerySet:
    """Return the rows of ``counts_by``, to be read with others: the keys, and what ``StateCount`` holds."""
    columns = (*keys, "plan__programme__not_arisen_rule", "state")
    return (
        tasks.with_state(period)
        .order_by()
        .values_list(*columns)
        .annotate(
            tasks=Count("pk"),
            due_tasks=Count("pk", filter=Q(is_due=True)),
            late_tasks=Count("pk", filter=Q(is_late=True)),
        )
    )


def progress_from(counts: Iterable[StateCount], period_kind: str) -> Progress:
    """Return the progress that ``counts`` make at the end of a period of this kind."""
    states: Counter[str] = Counter()
    due = performed_of_due = late = 0
    keeps = True
    for count in counts:
        states[count.state] += count.tasks
        keeps = keeps and counts_not_arisen(count.rule, period_kind)
        if count.state == TaskState.CANCELLED:
            continue
        due, late = due + count.due, late + count.late
        if count.state in PERFORMED:
            performed_of_due += count.due
    return Progress(dict(states), keeps, due, performed_of_due, late)
