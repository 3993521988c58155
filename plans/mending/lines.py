"""What a task yields, written line by line: changed, added, put in another order, taken out."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from core.errors import FieldError
from plans.mending.closed import Closed, dues_of
from plans.models import Deliverable, Task
from plans.services import deliver, set_deadline
from plans.states import DONE

ASIDE = 10_000  # above every position of a task's deliverables, where they stand while their order changes


@dataclass(frozen=True, slots=True)
class Line:
    """A deliverable as it is wanted; ``pk`` is None for a new one. The order of the lines is theirs."""

    pk: int | None
    activity: str
    product: str
    deadline: str


def write_lines(task: Task, lines: Sequence[Line], closed: Closed) -> None:
    """Make the deliverables of ``task`` those of ``lines``, each deadline understood anew where words changed.

    What earlier results say was delivered is worked out again. Raises FieldError ("lines") for a deadline in a
    closed quarter and for taking out what was delivered.
    """
    stored = {one.pk: one for one in _deliverables(task)}
    before = dues_of(stored.values())
    _take_out([one for pk, one in stored.items() if pk not in {line.pk for line in lines}])
    if [line.pk for line in lines] != list(stored):
        task.deliverables.update(position=F("position") + ASIDE)
    for place, line in enumerate(lines, start=1):
        _write(task, stored.get(line.pk or 0), line, place)
    after = dues_of(_deliverables(task))
    closed.require_same_dues(before, after, "lines")
    if after != before:
        _deliver_again(task)


def _deliverables(task: Task) -> list[Deliverable]:
    return list(task.deliverables.prefetch_related("occurrences__delivery").order_by("position"))


def _take_out(rows: list[Deliverable]) -> None:
    for row in rows:
        if any(hasattr(one, "delivery") for one in row.occurrences.all()):
            raise FieldError("lines", f"“{row}” đã có kết quả báo cáo nên không bỏ được.")
        row.delete()


def _write(task: Task, row: Deliverable | None, line: Line, place: int) -> None:
    new = row is None
    row = row or Deliverable(task=task)
    is_same = (row.activity, row.product, row.position) == (line.activity, line.product, place) and not new
    row.task = task  # with its new title, which says whether the work is on demand
    row.activity, row.product, row.position = line.activity, line.product, place
    row.version += 0 if new or (is_same and row.deadline == line.deadline) else 1
    set_deadline(deliverable=row, text=line.deadline)


def _deliver_again(task: Task) -> None:
    """Let every result deliver what it says of the deadlines as they are now, the earliest quarter first."""
    for update in task.updates.filter(status__in=DONE).select_related("quarter").order_by("quarter__ends_on"):
        update.task = task
        deliver(update=update, ticked=set(update.deliveries.values_list("occurrence", flat=True)))
