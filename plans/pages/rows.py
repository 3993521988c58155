"""One row of the entry grid: what is stored, what was typed, and how the saving went."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils import timezone

from core.numbers import format_day
from core.saving import Save
from core.text import clean
from periods.models import ReportingPeriod
from plans.forms import TYPED, TaskUpdateForm
from plans.models import Deliverable, Occurrence, Task, TaskUpdate
from plans.states import DONE, Status, TaskState, implies

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
NOT_UNDERSTOOD = "không hiểu thời hạn – tính là khi có phát sinh"


@dataclass(frozen=True, slots=True)
class Typed:
    """The values in a row's inputs, as text: stored ones, or those just typed."""

    status: str = ""
    result: str = ""
    document_note: str = ""
    obstacles: str = ""
    delivered_on: str = ""
    version: int = 0
    ticked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the last save of a row ended: ``errors`` by field, the other person's row in a conflict."""

    save: Save
    update: TaskUpdate | None = None
    message: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    theirs: TaskUpdate | None = None
    typed: Typed | None = None


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Box:
    """An occurrence that can be ticked on its own; ``implied`` lists the statuses that deliver it anyway."""

    pk: int
    label: str
    ticked: bool
    implied: str
    is_implied: bool


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """A deliverable with its deadline as written, and a remark where it was not understood."""

    product: str
    deadline: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A task in the grid of a quarter."""

    task: Task
    quarter: ReportingPeriod
    state: str
    update: TaskUpdate | None
    previous: TaskUpdate | None
    outcome: Outcome
    is_editable: bool

    @property
    def is_entered(self) -> bool:
        return self.update is not None

    @property
    def is_cancelled(self) -> bool:
        return self.state == TaskState.CANCELLED

    @property
    def typed(self) -> Typed:
        return self.outcome.typed or stored(self.update)

    @property
    def options(self) -> list[Option]:
        chosen = self.typed.status
        return [Option("", "Chưa nhập", not chosen)] + [
            Option(value, label, value == chosen) for value, label in Status.choices
        ]

    @property
    def status_label(self) -> str:
        status = self.typed.status
        return Status(status).label if status in Status.values else ""

    @property
    def lines(self) -> list[DeadlineLine]:
        return [deadline_line(product) for product in self._products]

    @property
    def boxes(self) -> list[Box]:
        """The outstanding occurrences, where there is more than one; none where one status says it all."""
        found = [box for product in self._products for box in self._boxes(product)]
        return found if len(found) > 1 else []

    @property
    def _products(self) -> list[Deliverable]:
        return self.task.products  # type: ignore[attr-defined]  # fetched by with_outstanding

    def _boxes(self, product: Deliverable) -> list[Box]:
        name = str(product) or "Sản phẩm"
        open_ones = (one for one in product.outstanding if self._is_open(one))  # type: ignore[attr-defined]
        return [self._box(name, occurrence) for occurrence in open_ones]

    def _is_open(self, occurrence: Occurrence) -> bool:
        delivery = getattr(occurrence, "delivery", None)
        is_mine = delivery is None or (self.update is not None and delivery.update_id == self.update.pk)
        this_quarter = occurrence.for_quarter == self.quarter.quarter_numbers[-1]
        return is_mine and (occurrence.due_on is not None or this_quarter)

    def _box(self, name: str, occurrence: Occurrence) -> Box:
        implied = [status for status in Status if self._implies(status, occurrence)]
        is_implied = self.typed.status in implied
        if self.outcome.typed is None:
            is_ticked = getattr(occurrence, "delivery", None) is not None
        else:
            is_ticked = occurrence.pk in self.outcome.typed.ticked
        due = f"hạn {format_day(occurrence.due_on)}" if occurrence.due_on else f"{self.quarter}"
        return Box(occurrence.pk, f"{name}, {due}", is_ticked or is_implied, " ".join(implied), is_implied)

    def _implies(self, status: Status, occurrence: Occurrence) -> bool:
        return implies(
            status,
            due_on=occurrence.due_on,
            for_quarter=occurrence.for_quarter,
            quarter=self.quarter.quarter_numbers[-1],
            ends_on=self.quarter.ends_on,
        )

    @property
    def problem(self) -> str:
        """What keeps the row from being saved, in sentences; a field is named where its message does not."""
        sentences = [self.outcome.message] if self.outcome.message else []
        for name, message in self.outcome.errors.items():
            label = TaskUpdateForm.base_fields[name].label if name in TaskUpdateForm.base_fields else None
            sentences.append(f"{label}: {message}" if label and name != "status" else message)
        return " ".join(sentences)

    @property
    def differences(self) -> list[tuple[str, str]]:
        """In a conflict, what the other person saved otherwise than it was typed here: (label, text)."""
        if self.outcome.theirs is None:
            return []
        theirs, mine = stored(self.outcome.theirs), self.typed
        shown = {**{name: getattr(theirs, name) for name in TYPED}, "status": self.outcome.theirs.get_status_display()}
        return [
            (str(TaskUpdateForm.base_fields[name].label), str(shown[name]) or "(trống)")
            for name in TYPED
            if clean(getattr(mine, name)) != getattr(theirs, name)
        ]

    @property
    def warning(self) -> str:
        """What does not fit in a saved row, in a sentence; blank where nothing is odd. It keeps nobody from saving."""
        if self.update is None or self.update.status not in DONE:
            return ""
        if self.state == TaskState.OVERDUE:
            return "Đã ghi là xong nhưng còn sản phẩm quá hạn chưa đánh dấu."
        is_told = self.update.result or self.update.document_note
        return "" if is_told else "Đã ghi là xong nhưng chưa nêu kết quả hay văn bản."

    @property
    def theirs_values(self) -> list[tuple[str, str]]:
        """In a conflict, the other person's inputs by name, to compare and merge: ("result", "Đã xong")."""
        theirs = self.outcome.theirs
        if theirs is None:
            return []
        ticked = theirs.deliveries.values_list("occurrence", flat=True)
        values = stored(theirs)
        return [*((name, getattr(values, name)) for name in TYPED), *((f"ticked:{pk}", "1") for pk in ticked)]

    @property
    def echo(self) -> str:
        """The day of completion as it was understood: "thứ Ba, 05/03/2024"; blank when none was."""
        if self.update is None or self.update.delivered_on is None or "delivered_on" in self.outcome.errors:
            return ""
        return spoken_day(self.update.delivered_on)

    @property
    def saved_at(self) -> datetime | None:
        return timezone.localtime(self.update.recorded_at) if self.update else None


def spoken_day(day: date) -> str:
    """Return a day with its weekday, so that a slip of the finger is seen: "thứ Ba, 05/03/2024"."""
    return f"{WEEKDAYS[day.weekday()]}, {format_day(day)}"


def deadline_line(deliverable: Deliverable) -> DeadlineLine:
    """Return a deliverable's line, the same words once and no full stop within; an unread deadline has a remark."""
    remark = NOT_UNDERSTOOD if deliverable.deadline and not deliverable.is_understood else ""
    parts = [text.removesuffix(".") for text in (deliverable.activity, deliverable.product) if text]
    product = " – ".join(dict.fromkeys(parts))
    return DeadlineLine(product, deliverable.deadline, remark)


def stored(update: TaskUpdate | None) -> Typed:
    """Return the inputs of a stored update; of none, blank ones."""
    if update is None:
        return Typed()
    return Typed(
        status=update.status,
        result=update.result,
        document_note=update.document_note,
        obstacles=update.obstacles,
        delivered_on=format_day(update.delivered_on) if update.delivered_on else "",
        version=update.version,
    )


def typed_in(form: TaskUpdateForm) -> Typed:
    """Return the inputs of a posted row as they were typed."""
    values = {name: form.data.get(name, "") for name in TYPED}
    seen = form.data.get("version", "")
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
    return Typed(**values, version=version, ticked=form.posted_ids())


def mine_over(form: TaskUpdateForm, theirs: TaskUpdate) -> Typed:
    """Return the inputs of a valid row that met another person's: sent again, it is written over theirs."""
    day = form.cleaned_data["delivered_on"]
    shown = format_day(day) if day else ""
    return replace(typed_in(form), version=theirs.version, delivered_on=shown)


def entry_row(task: Task, quarter: ReportingPeriod, *, is_editable: bool, outcome: Outcome | None = None) -> EntryRow:
    """Build the row of a task read by ``for_entry``."""
    state: str = task.state  # type: ignore[attr-defined]  # annotated by with_state
    told: list[TaskUpdate] = task.told  # type: ignore[attr-defined]  # fetched by with_updates
    now = next((update for update in told if update.quarter_id == quarter.pk), None)
    before = next((update for update in told if update.quarter_id != quarter.pk), None)
    is_editable = is_editable and state != TaskState.CANCELLED
    default = Outcome(Save.IDLE) if is_editable else Outcome(Save.LOCKED)
    return EntryRow(task, quarter, state, now, before, outcome or default, is_editable)


def answer_row(task: Task, quarter: ReportingPeriod, outcome: Outcome, state: str = "") -> EntryRow:
    """Build what the answer to a save needs of a row, without reading it again."""
    return EntryRow(task, quarter, state, outcome.update, None, outcome, is_editable=True)
