"""A series as a PDF: the chart and the table of the page."""

from datetime import datetime

from django.template.loader import render_to_string

from core.text import nfc
from documents.rendering.fonts import check_printable
from documents.rendering.pdf import render_sheet
from reports.consolidation.trend import TrendPage
from reports.printing.charts import STYLESHEET


def trend_pdf(page: TrendPage, *, by: str, at: datetime) -> bytes:
    """Print ``page``; ``by`` and ``at`` stand at the foot.

    Raises UnprintableText for a name that the font lacks, and FontMissing.
    """
    texts = [by, page.indicator.name, page.indicator.unit, str(page.node), page.chart.finding, *page.events]
    texts += [text for line in page.all_lines for text in (line.name, *(cell.text for cell in line.cells))]
    check_printable({character for text in texts for character in nfc(text)})
    return render_sheet(render_to_string("reports/printed/trend.html", {"page": page, "by": by, "at": at}), STYLESHEET)
