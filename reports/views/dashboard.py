"""The dashboard of those who oversee agencies: one period, all kinds of agencies or one."""

from collections.abc import Sequence

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agencies.models import AgencyKind
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core import clock
from core.access import guard
from documents.tables import as_paper, as_workbook
from periods.models import ReportingPeriod
from reports.charts.boards import tabs
from reports.exports import overview_workbook
from reports.overview import Overview, overview, period_at_hand, periods_overseen
from reports.pages.dashboard import dashboard_lines
from reports.printing.overview import overview_pdf


class DashboardFilter(forms.Form):
    """The period, which is the page's address, and the kind of agency, which is its query string."""

    period = forms.ChoiceField(
        label="Kỳ báo cáo",
        required=False,
        error_messages={"invalid_choice": "Kỳ này chưa có cơ quan nào phải báo cáo; chọn kỳ khác."},
    )
    kind = forms.ChoiceField(label="Loại cơ quan", required=False, choices=[("", "Tất cả"), *AgencyKind.choices])

    def __init__(self, *args: object, periods: list[ReportingPeriod], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["period"].choices = [(period.slug, str(period)) for period in periods]  # type: ignore[attr-defined]


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def now(request: PortalRequest) -> HttpResponse:
    """Lead to the period chosen in the filter, else to the one that is reported next."""
    slugs = [period.slug for period in periods_overseen(request.user)]
    at_hand = period_at_hand(request.user, clock.today())
    if at_hand is None:
        return render(request, "reports/dashboard_empty.html")
    chosen = request.GET.get("period", "")
    kind = request.GET.get("kind", "")
    address = reverse("reports:dashboard", args=[chosen if chosen in slugs else at_hand.slug])
    return redirect(f"{address}?kind={kind}" if kind in AgencyKind.values else address)


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def dashboard(request: PortalRequest, period: tuple[int, str]) -> HttpResponse:
    """Every agency that the user oversees in the period: report, timeliness, progress, targets."""
    periods = periods_overseen(request.user)
    found = _overview(request, period, periods)
    offered = periods if found.period in periods else [found.period, *periods]
    filters = DashboardFilter({"period": found.period.slug, "kind": request.GET.get("kind", "")}, periods=offered)
    may = {"may_remind": request.user.holds(Perm.LETTER_WRITE), "may_batch": request.user.holds(Perm.MANAGE)}
    shown = {
        "tabs": tabs("", found.period, request.GET.get("kind", "")),
        "overview": found,
        "lines": dashboard_lines(found),
        "filter": filters,
    }
    return render(request, "reports/dashboard.html", shown | may)


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def table(request: PortalRequest, period: tuple[int, str]) -> HttpResponse:
    """The same table as an Excel file."""
    found = _overview(request, period)
    return as_workbook(overview_workbook(found), f"tong-quan-{found.period.slug}")


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def table_pdf(request: PortalRequest, period: tuple[int, str]) -> HttpResponse:
    """The same page on paper, with charts."""
    found = _overview(request, period)
    kind = request.GET.get("kind", "")
    label = AgencyKind(kind).label if kind else ""
    return as_paper(
        request,
        f"tong-quan-{found.period.slug}",
        back=reverse("reports:dashboard", args=[found.period.slug]),
        printed=lambda by, at: overview_pdf(found, kind=label, by=by, at=at),
    )


def _overview(request: PortalRequest, period: tuple[int, str], known: Sequence[ReportingPeriod] = ()) -> Overview:
    """Read the page; the period is among the ``known`` ones, unless nobody overseen reports in it."""
    year, period_kind = period
    found = next((one for one in known if (one.year, one.kind) == period), None)
    found = found or get_object_or_404(ReportingPeriod, year=year, kind=period_kind)
    kind = request.GET.get("kind", "")
    if kind and kind not in AgencyKind.values:
        raise Http404
    return overview(request.user, found, kind)
