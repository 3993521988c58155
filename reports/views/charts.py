"""The views of the dashboard as page, Excel table and paper: one address each, the filters in the query."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import DomainError
from core.turns import turn
from documents.rendering.fonts import FontMissing
from documents.rendering.xlsx import workbook
from reports.charts.board import Board
from reports.charts.boards import Asked, asked_for, tabs
from reports.printing.charts import board_pdf
from reports.views.dashboard import XLSX


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def charts(request: PortalRequest) -> HttpResponse:
    """One view of the dashboard; a filter that makes no sense is told at its field."""
    asked = asked_for(request.user, request.GET)
    if asked.form is None:
        return render(request, "reports/dashboard_empty.html")
    context = {
        "view": str(asked.view),
        "form": asked.form,
        "board": asked.board,
        "tabs": tabs(asked.view, asked.period, request.GET.get("kind", "")),
        "query": request.GET.urlencode(),
    }
    return render(request, "reports/charts.html", context, status=200 if asked.board else 422)


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def charts_xlsx(request: PortalRequest) -> HttpResponse:
    """The figures of the same view as an Excel file."""
    asked, board = _asked(request)
    content = workbook(board.label, [board.finding, *board.about], board.sheet.columns, board.sheet.rows)
    headers = {"Content-Disposition": f'attachment; filename="{_name(asked)}.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def charts_pdf(request: PortalRequest) -> HttpResponse:
    """The same view on paper."""
    asked, board = _asked(request)
    by = request.user.full_name or request.user.username
    try:
        with turn(request.user.pk):
            content = board_pdf(board, by=by, at=timezone.localtime())
    except (DomainError, FontMissing) as error:
        messages.error(request, str(error))
        return redirect(f"{reverse('reports:charts')}?{request.GET.urlencode()}")
    headers = {
        "Content-Disposition": f'inline; filename="{_name(asked)}.pdf"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _asked(request: PortalRequest) -> tuple[Asked, Board]:
    asked = asked_for(request.user, request.GET)
    if asked.board is None:
        raise Http404
    return asked, asked.board


def _name(asked: Asked) -> str:
    return f"{asked.view}-{asked.period.slug}" if asked.period else str(asked.view)
