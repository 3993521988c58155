"""PDF files: drafts rendered on request, signed reports as they were stored."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import DomainError
from documents.printed import PrintedDocument
from documents.rendering.fonts import FontMissing
from documents.rendering.pdf import render_pdf
from plans.models import Plan
from reports.models import Report
from reports.printing import plan_document, report_document
from reports.services import stored_pdf
from reports.views.rows import report_of

PDF = "application/pdf"


@guard(Perm.VIEW)
@require_safe
def preview(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Print the report as it stands; a signed one leads to its stored file."""
    report = report_of(request.user, code, period, Perm.VIEW)
    if report.file is not None:
        return redirect("reports:document", code, report.period.slug)
    return _rendered(request, report_document(report), f"du-thao_{code}_{report.period.slug}.pdf", report)


@guard(Perm.VIEW)
@require_safe
def document(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponseBase:
    """Hand out the stored bytes of a signed report; its hash is its ETag."""
    report = report_of(request.user, code, period, Perm.VIEW)
    if report.file is None:
        raise Http404
    etag = f'"{report.file.sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    try:
        content = stored_pdf(report)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(report)
    return _file(
        content, report.file.name, attachment=True, headers={"ETag": etag, "Cache-Control": "private, no-cache"}
    )


@guard(Perm.VIEW)
@require_safe
def plan_pdf(request: PortalRequest, pk: int) -> HttpResponse:
    """Print a plan with its annexes."""
    plans = Plan.objects.visible_to(request.user).select_related("agency", "document")
    plan = get_object_or_404(plans, pk=pk)
    return _rendered(request, plan_document(plan), f"ke-hoach_{plan.agency.code}_{plan.year}.pdf", plan)


def _rendered(request: PortalRequest, printed: PrintedDocument, name: str, back: Report | Plan) -> HttpResponse:
    try:
        content = render_pdf(printed)
    except (DomainError, FontMissing) as error:
        messages.error(request, str(error))
        return redirect(back.get_absolute_url())
    return _file(content, name, attachment=False, headers={"Cache-Control": "no-store"})


def _file(content: bytes, name: str, *, attachment: bool, headers: dict[str, str]) -> HttpResponse:
    disposition = {"Content-Disposition": content_disposition_header(attachment, name) or ""}
    return HttpResponse(content, content_type=PDF, headers=headers | disposition)
