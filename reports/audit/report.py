"""Make a finding: from places in the clean text to places in the text that was given."""

from documents.reading.document import Document
from documents.reading.tokens import Token
from reports.audit.findings import Issue, Kind, Severity

LONGEST_QUOTE = 600


def found(
    document: Document,
    kind: Kind,
    severity: Severity,
    start: int,
    end: int,
    message: str,
    *,
    at: Token | None = None,
    expected: str = "",
    written: str = "",
    suggestion: str = "",
) -> Issue:
    """Return a finding on ``start``..``end`` of the clean text; the quoted sentence is that of ``at`` or ``start``."""
    first, last = document.source(start, max(end, start + 1))
    sentence = document.sentence_at(at.start if at else start).text.strip()
    quote = sentence if len(sentence) <= LONGEST_QUOTE else sentence[: LONGEST_QUOTE - 1] + "…"
    line = document.line_of(first)
    return Issue(kind, severity, first, last, line, quote, message, expected, written, suggestion)
