"""One indicator over quarters, ready to print, with a chart of its total."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from agencies.models import Agency, User
from agencies.permissions import Perm
from agencies.structure import Place
from agencies.succession import Link
from core.numbers import format_number, rounded, short_day
from indicators.aggregation.engine import change
from indicators.aggregation.series import Cell, Reading, Series, SeriesLine, series_of
from indicators.models import Indicator
from indicators.pages.shown import beneath
from indicators.states import Nature
from periods.spans import Quarter, Span
from reports.consolidation.reach import counted_for
from reports.consolidation.words import change_text, figure_text, figure_url

HEIGHT, STEP, BAR, FOOT = 120, 110, 44, 22  # of the chart, in its own units
YEAR = 4


@dataclass(frozen=True, slots=True)
class TrendCell:
    """A quarter's figure of a line; blank: it existed then and nothing was entered."""

    cell: Cell
    text: str
    parts_text: str
    url: str
    is_blank: bool


@dataclass(frozen=True, slots=True)
class TrendLine:
    """A line of the table; ``depth`` 1 within the group of a successor. ``change`` compares the last year."""

    name: str
    life: str
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
        return self.reading == Reading.RECOMPUTED and any(line.is_converted for line in self.lines)

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
    lines = [line for one in found.lines for line in _lines(one, found, 0)]
    unconverted = [line for one in found.unconverted for line in _lines(one, found, 0)]
    several = len(found.lines) + len(found.unconverted) > 1
    return TrendPage(
        node=node,
        indicator=indicator,
        span=span,
        quarters=list(span),
        reading=reading,
        lines=lines,
        unconverted=unconverted,
        total=_total(found) if several else None,
        events=_events(found),
        bars=_bars(found.total, indicator),
    )


def _lines(line: SeriesLine, series: Series, depth: int) -> list[TrendLine]:
    place, indicator = line.place, series.indicator
    made = TrendLine(
        name=place.name,
        life=_life(place, series.span),
        cells=[_cell(cell, indicator, place, series) for cell in line.cells],
        depth=depth,
        change=_change(line.cells, indicator),
        is_converted=line.is_converted,
        divided=line.divided,
    )
    return [made, *(lower for one in line.members for lower in _lines(one, series, depth + 1))]


def _total(series: Series) -> TrendLine:
    indicator, cells = series.indicator, series.total
    return TrendLine(
        name="Cộng" if indicator.nature in (Nature.FLOW, Nature.STOCK) else "Chung",
        life="",
        cells=[_cell(cell, indicator) for cell in cells],
        depth=0,
        change=_change(cells, indicator),
        is_converted=False,
    )


def _change(cells: Sequence[Cell], indicator: Indicator) -> str:
    """The last quarter against the same one a year before, where the span reaches back that far."""
    if len(cells) <= YEAR:
        return ""
    return change_text(change(cells[-1].figure, cells[-1 - YEAR].figure, indicator.nature), indicator.nature)


def _life(place: Place, span: Span) -> str:
    """When an agency began or ended within the span: two of one name may follow each other."""
    if place.last is not None and place.last < span.last.ends_on:
        return f"đến {short_day(place.last)}"
    return f"từ {short_day(place.first)}" if place.first > span.first.ends_on else ""


def _cell(cell: Cell, indicator: Indicator, place: Place | None = None, series: Series | None = None) -> TrendCell:
    """A figure of the line's own agency leads to its derivation; a converted one is made of others' figures."""
    url, existed = "", True
    if place is not None and series is not None:
        existed = place.agency in series.structure.on(cell.quarter.ends_on).places
        if cell.figure.is_entered and not cell.is_converted:
            url = figure_url(place.code, indicator, Span(cell.quarter, cell.quarter))
    is_blank = existed and not cell.figure.is_entered
    return TrendCell(cell, figure_text(cell.figure, indicator), beneath(cell.figure, indicator), url, is_blank)


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
