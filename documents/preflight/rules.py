"""The form of a printed value: one rule, one function, one list (NĐ 30/2020/NĐ-CP, Phụ lục I). Pure, no queries."""

import re
from collections.abc import Callable, Iterator

from core.text import excerpt, fold
from documents import letterhead
from documents.preflight.subject import FormFinding, Place, Subject, passages
from documents.printed import Block, Heading, Paragraph, PlaceDate, Text
from documents.reading.citations import citations
from documents.reading.document import read
from documents.rendering.inlines import text_of
from documents.rendering.layout import is_bare
from documents.states import DocumentType
from documents.symbols import symbol_problem, type_of

END_MARK = "./."
ARCHIVE = re.compile(r"Lưu: VT(?:,\s*\S.*)?")
QUARTER = re.compile(r"\bqu[yi] (iv|i{1,3}|[1-4])\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def number_and_day_are_filled_together(subject: Subject) -> Iterator[FormFinding]:
    """A draft leaves both open for văn thư; a document to be signed bears both, in the right form."""
    head, is_draft = subject.document.letterhead, subject.document.is_draft
    has_day = head.placed.day is not None and head.placed.month is not None
    if head.number is None and (has_day or not is_draft):
        yield FormFinding("Chưa có số văn bản.", Place.OFFICE, blocks=True)
    if not has_day and (head.number is not None or not is_draft):
        yield FormFinding("Chưa có ngày ban hành.", Place.OFFICE, blocks=True)
    number = head.number or "1"
    if problem := symbol_problem(subject.type, letterhead.number_and_symbol(number, head.symbol)):
        yield FormFinding(f"Ký hiệu văn bản “{head.symbol}”: {problem}", Place.OFFICE, blocks=True)
    if not head.placed.place.strip():
        yield FormFinding("Chưa có địa danh; quản trị ghi ở trang cơ quan.", Place.OFFICE, blocks=True)


def annexes_refer_to_the_header(subject: Subject) -> Iterator[FormFinding]:
    """``(Kèm theo Kế hoạch số … ngày … của …)`` bears the same number and day as the first page."""
    head = subject.document.letterhead
    symbol = letterhead.number_and_symbol(head.number, head.symbol)
    for annex in subject.document.annexes:
        name = f"Phụ lục {annex.number}" if annex.number else "Phụ lục"
        said = re.search(r"số\s*(\S*/\S+)", annex.reference)
        if not annex.reference:
            yield FormFinding(f"{name} chưa có dòng “(Kèm theo …)”.", Place.TEXT, blocks=True)
        elif said is None or said[1] != symbol.strip():
            shown = said[1] if said else annex.reference
            yield FormFinding(
                f"{name} ghi kèm theo số “{shown}”, đầu văn bản ghi “{symbol.strip()}”.", Place.TEXT, blocks=True
            )
        elif (day := _day(head.placed)) and day not in annex.reference:
            yield FormFinding(f"{name} không ghi ngày {day} như đầu văn bản.", Place.TEXT, blocks=True)


def _day(placed: PlaceDate) -> str:
    return f"{placed.day:02}/{placed.month:02}/{placed.year}" if placed.day and placed.month else ""


def title_is_there(subject: Subject) -> Iterator[FormFinding]:
    if not any(line.strip() for line in subject.document.summary):
        yield FormFinding("Chưa có trích yếu.", Place.FRAME, blocks=True)


def title_names_the_period(subject: Subject) -> Iterator[FormFinding]:
    """The period and year of the title are those of the report; the plan for the next period may stand beside."""
    title = fold(" ".join(subject.document.summary))
    if not subject.period or not title:
        return
    own, named = _quarters(fold(subject.period)), _quarters(title)
    is_named = bool(own & named) if own else fold(subject.period) in title
    if named and own and not is_named:
        yield FormFinding(f"Trích yếu ghi kỳ khác, báo cáo này của {subject.period}.", Place.FRAME, blocks=True)
    elif not is_named:
        yield FormFinding(f"Trích yếu không ghi kỳ báo cáo ({subject.period}).", Place.FRAME)
    years = set(YEAR.findall(title))
    if years and str(subject.year) not in years:
        shown = ", ".join(sorted(years))
        yield FormFinding(f"Trích yếu ghi năm {shown}, báo cáo này của năm {subject.year}.", Place.FRAME, blocks=True)


def _quarters(text: str) -> set[str]:
    return {ROMAN.get(found, found) for found in QUARTER.findall(text)}


def a_superior_is_addressed(subject: Subject) -> Iterator[FormFinding]:
    """A report to a superior bears Kính gửi (Phụ lục I, II.5); many agencies leave it out, so it only warns."""
    if subject.is_reported_up and not subject.document.addressees:
        yield FormFinding("Báo cáo gửi cấp trên nhưng không có “Kính gửi”.", Place.FRAME)
    if subject.type == DocumentType.LETTER and not subject.document.addressees:
        yield FormFinding("Công văn chưa có nơi nhận ở “Kính gửi”.", Place.FRAME, blocks=True)


def every_area_is_treated(subject: Subject) -> Iterator[FormFinding]:
    headings = [fold(block.text) for block in subject.document.blocks if isinstance(block, Heading)]
    missing = [area for area in subject.areas if not any(_names(heading, area) for heading in headings)]
    if missing:
        yield FormFinding(f"Không có mục nào về lĩnh vực: {', '.join(missing)}.", Place.TEXT)


def _names(heading: str, area: str) -> bool:
    words = set(heading.replace(",", " ").split())
    return words.issuperset(fold(area).replace(",", " ").split())


def the_text_ends_once(subject: Subject) -> Iterator[FormFinding]:
    """``./.`` stands after the last sentence and nowhere else."""
    texts = list(passages(subject.document))
    marked = [number for number, text in texts if END_MARK in text]
    body = [text for _, text in texts]
    if not any(text.rstrip().endswith(END_MARK) for text in body[-3:]):
        yield FormFinding("Thiếu dấu kết thúc “./.” sau câu cuối.", Place.ENDING, blocks=True)
    for number in marked[:-1]:
        place = Place.TEXT if number is not None else Place.FRAME
        yield FormFinding("Dấu “./.” chỉ đặt sau câu cuối của văn bản.", place, blocks=True, heading=number)


def recipients_are_in_order(subject: Subject) -> Iterator[FormFinding]:
    """``- Như trên;`` first after a Kính gửi, ``- Lưu: VT, ….`` last."""
    document = subject.document
    names = [
        line.removeprefix("- ").rstrip(";.")
        for line in letterhead.recipient_lines(document.recipients, addressed=bool(document.addressees))
    ]
    if not names or not ARCHIVE.fullmatch(names[-1]):
        last = f", không phải “{excerpt(names[-1], 60)}”" if names else ""
        yield FormFinding(f"Nơi nhận phải kết thúc bằng “Lưu: VT, …”{last}.", Place.ENDING, blocks=True)
    if any(name.startswith("Lưu") for name in names[:-1]):
        yield FormFinding("Dòng “Lưu” phải đứng cuối Nơi nhận, một lần.", Place.ENDING, blocks=True)
    above = [place for place, name in enumerate(names) if name.startswith(letterhead.SAME_AS_ABOVE)]
    if above and not document.addressees:
        yield FormFinding("Nơi nhận ghi “Như trên” nhưng văn bản không có “Kính gửi”.", Place.ENDING, blocks=True)
    elif above and above != [0]:
        yield FormFinding("“Như trên” phải đứng đầu Nơi nhận, một lần.", Place.ENDING, blocks=True)


def no_heading_without_text(subject: Subject) -> Iterator[FormFinding]:
    blocks = subject.document.blocks
    number = -1
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Heading):
            number += 1
            if is_bare(block, following) or (following is blocks[-1] and _closes(following)):
                name = f"{block.marker} {excerpt(block.text, 80)}".strip()
                yield FormFinding(f"Mục “{name}” in ra không có nội dung.", Place.TEXT, blocks=True, heading=number)


def _closes(block: Block | None) -> bool:
    """Whether it is the sentence that closes a document, which belongs to no heading."""
    return isinstance(block, Paragraph) and text_of(block.inlines).startswith("Trên đây là")


def citations_are_well_formed(subject: Subject) -> Iterator[FormFinding]:
    """Number and symbol of what is cited; a document of others may be odd in truth, so it only warns."""
    seen: set[tuple[int | None, str]] = set()
    texts = [(None, "".join(run.text for run in base if isinstance(run, Text))) for base in subject.document.bases]
    for number, text in [*texts, *passages(subject.document)]:
        for cited in citations(reading := read(text, wrapped=False)):
            written = reading.text[cited.token.start : cited.token.end].strip()
            problem = symbol_problem(type_of(cited.name, cited.type), cited.name)
            if not problem and re.search(r"\s", written):
                problem = f"Viết liền, không có dấu cách: {cited.name}."
            if problem and (number, written) not in seen:
                seen.add((number, written))
                place = Place.TEXT if number is not None else Place.FRAME
                yield FormFinding(f"Viện dẫn “{excerpt(written, 40)}”: {problem}", place, heading=number)


def the_signer_may_sign(subject: Subject) -> Iterator[FormFinding]:
    """The lines above the signature are those of the office on the day of signing."""
    printed, name = subject.document.signature.authority, subject.document.signature.name
    if subject.no_capacity:
        yield FormFinding(subject.no_capacity, Place.OFFICE, blocks=True)
    elif not printed:
        yield FormFinding("Cơ quan chưa có chức vụ ký văn bản.", Place.OFFICE, blocks=not subject.document.is_draft)
    elif subject.capacity is not None and printed != subject.capacity:
        yield FormFinding(
            f"Thẩm quyền ký in “{' / '.join(printed)}”, đúng ra là “{' / '.join(subject.capacity)}”.",
            Place.OFFICE,
            blocks=True,
        )
    if not subject.document.is_draft and not name:
        yield FormFinding("Chưa có họ và tên người ký.", Place.OFFICE, blocks=True)


RULES: tuple[Callable[[Subject], Iterator[FormFinding]], ...] = (
    number_and_day_are_filled_together,
    annexes_refer_to_the_header,
    title_is_there,
    title_names_the_period,
    a_superior_is_addressed,
    every_area_is_treated,
    the_text_ends_once,
    recipients_are_in_order,
    no_heading_without_text,
    citations_are_well_formed,
    the_signer_may_sign,
)


def form_findings(subject: Subject) -> list[FormFinding]:
    """Return all findings about the printed value, those that block first."""
    found = [finding for rule in RULES for finding in rule(subject)]
    return sorted(found, key=lambda finding: not finding.blocks)
