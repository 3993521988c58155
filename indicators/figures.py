"""Computed figures of indicators: frozen values that page, dashboard, Excel, Word and PDF share.

Over periods of a year: a flow sums, a stock, score or text takes the last value, a ratio is Σ numerator ÷
Σ denominator, never a mean of percentages. A missing value is not zero.
"""

import operator
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.db.models import Q

from indicators.derivation import parts_of, worked_out
from indicators.formulas import FormulaError, NotArisen, in_order
from indicators.models import Indicator, IndicatorValue
from indicators.querysets import IndicatorValueQuerySet
from indicators.states import Attainment, Comparison, Nature
from periods.models import ReportingPeriod
from periods.states import QUARTERS


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of one agency over some quarters. ``value`` is None when missing or not arisen.

    The denominator of a score is its base: how many were asked.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    text: str = ""
    is_not_arisen: bool = False
    is_estimate: bool = False
    is_entered: bool = False


ADDED_UP = (Nature.FLOW, Nature.RATIO)
EMPTY = Figure()
Figures = dict[tuple[int, str], Figure]  # by agency id and indicator code


def ratio(numerator: Decimal | None, denominator: Decimal | None, *, is_estimate: bool = False) -> Figure:
    """Return b ÷ a × 100, unrounded. A denominator of 0 is "không phát sinh", never an error and never 0 %."""
    if numerator is None or denominator is None:
        return Figure(is_estimate=is_estimate)
    if denominator == 0:
        return Figure(None, numerator, denominator, is_not_arisen=True, is_estimate=is_estimate, is_entered=True)
    value = numerator / denominator * 100
    return Figure(value, numerator, denominator, is_estimate=is_estimate, is_entered=True)


def derived(above: Figure, below: Figure) -> Figure:
    """Return the ratio of two other indicators' figures; nothing where one of them is missing.

    It did not arise where one of its parts did not; it is an estimate where one of them is.
    """
    if not (above.is_entered and below.is_entered):
        return EMPTY
    estimate = above.is_estimate or below.is_estimate
    if above.is_not_arisen or below.is_not_arisen:
        return Figure(is_not_arisen=True, is_estimate=estimate, is_entered=True)
    return ratio(above.value, below.value, is_estimate=estimate)


class Aim(Protocol):
    """What is read of a ``Target``: the value to reach, and how."""

    @property
    def comparison(self) -> str: ...
    @property
    def value(self) -> Decimal: ...


MEETS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    Comparison.AT_LEAST: operator.ge,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
}


def attainment(figure: Figure, target: Aim) -> Attainment:
    """Judge the unrounded value against the target."""
    if figure.is_not_arisen:
        return Attainment.NOT_ARISEN
    if figure.value is None:
        return Attainment.NOT_YET
    return Attainment.MET if MEETS[target.comparison](figure.value, target.value) else Attainment.NOT_MET


def before(quarter: ReportingPeriod) -> tuple[int, str]:
    """Return (year, kind) of the quarter before: Quý IV of the year before for Quý I."""
    number = quarter.quarter_numbers[-1]
    return (quarter.year, QUARTERS[number - 2]) if number > 1 else (quarter.year - 1, QUARTERS[-1])


def of_rows(rows: Iterable[IndicatorValue], indicators: Iterable[Indicator]) -> Figures:
    """Return the figures of single quarters: ``rows`` hold one value per agency and indicator."""
    known = {indicator.pk: indicator for indicator in indicators}
    figures = {
        (row.agency_id, known[row.indicator_id].code): of_row(known[row.indicator_id], row)
        for row in rows
        if row.indicator_id in known
    }
    return _derived(figures, known)


def of_row(indicator: Indicator, row: IndicatorValue) -> Figure:
    """Return the figure of one stored value; a row that was cleared says nothing."""
    if row.is_not_arisen:
        return Figure(is_not_arisen=True, is_estimate=row.is_estimate, is_entered=True, text=row.reason)
    if indicator.nature == Nature.RATIO:
        return ratio(row.numerator, row.denominator, is_estimate=row.is_estimate)
    is_entered = row.value is not None or bool(row.text)
    base = row.denominator if indicator.nature == Nature.SCORE else None
    return Figure(row.value, denominator=base, text=row.text, is_estimate=row.is_estimate, is_entered=is_entered)


def in_period(
    values: IndicatorValueQuerySet,
    indicators: Iterable[Indicator],
    period: ReportingPeriod,
) -> Figures:
    """Return the figures within ``period`` by (agency id, indicator code): one query, or two where sums do not tell."""
    return _figures(values.within(period), indicators)


def year_to_date(
    values: IndicatorValueQuerySet,
    indicators: Iterable[Indicator],
    period: ReportingPeriod,
) -> Figures:
    """Return the figures of the year up to the end of ``period`` by (agency id, indicator code)."""
    return _figures(values.so_far(period), indicators)


def _figures(values: IndicatorValueQuerySet, indicators: Iterable[Indicator]) -> Figures:
    known = {indicator.pk: indicator for indicator in indicators}
    values = values.entered()
    sums = [row for row in values.sums() if row["indicator"] in known]
    last = _last(values, [known[row["indicator"]] for row in sums if _is_untold(known[row["indicator"]], row)])
    figures: Figures = {}
    for row in sums:
        indicator = known[row["indicator"]]
        figures[row["agency"], indicator.code] = _figure(indicator, row, last.get((row["agency"], indicator.pk)))
    return _derived(figures, known)


def so_far_of_rows(rows: Iterable[IndicatorValue], indicators: Iterable[Indicator]) -> Figures:
    """Return what ``year_to_date`` would of the same values: ``rows`` are in hand, an earlier quarter's first."""
    known = {indicator.pk: indicator for indicator in indicators}
    told: dict[tuple[int, int], list[IndicatorValue]] = {}
    for row in rows:
        if row.says_something and row.indicator_id in known:
            told.setdefault((row.agency_id, row.indicator_id), []).append(row)
    figures = {
        (agency, known[pk].code): _figure(known[pk], _summed(mine), mine[-1]) for (agency, pk), mine in told.items()
    }
    return _derived(figures, known)


def _summed(rows: Sequence[IndicatorValue]) -> dict:
    """What ``IndicatorValueQuerySet.sums`` tells of one agency and indicator."""
    return {
        "value_sum": _total(row.value for row in rows),
        "numerator_sum": _total(row.numerator for row in rows),
        "denominator_sum": _total(row.denominator for row in rows),
        "answers": len(rows),
        "not_arisen": sum(row.is_not_arisen for row in rows),
        "estimates": sum(row.is_estimate for row in rows),
    }


def _total(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _is_untold(indicator: Indicator, row: dict) -> bool:
    """Whether the last value tells more than the sums: of what does not add up, and of what did not arise."""
    return indicator.nature not in ADDED_UP or row["not_arisen"] == row["answers"]


def _last(values: IndicatorValueQuerySet, untold: Collection[Indicator]) -> dict[tuple[int, int], IndicatorValue]:
    """The last value by (agency id, indicator id) where sums of ``untold`` do not tell: one query, none without any."""
    if not untold:
        return {}
    standing = {indicator.pk for indicator in untold if indicator.nature not in ADDED_UP}
    rows = values.filter(Q(indicator__in=standing) | Q(indicator__in={one.pk for one in untold}, is_not_arisen=True))
    return {(row.agency_id, row.indicator_id): row for row in rows.order_by("quarter__ends_on")}


def _figure(indicator: Indicator, row: dict, last: IndicatorValue | None) -> Figure:
    """Add up the quarters of a flow or a ratio; of all others the last one holds, whatever it answers."""
    if last is not None and indicator.nature not in ADDED_UP:
        return of_row(indicator, last)
    estimate = row["estimates"] > 0
    if last is not None and row["not_arisen"] == row["answers"]:
        return Figure(is_not_arisen=True, is_estimate=estimate, is_entered=True, text=last.reason)
    if indicator.nature == Nature.RATIO:
        return ratio(row["numerator_sum"], row["denominator_sum"], is_estimate=estimate)
    return Figure(row["value_sum"], is_estimate=estimate, is_entered=True)


def _derived(figures: Figures, known: dict[int, Indicator]) -> Figures:
    """What is computed from other indicators, for every agency that reported all its parts: the parts first."""
    found = dict(figures)
    codes = {indicator.code: indicator for indicator in known.values()}
    agencies = {agency for agency, _ in figures}
    for indicator in _parts_first(known):
        parts = _parts(indicator, known, codes)
        for agency in agencies if parts else ():
            figure = computed(indicator, [(part, found.get((agency, part.code), EMPTY)) for part in parts])
            if figure.is_entered:
                found[agency, indicator.code] = figure
    return found


def computed(indicator: Indicator, parts: Sequence[tuple[Indicator, Figure]]) -> Figure:
    """Return the figure of a derived indicator from the figures of its parts, all of the same quarters.

    It is missing where one of them is, and an estimate where one of them is.
    """
    if not indicator.formula:
        return derived(*(figure for _, figure in parts))
    value = worked_out(indicator, {part.code: (part, figure) for part, figure in parts})
    if value is None:
        return EMPTY
    estimate = any(figure.is_estimate for _, figure in parts)
    if isinstance(value, NotArisen):
        return Figure(is_not_arisen=True, is_estimate=estimate, is_entered=True)
    return Figure(value, is_estimate=estimate, is_entered=True)


def _parts(indicator: Indicator, known: dict[int, Indicator], codes: dict[str, Indicator]) -> list[Indicator]:
    """The parts of a derived indicator; none where one of them is not known here."""
    if indicator.formula:
        named = [codes.get(code) for code in parts_of(indicator)]
    else:
        named = [known.get(indicator.numerator_id or 0), known.get(indicator.denominator_id or 0)]
    return [part for part in named if part is not None] if all(named) else []


def _parts_first(known: dict[int, Indicator]) -> list[Indicator]:
    """The derived indicators, each after its parts; none where they go in a circle, which the portal refuses."""
    codes = {indicator.code: indicator for indicator in known.values()}
    needs = {
        indicator.code: [part.code for part in _parts(indicator, known, codes)]
        for indicator in known.values()
        if indicator.is_derived
    }
    try:
        return [codes[code] for code in in_order(needs)]
    except FormulaError:
        return []
