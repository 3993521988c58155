"""The calendar of reports, and opening a closed period again for one agency."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from agencies.models import Agency
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core import clock
from core.access import guard
from core.errors import DomainError
from core.numbers import format_day
from periods.forms import CalendarFilterForm, ReopenForm
from periods.models import ReportingDuty
from periods.pages import calendar_lines, periods_with_duties
from periods.services import reopen as reopen_duty

PER_PAGE = 100


@require_safe
@guard(Perm.DASHBOARD_VIEW)
def calendar(request: PortalRequest) -> HttpResponse:
    """Who must report for which period, by when, and whether it is still open."""
    form = CalendarFilterForm(request.GET, periods=periods_with_duties(request.user, Perm.DASHBOARD_VIEW))
    if not form.is_valid():
        raise Http404
    slug = form.cleaned_data["period"]
    lines = calendar_lines(request.user, Perm.DASHBOARD_VIEW, slug)
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    prefix = f"?period={slug}&page=" if slug else "?page="
    mine = Agency.objects.heading(request.user).existing_on(clock.today()).order_by("path").first()
    context = {
        "form": form,
        "page": page,
        "superior": mine,
        "year": clock.today().year,
        "previous_url": f"{prefix}{page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"{prefix}{page.next_page_number()}" if page.has_next() else "",
    }
    return render(request, "periods/calendar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guard(Perm.MANAGE)
def reopen(request: PortalRequest, pk: int) -> HttpResponse:
    """Open a closed period again for one agency until the end of a day, with a reason."""
    duties = ReportingDuty.objects.visible_to(request.user, Perm.MANAGE).for_page()
    duty = get_object_or_404(duties, pk=pk)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = reopen_duty(duty=duty, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Đã mở lại {duty.period} cho {duty.agency} đến hết {format_day(opened.until)}.")
            return redirect("periods:calendar")
    context = {"duty": duty, "form": form, "reopenings": duty.reopenings.all()}
    return render(request, "periods/reopen.html", context, status=422 if form.errors else 200)
