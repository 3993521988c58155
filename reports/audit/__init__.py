"""Soát xét văn bản: what a text says that its own words, the calendar or its report's data contradict."""

from reports.audit.auditor import audit_document, audit_text
from reports.audit.findings import AuditContext, Figure, Issue, Kind, Part, Severity, TextTooLong

__all__ = [
    "AuditContext",
    "Figure",
    "Issue",
    "Kind",
    "Part",
    "Severity",
    "TextTooLong",
    "audit_document",
    "audit_text",
]
