"""A view of the dashboard as a PDF: the same value that the page and the Excel table show, with its drawings."""

from datetime import datetime

from django.template.loader import render_to_string

from core.text import nfc
from documents.rendering.fonts import check_printable
from documents.rendering.pdf import render_sheet
from reports.charts.board import Board

STYLESHEET = "css/print-charts.css"


def board_pdf(board: Board, *, by: str, at: datetime) -> bytes:
    """Print ``board``; ``by`` and ``at`` stand at the foot.

    Raises UnprintableText for a name that the font lacks, and FontMissing.
    """
    texts = [by, board.finding, *board.about, *(event.text for event in board.events)]
    texts += [value for row in board.sheet.rows for value in row if isinstance(value, str)]
    check_printable({character for text in texts for character in nfc(text)})
    context = {"board": board, "chart": board.chart, "view": str(board.view), "by": by, "at": at}
    return render_sheet(render_to_string("reports/printed/charts.html", context), STYLESHEET)
