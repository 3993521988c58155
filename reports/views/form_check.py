"""The page on which somebody checks the form of a report and says so."""

from collections.abc import Sequence
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import DomainError
from documents.preflight.subject import FormFinding
from documents.rendering.fonts import FontMissing
from reports.forms import SeenForm
from reports.models import Report
from reports.pages.form import check_rows, form_checks, form_lines
from reports.printing import report_document
from reports.reading import ReportRows
from reports.services.form_check import form_and_sheets, record_form_check
from reports.states import FINAL
from reports.views.rows import report_of


@guard(Perm.REPORT_FORM)
@require_http_methods(["GET", "POST"])
def form_check(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Show all findings about form and pages (GET); record that they were looked at and none blocks (POST)."""
    report = report_of(request.user, code, period, Perm.REPORT_FORM)
    if report.state in FINAL:
        messages.warning(request, "Báo cáo đã ký; thể thức đã được kiểm tra khi ký.")
        return redirect(report)
    if request.method == "GET":
        return _page(request, report)
    form = SeenForm(request.POST.dict())
    if not form.is_valid():
        return _page(request, report, "Trang này đã cũ; hãy kiểm tra lại.", HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        record_form_check(report=report, by=request.user, seen=form.cleaned_data["version"])
    except (DomainError, FontMissing) as error:
        return _page(request, report, str(error), HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, "Đã ghi nhận kiểm tra thể thức.")
    return redirect(report)


def _page(
    request: PortalRequest, report: Report, problem: str = "", status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    found: Sequence[FormFinding] = ()
    rows, records = ReportRows(report), check_rows(report)
    rows.read(records, paper=True)
    sections = list(rows.sections)
    printed = report_document(report, sections, rows.figures)
    try:
        found = form_and_sheets(report, printed)
    except (DomainError, FontMissing) as error:
        problem = problem or str(error)
    lines = form_lines(report, sections, found, request.user)
    context = {
        "report": report,
        "findings": lines,
        "problem": problem,
        "may_record": not problem and not any(line.blocks for line in lines),
        "checks": form_checks(records, lambda: printed),
    }
    return render(request, "reports/form_check.html", context, status=status)
