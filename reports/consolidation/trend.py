"""One indicator over quarters, ready to print, with a chart of its total."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from agencies.models import Agency
from agencies.structure import Place
from agencies.succession import Link
from core.numbers import format_number, rounded, short_day
from indicators.aggregation.engine import change
from indicators.aggregation.series import Cell, Reading, Series, SeriesLine, series_of
from indicators.models import Indicator
from indicators.pages.shown import beneath
from indicators.states import Nature
from periods.spans import Quarter, Span
from reports.consolidation.words import change_text, figure_text, figure_url

HEIGHT, STEP, BAR, FOOT = 120, 110, 44, 22  # of the chart, in its own units
YEAR = 4


@dataclass(frozen=True, slots=True)
class TrendCell:
    """A quarter's figure of a line; blank: it existed then and nothing was entered.

    ``url`` leads to its derivation; one that is made of several agencies' figures leads to theirs (``sources``).
    """

    cell: Cell
    text: str
    parts_text: str
    url: str
    is_blank: bool
    sources: tuple[tuple[str, str], ...] = ()


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
    """A quarter of the chart; ``url`` leads to its derivation, "" where it has none of its own."""

    label: str
    text: str
    url: str
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


def trend_page(node: Agency, indicator: Indicator, span: Span, reading: Reading, visible: Iterable[int]) -> TrendPage:
    """Read ``indicator`` over ``span`` below ``node``, of those agencies that may be seen."""
    found = series_of(node, indicator, span, reading, visible=visible)
    lines = [line for one in found.lines for line in _lines(one, found, 0)]
    unconverted = [line for one in found.unconverted for line in _lines(one, found, 0)]
    several, total = len(found.lines) + len(found.unconverted) > 1, _total(found)
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
        bars=_bars(total.cells, _converted(found)),
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
        cells=[_sum_cell(cell, series) for cell in cells],
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


def _cell(cell: Cell, indicator: Indicator, place: Place, series: Series) -> TrendCell:
    existed = place.agency in series.structure.on(cell.quarter.ends_on).places
    return _made(cell, series, place if cell.units == (place.agency,) else None, is_blank=existed)


def _sum_cell(cell: Cell, series: Series) -> TrendCell:
    """The sum of all lines is the node's own figure, where it was there then."""
    place = series.structure.on(cell.quarter.ends_on).places.get(series.node.pk)
    return _made(cell, series, place, is_blank=True)


def _made(cell: Cell, series: Series, place: Place | None, *, is_blank: bool) -> TrendCell:
    """The cell of a figure that ``place`` derives; without it, of one made of several agencies' figures."""
    indicator, span = series.indicator, Span(cell.quarter, cell.quarter)
    places = [series.structure.latest(unit, cell.quarter.ends_on) for unit in cell.units]
    sources = tuple((one.name, figure_url(one.code, indicator, span)) for one in places if one is not None)
    url = figure_url(place.code, indicator, span) if place is not None else ""
    return TrendCell(
        cell,
        figure_text(cell.figure, indicator),
        beneath(cell.figure, indicator),
        url if cell.figure.is_entered else "",
        is_blank and not cell.figure.is_entered,
        () if url else sources,
    )


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


def _converted(series: Series) -> set[Quarter]:
    """The quarters in which the recomputed lines hold other agencies' figures."""
    if series.reading != Reading.RECOMPUTED:
        return set()
    return {cell.quarter for line in series.lines for cell in line.cells if cell.is_converted}


def _bars(cells: Sequence[TrendCell], converted: set[Quarter]) -> list[Bar]:
    values = [one.cell.figure.value for one in cells]
    highest = max((value for value in values if value is not None), default=Decimal(0))
    if highest <= 0:
        return []
    bars = []
    for place, (one, value) in enumerate(zip(cells, values, strict=True)):
        height = rounded((value or Decimal(0)) / highest * HEIGHT, 1)
        text = "" if value is None else format_number(rounded(value, 0 if value >= 100 else 1))
        label = f"{one.cell.quarter.number}/{one.cell.quarter.year}"
        x = place * STEP + (STEP - BAR) // 2
        y, tall = str(HEIGHT + FOOT - height), str(max(height, Decimal(0)))
        bars.append(Bar(label, text, one.url, x, y, tall, one.cell.quarter in converted))
    return bars
