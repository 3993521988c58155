"""Texts while they are written: their pages as they would be printed now."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import DomainError
from documents.printed import PrintedDocument
from documents.rendering.fonts import FontMissing
from reports.forms import FrameForm, SectionForm, VersionedForm
from reports.letter_forms import LetterForm
from reports.models import Letter, Report
from reports.pages.editor import FRAME_FIELDS, LETTER_FIELDS
from reports.pages.preview import preview_of
from reports.printing import report_document, section_excerpt
from reports.printing.letter import letter_document
from reports.views.rows import letter_of, report_of

OF_SECTION = "Riêng mục này; trong văn bản, số trang và số chú thích nối tiếp các mục trước."


@guard(Perm.REPORT_EDIT)
@require_POST
def text_preview(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Show the printed pages of the sent text, of ``section`` or else of the frame; nothing is stored."""
    report = report_of(request.user, code, period, Perm.REPORT_EDIT)
    asked = request.POST.get("section", "")
    printed = (lambda: _section(request, report, asked)) if asked else (lambda: _frame(request, report))
    return shown_pages(request, printed, report.address("preview"), note=OF_SECTION if asked else "")


@guard(Perm.LETTER_WRITE)
@require_POST
def letter_preview(request: PortalRequest, pk: int) -> HttpResponse:
    """Show the printed pages of a letter with the sent texts; nothing is stored."""
    row = letter_of(request.user, pk, Perm.LETTER_WRITE)
    return shown_pages(request, lambda: _letter(request, row), row.address("pdf"))


def shown_pages(
    request: PortalRequest, printed: Callable[[], PrintedDocument], whole_url: str, note: str = ""
) -> HttpResponse:
    """Show the pages of what ``printed`` makes, or why it cannot be printed."""
    context: dict[str, object] = {"whole_url": whole_url, "note": note}
    try:
        context["preview"] = preview_of(printed())
    except (DomainError, FontMissing) as error:
        return render(request, "reports/_preview.html", {"problem": str(error)}, status=422)
    return render(request, "reports/_preview.html", context)


def _letter(request: PortalRequest, row: Letter) -> PrintedDocument:
    form = LetterForm({**request.POST.dict(), "version": row.version})
    if not form.is_valid():
        raise DomainError(first_error(form))
    for name in LETTER_FIELDS:
        setattr(row, name, form.cleaned_data[name])
    return letter_document(row)


def _section(request: PortalRequest, report: Report, asked: str) -> PrintedDocument:
    is_id = asked.isascii() and asked.isdecimal() and len(asked) < 19
    section = get_object_or_404(report.sections, pk=asked if is_id else 0)
    section.report = report
    form = SectionForm({**request.POST.dict(), "version": section.version})
    if not form.is_valid():
        raise DomainError(first_error(form))
    section.body = form.cleaned_data["body"]
    return section_excerpt(report, section)


def _frame(request: PortalRequest, report: Report) -> PrintedDocument:
    form = FrameForm({**request.POST.dict(), "version": report.version})
    if not form.is_valid():
        raise DomainError(first_error(form))
    for name in FRAME_FIELDS:
        setattr(report, name, form.cleaned_data[name])
    return report_document(report, sections=())


def first_error(form: VersionedForm) -> str:
    """Return what is wrong with a form, the first sentence of it."""
    return str(next(error for errors in form.errors.values() for error in errors))
