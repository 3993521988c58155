"""Figures of a quarter that are unusual by the agency's own past: warnings that want an explanation."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.numbers import EXACT, format_count, format_number, format_percent, percent, rounded
from indicators.bands import FLOOR, LOOK_BACK, MIN_POINTS, ZERO, Band, band_of
from indicators.book import QUARTERS_A_YEAR, Book
from indicators.checks import Finding, Outcome, operand
from indicators.figures import EMPTY, Figure
from indicators.models import Indicator
from indicators.states import Nature, Severity

PREFIX = "band:"  # before the indicator's code; the code of a rule has no colon
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


def unusual_in(book: Book) -> list[Finding]:
    """Return a warning for each figure of the quarter out of its usual range."""
    found = (unusual(course) for course in _courses(book))
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


def _courses(book: Book) -> list[Course]:
    """Return the indicators that the agency entered in the quarter, with their past of two years."""
    ages = [age for age in book.by_age if 0 < age <= LOOK_BACK]
    if 0 not in book.by_age or len(ages) < MIN_POINTS:
        return []
    figures = {age: book.figures(age) for age in (0, *ages)}
    mine = book.agency.pk
    return [
        Course(one, now, {age: figures[age].get((mine, one.code), EMPTY) for age in sorted(ages)})
        for one in book.catalogue.indicators
        if (now := figures[0].get((mine, one.code), EMPTY)).value is not None
    ]
