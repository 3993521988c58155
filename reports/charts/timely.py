"""Who sent on time, who late, who not at all: by period and by agency."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.links import HERE, links
from core.numbers import format_number, format_percent, percent
from documents.rendering.xlsx import SheetColumn, type_of_value
from periods.models import ReportingPeriod
from reports.charts.board import Board, Sheet, View
from reports.charts.grid import Cell, Grid
from reports.states import Timeliness

WIDTH = 1000  # of a bar, in its own units
ORDER = (Timeliness.ON_TIME, Timeliness.LATE, Timeliness.OVERDUE, Timeliness.WAITING)
LOOKS = {  # the state whose icon and word is shown, the class and the colour on paper
    Timeliness.ON_TIME: ("on_time", "fill-done", "#185037"),
    Timeliness.LATE: ("late", "fill-late", "#8d0104"),
    Timeliness.OVERDUE: ("missing", "fill-risk", "#a87c2a"),
    Timeliness.WAITING: ("not_started", "fill-none", "#c3c7ca"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: how many, where it is drawn, and how it looks."""

    label: str
    number: str
    x: str
    width: str
    look: str
    paint: str


@dataclass(frozen=True, slots=True)
class PeriodBar:
    """A period's agencies, parted by whether they came in time; ``share`` is of those whose report is due or sent."""

    period: ReportingPeriod
    counts: tuple[tuple[str, int], ...]
    parts: tuple[Part, ...]
    share: str

    @property
    def label(self) -> str:
        return f"{self.period}: " + ", ".join(f"{part.label.lower()} {part.number}" for part in self.parts)


@dataclass(frozen=True, slots=True)
class TimelyCell:
    """What a cell prints; without a ``state`` the agency had not to report."""

    state: str = ""
    label: str = ""
    days: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class TimelyLine:
    """An agency's line: how often it was in time, of how many reports that are due or sent."""

    name: str
    life: str
    on_time: int
    settled: int
    cells: tuple[TimelyCell, ...]


@dataclass(frozen=True, slots=True)
class TimelyChart:
    """A bar for each period, and a line for each agency; ``legend`` names the parts with their looks."""

    bars: Sequence[PeriodBar]
    heads: Sequence[tuple[ReportingPeriod, str]]
    lines: Sequence[TimelyLine]
    width: str = str(WIDTH)

    @property
    def legend(self) -> list[tuple[str, str, str]]:
        return [(kind.label, *LOOKS[kind][1:]) for kind in ORDER]

    @property
    def periods(self) -> list[ReportingPeriod]:
        return [bar.period for bar in self.bars]


def timely_board(grid: Grid, about: Sequence[str]) -> Board:
    """Return the timeliness of the reports of ``grid``."""
    reports = [links("reports:detail", HERE, period.slug) for period in grid.periods]
    lines = []
    for row in grid.rows:
        known = [cell for cell in row.cells if cell is not None and cell.timeliness != Timeliness.WAITING]
        cells = tuple(_cell(cell, reports[number](row.code)) for number, cell in enumerate(row.cells))
        in_time = sum(cell.timeliness == Timeliness.ON_TIME for cell in known)
        lines.append(TimelyLine(row.name, row.life, in_time, len(known), cells))
    bars = [_bar(period, counts_of(grid, number)) for number, period in enumerate(grid.periods)]
    chart = TimelyChart(bars, grid.heads, lines)
    return Board(View.TIMELY, timely_finding(grid), about, chart, _sheet(grid, lines), grid.events)


def counts_of(grid: Grid, number: int) -> Counter[Timeliness]:
    """Return how many agencies of one of the periods came on time, late, not at all, or need not yet."""
    return Counter(cell.timeliness for _, cell in grid.column(number))


def timely_finding(grid: Grid) -> str:
    """Return what the last period comes to."""
    counts = counts_of(grid, -1)
    total = sum(counts.values())
    if not total:
        return f"{grid.last}: chưa có cơ quan nào phải báo cáo"
    found = f"{grid.last}: {counts[Timeliness.ON_TIME]}/{total} cơ quan gửi đúng hạn"
    for kind, words in ((Timeliness.LATE, "gửi chậm"), (Timeliness.OVERDUE, "quá hạn chưa gửi")):
        found += f", {counts[kind]} {words}" if counts[kind] else ""
    return found + (f", {counts[Timeliness.WAITING]} chưa đến hạn" if counts[Timeliness.WAITING] else "")


def _bar(period: ReportingPeriod, counts: Mapping[Timeliness, int]) -> PeriodBar:
    total, passed, parts = sum(counts.values()), 0, []
    for kind in (one for one in ORDER if counts.get(one)):
        begin, end = WIDTH * passed // total, WIDTH * (passed + counts[kind]) // total
        _, look, paint = LOOKS[kind]
        parts.append(Part(kind.label, format_number(counts[kind]), str(begin), str(end - begin), look, paint))
        passed += counts[kind]
    share = format_percent(percent(counts.get(Timeliness.ON_TIME, 0), total - counts.get(Timeliness.WAITING, 0)), 1)
    return PeriodBar(period, tuple((str(kind.label), counts.get(kind, 0)) for kind in ORDER), tuple(parts), share)


def _cell(cell: Cell | None, url: str) -> TimelyCell:
    if cell is None:
        return TimelyCell()
    return TimelyCell(LOOKS[cell.timeliness][0], cell.timeliness.label, cell.days_late, url)


def _sheet(grid: Grid, lines: Sequence[TimelyLine]) -> Sheet:
    columns = [SheetColumn("Cơ quan, đơn vị", 42), SheetColumn("Mã", 14)]
    for period in grid.periods:
        columns += [SheetColumn(str(period), 16), SheetColumn(f"{period}: số ngày chậm", 12, "0")]
    columns += [SheetColumn("Số lần đúng hạn", 12, "0"), SheetColumn("Số lần đã đến hạn", 12, "0")]
    rows = []
    for row, line in zip(grid.rows, lines, strict=True):
        values: list[type_of_value] = [row.name, row.code]
        for cell in line.cells:
            values += [cell.label or None, cell.days or None]
        rows.append([*values, line.on_time, line.settled])
    return Sheet(columns, rows)
