"""The list of who must report by when, and whether each period still accepts figures."""

from dataclasses import dataclass
from datetime import date

from agencies.models import User
from agencies.permissions import Perm
from agencies.reach import Reach
from core import clock
from periods.converters import parse_slug
from periods.models import ReportingDuty, ReportingPeriod


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One agency's duty; ``reopened_until`` is set while a reopening holds."""

    duty: ReportingDuty
    has_begun: bool
    is_closed: bool
    reopened_until: date | None
    may_reopen: bool

    @property
    def name(self) -> str:
        """The agency's name as it was at the end of the period."""
        return self.duty.name_then or self.duty.agency.name  # type: ignore[attr-defined]  # annotated by for_calendar

    @property
    def state(self) -> str:
        """The badge: open, closed, or not begun yet."""
        if not self.has_begun:
            return "not_started"
        return "closed" if self.is_closed and not self.reopened_until else "open"

    @property
    def label(self) -> str:
        if not self.has_begun:
            return "Chưa bắt đầu"
        if self.is_closed and self.reopened_until:
            return "Mở lại"
        return "Đã khóa" if self.is_closed else "Đang mở"


def periods_with_duties(user: User, perm: Perm) -> list[ReportingPeriod]:
    """Return the periods in which somebody within ``user``'s reach must report, the latest first."""
    duties = ReportingDuty.objects.visible_to(user, perm)
    periods = ReportingPeriod.objects.filter(pk__in=duties.order_by().values("period"))
    return list(periods.order_by("-year", "-ends_on", "kind"))


def calendar_lines(user: User, perm: Perm, slug: str = "") -> list[DutyLine]:
    """Return the duties within ``user``'s reach, of all periods or of one, the latest period first."""
    today = clock.today()
    duties = ReportingDuty.objects.visible_to(user, perm).for_calendar(today)
    if slug:
        year, kind = parse_slug(slug)
        duties = duties.filter(period__year=year, period__kind=kind)
    manages = user.reach(Perm.MANAGE)
    return [_line(duty, today, manages) for duty in duties]


def _line(duty: ReportingDuty, today: date, manages: Reach) -> DutyLine:
    is_closed = duty.closes_on < today
    is_below = manages.includes(duty.agency_id, duty.agency.path) and duty.agency_id not in manages.own
    return DutyLine(
        duty=duty,
        has_begun=duty.period.data_from <= today,
        is_closed=is_closed,
        reopened_until=duty.reopened_until,  # type: ignore[attr-defined]  # annotated by for_calendar
        may_reopen=is_closed and is_below,
    )
