"""Days, months, quarters and years that a deadline names, and the items that a text is made of."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from plans.schedules.values import FIRST_YEAR, LAST_YEAR, ScheduleKind


class NotUnderstood(ValueError):
    """The text cannot be read with certainty, or names a day that does not exist."""


class Unit(Enum):
    DATE = auto()
    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()


class Limit(Enum):
    """A word before the date: none, one that includes it (chậm nhất, đến) or one that does not (trước)."""

    NONE = auto()
    UNTIL = auto()
    BEFORE = auto()


class Join(Enum):
    """What stands between an item and the one before it."""

    NONE = auto()
    COMMA = auto()
    AND = auto()
    OR = auto()
    BREAK = auto()


_KIND_OF_UNIT = {
    Unit.DATE: ScheduleKind.BY_DATE,
    Unit.MONTH: ScheduleKind.IN_MONTHS,
    Unit.QUARTER: ScheduleKind.IN_QUARTERS,
    Unit.YEAR: ScheduleKind.IN_YEAR,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A named day, month, quarter or year; ``number`` is the month or quarter; a year of None is not stated."""

    unit: Unit
    number: int = 0
    day: int = 0
    year: int | None = None

    def __post_init__(self) -> None:
        highest = {Unit.DATE: 12, Unit.MONTH: 12, Unit.QUARTER: 4}.get(self.unit, 0)
        lowest = 1 if highest and not self.is_day_only else 0
        if not lowest <= self.number <= highest or not 0 <= self.day <= 31:
            raise NotUnderstood

    @property
    def is_day_only(self) -> bool:
        """ "ngày 15": the month is said elsewhere."""
        return self.unit is Unit.DATE and self.number == 0

    @property
    def kind(self) -> ScheduleKind:
        return _KIND_OF_UNIT[self.unit]

    def first(self) -> date:
        """First day; raise NotUnderstood for a day that does not exist or a year that is not filled in."""
        month = {Unit.QUARTER: self.number * 3 - 2, Unit.YEAR: 1}.get(self.unit, self.number)
        try:
            return date(self.year or 0, month, self.day if self.unit is Unit.DATE else 1)
        except ValueError:
            raise NotUnderstood from None

    def last(self) -> date:
        """Last day; raise NotUnderstood as first() does."""
        first = self.first()
        if self.unit is Unit.DATE:
            return first
        month = {Unit.QUARTER: first.month + 2, Unit.YEAR: 12}.get(self.unit, first.month)
        return date(first.year, month, monthrange(first.year, month)[1])

    def due(self, limit: Limit) -> date:
        """Latest day to deliver: "trước" is the day before it begins, all else its last day."""
        return self.first() - timedelta(days=1) if limit is Limit.BEFORE else self.last()


@dataclass(frozen=True, slots=True)
class Item:
    """One part of a deadline, due at the end of each of its moments.

    ``start`` is the start of a range, which is due at its end only. A ``bare`` item is a period's name alone
    ("quý", "6 tháng"), clear only beside others. ``plain_year`` is "năm 2024" without "trong": beside a
    repeated item it means each year's end. ``led``: a word such as "trong" or "trước" stands before it. ``stated``:
    its year is in the text. A ``silent`` item may state a year, but is due as a finer one says. A ``closed``
    one came in brackets: its limit is not that of the dates after it.
    """

    kind: ScheduleKind
    moments: tuple[Moment, ...] = ()
    start: Moment | None = None
    limit: Limit = Limit.NONE
    join: Join = Join.NONE
    bare: bool = False
    plain_year: bool = False
    led: bool = False
    stated: bool = False
    silent: bool = False
    closed: bool = False
    conditional: bool = False

    def due_dates(self) -> list[date]:
        """The day at which each moment is due; the years must be filled in."""
        return [moment.due(self.limit) for moment in self.moments]


def year_of(digits: str, plan_year: int) -> int:
    """Read a year of four digits, or of two when it is near the plan's; else raise NotUnderstood."""
    if len(digits) == 4:
        year = int(digits)
    else:
        near = [year for year in range(plan_year - 1, plan_year + 2) if f"{year % 100:02}" == digits]
        if not near or int(digits) <= 12:  # "6/12" may be two months
            raise NotUnderstood
        year = near[0]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotUnderstood
    return year
