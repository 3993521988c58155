"""What a deadline is, once understood."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FIRST_YEAR, LAST_YEAR = 1990, 2100


class ScheduleKind(StrEnum):
    """How a deadline is put; a text may hold several. The value equals the name, so one spelling is stored."""

    BY_DATE = "BY_DATE"
    IN_MONTHS = "IN_MONTHS"
    IN_QUARTERS = "IN_QUARTERS"
    IN_YEAR = "IN_YEAR"
    HALF_YEARS = "HALF_YEARS"
    EVERY_MONTH = "EVERY_MONTH"
    EVERY_QUARTER = "EVERY_QUARTER"
    EVERY_YEAR = "EVERY_YEAR"
    CONTINUOUS = "CONTINUOUS"
    ON_DEMAND = "ON_DEMAND"


REPEATED = frozenset({ScheduleKind.EVERY_MONTH, ScheduleKind.EVERY_QUARTER, ScheduleKind.EVERY_YEAR})
POINTS = frozenset({ScheduleKind.BY_DATE, ScheduleKind.IN_MONTHS, ScheduleKind.IN_QUARTERS, ScheduleKind.IN_YEAR})


@dataclass(frozen=True, slots=True)
class Schedule:
    """A deadline: the words, and what they say.

    ``text`` is as written, NFC, with runs of white space made one space. ``kinds`` is in the order of the enum,
    ``due_dates`` sorted and unique. ``conditional`` means that the due dates count only once the case has
    arisen ("(nếu có)" in the task's title, or a condition attached to the date); without it ``ON_DEMAND``
    stands beside dates that hold anyway ("Hàng quý và khi có yêu cầu").
    """

    text: str
    kinds: tuple[ScheduleKind, ...]
    due_dates: tuple[date, ...]
    understood: bool
    conditional: bool = False

    @property
    def is_continuous(self) -> bool:
        return ScheduleKind.CONTINUOUS in self.kinds

    @property
    def is_on_demand(self) -> bool:
        """Whether it says so; a text that was not understood says nothing (the caller treats it alike)."""
        return ScheduleKind.ON_DEMAND in self.kinds

    @property
    def is_recurring(self) -> bool:
        """Whether the same thing is due more than once, or every year."""
        halves = ScheduleKind.HALF_YEARS in self.kinds and len(self.due_dates) > 1
        return halves or not REPEATED.isdisjoint(self.kinds)
