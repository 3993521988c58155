"""The text of a report while it is written: its pages as they would be printed now."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import DomainError
from documents.printed import PrintedDocument
from documents.rendering.fonts import FontMissing
from reports.forms import FrameForm, SectionForm
from reports.models import Report
from reports.pages.editor import FRAME_FIELDS
from reports.pages.preview import preview_of
from reports.printing import report_document, section_excerpt
from reports.views.rows import report_of


@guard(Perm.REPORT_EDIT)
@require_POST
def text_preview(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Show the printed pages of the sent text, of ``section`` or else of the frame; nothing is stored."""
    report = report_of(request.user, code, period, Perm.REPORT_EDIT)
    asked = request.POST.get("section", "")
    context: dict[str, object] = {"report": report, "of_section": bool(asked)}
    status = HTTPStatus.OK
    try:
        context["preview"] = preview_of(_section(request, report, asked) if asked else _frame(request, report))
    except (DomainError, FontMissing) as error:
        context["problem"] = str(error)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "reports/_preview.html", context, status=status)


def _section(request: PortalRequest, report: Report, asked: str) -> PrintedDocument:
    is_id = asked.isascii() and asked.isdecimal() and len(asked) < 19
    section = get_object_or_404(report.sections, pk=asked if is_id else 0)
    section.report = report
    form = SectionForm({**request.POST.dict(), "version": section.version})
    if not form.is_valid():
        raise DomainError(_first_error(form))
    section.body = form.cleaned_data["body"]
    return section_excerpt(report, section)


def _frame(request: PortalRequest, report: Report) -> PrintedDocument:
    form = FrameForm({**request.POST.dict(), "version": report.version})
    if not form.is_valid():
        raise DomainError(_first_error(form))
    for name in FRAME_FIELDS:
        setattr(report, name, form.cleaned_data[name])
    return report_document(report, sections=())


def _first_error(form: SectionForm | FrameForm) -> str:
    return str(next(error for errors in form.errors.values() for error in errors))
