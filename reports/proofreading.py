"""Soát xét văn bản of a report: its sections, figures filled in, as the auditor reads them. No queries."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from documents.markup import parse_blocks
from documents.printed import Footnote, ListItem, Paragraph
from reports.audit import AuditContext, Issue, Part, Severity, audit_document
from reports.audit.auditor import joined
from reports.tokens import fill, fill_draft

QUOTED = 160


def proofread(
    bodies: Sequence[str], values: Mapping[str, str], *, year: int, quarters: tuple[int, ...]
) -> list[tuple[int, Issue]]:
    """Return what contradicts itself in the texts of a report, each with the index of its text in ``bodies``.

    ``values`` are the texts of the tokens; ``year`` and ``quarters`` are what the report covers. Matters of form
    are left out: an office has its own habits.
    """
    numbers = count(1)
    parts = [_part(str(index), fill(body, values), numbers) for index, body in enumerate(bodies)]
    context = AuditContext(year=year, quarters=quarters, style=False)
    issues = audit_document(parts, context=context)
    return [(int(issue.place), issue) for issue in issues if issue.severity != Severity.HINT]


def plain_texts(bodies: Sequence[str], values: Mapping[str, str]) -> list[str]:
    """Return the texts of a report as a reader of citations takes them: tokens filled in, footnotes at their ends."""
    numbers = count(1)
    return [joined(_part(str(index), fill_draft(body, values), numbers)) for index, body in enumerate(bodies)]


def told(issue: Issue) -> str:
    """Return a finding as one sentence, with the words that it is about."""
    quote = " ".join(issue.sentence.split())
    if len(quote) > QUOTED:
        quote = f"{quote[: QUOTED - 1]}…"
    return f"{issue.message} Trong câu: “{quote}”"


def _part(label: str, body: str, numbers: Iterator[int]) -> Part:
    notes: dict[int, str] = {}
    lines = []
    for block in parse_blocks(body):
        if isinstance(block, Paragraph | ListItem):
            marker = f"{block.marker} " if isinstance(block, ListItem) else ""
            lines.append(marker + "".join(_words(block, notes, numbers)))
    return Part(label, "\n\n".join(lines), notes)


def _words(block: Paragraph | ListItem, notes: dict[int, str], numbers: Iterator[int]) -> Iterator[str]:
    for inline in block.inlines:
        if isinstance(inline, Footnote):
            number = next(numbers)
            notes[number] = "".join(run.text for run in inline.inlines)
            yield f"[^{number}]"
        else:
            yield inline.text
