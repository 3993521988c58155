"""One indicator over quarters, ready to print, with a chart of its total."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from agencies.models import Agency
from agencies.structure import Place
from agencies.succession import Link
from core.numbers import format_day
from indicators.aggregation.engine import change
from indicators.aggregation.series import Cell, Reading, Series, SeriesLine, series_of
from indicators.models import Indicator, Target
from indicators.pages.shown import beneath
from indicators.states import Nature
from periods.spans import Quarter, Span
from reports.consolidation.trend_chart import YEAR, TrendChart, chart_of
from reports.consolidation.words import change_text, figure_text, figure_url


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
    chart: TrendChart

    @property
    def all_lines(self) -> list[TrendLine]:
        """The lines as they stand in the table: those that can be read together, the others, the total."""
        return [*self.lines, *self.unconverted, *([self.total] if self.total else [])]

    @property
    def is_converted(self) -> bool:
        return self.reading == Reading.RECOMPUTED and any(line.is_converted for line in self.lines)


def trend_page(
    node: Agency, indicator: Indicator, span: Span, reading: Reading, agencies: QuerySet[Agency]
) -> TrendPage:
    """Read ``indicator`` over ``span`` below ``node``, of those ``agencies`` that may be seen."""
    targets = _targets(node, indicator, span).filter(agency__in=agencies)
    found = series_of(node, indicator, span, reading, agencies=agencies, beside=[targets])
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
        chart=chart_of(
            found,
            [cell.url for cell in total.cells],
            _converted(found),
            {target.year: target for target in targets},  # the last one of each year
        ),
    )


def _targets(node: Agency, indicator: Indicator, span: Span) -> QuerySet[Target]:
    """The node's own targets of the years shown."""
    years = {quarter.year for quarter in span}
    found = Target.objects.filter(agency=node, indicator=indicator, year__in=years, ended_on=None)
    return found.order_by("year", "position", "pk")


def _lines(line: SeriesLine, series: Series, depth: int) -> list[TrendLine]:
    place = line.place
    made = TrendLine(
        name=place.name,
        life=_life(place, series.span),
        cells=[_cell(cell, place, series) for cell in line.cells],
        depth=depth,
        change=_change(line.cells, series),
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
        change=_change(cells, series),
        is_converted=False,
    )


def _change(cells: Sequence[Cell], series: Series) -> str:
    """The last quarter against the same one a year before, where the span reaches back that far."""
    if len(cells) <= YEAR or not series.are_alike(cells[-1].quarter, cells[-1 - YEAR].quarter):
        return ""
    nature = series.indicator.nature
    return change_text(change(cells[-1].figure, cells[-1 - YEAR].figure, nature), nature)


def _life(place: Place, span: Span) -> str:
    """When an agency began or ended within the span: two of one name may follow each other."""
    if place.last is not None and place.last < span.last.ends_on:
        return f"đến {format_day(place.last)}"
    return f"từ {format_day(place.first)}" if place.first > span.first.ends_on else ""


def _cell(cell: Cell, place: Place, series: Series) -> TrendCell:
    existed = place.agency in series.structure.on(cell.quarter.ends_on).places
    return _made(cell, series, place if cell.units == (place.agency,) else None, is_blank=existed)


def _sum_cell(cell: Cell, series: Series) -> TrendCell:
    """The sum of all lines is the node's own figure, where it was there then."""
    place = series.structure.on(cell.quarter.ends_on).places.get(series.node.pk)
    return _made(cell, series, place, is_blank=True)


def _made(cell: Cell, series: Series, place: Place | None, *, is_blank: bool) -> TrendCell:
    """The cell of a figure that ``place`` derives; without it, of one made of several agencies' figures."""
    indicator, span = series.meanings[cell.quarter.year], Span(cell.quarter, cell.quarter)
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
