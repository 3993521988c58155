"""The tables of a plan: tasks by area with what each yields, and indicators in groups."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from documents.printed import Cell, Column, GroupRow, Row, Table, Text
from indicators.models import Target
from plans.models import Deliverable, Task

ANNEX_COLUMNS = (
    Column("Nhiệm vụ chung", 25),
    Column("Nhiệm vụ cụ thể", 69),
    Column("Sản phẩm", 50),
    Column("Phòng tham mưu thực hiện", 35, continued_mark=False),
    Column("Phối hợp thực hiện", 46, continued_mark=False),
    Column("Thời gian thực hiện", 32),
)
BODY_COLUMNS = (
    Column("STT", 11, "center", continued_mark=False),
    Column("Nhiệm vụ cụ thể", 51),
    Column("Sản phẩm", 30),
    Column("Đơn vị chủ trì", 23, continued_mark=False),
    Column("Đơn vị phối hợp", 22, continued_mark=False),
    Column("Thời gian thực hiện", 28),
)


def annex_table(tasks: Sequence[Task]) -> Table:
    """Return the tasks as the landscape annex prints them: cells of area and task span what they yield."""
    rows: list[Row] = []
    for area, mine in groupby(tasks, key=area_of):
        lines = [line for task in mine for line in _task_lines(task)]
        first, *others = lines
        rows.append(Row((Cell.of(area, bold=True, rowspan=len(lines)), *first)))
        rows += [Row(line) for line in others]
    return Table(ANNEX_COLUMNS, tuple(rows))


def area_of(task: Task) -> str:
    """Return the area's name as the plan prints it."""
    return task.area_label or task.area.name


def _task_lines(task: Task) -> Iterator[tuple[Cell, ...]]:
    """The rows of a task. One whose products come by activities has a line of its own above them."""
    deliverables = list(task.deliverables.all())
    activities = [deliverable for deliverable in deliverables if deliverable.activity]
    title = f"{task.number}. {task.title}" if task.number else task.title
    span = len(deliverables) + 1 if activities else max(1, len(deliverables))
    shared = (Cell.of(task.lead, rowspan=span), Cell.of(_collaborators(task), rowspan=span))
    if activities:
        yield (Cell.of(title), Cell.of(""), *shared, Cell.of(""))
        for line in deliverables:
            yield (Cell.of(_dashed(line.activity)), Cell.of(_listed(line.product, 1)), Cell.of(line.deadline))
        return
    first, *others = deliverables or [Deliverable()]
    yield (Cell.of(title, rowspan=span), Cell.of(_listed(first.product)), *shared, Cell.of(first.deadline))
    for line in others:
        yield (Cell.of(_listed(line.product)), Cell.of(line.deadline))


def _dashed(text: str) -> str:
    return text if text.startswith("-") else f"- {text}"


def _listed(text: str, least: int = 2) -> str:
    """Products of a line, each with a dash where there are at least so many."""
    lines = text.splitlines()
    return "\n".join(_dashed(line) for line in lines) if len(lines) >= least else text


def _collaborators(task: Task) -> str:
    return "\n".join(_dashed(collaborator.label) for collaborator in task.collaborators.all())


def body_table(tasks: Sequence[Task]) -> Table:
    """Return the tasks as a portrait table of the body, with a bold row above each area."""
    rows: list[Row | GroupRow] = []
    for place, (area, mine) in enumerate(groupby(tasks, key=area_of), start=1):
        rows.append(GroupRow(area if area[:1].isdigit() else f"{place}. {area}"))
        for task in mine:
            rows += [Row(line) for line in _numbered_lines(task)]
    return Table(BODY_COLUMNS, tuple(rows))


def _numbered_lines(task: Task) -> Iterator[tuple[Cell, ...]]:
    first, *others = task.deliverables.all() or [Deliverable()]
    span = len(others) + 1
    collaborators = "\n".join(collaborator.label for collaborator in task.collaborators.all())
    yield (
        Cell.of(task.number, rowspan=span),
        Cell.of(task.title, rowspan=span),
        Cell.of(_product(first)),
        Cell.of(task.lead, rowspan=span),
        Cell.of(collaborators, rowspan=span),
        Cell.of(first.deadline),
    )
    for line in others:
        yield (Cell.of(_product(line)), Cell.of(line.deadline))


def _product(deliverable: Deliverable) -> str:
    """The body's table has no column for activities: they stand before what they yield."""
    named = (deliverable.activity, deliverable.product)
    return ": ".join(part for part in named if part)


def target_table(targets: Iterable[Target], year: int) -> Table:
    """Return the indicators that a plan set, in its groups."""
    together = f"Thực hiện trong năm {year}"
    columns = (
        Column("STT", 12, "center"),
        Column("Tên nhiệm vụ", 72),
        Column("Đơn vị chủ trì", 30),
        Column("Đơn vị phối hợp", 30),
        Column("Đơn vị tính", 16, "center", group=together),
        Column("Chỉ tiêu", 26, "center", group=together),
        Column("Căn cứ thực hiện", 71),
    )
    rows: list[Row | GroupRow] = []
    for (number, group), mine in groupby(targets, key=lambda target: (target.group_number, target.group)):
        if group:
            rows.append(GroupRow(group, number))
        rows += [Row(_target_cells(target)) for target in mine]
    return Table(columns, tuple(rows))


def _target_cells(target: Target) -> tuple[Cell, ...]:
    name = tuple((Text(line),) for line in target.name.splitlines() if line.strip())
    note = tuple((Text(line, italic=True),) for line in target.note.splitlines() if line.strip())
    return (
        Cell.of(target.number),
        Cell((*name, *note)),
        Cell.of(target.lead),
        Cell.of(target.collaborators),
        Cell.of(target.indicator.unit),
        Cell.of(target.text),
        Cell.of(target.basis),
    )
