"""A Word file as lines: one for each paragraph and each row of a table, footnotes at the end. Pure: no Django."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError  # noqa: S405  # types; defusedxml parses

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from core.archive import BROKEN, read_members
from core.errors import DomainError
from documents.reading.files.docx_numbers import Numbering

BODY, NOTES, NUMBERS, STYLES = "word/document.xml", "word/footnotes.xml", "word/numbering.xml", "word/styles.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted and moved text, properties, and the second form of a drawing say nothing of their own.
SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}tblPr", f"{W}sectPr", FALLBACK})
SIGNS = {f"{W}tab": " ", f"{W}br": "\v", f"{W}cr": "\v", f"{W}noBreakHyphen": "-"}
DEEPEST = 200


def docx_lines(data: bytes) -> list[str]:
    r"""Return the text of a Word file: a line for each paragraph, cells of a row apart by tabs, ``[^1]`` for a mark.

    A break inside a paragraph is ``\v``, as Word has it. Empty paragraphs are left out. Raises :class:`DomainError`
    when the file is broken, hostile or empty.
    """
    members = read_members(data, (BODY, NOTES, NUMBERS, STYLES))
    try:
        parts = {name: fromstring(content, forbid_dtd=True) for name, content in members.items()}
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        raise DomainError(BROKEN) from error
    body = parts.get(BODY)
    if body is None:
        raise DomainError("Tệp không phải là văn bản Word (.docx).")
    reader = _Reader(Numbering(parts.get(NUMBERS), parts.get(STYLES)))
    lines = [line for line in reader.lines(body, 0) if line.strip()]
    lines += reader.notes(parts.get(NOTES))
    if not lines:
        raise DomainError("Tệp Word không có chữ nào.")
    return lines


class _Reader:
    """Reads the parts of one file; footnotes are numbered in the order of their marks."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.marks: dict[str, int] = {}

    def lines(self, element: Element, depth: int) -> Iterator[str]:
        """Return the paragraphs and rows below an element, in order."""
        if depth > DEEPEST:
            raise DomainError(BROKEN)
        for child in element:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{W}tr":
                yield "\t".join(line for line in self.lines(child, depth + 1) if line.strip())
            elif child.tag not in SKIPPED:
                yield from self.lines(child, depth + 1)

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[str]:
        boxes: list[Element] = []
        text = "".join(self._pieces(paragraph, boxes, depth))
        if text.strip():
            yield self.numbering.sign(paragraph) + text.replace("\n", " ")
        for box in boxes:
            yield from self.lines(box, depth + 1)

    def _pieces(self, element: Element, boxes: list[Element], depth: int) -> Iterator[str]:
        if depth > DEEPEST:
            raise DomainError(BROKEN)
        for child in element:
            if child.tag == f"{W}t":
                yield (child.text or "").replace("\t", " ")
            elif child.tag in SIGNS:
                yield SIGNS[child.tag]
            elif child.tag == f"{W}footnoteReference":
                yield f"[^{self.marks.setdefault(child.get(f'{W}id', ''), len(self.marks) + 1)}]"
            elif child.tag == f"{W}txbxContent":
                boxes.append(child)
            elif child.tag not in SKIPPED:
                yield from self._pieces(child, boxes, depth + 1)

    def notes(self, part: Element | None) -> Iterator[str]:
        """Return the footnotes that have a mark, as ``[^1]: text``."""
        texts = {note.get(f"{W}id", ""): note for note in (part if part is not None else ())}
        for identifier, number in list(self.marks.items()):
            if identifier in texts:
                text = " ".join(line.strip() for line in self.lines(texts[identifier], 0))
                yield f"[^{number}]: {text}"
