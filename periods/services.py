"""Writes on periods: make a year's periods, open one, reopen it; and whether figures may still change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from agencies.models import Agency, User
from agencies.permissions import Perm
from core import clock
from core.errors import ConflictError, DomainError, FieldError
from core.versions import CHANGED, put_version
from periods.models import CalendarEntry, Reopening, ReportingDuty, ReportingPeriod
from periods.states import PeriodKind, calendar_end, data_window
from periods.windows import Window, window_of


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


@dataclass(frozen=True, slots=True)
class Asked:
    """What a superior asks for of one kind of period: until when; without days it asks for none.

    ``seen`` is the version of the entry that was on the screen, 0 where there was none.
    """

    kind: str
    due_on: date | None
    closes_on: date | None
    seen: int


@transaction.atomic
def set_calendar(*, superior: Agency, year: int, asked: Sequence[Asked]) -> None:
    """Write the calendar that ``superior`` sets for ``year``; what stands there already stays as it is.

    Figures due before their window closes are estimates. Raises FieldError, naming the kind, for a period that
    has been opened (its days are fixed then), or an entry that somebody else changed.
    """
    periods = {period.kind: period for period in create_year(year)}
    entries = {entry.period.kind: entry for entry in calendar_of(superior, year)}
    for one in asked:
        entry, period = entries.get(one.kind), periods[one.kind]
        if (entry.due_on, entry.closes_on) == (one.due_on, one.closes_on) if entry else one.due_on is None:
            continue
        if entry and entry.opened:  # type: ignore[attr-defined]  # annotated by calendar_of
            raise FieldError(one.kind, f"{period} đã mở: hạn gửi và ngày khóa sổ không đổi được nữa.")
        if one.due_on is None or one.closes_on is None:
            if not entry or not CalendarEntry.objects.filter(pk=entry.pk, version=one.seen).delete()[0]:
                raise FieldError(one.kind, CHANGED)
            continue
        days = {"due_on": one.due_on, "closes_on": one.closes_on, "is_estimate": one.due_on <= period.data_to}
        try:
            put_version(CalendarEntry, key={"superior": superior, "period": period}, seen=one.seen, values=days)
        except ConflictError as error:
            raise FieldError(one.kind, str(error)) from error


def calendar_of(superior: Agency, year: int) -> QuerySet[CalendarEntry]:
    """Return the entries of the year, each with how many agencies it was ``opened`` for."""
    same = ReportingDuty.objects.filter(period=OuterRef("period"), superior=OuterRef("superior"))
    opened = Subquery(same.order_by().values("period").annotate(number=Count("pk")).values("number"))
    entries = CalendarEntry.objects.filter(superior=superior, period__year=year)
    return entries.annotate(opened=Coalesce(opened, 0)).select_related("superior", "period").order_by("period__ends_on")


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
    ReportingDuty.objects.select_for_update().get(pk=duty.pk)  # two clicks at once wait for each other
    return Reopening.objects.get_or_create(duty=duty, until=until, reason=reason.strip(), by=by)[0]


def require_open(*, agency: Agency, quarter: ReportingPeriod, window: Window | None = None) -> None:
    """Raise DomainError, with the day it closed, when the figures of ``quarter`` may not change today.

    ``window`` is what was read of it a moment ago, where it was.
    """
    window = window or window_of(agency, quarter)
    if window.is_open:
        return
    if not window.has_begun:
        raise DomainError(f"{quarter} chưa bắt đầu: nhập từ ngày {quarter.data_from:%d/%m/%Y}.")
    if window.duty is None:
        raise DomainError(f"{agency} không có lịch báo cáo cho {quarter}; liên hệ cơ quan thẩm định.")
    raise DomainError(f"{quarter} đã khóa sổ ngày {window.duty.closes_on:%d/%m/%Y}, không nhận thêm số liệu.")
