"""Consolidated indicators as a PDF: the table of the page, and who is missing."""

from collections.abc import Sequence
from datetime import datetime

from documents.tables import print_page
from reports.consolidation.table import Table


def consolidated_paper(table: Table, narrowed: Sequence[str], *, by: str, at: datetime) -> bytes:
    """Print ``table``; ``narrowed`` says what of the whole it shows, ``by`` and ``at`` stand at the foot.

    Raises UnprintableText for a name that the font lacks, and FontMissing.
    """
    context = {"table": table, "narrowed": narrowed, "by": by, "at": at}
    return print_page("reports/printed/consolidated.html", context)
