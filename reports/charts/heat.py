"""The heat map: agency × period, the share of tasks performed or how far the report is."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from core.links import HERE, links
from core.numbers import format_number, format_percent
from documents.rendering.xlsx import SheetColumn, type_of_value
from periods.models import ReportingPeriod
from plans.figures import Progress, combined
from reports.charts.board import Board, Sheet, View
from reports.charts.grid import Cell, Grid, Row
from reports.states import SENT

SHARE, STATE = "share", "state"
MEASURES = [(SHARE, "Tỷ lệ nhiệm vụ đã thực hiện"), (STATE, "Tình trạng báo cáo")]
STEPS = ("dưới 20%", "20% đến dưới 40%", "40% đến dưới 60%", "60% đến dưới 80%", "từ 80%")
STEP = 20


@dataclass(frozen=True, slots=True)
class HeatCell:
    """What a cell prints: a figure with its parts, or a state; ``level`` "" has no colour. Blank: nothing was asked."""

    text: str = ""
    parts: str = ""
    level: str = ""
    state: str = ""
    url: str = ""
    is_provisional: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeatLine:
    """An agency's line, which holds all that is shown of it."""

    name: str
    url: str
    life: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The lines under the heads of the periods, and what each period comes to."""

    heads: Sequence[tuple[ReportingPeriod, str]]
    lines: Sequence[HeatLine]
    totals: Sequence[HeatCell]
    is_share: bool
    steps: Sequence[tuple[str, str]]


def heat_board(grid: Grid, measure: str, about: Sequence[str]) -> Board:
    """Return the heat map of ``grid``; ``measure`` is SHARE or STATE."""
    is_share = measure == SHARE
    tasks, reports = reverse("plans:tasks"), [links("reports:detail", HERE, one.slug) for one in grid.periods]

    def cell(row: Row, number: int, one: Cell | None) -> HeatCell:
        if one is None:
            return HeatCell(note="không phải báo cáo")
        if not is_share:
            return HeatCell(text=one.state_label, state=one.state or "no_value", url=reports[number](row.code))
        url = f"{tasks}?agency={row.code}&period={grid.periods[number].slug}"
        return _share(one.progress or Progress(), url, is_provisional=one.is_provisional)

    def line(row: Row) -> HeatLine:
        last = max(number for number, one in enumerate(row.cells) if one is not None)
        cells = tuple(cell(row, number, one) for number, one in enumerate(row.cells))
        return HeatLine(row.name, reports[last](row.code), row.life, cells)

    totals = [_total(grid, number, is_share=is_share) for number in range(len(grid.periods))]
    chart = HeatMap(grid.heads, [line(row) for row in grid.rows], totals, is_share, _steps() if is_share else ())
    finding = share_finding(grid) if is_share else state_finding(grid)
    return Board(View.HEAT, finding, about, chart, _sheet(grid, is_share=is_share), grid.events)


def share_finding(grid: Grid) -> str:
    """Return what the last period comes to, with the agencies that did least and most of their tasks."""
    column = grid.column(-1)
    whole = combined(cell.progress for _, cell in column if cell.progress)
    if not whole.total:
        return f"{grid.last}: chưa có nhiệm vụ nào để so"
    done = f"{grid.last}: đã thực hiện {_part(whole)} nhiệm vụ ({format_percent(whole.percent, 1)})"
    known = ((cell.progress.percent if cell.progress else None, row.name) for row, cell in column)
    shares = [(share, name) for share, name in known if share is not None]
    least, most = min(share for share, _ in shares), max(share for share, _ in shares)
    if least == most:
        return done if len(shares) == 1 else f"{done}; {len(shares)} cơ quan cùng một tỷ lệ"
    low, high = (_who([name for share, name in shares if share == one], one) for one in (least, most))
    return f"{done}; thấp nhất là {low}, cao nhất là {high}"


def state_finding(grid: Grid) -> str:
    """Return how many reports of the last period were sent."""
    states = [cell.state for _, cell in grid.column(-1)]
    if not states:
        return f"{grid.last}: chưa có cơ quan nào phải báo cáo"
    sent, begun = sum(state in SENT for state in states), sum(state is not None for state in states)
    return f"{grid.last}: {sent}/{len(states)} cơ quan đã gửi báo cáo, {len(states) - begun} cơ quan chưa lập"


def _who(names: Sequence[str], share: Decimal) -> str:
    who = names[0] if len(names) == 1 else f"{len(names)} cơ quan"
    return f"{who} ({format_percent(share, 1)})"


def _share(progress: Progress, url: str, *, is_provisional: bool) -> HeatCell:
    if not progress.total or progress.percent is None:
        return HeatCell(note="chưa có kế hoạch")
    level = str(min(int(progress.percent) // STEP, len(STEPS) - 1))
    text = format_percent(progress.percent, 1)
    return HeatCell(text, _part(progress), level, "", url, is_provisional)


def _part(progress: Progress) -> str:
    return f"{format_number(progress.performed)}/{format_number(progress.total)}"


def _total(grid: Grid, number: int, *, is_share: bool) -> HeatCell:
    column = grid.column(number)
    if not column:
        return HeatCell()
    if is_share:
        whole = combined(cell.progress for _, cell in column if cell.progress)
        return _share(whole, "", is_provisional=any(cell.is_provisional for _, cell in column))
    sent = sum(cell.state in SENT for _, cell in column)
    return HeatCell(f"{sent}/{len(column)}", "đã gửi")


def _steps() -> list[tuple[str, str]]:
    return [(str(level), text) for level, text in enumerate(STEPS)]


def _sheet(grid: Grid, *, is_share: bool) -> Sheet:
    """For each period what was performed, of how many, the share and whether it is settled; else the state."""
    columns = [SheetColumn("Cơ quan, đơn vị", 42), SheetColumn("Mã", 14)]
    for period in grid.periods:
        if is_share:
            columns += [
                SheetColumn(f"{period}: đã thực hiện", 12, "#,##0"),
                SheetColumn(f"{period}: nhiệm vụ", 12, "#,##0"),
                SheetColumn(f"{period}: tỷ lệ (%)", 12, "0.0"),
                SheetColumn(f"{period}: số liệu", 12),
            ]
        else:
            columns.append(SheetColumn(str(period), 18))
    rows = []
    for row in grid.rows:
        values: list[type_of_value] = [row.name, row.code]
        for cell in row.cells:
            values += _values(cell) if is_share else [cell.state_label if cell else None]
        rows.append(values)
    return Sheet(columns, rows)


def _values(cell: Cell | None) -> list[type_of_value]:
    if cell is None or not cell.progress or not cell.progress.total:
        return [None, None, None, None if cell is None else "Chưa có kế hoạch"]
    progress, kind = cell.progress, "Tạm tính" if cell.is_provisional else "Đã chốt"
    return [progress.performed, progress.total, progress.percent, kind]
