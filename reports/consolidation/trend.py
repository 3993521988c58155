"""One indicator over quarters, ready to print, with a chart of its total."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from agencies.models import Agency, User
from agencies.permissions import Perm
from agencies.succession import Link
from core.numbers import format_number, rounded
from indicators.aggregation.engine import change
from indicators.aggregation.series import Cell, Reading, Series, SeriesLine, series_of
from indicators.models import Indicator
from indicators.pages.shown import parts
from periods.spans import Quarter, Span
from reports.consolidation.reach import counted_for
from reports.consolidation.words import change_text, figure_text, figure_url

HEIGHT, STEP, BAR, FOOT = 150, 64, 36, 22  # of the chart, in its own units
YEAR = 4


@dataclass(frozen=True, slots=True)
class TrendCell:
    """A quarter's figure of a line."""

    cell: Cell
    text: str
    parts_text: str
    url: str


@dataclass(frozen=True, slots=True)
class TrendLine:
    """A line of the table; ``depth`` 1 within the group of a successor. ``change`` compares the last year."""

    name: str
    cells: list[TrendCell]
    depth: int
    change: str
    is_converted: bool
    divided: Link | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A quarter of the chart."""

    label: str
    text: str
    x: int
    y: str
    height: str
    is_converted: bool

    @property
    def middle(self) -> int:
        return self.x + BAR // 2


@dataclass(frozen=True, slots=True)
class TrendPage:
    """All that the page shows."""

    node: Agency
    indicator: Indicator
    span: Span
    quarters: Sequence[Quarter]
    reading: Reading
    lines: list[TrendLine]
    unconverted: list[TrendLine]
    total: TrendLine | None
    events: list[str]
    bars: list[Bar]

    @property
    def is_converted(self) -> bool:
        return any(line.is_converted for line in self.lines)

    @property
    def chart_width(self) -> int:
        return STEP * len(self.bars)

    @property
    def chart_height(self) -> int:
        return HEIGHT + 2 * FOOT

    @property
    def baseline(self) -> int:
        return HEIGHT + FOOT

    @property
    def bar_width(self) -> int:
        return BAR


def trend_page(user: User, node: Agency, indicator: Indicator, span: Span, reading: Reading) -> TrendPage:
    """Read ``indicator`` over ``span`` below ``node``, as far as ``user`` may see it."""
    found = series_of(node, indicator, span, reading, visible=counted_for(user, Perm.DASHBOARD_VIEW))
    lines = [line for one in found.lines for line in _lines(one, indicator, 0)]
    unconverted = [line for one in found.unconverted for line in _lines(one, indicator, 0)]
    several = len(found.lines) + len(found.unconverted) > 1
    total = _line("Cộng" if indicator.nature in ("flow", "stock") else "Chung", "", found.total, indicator, 0)
    return TrendPage(
        node=node,
        indicator=indicator,
        span=span,
        quarters=list(span),
        reading=reading,
        lines=lines,
        unconverted=unconverted,
        total=total if several else None,
        events=_events(found),
        bars=_bars(found.total, indicator),
    )


def _lines(line: SeriesLine, indicator: Indicator, depth: int) -> list[TrendLine]:
    made = _line(line.place.name, line.place.code, line.cells, indicator, depth, line.divided)
    return [made, *(lower for one in line.members for lower in _lines(one, indicator, depth + 1))]


def _line(
    name: str, code: str, cells: Sequence[Cell], indicator: Indicator, depth: int, divided: Link | None = None
) -> TrendLine:
    last, year_before = cells[-1].figure, cells[-1 - YEAR].figure if len(cells) > YEAR else None
    return TrendLine(
        name=name,
        cells=[_cell(cell, code, indicator) for cell in cells],
        depth=depth,
        change=change_text(change(last, year_before, indicator.nature), indicator.nature) if year_before else "",
        is_converted=any(cell.is_converted for cell in cells),
        divided=divided,
    )


def _cell(cell: Cell, code: str, indicator: Indicator) -> TrendCell:
    """A figure of the line's own agency leads to its derivation; a converted one is made of others' figures."""
    own = code and not cell.is_converted and cell.figure.is_entered
    url = figure_url(code, indicator, Span(cell.quarter, cell.quarter)) if own else ""
    return TrendCell(cell, figure_text(cell.figure, indicator), parts(cell.figure), url)


def _events(series: Series) -> list[str]:
    """The reorganisations among the lines, one sentence each."""
    found: dict[tuple, list[str]] = {}
    for link in series.events:
        before = series.structure.latest(link.predecessor, link.on)
        after = series.structure.latest(link.successor, link.on)
        if before is not None and after is not None:
            found.setdefault((link.on, after.name, link.basis), []).append(before.name)
    return [
        f"Từ ngày {day.day}/{day.month}/{day.year}: {', '.join(names)} → {successor} ({basis})."
        for (day, successor, basis), names in found.items()
    ]


def _bars(cells: Sequence[Cell], indicator: Indicator) -> list[Bar]:
    values = [cell.figure.value for cell in cells]
    highest = max((value for value in values if value is not None), default=Decimal(0))
    if highest <= 0:
        return []
    bars = []
    for place, (cell, value) in enumerate(zip(cells, values, strict=True)):
        height = rounded((value or Decimal(0)) / highest * HEIGHT, 1)
        text = "" if value is None else format_number(rounded(value, 0 if value >= 100 else 1))
        label = f"{cell.quarter.number}/{cell.quarter.year}"
        x = place * STEP + (STEP - BAR) // 2
        bars.append(Bar(label, text, x, str(HEIGHT + FOOT - height), str(max(height, Decimal(0))), cell.is_converted))
    return bars
