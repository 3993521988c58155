"""The list of reports: every agency and period that owes one, and those sent without being asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from agencies.models import Agency, User
from agencies.permissions import Perm
from agencies.reach import Reach
from core import clock
from core.sorting import Column
from core.text import fold
from periods.converters import parse_slug
from periods.models import ReportingDuty, ReportingPeriod
from reports.models import Report
from reports.states import MISSING, ReportState, Timeliness, timeliness_of


@dataclass(frozen=True, slots=True)
class ListLine:
    """One agency's report for a period; ``state`` is "" while nobody started it."""

    code: str
    agency: str
    period: ReportingPeriod
    state: str
    due_on: date | None
    submitted_on: date | None
    timeliness: Timeliness | None
    days: int
    acceptable: int | None = None  # the id of a report that the user may accept
    remindable: int | None = None  # the id of an agency that the user may remind


COLUMNS = (
    Column("agency", "Cơ quan"),
    Column("period", "Kỳ"),
    Column("state", "Trạng thái"),
    Column("due_on", "Hạn gửi"),
    Column("submitted_on", "Ngày trình"),
    Column("days", "Đúng hạn"),
)
STATES = ["", *ReportState.values]
VALUES: dict[str, Callable[[ListLine], Any]] = {
    "agency": lambda line: fold(line.agency),
    "period": lambda line: (line.period.ends_on, line.period.kind),
    "state": lambda line: STATES.index(line.state),
    "due_on": lambda line: line.due_on,
    "submitted_on": lambda line: line.submitted_on,
    "days": lambda line: (list(Timeliness).index(line.timeliness), line.days) if line.timeliness else None,
}


def periods_listed(user: User) -> list[ReportingPeriod]:
    """Return the periods for which an agency visible to ``user`` owes or made a report, the latest first."""
    owed = ReportingDuty.objects.visible_to(user).values("period")
    made = Report.objects.visible_to(user).values("period")
    return list(ReportingPeriod.objects.filter(Q(pk__in=owed) | Q(pk__in=made)).order_by("-ends_on", "-data_from"))


def current_of(periods: list[ReportingPeriod]) -> str:
    """Return the slug of the period that ends next among ``periods``, else of the last one, "" when there is none."""
    ahead = [period for period in periods if period.ends_on >= clock.today()]
    found = min(ahead, key=lambda period: (period.ends_on, not period.is_quarter)) if ahead else None
    return (found or periods[0]).slug if periods else ""


def list_lines(user: User, *, period: str = "", state: str = "", agency: str = "") -> list[ListLine]:
    """Return the lines that ``user`` may see: two queries. Blank means all; ``agency`` is a folded part of a name."""
    wanted = Q()
    if period:
        year, kind = parse_slug(period)
        wanted &= Q(period__year=year, period__kind=kind)
    if agency:
        wanted &= Q(agency__search__contains=agency)
    duties = ReportingDuty.objects.visible_to(user).filter(wanted).select_related("agency", "period", "report")
    duties = duties.defer("report__figures")  # long, and nothing of it is shown
    reports = Report.objects.visible_to(user).filter(wanted, duty=None).select_related("agency", "period")
    reports = reports.defer("figures")
    may = _May(user.reach(Perm.REPORT_REVIEW), user.reach(Perm.LETTER_WRITE))
    lines = [_line(duty.agency, duty.period, duty.due_on, getattr(duty, "report", None), may) for duty in duties]
    lines += [_line(report.agency, report.period, None, report, may) for report in reports]
    shown = [line for line in lines if not state or (line.state or MISSING) == state]
    return sorted(shown, key=lambda line: (-line.period.ends_on.toordinal(), line.period.kind, line.agency))


class _May(NamedTuple):
    """Where the user accepts reports, and where the user reminds of them."""

    accept: Reach
    remind: Reach


def _line(agency: Agency, period: ReportingPeriod, due_on: date | None, report: Report | None, may: _May) -> ListLine:
    submitted_on = report.submitted_on if report is not None and report.is_sent else None
    timeliness, days = timeliness_of(due_on, submitted_on, clock.today()) if due_on else (None, 0)
    waits = report is not None and report.state == ReportState.SUBMITTED
    is_below = may.remind.includes(agency.pk, agency.path) and agency.pk not in may.remind.own
    return ListLine(
        acceptable=report.pk if report and waits and may.accept.includes(agency.pk, agency.path) else None,
        remindable=agency.pk if timeliness == Timeliness.OVERDUE and is_below else None,
        code=agency.code,
        agency=agency.name,
        period=period,
        state=report.state if report is not None else "",
        due_on=due_on,
        submitted_on=submitted_on,
        timeliness=timeliness,
        days=days,
    )
