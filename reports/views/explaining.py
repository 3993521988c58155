"""Explaining warnings about figures on the page of the report that they hold up."""

from collections.abc import Sequence
from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from indicators.explaining import Attempt, save_explanation
from periods.models import ReportingPeriod
from reports.pages.findings import FindingLine, finding_lines
from reports.pages.report import report_page
from reports.reading import ReportRows
from reports.views.rows import report_of


@guard(Perm.INDICATOR_RECORD)
@require_POST
def explain(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Save what the agency says to a warning about the figures of one of the report's quarters."""
    report = report_of(request.user, code, period, Perm.INDICATOR_RECORD)
    quarters = {one.slug: one for one in ReportingPeriod.objects.quarters_of(report.period)}
    quarter = quarters.get(request.POST.get("quarter", ""))
    if quarter is None:
        raise Http404
    attempt = save_explanation(request.POST.dict(), report.agency, quarter, request.user)
    status = attempt.save.status if attempt else HTTPStatus.OK
    if request.htmx:
        rows = ReportRows(report)
        rows.read()
        lines = finding_lines(rows, request.user, attempt)
        context = {
            "findings": lines,
            "report": report,
            "base": report.get_absolute_url(),
            "lost": _lost(attempt, lines),
        }
        return render(request, "reports/_finding_list.html", context, status=status)
    if attempt is None:
        return redirect(f"{report.get_absolute_url()}#findings")
    page = report_page(report.agency, report.period, report, request.user, attempt)
    context = {"page": page, "editor": None, "lost": _lost(attempt, page.findings)}
    return render(request, "reports/detail.html", context, status=status)


def _lost(attempt: Attempt | None, lines: Sequence[FindingLine]) -> Attempt | None:
    """The attempt when no line is left to show it: the warning is gone, what was typed is not."""
    return None if any(line.warning and line.warning.attempt for line in lines) else attempt
