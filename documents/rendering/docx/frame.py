"""The fixed parts of a document: its head, its name, whom it addresses, its grounds, recipients and signature."""

from collections.abc import Iterator, Sequence

from documents import letterhead
from documents.printed import Letterhead, PrintedDocument, Text
from documents.rendering.docx.tables import frame
from documents.rendering.docx.text import Notes, broken, line, paragraph, rule, run, runs
from documents.rendering.docx.xml import Element
from documents.rendering.layout import head_lines, summary_lines
from documents.rendering.measure import width_mm

AGENCY_MM, COUNTRY_MM = 67, 98
RECIPIENTS_MM, SIGNATURE_MM = 80, 85
TEXT_MM = AGENCY_MM + COUNTRY_MM
ADDRESSEE_MM = 22  # how far several addressees stand to the right of "Kính gửi"
PART_OF_TEXT = 0.42  # a rule under a name takes a third to a half of it


def head(document: PrintedDocument) -> Element:
    """Return the head of the first page: offices beside the country's name, number beside place and date."""
    top = document.letterhead
    about = () if document.type_name else (broken("VeViec", summary_lines(document)),)
    return frame(
        (AGENCY_MM, COUNTRY_MM),
        ([*_agency(top)], [*_country()]),
        (
            [line("SoKyHieu", f"Số: {letterhead.number_and_symbol(top.number, top.symbol)}"), *about],
            [line("NgayThang", letterhead.place_and_date(top.placed))],
        ),
    )


def _agency(top: Letterhead) -> Iterator[Element]:
    for words in head_lines(top.superior):
        yield line("CoQuanChuQuan", words)
    names = head_lines(top.agency)
    for words in names:
        yield line("CoQuanBanHanh", words)
    yield _part_rule(names, AGENCY_MM, 13, ":bold")


def _country() -> Iterator[Element]:
    yield line("QuocHieu", letterhead.COUNTRY)
    yield line("TieuNgu", letterhead.MOTTO)
    yield rule(width_mm(letterhead.MOTTO, 14, style=":bold"), COUNTRY_MM)


def _part_rule(lines: Sequence[str], width: float, size: float, style: str, after: float = 0) -> Element:
    longest = max((width_mm(words, size, style=style) for words in lines), default=0)
    return rule(PART_OF_TEXT * min(longest, width), width, after=after, keep_next=after > 0)


def opening(document: PrintedDocument, notes: Notes) -> Iterator[Element]:
    """Yield the name of the document, its addressees and its grounds."""
    if document.type_name:
        yield line("TenLoai", document.type_name)
        summary = summary_lines(document)
        yield from (line("TrichYeu", words) for words in summary)
        yield _part_rule(summary, TEXT_MM, 14, ":bold", after=12)
    elif document.addressees:
        yield paragraph("SauBang")  # the room that the name of a document takes elsewhere
    yield from _addressed(document.addressees)
    for place, base in enumerate(document.bases, start=1):
        end = "." if place == len(document.bases) else ";"
        yield paragraph("CanCu", *runs(base, notes), run(Text(end)))


def _addressed(addressees: Sequence[str]) -> Iterator[Element]:
    if len(addressees) == 1:
        yield line("KinhGui", f"Kính gửi: {addressees[0]}")
    elif addressees:
        listed = [f"- {words}" for words in letterhead.listed(addressees)]
        longest = max(width_mm(words, 14) for words in listed)
        left = max(0.0, (TEXT_MM - ADDRESSEE_MM - longest) / 2)
        yield line("NoiKinhGui", "Kính gửi:", left_mm=left)
        yield from (line("NoiKinhGui", words, left_mm=left + ADDRESSEE_MM) for words in listed)
        yield paragraph("SauBang")


def ending(document: PrintedDocument) -> Element:
    """Return recipients and signature side by side, in one row that never breaks."""
    lines = letterhead.recipient_lines(document.recipients, addressed=bool(document.addressees))
    signature = document.signature
    return frame(
        (RECIPIENTS_MM, SIGNATURE_MM),
        (
            [line("TieuDeNoiNhan", "Nơi nhận:"), *(line("NoiNhan", words) for words in lines)],
            [*(line("ChucVu", words) for words in signature.authority), line("NguoiKy", signature.name or "")],
        ),
    )
