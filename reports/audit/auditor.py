"""Read a text and point at what contradicts itself. Deterministic, explainable, linear in the length of the text."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.reading.citations import citations
from documents.reading.document import Document, read
from documents.reading.limits import too_much
from reports.audit.amounts import check_amounts
from reports.audit.conflicts import check_conflicts
from reports.audit.dates import check_dates
from reports.audit.figures import check_figures
from reports.audit.findings import AuditContext, Issue, Part, TextTooLong
from reports.audit.future import check_future
from reports.audit.labels import check_labels
from reports.audit.leftovers import check_leftovers
from reports.audit.lists import decompositions
from reports.audit.percents import check_out_of, check_percents
from reports.audit.periods import completed
from reports.audit.programmes import check_spans
from reports.audit.style import check_style
from reports.audit.sums import check_additions, check_fractions, check_sums
from reports.audit.told_totals import check_told


def _findings(document: Document, context: AuditContext) -> Iterator[Issue]:
    context = completed(document, context)
    lists = list(decompositions(document))
    cited = list(citations(document))
    yield from check_sums(document, lists)
    yield from check_told(document)
    yield from check_amounts(document)
    yield from check_additions(document)
    yield from check_fractions(document)
    yield from check_out_of(document)
    yield from check_percents(document)
    yield from check_labels(document, lists)
    yield from check_dates(document)
    yield from check_conflicts(document, cited)
    yield from check_future(document, cited, context.report_date)
    yield from check_spans(document, cited)
    yield from check_leftovers(document, context)
    yield from check_figures(document, context)
    if context.style:
        yield from check_style(document)


def audit_text(text: str, *, context: AuditContext | None = None, wrapped: bool = True) -> list[Issue]:
    """Return the findings in ``text``, in the order in which they stand, each once.

    ``wrapped`` tells that its lines are those of pages; otherwise (from a Word file) each line is a paragraph.
    Offsets count in the NFC form of ``text``. Raises :class:`TextTooLong` beyond what
    is read at once.
    Rules: the portal's own list of what a reviewer checks; forms of numbers and dates after Nghị định 30/2020/NĐ-CP.
    """
    if refusal := too_much(text):
        raise TextTooLong(refusal)
    issues = dict.fromkeys(_findings(read(text, wrapped=wrapped), context or AuditContext()))
    unique = {(issue.kind, issue.start, issue.end): issue for issue in issues}
    return sorted(unique.values(), key=lambda issue: (issue.start, issue.end, issue.kind))


def joined(part: Part) -> str:
    """Return a part's text with its footnotes behind it, in NFC."""
    notes = "".join(f"\n[^{number}]: {text}" for number, text in sorted(part.footnotes.items()))
    return unicodedata.normalize("NFC", part.text + notes)


def audit_document(parts: Sequence[Part], *, context: AuditContext | None = None) -> list[Issue]:
    """Audit the sections of one document together, so that they are compared; each line of theirs is a paragraph.

    Each finding names the part in ``place`` and counts its offsets and line in that part's text; marks of footnotes
    in a text are ``[^1]``, ``<sup>1</sup>`` or ``¹``. A footnote's finding counts behind the end of the part's text.
    """
    texts = [joined(part) for part in parts]
    starts: list[int] = []
    place = 0
    for text in texts:
        starts.append(place)
        place += len(text) + 2
    issues = audit_text("\n\n".join(texts), context=context, wrapped=False)
    return [_within(issue, parts, texts, starts) for issue in issues]


def _within(issue: Issue, parts: Sequence[Part], texts: list[str], starts: list[int]) -> Issue:
    index = max(0, bisect_right(starts, issue.start) - 1)
    start = issue.start - starts[index]
    end = min(issue.end - starts[index], len(texts[index]))
    line = texts[index].count("\n", 0, start) + 1
    return replace(issue, start=start, end=end, line=line, place=parts[index].label)
