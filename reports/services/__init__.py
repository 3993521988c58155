"""Writes on reports, one function per verb."""

from reports.services.citing import cite_report
from reports.services.moves import moves_open_to
from reports.services.signing import sign, signing_capacity, signing_offices, stored_pdf
from reports.services.workflow import accept, draft_of, issue, return_report, submit
from reports.services.writing import MAX_TEXT, new_report, start_report, write_frame, write_section

__all__ = [
    "MAX_TEXT",
    "accept",
    "cite_report",
    "draft_of",
    "issue",
    "moves_open_to",
    "new_report",
    "return_report",
    "sign",
    "signing_capacity",
    "signing_offices",
    "start_report",
    "stored_pdf",
    "submit",
    "write_frame",
    "write_section",
]
