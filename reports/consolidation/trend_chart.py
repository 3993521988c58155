"""The chart of a series: a bar for each quarter, the year's target, the running total, breaks at reorganisations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.numbers import format_day, format_number, rounded
from indicators.aggregation.engine import change
from indicators.aggregation.series import Cell, Series
from indicators.figures import Figure, attainment
from indicators.models import Target
from indicators.pages.shown import target_text, with_unit
from indicators.states import Attainment, Nature
from periods.spans import Quarter
from reports.consolidation.words import change_text

HEIGHT, STEP, BAR, HEAD, FOOT = 120, 110, 44, 36, 22  # in the drawing's own units
YEAR = 4
VERDICTS = {
    Attainment.MET: "đạt",
    Attainment.NOT_MET: "chưa đạt",
    Attainment.NOT_YET: "chưa có số liệu để so với",
    Attainment.NOT_ARISEN: "không phát sinh, không so với",
}


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
class Goal:
    """A year's target: a dashed line over its quarters, and what it says in words."""

    year: int
    text: str
    x1: int
    x2: int
    y: str


@dataclass(frozen=True, slots=True)
class Break:
    """A reorganisation between two quarters, or a change of what is counted."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class TrendChart:
    """What is drawn; ``runs`` are the lines of the totals from the year's beginning, where a target counts these.

    ``finding`` is the title. Without ``bars`` there is nothing to draw.
    """

    finding: str
    bars: Sequence[Bar]
    goals: Sequence[Goal]
    runs: Sequence[str]
    breaks: Sequence[Break]

    @property
    def width(self) -> int:
        return STEP * len(self.bars)

    @property
    def height(self) -> int:
        return HEAD + HEIGHT + FOOT

    @property
    def baseline(self) -> int:
        return HEAD + HEIGHT

    @property
    def bar_width(self) -> int:
        return BAR


def chart_of(
    series: Series, links: Sequence[str], converted: set[Quarter], targets: Mapping[int, Target]
) -> TrendChart:
    """Return the chart of the total of ``series``.

    ``links`` lead to the derivation of each quarter, ``targets`` are the node's by year. What adds up over the
    quarters is judged by its total from the year's beginning, everything else quarter by quarter.
    """
    cells, indicator = series.total, series.indicator
    so_far = running(cells) if indicator.nature == Nature.FLOW and targets else {}
    values = [cell.figure.value for cell in cells]
    marks = [*values, *so_far.values(), *(target.value for target in targets.values())]
    highest = max((mark for mark in marks if mark is not None), default=Decimal(0))
    finding = finding_of(series, targets, so_far)
    if highest <= 0 or not any(value is not None for value in values):
        return TrendChart(finding, (), (), (), ())
    bars = [
        _bar(place, cell, url, highest, is_converted=cell.quarter in converted)
        for place, (cell, url) in enumerate(zip(cells, links, strict=True))
    ]
    goals = [_goal(year, target, cells, highest) for year, target in targets.items()]
    return TrendChart(finding, bars, goals, _runs(cells, so_far, highest), _breaks(series))


def finding_of(series: Series, targets: Mapping[int, Target], so_far: Mapping[Quarter, Decimal]) -> str:
    """Return what the last quarter with an answer comes to: the figure, its change, and the year's target."""
    indicator, known = series.indicator, [cell for cell in series.total if cell.figure.is_entered]
    if not known:
        return f"{series.span}: chưa có số liệu"
    last = known[-1]
    text = "không phát sinh" if last.figure.is_not_arisen else with_unit(last.figure, indicator)
    return f"{last.quarter}: {text}{_against(series, last)}{_verdict(series, last, targets, so_far)}"


def running(cells: Sequence[Cell]) -> dict[Quarter, Decimal]:
    """Return the total from the year's beginning to each quarter, as far as every quarter has an answer.

    A missing quarter is not zero: the total stops there. What did not arise adds nothing. A year whose first
    quarters are not among ``cells`` has none: its total is not known here.
    """
    found: dict[Quarter, Decimal] = {}
    totals: dict[int, Decimal] = {}
    for cell in cells:
        year, figure = cell.quarter.year, cell.figure
        if cell.quarter.number == 1:
            totals[year] = Decimal(0)
        if not figure.is_entered:
            totals.pop(year, None)
        elif year in totals:
            totals[year] += figure.value or 0
            found[cell.quarter] = totals[year]
    return found


def unanswered(cells: Sequence[Cell], last: Cell) -> list[Quarter]:
    """Return the quarters of the year up to that of ``last`` without an answer here: what its total lacks."""
    answered = {cell.quarter for cell in cells if cell.figure.is_entered}
    year = (Quarter.of(last.quarter.year, number) for number in range(1, last.quarter.number + 1))
    return [quarter for quarter in year if quarter not in answered]


def _against(series: Series, last: Cell) -> str:
    """How it differs from the same quarter a year before, else from the quarter before; nothing to compare: ""."""
    by_quarter = {cell.quarter: cell for cell in series.total}
    for back, words in ((YEAR, "so với cùng kỳ"), (1, "so với quý trước")):
        before = by_quarter.get(Quarter(last.quarter.index - back))
        if before is None or not series.are_alike(last.quarter, before.quarter):
            continue
        text = change_text(change(last.figure, before.figure, series.indicator.nature), series.indicator.nature)
        if text:
            days = {format_day(link.on) for link in series.events if _falls(link.on, before.quarter, last.quarter)}
            return f", {text} {words}{', qua sắp xếp ngày ' + ', '.join(sorted(days)) if days else ''}"
    return ""


def _verdict(series: Series, last: Cell, targets: Mapping[int, Target], so_far: Mapping[Quarter, Decimal]) -> str:
    target = targets.get(last.quarter.year)
    if target is None:
        return ""
    figure, total = last.figure, ""
    if series.indicator.nature == Nature.FLOW:
        if lacking := unanswered(series.total, last):
            missing = ", ".join(map(str, lacking))
            return f"; thiếu số liệu {missing} nên chưa có lũy kế để so với mục tiêu năm ({_goal_text(target)})"
        value = so_far[last.quarter]
        figure = Figure(value) if value or not figure.is_not_arisen else figure
        total = "" if figure.is_not_arisen else f"lũy kế {format_number(value)} "
    return f"; {total}{VERDICTS[attainment(figure, target)]} mục tiêu năm ({_goal_text(target)})"


def _goal_text(target: Target) -> str:
    text = target_text(target)
    return f"{text[:1].lower()}{text[1:]}"


def _bar(place: int, cell: Cell, url: str, highest: Decimal, *, is_converted: bool) -> Bar:
    value = cell.figure.value
    height = max(rounded((value or Decimal(0)) / highest * HEIGHT, 1), Decimal(0))
    text = "" if value is None else format_number(rounded(value, 0 if value >= 100 else 1))
    label = f"{cell.quarter.number}/{cell.quarter.year}"
    x = place * STEP + (STEP - BAR) // 2
    return Bar(label, text, url, x, str(HEAD + HEIGHT - height), str(height), is_converted)


def _goal(year: int, target: Target, cells: Sequence[Cell], highest: Decimal) -> Goal:
    places = [place for place, cell in enumerate(cells) if cell.quarter.year == year]
    margin = (STEP - BAR) // 4
    x1, x2 = places[0] * STEP + margin, (places[-1] + 1) * STEP - margin
    return Goal(year, _goal_text(target), x1, x2, _level(target.value, highest))


def _runs(cells: Sequence[Cell], so_far: Mapping[Quarter, Decimal], highest: Decimal) -> list[str]:
    """The points of each year's line."""
    points: dict[int, list[str]] = {}
    for place, cell in enumerate(cells):
        if cell.quarter in so_far:
            where = f"{place * STEP + STEP // 2},{_level(so_far[cell.quarter], highest)}"
            points.setdefault(cell.quarter.year, []).append(where)
    return [" ".join(ones) for ones in points.values() if len(ones) > 1]


def _breaks(series: Series) -> list[Break]:
    quarters, found = list(series.span), []
    for place in range(1, len(quarters)):
        before, after = quarters[place - 1], quarters[place]
        days = {link.on for link in series.events if _falls(link.on, before, after)}
        words = [f"sắp xếp {', '.join(format_day(day) for day in sorted(days))}"] if days else []
        if not series.are_alike(before, after):
            words.append("đổi cách tính")
        if words:
            found.append(Break(place * STEP, ", ".join(words)))
    return found


def _falls(day: date, before: Quarter, after: Quarter) -> bool:
    return before.ends_on < day <= after.ends_on


def _level(value: Decimal, highest: Decimal) -> str:
    return str(HEAD + HEIGHT - rounded(value / highest * HEIGHT, 1))
