"""Figures of a quarter that are unusual by the agency's own past: warnings that want an explanation."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from agencies.models import Agency
from core.numbers import EXACT, format_count, format_number, format_percent, percent, rounded
from indicators.bands import FLOOR, LOOK_BACK, MIN_POINTS, ZERO, Band, band_of
from indicators.catalogue import catalogue_of
from indicators.checks import Finding, Outcome, operand
from indicators.figures import EMPTY, Figure, of_rows
from indicators.models import Indicator, IndicatorValue
from indicators.states import Nature, Severity
from periods.models import ReportingPeriod

PREFIX = "band:"  # before the indicator's code; the code of a rule has no colon
QUARTERS_A_YEAR = 4
PLACES = 2


@dataclass(frozen=True, slots=True)
class Course:
    """The figures of one indicator of an agency: now, and by how many quarters ago."""

    indicator: Indicator
    now: Figure
    ago: Mapping[int, Figure]

    @property
    def points(self) -> list[Decimal]:
        """The earlier figures that are numbers; what did not arise is none."""
        return [figure.value for figure in self.ago.values() if figure.value is not None]

    def value(self, quarters: int) -> Decimal | None:
        return self.ago.get(quarters, EMPTY).value


def unusual_in(agency: Agency, quarter: ReportingPeriod) -> list[Finding]:
    """Return a warning for each figure out of its usual range: two queries, one where the past is too short."""
    found = (unusual(course) for course in _courses(agency, quarter))
    return [finding for finding in found if finding is not None]


def unusual(course: Course) -> Finding | None:
    """Return the warning of one indicator; None where its figure is usual, or too little is known to tell."""
    now, indicator = course.now.value, course.indicator
    if now is None or indicator.nature == Nature.TEXT:
        return None
    counts = indicator.nature != Nature.SCORE or indicator.unit == "%"
    band = band_of(course.points, floor=FLOOR if counts else ZERO)
    if band is None or band.holds(now, course.value(QUARTERS_A_YEAR)):
        return None
    return Finding(
        rule=f"{PREFIX}{indicator.code}",
        message=f"“{indicator.name}” khác thường so với các quý trước.",
        severity=Severity.WARNING,
        outcome=Outcome.FAILS,
        arithmetic=_told(course, now, band),
        operands=(operand(indicator, course.now),),
        is_band=True,
    )


def _told(course: Course, now: Decimal, band: Band) -> str:
    """ "120 hồ sơ; thường gặp từ 40 đến 60 (theo 05 quý trước); quý trước 52 (+130,8%); cùng kỳ năm trước chưa có"."""
    unit = "" if course.indicator.unit == "%" else f" {course.indicator.unit}"
    low, high = (_number(course.indicator, end) for end in (band.low, band.high))
    return "; ".join(
        (
            f"{_number(course.indicator, now)}{unit}",
            f"thường gặp từ {low} đến {high} (theo {format_count(band.points)} quý trước)",
            f"quý trước {_compared(course, now, 1)}",
            f"cùng kỳ năm trước {_compared(course, now, QUARTERS_A_YEAR)}",
        )
    )


def _compared(course: Course, now: Decimal, quarters: int) -> str:
    """The figure of so many quarters ago, with the change since where it can be told in per cent."""
    figure = course.ago.get(quarters, EMPTY)
    if figure.value is None:
        return "không phát sinh" if figure.is_not_arisen else "chưa có số liệu"
    text = _number(course.indicator, figure.value)
    change = percent(EXACT.subtract(now, figure.value), figure.value)
    if change is None or course.indicator.unit == "%":
        return text
    return f"{text} ({'+' if change > 0 else ''}{format_percent(change)})"


def _number(indicator: Indicator, value: Decimal) -> str:
    short = rounded(value, PLACES)
    return format_percent(short) if indicator.unit == "%" else format_number(short)


def _courses(agency: Agency, quarter: ReportingPeriod) -> list[Course]:
    """Read the indicators that the agency entered in ``quarter``, with their past of two years."""
    years = (quarter.year - 2, quarter.year - 1, quarter.year)
    values = IndicatorValue.objects.filter(
        agency=agency, quarter__year__in=years, quarter__kind__startswith="Q", quarter__ends_on__lte=quarter.ends_on
    ).select_related("quarter")
    by_age = defaultdict(list)
    for row in values:
        by_age[_place(quarter) - _place(row.quarter)].append(row)
    ages = [age for age in by_age if 0 < age <= LOOK_BACK]
    if 0 not in by_age or len(ages) < MIN_POINTS:
        return []
    indicators = catalogue_of(quarter.year).indicators
    figures = {age: of_rows(by_age[age], indicators) for age in (0, *ages)}
    return [
        Course(one, now, {age: figures[age].get((agency.pk, one.code), EMPTY) for age in sorted(ages)})
        for one in indicators
        if (now := figures[0].get((agency.pk, one.code), EMPTY)).value is not None
    ]


def _place(quarter: ReportingPeriod) -> int:
    """Count quarters, so that the difference of two tells how far apart they are."""
    return quarter.year * QUARTERS_A_YEAR + quarter.quarter_numbers[-1]
