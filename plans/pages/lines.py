"""The rows of the entry grid as they are printed: everything a row shows, and nothing to work out or to ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.links import HERE, links
from periods.models import ReportingPeriod
from plans.models import Task
from plans.pages.rows import Box, DeadlineLine, EntryRow, Option, Typed
from plans.states import Status

Linker = Callable[[object], str]


@dataclass(frozen=True, slots=True)
class Theirs:
    """In a conflict, what another person saved: ``values`` by input, ``differences`` by label."""

    who: str
    at: datetime
    values: tuple[tuple[str, str], ...]
    differences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A row of the grid. ``wrong`` names the fields with an error; ``theirs`` is there in a conflict alone."""

    pk: int
    code: str
    record_url: str
    is_editable: bool
    is_cancelled: bool
    save: str
    state: str
    typed: Typed
    warning: str = ""
    echo: str = ""
    problem: str = ""
    wrong: tuple[str, ...] = ()
    saved_at: datetime | None = None
    theirs: Theirs | None = None
    title: str = ""
    url: str = ""
    lines: tuple[DeadlineLine, ...] = ()
    boxes: tuple[Box, ...] = ()
    options: tuple[Option, ...] = ()
    status_label: str = ""
    has_column_before: bool = False
    before: str = ""
    result_before: str = ""
    recorded_by: str = ""

    @property
    def invalid(self) -> str:
        return " ".join(self.wrong)


def grid_line(row: EntryRow, record_url: Linker, task_url: Linker) -> EntryLine:
    """Return the line of a row whose task was read by ``for_entry``."""
    previous = row.previous
    return _line(
        row,
        record_url,
        title=row.task.title,
        url=task_url(row.task.pk),
        lines=tuple(row.lines),
        boxes=tuple(row.boxes) if row.is_editable else (),
        options=tuple(row.options) if row.is_editable else (),
        status_label=row.status_label,
        has_column_before=row.quarter.kind != "Q1",
        before=f"{previous.quarter.label}: {Status(previous.status).label}" if previous else "",
        result_before=previous.result if previous else "",
        recorded_by=str(row.update.recorded_by) if row.update and not row.is_editable else "",
    )


def answer_line(row: EntryRow, query: str) -> EntryLine:
    """Return what the answer to a save shows of a row."""
    return _line(row, record_links(row.task, row.quarter, query))


def record_links(task: Task, quarter: ReportingPeriod, query: str) -> Linker:
    """Return a function from a task's key to where its row is saved; ``task`` is one of the same agency."""
    url = links("plans:record", task.plan.agency.code, quarter.slug, HERE)
    return lambda pk: f"{url(pk)}{query}"


def _line(row: EntryRow, record_url: Linker, **more: object) -> EntryLine:
    return EntryLine(
        pk=row.task.pk,
        code=row.task.code,
        record_url=record_url(row.task.pk),
        is_editable=row.is_editable,
        is_cancelled=row.is_cancelled,
        save=str(row.outcome.save),
        state=str(row.state),
        typed=row.typed,
        warning=row.warning,
        echo=row.echo,
        problem=row.problem,
        wrong=tuple(row.outcome.errors),
        saved_at=row.saved_at,
        theirs=_theirs(row),
        **more,  # type: ignore[arg-type]
    )


def _theirs(row: EntryRow) -> Theirs | None:
    theirs = row.outcome.theirs
    if theirs is None:
        return None
    return Theirs(str(theirs.recorded_by), theirs.recorded_at, tuple(row.theirs_values), tuple(row.differences))
