"""The steps of a report before it is signed: each confirms on a page of its own, decides, and leads back."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from reports import services
from reports.forms import ReturnForm, SeenForm
from reports.models import Report
from reports.states import ReportState
from reports.views.moving import ask, decide
from reports.views.rows import report_of


@guard(Perm.REPORT_SUBMIT)
@require_http_methods(["GET", "POST"])
def submit(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Show the findings, then send the report up."""
    report = report_of(request.user, code, period, Perm.REPORT_SUBMIT)
    if request.method == "GET":
        return ask(request, report, ReportState.SUBMITTED)
    return decide(request, report, ReportState.SUBMITTED, lambda: services.submit(report=report, by=request.user), None)


@guard(Perm.REPORT_REVIEW)
@require_http_methods(["GET", "POST"])
def return_(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Send the report back, with a reason."""
    report = report_of(request.user, code, period, Perm.REPORT_REVIEW)
    if request.method == "GET":
        return ask(request, report, ReportState.RETURNED, ReturnForm(initial={"version": report.version}))
    form = ReturnForm(request.POST.dict())

    def act() -> Report:
        reason, seen = form.cleaned_data["reason"], form.cleaned_data["version"]
        return services.return_report(report=report, by=request.user, reason=reason, seen=seen)

    return decide(request, report, ReportState.RETURNED, act, form)


@guard(Perm.REPORT_REVIEW)
@require_POST
def accept(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Accept the report as it was on the reviewer's screen."""
    report = report_of(request.user, code, period, Perm.REPORT_REVIEW)
    form = SeenForm(request.POST.dict())

    def act() -> Report:
        return services.accept(report=report, by=request.user, seen=form.cleaned_data["version"])

    return decide(request, report, ReportState.ACCEPTED, act, form)
