"""Setting the calendar of a year, and opening its periods."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agencies.models import Agency
from agencies.permissions import Perm
from agencies.requests import PortalRequest, onward
from core import clock
from core.access import guard
from core.errors import FieldError
from core.numbers import format_day
from periods.models import CalendarEntry
from periods.services import open_period, set_calendar
from periods.year import YearRow, candidates, year_rows
from periods.year_forms import OpenForm

NEAR = 1  # years before and after this one


def _superior(request: PortalRequest, code: str) -> Agency:
    return get_object_or_404(Agency.objects.heading(request.user), code=code)


@guard(Perm.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def year_calendar(request: PortalRequest, code: str, year: int) -> HttpResponse:
    """Set which reports an agency asks of those below it in a year, and until when."""
    superior, this_year = _superior(request, code), clock.today().year
    if abs(year - this_year) > NEAR:
        raise Http404
    rows, status = year_rows(superior, year, request.POST.dict() if request.method == "POST" else None), HTTPStatus.OK
    if request.method == "POST":
        status = _saved(superior, year, [row for row in rows if not row.opened])
        if status is HTTPStatus.OK:
            messages.success(request, f"Đã lưu lịch báo cáo năm {year} của {superior}.")
            return redirect(onward(request, reverse("periods:year", args=[code, year])))
    years = [one for one in range(this_year - NEAR, this_year + NEAR + 1) if one != year]
    context = {
        "superior": superior,
        "year": year,
        "rows": rows,
        "years": years,
        "has_errors": status is not HTTPStatus.OK,
    }
    return render(request, "periods/year.html", context, status=status)


def _saved(superior: Agency, year: int, rows: list[YearRow]) -> HTTPStatus:
    """Save the posted rows; return what is to be answered, with the errors at their rows."""
    wrong = [row for row in rows if not row.form.is_valid()]  # every row is asked, so that each shows its errors
    if wrong:
        return HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        set_calendar(superior=superior, year=year, asked=[row.form.asked(row.kind) for row in rows])
    except FieldError as error:
        next(row for row in rows if row.kind == error.field).form.add_error("due_on", str(error))
        return HTTPStatus.CONFLICT
    return HTTPStatus.OK


@guard(Perm.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Open a period of the calendar: fix who must report, after seeing the list."""
    year, kind = period
    entries = CalendarEntry.objects.filter(superior=_superior(request, code)).select_related("superior", "period")
    entry = get_object_or_404(entries, period__year=year, period__kind=kind)
    below = candidates(entry)
    form = OpenForm(request.POST if request.method == "POST" else None, below=[one.agency for one in below])
    if request.method == "POST" and form.is_valid():
        chosen = set(form.cleaned_data["agencies"])
        opened = open_period(entry=entry, agencies=[one.agency for one in below if str(one.agency.pk) in chosen])
        messages.success(
            request, f"Đã mở {entry.period} cho {len(opened)} cơ quan, hạn gửi {format_day(entry.due_on)}."
        )
        return redirect(onward(request, reverse("periods:calendar")))
    posted = set(request.POST.getlist("agencies"))
    lines = [(one, str(one.agency.pk) in posted if form.is_bound else one.is_usual) for one in below]
    context = {"entry": entry, "lines": lines, "form": form, "today": clock.today()}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "periods/open.html", context, status=status)
