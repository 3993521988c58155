"""When an agency may enter a quarter: what a page says about it, ready to print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from agencies.models import Agency
from core import clock
from periods.models import ReportingDuty, ReportingPeriod
from periods.querysets import DutyQuerySet


@dataclass(frozen=True, slots=True)
class Window:
    """When the figures of a quarter may change: the agency's duty for it, and whether it accepts today."""

    quarter: ReportingPeriod
    today: date
    duty: ReportingDuty | None
    is_open: bool

    @property
    def days_left(self) -> int | None:
        return (self.duty.due_on - self.today).days if self.duty else None

    @property
    def has_begun(self) -> bool:
        return self.quarter.data_from <= self.today

    @property
    def is_closed(self) -> bool:
        return self.duty is not None and self.has_begun and not self.is_open


def window_of(agency: Agency, quarter: ReportingPeriod) -> Window:
    """Return when ``agency`` may enter ``quarter``: one query."""
    return window_in(quarter, governing(agency, quarter))


def governing(agency: Agency, quarter: ReportingPeriod) -> DutyQuerySet:
    """Return the duty of ``agency`` by which it may enter ``quarter``, if there is one.

    The duty of the quarter itself governs; where none is asked, that of the next longer period. So a quarter
    that was reported and closed stays closed while the year is still open.
    """
    duties = ReportingDuty.objects.filter(agency=agency).covering(quarter).with_accepts(clock.today())
    duties = duties.select_related("report").defer("report__figures")
    return duties.order_by("period__ends_on", "-period__data_from")[:1]


def window_in(quarter: ReportingPeriod, duties: Iterable[ReportingDuty]) -> Window:
    """Return when the agency may enter ``quarter`` whose ``governing`` duty is known."""
    today, duty = clock.today(), next(iter(duties), None)
    has_begun = quarter.data_from <= today
    is_open = duty is not None and has_begun and duty.accepts  # type: ignore[attr-defined]  # annotated
    return Window(quarter, today, duty, is_open)
