"""What a report and a plan have in common on paper: head, signature, and texts as blocks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from agencies.models import Agency, AgencyKind, AgencyProfile
from core.numbers import format_day
from documents.codes import grouped
from documents.markup import parse_blocks
from documents.models import OfficialDocument
from documents.printed import (
    Block,
    Footnote,
    GroupRow,
    Heading,
    Inline,
    Letterhead,
    ListItem,
    Paragraph,
    PlaceDate,
    Row,
    Table,
    Text,
    Verification,
)
from documents.running.tokens import fill_draft
from reports.models import Issue, Work
from reports.states import SEALED

# These print no superior above their name (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2).
WITHOUT_SUPERIOR = (
    AgencyKind.GOVERNMENT,
    AgencyKind.MINISTRY,
    AgencyKind.PROVINCE,
    AgencyKind.DISTRICT,
    AgencyKind.COMMUNE,
)

END_MARK = "./."


def letterhead_of(agency: Agency, day: date, type: str, document: OfficialDocument | None) -> Letterhead:
    """Return the head as it was on ``day``, with blanks for number and day where there is no document."""
    profile = agency.profile_on(day)
    number, symbol = None, f"{type}-{profile.symbol}"
    placed = PlaceDate(profile.place, day.year)
    if document is not None:
        number, _, symbol = document.symbol.partition("/")
        if document.issued_on:
            placed = PlaceDate.on(profile.place, document.issued_on)
    return Letterhead(
        superior=_superior_lines(agency, profile, day),
        agency=(profile.name.upper(),),
        symbol=symbol,
        placed=placed,
        number=number,
    )


def frozen_head(work: Work) -> tuple[str, Letterhead] | None:
    """Return the agency's name and the head as they were issued, None while ``work`` is not issued."""
    if work.state not in SEALED:
        return None
    issues = Issue.objects.filter(**work.key, document=work.document)
    kept = issues.values_list("agency_name", "letterhead").first()
    return (kept[0], _thawed(kept[1])) if kept and kept[1] else None


def verification_of(work: Work) -> Verification | None:
    """Return where the document of ``work`` can be checked, None before it is signed."""
    if not work.code:
        return None
    return Verification(settings.VERIFY_URL + reverse("reports:verify", args=[work.code]), grouped(work.code))


def _thawed(kept: Mapping[str, Any]) -> Letterhead:
    return Letterhead(
        superior=tuple(kept["superior"]),
        agency=tuple(kept["agency"]),
        symbol=kept["symbol"],
        placed=PlaceDate(**kept["placed"]),
        number=kept["number"],
    )


def _superior_lines(agency: Agency, profile: AgencyProfile, day: date) -> tuple[str, ...]:
    if profile.superior is None or agency.kind in WITHOUT_SUPERIOR:
        return ()
    return (profile.superior.profile_on(day).short_name.upper(),)


def filled_blocks(text: str, values: Mapping[str, str]) -> tuple[Block, ...]:
    """Return the blocks of ``text`` with its tokens filled; a value never becomes a sign of its own."""
    return tuple(_filled(block, values) for block in parse_blocks(text))


def _filled(block: Block, values: Mapping[str, str]) -> Block:
    match block:
        case Heading():
            return replace(block, text=fill_draft(block.text, values))
        case Table():
            columns = tuple(replace(column, header=fill_draft(column.header, values)) for column in block.columns)
            return Table(columns, tuple(_filled_row(row, values) for row in block.rows))
    return replace(block, inlines=_filled_line(block.inlines, values))


def _filled_row(row: Row | GroupRow, values: Mapping[str, str]) -> Row | GroupRow:
    if isinstance(row, GroupRow):
        return row
    return Row(
        tuple(replace(cell, lines=tuple(_filled_line(line, values) for line in cell.lines)) for cell in row.cells)
    )


def _filled_line(inlines: tuple[Inline, ...], values: Mapping[str, str]) -> tuple[Inline, ...]:
    return tuple(_filled_inline(inline, values) for inline in inlines)


def _filled_inline(inline: Inline, values: Mapping[str, str]) -> Inline:
    if isinstance(inline, Footnote):
        return Footnote(tuple(_filled_text(run, values) for run in inline.inlines))
    return _filled_text(inline, values)


def _filled_text(run: Text, values: Mapping[str, str]) -> Text:
    return replace(run, text=fill_draft(run.text, values))


def ended(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with ``./.`` after the last sentence, whatever sign it was typed with."""
    *before, last = [*blocks] or [Paragraph(())]
    if not isinstance(last, Paragraph | ListItem):
        return (*before, last, Paragraph((Text(END_MARK),)))
    *runs, final = last.inlines or (Text(""),)
    if isinstance(final, Footnote):
        return (*before, replace(last, inlines=(*runs, final, Text(END_MARK))))
    bare = final.text.rstrip().removesuffix(END_MARK).rstrip(" .;")
    return (*before, replace(last, inlines=(*runs, replace(final, text=bare + END_MARK))))


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of ``text`` that hold something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def recipients_of(text: str) -> tuple[str, ...]:
    """Return the distribution list of ``text``; the archive copy closes every list."""
    recipients = lines_of(text)
    if any(line.lstrip("- ").startswith("Lưu") for line in recipients):
        return recipients
    return (*recipients, "Lưu: VT")


def attached_to(type_label: str, symbol: str, day: date | None, agency: str) -> str:
    """Return the bracketed line of an annex: "(Kèm theo Kế hoạch số 45/KH-SVHTTDL ngày 09/01/2024 của …)"."""
    dated = format_day(day) if day else "     /     /      "
    return f"(Kèm theo {type_label} số {symbol} ngày {dated} của {agency})"
