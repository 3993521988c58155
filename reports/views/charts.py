"""The views of the dashboard as page, Excel table and paper: one address each, the filters in the query."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from documents.rendering.xlsx import workbook
from documents.tables import as_paper, as_workbook
from reports.charts.board import Board
from reports.charts.boards import Asked, asked_for, tabs
from reports.printing.charts import board_pdf


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
    return as_workbook(content, _name(asked))


@guard(Perm.DASHBOARD_VIEW)
@require_safe
def charts_pdf(request: PortalRequest) -> HttpResponse:
    """The same view on paper."""
    asked, board = _asked(request)
    back = f"{reverse('reports:charts')}?{request.GET.urlencode()}"
    return as_paper(request, _name(asked), back=back, printed=lambda by, at: board_pdf(board, by=by, at=at))


def _asked(request: PortalRequest) -> tuple[Asked, Board]:
    asked = asked_for(request.user, request.GET)
    if asked.board is None:
        raise Http404
    return asked, asked.board


def _name(asked: Asked) -> str:
    return f"{asked.view}-{asked.period.slug}" if asked.period else str(asked.view)
