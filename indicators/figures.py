"""Computed figures of indicators: frozen values that page, dashboard, Excel, Word and PDF share.

Over periods of a year: a flow sums, a stock, score or text takes the last value, a ratio is Σ numerator ÷
Σ denominator, never a mean of percentages. A missing value is not zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.models import Indicator, IndicatorValue, Target
from indicators.querysets import IndicatorValueQuerySet
from indicators.states import Attainment, Comparison, Nature
from periods.models import ReportingPeriod


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of one agency over some quarters. ``value`` is None when missing or not arisen."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    text: str = ""
    is_not_arisen: bool = False
    is_estimate: bool = False
    is_entered: bool = False


EMPTY = Figure()


def ratio(numerator: Decimal | None, denominator: Decimal | None) -> Figure:
    """Return b ÷ a × 100, unrounded. A denominator of 0 is "không phát sinh", never an error and never 0 %."""
    if numerator is None or denominator is None:
        return EMPTY
    if denominator == 0:
        return Figure(None, numerator, denominator, is_not_arisen=True, is_entered=True)
    return Figure(numerator / denominator * 100, numerator, denominator, is_entered=True)


def attainment(figure: Figure, target: Target) -> Attainment:
    """Judge the unrounded value against the target."""
    if figure.is_not_arisen:
        return Attainment.NOT_ARISEN
    if figure.value is None:
        return Attainment.NOT_YET
    met = {
        Comparison.AT_LEAST: figure.value >= target.value,
        Comparison.AT_MOST: figure.value <= target.value,
        Comparison.EQUAL: figure.value == target.value,
    }[Comparison(target.comparison)]
    return Attainment.MET if met else Attainment.NOT_MET


def in_period(
    values: IndicatorValueQuerySet,
    indicators: Iterable[Indicator],
    period: ReportingPeriod,
) -> dict[tuple[int, str], Figure]:
    """Return the figures within ``period`` by (agency id, indicator code): two queries."""
    return _figures(values.within(period), indicators)


def year_to_date(
    values: IndicatorValueQuerySet,
    indicators: Iterable[Indicator],
    period: ReportingPeriod,
) -> dict[tuple[int, str], Figure]:
    """Return the figures of the year up to the end of ``period`` by (agency id, indicator code)."""
    return _figures(values.so_far(period), indicators)


def _figures(
    values: IndicatorValueQuerySet, indicators: Iterable[Indicator]
) -> dict[tuple[int, str], Figure]:
    known = {indicator.pk: indicator for indicator in indicators}
    values = values.entered()
    last = {(row.agency_id, row.indicator_id): row for row in values.order_by("quarter__ends_on")}
    figures: dict[tuple[int, str], Figure] = {}
    for row in values.sums():
        indicator = known.get(row["indicator"])
        if indicator is not None:
            key = (row["agency"], indicator.code)
            figures[key] = _figure(indicator, row, last[row["agency"], row["indicator"]])
    return figures | _derived(figures, known)


def _figure(indicator: Indicator, row: dict, last: IndicatorValue) -> Figure:
    estimate, not_arisen = row["estimates"] > 0, row["not_arisen"] == row["answers"]
    if not_arisen:
        return Figure(is_not_arisen=True, is_estimate=estimate, is_entered=True, text=last.reason)
    if indicator.nature == Nature.RATIO:
        found = ratio(row["numerator_sum"], row["denominator_sum"])
        return Figure(
            found.value,
            found.numerator,
            found.denominator,
            "",
            found.is_not_arisen,
            estimate,
            found.is_entered,
        )
    value = row["value_sum"] if indicator.nature == Nature.FLOW else last.value
    return Figure(value, text=last.text, is_estimate=estimate, is_entered=True)


def _derived(
    figures: dict[tuple[int, str], Figure], known: dict[int, Indicator]
) -> dict[tuple[int, str], Figure]:
    """Ratios of two other indicators, for every agency that reported both."""
    derived: dict[tuple[int, str], Figure] = {}
    agencies = {agency for agency, _ in figures}
    for indicator in known.values():
        if not indicator.is_derived:
            continue
        above, below = (
            known.get(indicator.numerator_id or 0),
            known.get(indicator.denominator_id or 0),
        )
        if above is None or below is None:
            continue
        for agency in agencies:
            parts = (
                figures.get((agency, above.code), EMPTY),
                figures.get((agency, below.code), EMPTY),
            )
            found = ratio(parts[0].value, parts[1].value)
            if found.is_entered:
                derived[agency, indicator.code] = found
    return derived
