"""From rows to the values that are printed."""

from reports.printing.plan import plan_document
from reports.printing.report import report_document, section_excerpt

__all__ = ["plan_document", "report_document", "section_excerpt"]
