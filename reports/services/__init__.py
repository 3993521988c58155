"""Writes on reports, one function per verb."""

from reports.services.bearing import signing_capacity, stored_pdf
from reports.services.citing import cite_report
from reports.services.issuing import recall, replace
from reports.services.moves import moves_open_to
from reports.services.signing import issue, prepare, sign, sign_file, signing_offices
from reports.services.workflow import accept, accept_many, draft_of, return_report, submit
from reports.services.writing import MAX_TEXT, new_report, start_report, write_frame, write_section

__all__ = [
    "MAX_TEXT",
    "accept",
    "accept_many",
    "cite_report",
    "draft_of",
    "issue",
    "moves_open_to",
    "new_report",
    "prepare",
    "recall",
    "replace",
    "return_report",
    "sign",
    "sign_file",
    "signing_capacity",
    "signing_offices",
    "start_report",
    "stored_pdf",
    "submit",
    "write_frame",
    "write_section",
]
