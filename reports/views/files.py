"""Files of documents: PDF, Word and Excel rendered on request, signed reports as they were stored."""

from collections.abc import Callable

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
from core.turns import turn
from documents.printed import PrintedDocument
from documents.rendering.annex_xlsx import render_tables
from documents.rendering.docx import render_docx
from documents.rendering.fonts import FontMissing
from documents.rendering.pdf import render_pdf
from plans.models import Plan
from reports.models import Letter, Report, ReportTemplate
from reports.printing import plan_document, report_document
from reports.services import stored_pdf
from reports.views.rows import report_of

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@guard(Perm.VIEW)
@require_safe
def preview(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Print the report as it stands; a signed one leads to its stored file."""
    report = report_of(request.user, code, period, Perm.VIEW)
    if report.file is not None:
        return redirect("reports:document", code, report.period.slug)
    return rendered(request, report_document(report), render_pdf, f"{file_name(report)}.pdf", report)


@guard(Perm.VIEW)
@require_safe
def word(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Hand out the report as a Word file to be edited elsewhere; what is signed stays the stored PDF."""
    report = report_of(request.user, code, period, Perm.VIEW)
    return rendered(request, report_document(report), render_docx, f"{file_name(report)}.docx", report)


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
    plan = _plan_of(request, pk)
    return rendered(request, plan_document(plan), render_pdf, f"{file_name(plan)}.pdf", plan)


@guard(Perm.VIEW)
@require_safe
def plan_word(request: PortalRequest, pk: int) -> HttpResponse:
    """Hand out a plan with its annexes as a Word file."""
    plan = _plan_of(request, pk)
    return rendered(request, plan_document(plan), render_docx, f"{file_name(plan)}.docx", plan)


@guard(Perm.VIEW)
@require_safe
def plan_tables(request: PortalRequest, pk: int) -> HttpResponse:
    """Hand out the tables of a plan as a workbook."""
    plan = _plan_of(request, pk)
    return rendered(request, plan_document(plan), render_tables, f"{file_name(plan)}_phu-luc.xlsx", plan)


def file_name(row: Report | Plan) -> str:
    """Return the name of a report's or a plan's file without its ending: ``2024-Q1_KG-SDL_du-thao``."""
    period = row.period.slug if isinstance(row, Report) else str(row.year)
    symbol = row.document.symbol.replace("/", "-") if row.document else "du-thao"
    return f"{period}_{row.agency.code}_{symbol}"


def _plan_of(request: PortalRequest, pk: int) -> Plan:
    plans = Plan.objects.visible_to(request.user).select_related("agency", "document")
    return get_object_or_404(plans, pk=pk)


def rendered(
    request: PortalRequest,
    printed: PrintedDocument,
    render: Callable[[PrintedDocument], bytes],
    name: str,
    back: Report | Plan | Letter | ReportTemplate,
) -> HttpResponse:
    """Answer with what ``render`` makes of ``printed``; what cannot be printed leads ``back`` with the reason."""
    try:
        with turn(request.user.pk):
            content = render(printed)
    except (DomainError, FontMissing) as error:
        messages.error(request, str(error))
        return redirect(back.get_absolute_url())
    return _file(content, name, attachment=not name.endswith(".pdf"), headers={"Cache-Control": "no-store"})


def pdf_file(content: bytes, name: str) -> HttpResponse:
    """Return a PDF to be saved and never kept by anybody between."""
    return _file(content, name, attachment=True, headers={"Cache-Control": "no-store"})


def _file(content: bytes, name: str, *, attachment: bool, headers: dict[str, str]) -> HttpResponse:
    disposition = {"Content-Disposition": content_disposition_header(attachment, name) or ""}
    kind = CONTENT_TYPES[name.rpartition(".")[2]]
    return HttpResponse(content, content_type=kind, headers=headers | disposition)
