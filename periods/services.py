"""Writes on periods: make a year's periods, open one, reopen it; and whether figures may still change."""

from datetime import date

from django.db import transaction

from agencies.models import Agency, User
from agencies.permissions import Perm
from core import clock
from core.errors import DomainError
from periods.models import CalendarEntry, Reopening, ReportingDuty, ReportingPeriod
from periods.states import PeriodKind, calendar_end, data_window
from periods.windows import window_of


@transaction.atomic
def create_year(year: int) -> list[ReportingPeriod]:
    """Return the seven periods of ``year``, made where they are missing."""
    periods = []
    for kind in PeriodKind:
        start, end = data_window(year, kind)
        values = {
            "data_from": start,
            "data_to": end,
            "ends_on": calendar_end(year, kind),
        }
        periods.append(ReportingPeriod.objects.get_or_create(year=year, kind=kind, defaults=values)[0])
    return periods


@transaction.atomic
def open_period(*, entry: CalendarEntry, agencies: list[Agency] | None = None) -> list[ReportingDuty]:
    """Fix who must report for a calendar entry: ``agencies``, else all directly below its superior then.

    Divisions and units report within their agency and are left out. Agencies already on the list stay.
    """
    if agencies is None:
        below = Agency.objects.directly_below(entry.superior_id, entry.period.ends_on)
        agencies = [agency for agency in below if agency.kind not in ("division", "unit")]
    days = {
        "due_on": entry.due_on,
        "closes_on": entry.closes_on,
        "is_estimate": entry.is_estimate,
    }
    return [
        ReportingDuty.objects.get_or_create(
            period=entry.period,
            agency=agency,
            defaults=days | {"superior": entry.superior},
        )[0]
        for agency in agencies
    ]


@transaction.atomic
def reopen(*, duty: ReportingDuty, until: date, reason: str, by: User) -> Reopening:
    """Open a closed period again for one agency until the end of a day; a reason is required.

    Sent twice, it is opened once. Raises DomainError for a day that has passed, without a reason, for a period
    that is not closed, and when ``by`` manages the agency itself: only those above it decide that it may still
    change what it reported.
    """
    if duty.agency_id in by.reach(Perm.MANAGE).own:
        raise DomainError("Cơ quan không tự mở lại kỳ của mình; đề nghị cơ quan giao báo cáo mở.")
    if duty.closes_on >= clock.today():
        raise DomainError(f"{duty.period} chưa khóa sổ: còn nhận số liệu đến hết ngày {duty.closes_on:%d/%m/%Y}.")
    if until < clock.today():
        raise DomainError("Ngày kết thúc mở lại phải từ hôm nay trở đi.")
    if not reason.strip():
        raise DomainError("Phải ghi lý do mở lại kỳ.")
    return Reopening.objects.get_or_create(duty=duty, until=until, reason=reason.strip(), by=by)[0]


def require_open(*, agency: Agency, quarter: ReportingPeriod) -> None:
    """Raise DomainError, with the day it closed, when the figures of ``quarter`` may not change today."""
    window = window_of(agency, quarter)
    if window.is_open:
        return
    if not window.has_begun:
        raise DomainError(f"{quarter} chưa bắt đầu: nhập từ ngày {quarter.data_from:%d/%m/%Y}.")
    if window.duty is None:
        raise DomainError(f"{agency} không có lịch báo cáo cho {quarter}; liên hệ cơ quan thẩm định.")
    raise DomainError(f"{quarter} đã khóa sổ ngày {window.duty.closes_on:%d/%m/%Y}, không nhận thêm số liệu.")
