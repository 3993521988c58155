"""From a report to the value that is printed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from agencies.capacity import authority_lines
from documents.printed import Block, Heading, Letterhead, PrintedDocument, Signature
from documents.running import RunningText
from documents.running.tokens import fill_draft, told, without_missing
from documents.states import DocumentType
from reports.figures import ReportFigures, figures_of
from reports.models import Report, ReportSection
from reports.printing.frame import (
    ended,
    filled_blocks,
    frozen_head,
    letterhead_of,
    lines_of,
    recipients_of,
    verification_of,
)


def report_document(
    report: Report, sections: Sequence[ReportSection] | None = None, figures: ReportFigures | None = None
) -> PrintedDocument:
    """Return the printed value of ``report``; ``sections`` and ``figures`` are given where they are in hand.

    Until it bears a document (number and day) it is a draft, which shows missing figures; afterwards the
    lines with missing figures are left out. Figures are the frozen ones of a sent report, else live. Once it is
    issued, head and agency are those that were frozen with the document, whatever became of the agency since.
    """
    values = (figures or figures_of(report)).tokens
    day = _day(report)
    is_draft = report.document is None
    if sections is None:
        sections = list(report.sections.all())
    agency, head = frozen_head(report) or _head_on(report, day)
    return PrintedDocument(
        title=f"Báo cáo cải cách hành chính {report.period} của {agency}",
        letterhead=head,
        type_name="BÁO CÁO",
        summary=lines_of(_text(report.title, values, is_draft)),
        addressees=lines_of(_text(report.addressee, values, is_draft)),
        blocks=ended(_blocks(report, sections, values, is_draft)),
        recipients=recipients_of(_text(report.recipients, values, is_draft)),
        signature=_signature(report, day),
        is_draft=is_draft,
        verification=verification_of(report),
    )


def _head_on(report: Report, day: date) -> tuple[str, Letterhead]:
    head = letterhead_of(report.agency, day, DocumentType.REPORT, report.document)
    return report.agency.profile_on(day).full_name, head


def section_excerpt(report: Report, section: ReportSection) -> PrintedDocument:
    """Return one section of a draft as it is printed, without what stands around it."""
    day = _day(report)
    return PrintedDocument(
        title=str(section),
        letterhead=letterhead_of(report.agency, day, DocumentType.REPORT, None),
        type_name="",
        summary=(),
        blocks=tuple(_section_blocks(section, figures_of(report).tokens, is_draft=True)),
        signature=Signature(()),
        is_excerpt=True,
    )


def _day(report: Report) -> date:
    """The day whose letterhead is printed: that of signing, the period's end while there is none."""
    if report.document is not None and report.document.issued_on:
        return report.document.issued_on
    return report.period.ends_on


def _blocks(
    report: Report, sections: Sequence[ReportSection], values: Mapping[str, str], is_draft: bool
) -> Iterator[Block]:
    yield from _running(report.opening, values, is_draft)
    for section in sections:
        yield from _section_blocks(section, values, is_draft)
    yield from _running(report.closing, values, is_draft)


def _section_blocks(section: ReportSection, values: Mapping[str, str], is_draft: bool) -> Iterator[Block]:
    heading = _text(section.heading, values, is_draft)
    if heading or section.number:
        yield Heading(min(section.level, 4), section.number, heading)
    yield from _running(section.body, values, is_draft)


def _running(text: RunningText, values: Mapping[str, str], is_draft: bool) -> tuple[Block, ...]:
    typed = text.markup
    return filled_blocks(told(typed, values) if is_draft else without_missing(typed, values), values)


def _text(text: str, values: Mapping[str, str], is_draft: bool) -> str:
    return fill_draft(text if is_draft else without_missing(text, values), values)


def _signature(report: Report, day: date) -> Signature:
    """A draft shows the post that will most likely sign, and nobody's name."""
    if report.signer is not None:
        lines = lines_of(report.signer_authority) or authority_lines(report.agency.kind, report.signer)
        return Signature(lines, report.signer_name or report.signer.holder_name)
    office = next((one for one in report.agency.offices.all() if one.is_held_on(day)), None)
    return Signature(authority_lines(report.agency.kind, office) if office else ())
