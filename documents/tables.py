"""A table that a page shows, as the answer of a view: as an Excel file, or printed at once."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone

from agencies.requests import PortalRequest
from core.errors import DomainError
from core.text import nfc
from core.turns import turn
from documents.rendering.fonts import FontMissing, check_printable
from documents.rendering.pdf import render_sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STYLESHEET = "css/print-charts.css"
SPACES = set("\n\r\t")


def as_workbook(content: bytes, name: str) -> HttpResponse:
    """Answer with a workbook, which the browser saves as ``name``.xlsx."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


def as_paper(
    request: PortalRequest, name: str, *, back: str, printed: Callable[[str, datetime], bytes]
) -> HttpResponse:
    """Answer with the PDF that ``printed`` makes for who prints and when.

    What cannot be printed, or not now, is told on the page ``back``.
    """
    try:
        with turn(request.user.pk):
            content = printed(request.user.full_name or request.user.username, timezone.localtime())
    except (DomainError, FontMissing) as error:
        messages.error(request, str(error))
        return redirect(back)
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def print_page(template: str, context: dict[str, object]) -> bytes:
    """Print a page of the portal's tables. Raises UnprintableText for a name that the font lacks, and FontMissing."""
    html = render_to_string(template, context)
    check_printable(set(nfc(html)) - SPACES)
    return render_sheet(html, STYLESHEET)
