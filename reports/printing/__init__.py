"""From rows to the values that are printed."""

from documents.printed import PrintedDocument
from reports.models import Letter, Report, Work
from reports.printing.letter import letter_document
from reports.printing.plan import plan_document
from reports.printing.report import report_document, section_excerpt

__all__ = ["letter_document", "plan_document", "printed_document", "report_document", "section_excerpt"]


def printed_document(work: Work) -> PrintedDocument:
    """Return the printed value of a report or a letter; see the functions of each."""
    if isinstance(work, Letter):
        return letter_document(work)
    assert isinstance(work, Report)  # there are no other works
    return report_document(work)
