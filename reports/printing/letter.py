"""From a công văn to the value that is printed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from agencies.capacity import authority_lines
from core.numbers import cited_day, format_count, format_day
from documents.numbering.symbols import symbol_after
from documents.printed import Block, Cell, Column, Letterhead, PrintedDocument, Row, Signature, Table
from documents.states import DocumentType
from reports.figure_tokens import period_tokens
from reports.models import Letter
from reports.printing.frame import (
    ended,
    filled_blocks,
    frozen_head,
    letterhead_of,
    lines_of,
    recipients_of,
    verification_of,
)

COLUMNS = (
    Column("TT", 12, "center"),
    Column("Cơ quan, đơn vị", 93),
    Column("Hạn gửi", 30, "center"),
    Column("Số ngày chậm", 30, "center"),
)


def letter_document(letter: Letter) -> PrintedDocument:
    """Return the printed value of ``letter``: a draft until it bears its document, then as it was signed and issued.

    Its texts may be such as are not stored yet.
    """
    day = _day(letter)
    agency, head = frozen_head(letter) or _head_on(letter, day)
    reminded = list(letter.reminded.all())
    return PrintedDocument(
        title=f"Công văn {letter.subject} của {agency}",
        letterhead=head,
        type_name="",
        summary=lines_of(letter.subject),
        addressees=tuple(one.name for one in reminded),
        blocks=ended(_blocks(letter)),
        recipients=recipients_of(letter.recipients),
        signature=_signature(letter, day),
        is_draft=letter.document is None,
        verification=verification_of(letter),
    )


def letter_tokens(letter: Letter) -> dict[str, str]:
    """Return the tokens that may stand in a letter: those of the period and its agency, who is reminded, since when."""
    return period_tokens(letter.agency, letter.period) | {
        "cong_van.so_co_quan": format_count(len(letter.reminded.all())),
        "cong_van.tinh_den": cited_day(letter.counted_on),
    }


def _head_on(letter: Letter, day: date) -> tuple[str, Letterhead]:
    profile = letter.agency.profile_on(day)
    head = letterhead_of(letter.agency, day, DocumentType.LETTER, letter.document)
    if letter.document is None:
        after = symbol_after(type=DocumentType.LETTER, agency_symbol=profile.symbol, unit=letter.unit)
        head = replace(head, symbol=after)
    return profile.full_name, head


def _day(letter: Letter) -> date:
    issued = letter.document.issued_on if letter.document else None
    return issued or letter.counted_on


def _blocks(letter: Letter) -> Iterator[Block]:
    values = letter_tokens(letter)
    yield from filled_blocks(letter.before.markup, values)
    yield Table(
        COLUMNS,
        tuple(
            Row((Cell.of(str(place)), Cell.of(one.name), Cell.of(format_day(one.due_on)), Cell.of(str(one.days_late))))
            for place, one in enumerate(letter.reminded.all(), start=1)
        ),
    )
    yield from filled_blocks(letter.after.markup, values)


def _signature(letter: Letter, day: date) -> Signature:
    if letter.signer is not None:
        return Signature(lines_of(letter.signer_authority), letter.signer_name or None)
    office = next((one for one in letter.agency.offices.all() if one.is_held_on(day)), None)
    return Signature(authority_lines(letter.agency.kind, office) if office else ())
