"""What is checked, and what a check finds. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from documents.printed import Block, Cell, Footnote, GroupRow, Heading, Inline, ListItem, Paragraph, PrintedDocument
from documents.states import DocumentType


class Place(StrEnum):
    """Where something is put right; a heading comes with its number in the order of the text."""

    TEXT = "text"
    FRAME = "frame"
    ENDING = "ending"
    OFFICE = "office"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class FormFinding:
    """Something about the form. One that ``blocks`` keeps the document from being signed.

    ``heading`` counts the headings of the text from 0; None is what stands before the first one, or elsewhere.
    """

    text: str
    place: Place
    blocks: bool = False
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A document, and what its form must agree with.

    ``period`` is named in the title, without its year: ``Quý I``; "" where there is none. ``areas`` are the short
    names of a programme's areas that the text must treat. ``capacity`` are the lines that the signer's office gives
    on the day, None while nobody is chosen; ``no_capacity`` says why that office may not sign. ``is_reported_up``
    says that a superior receives it.
    """

    document: PrintedDocument
    type: DocumentType
    period: str = ""
    year: int = 0
    areas: tuple[str, ...] = ()
    capacity: tuple[str, ...] | None = None
    no_capacity: str = ""
    is_reported_up: bool = False


def passages(document: PrintedDocument) -> Iterator[tuple[int | None, str]]:
    """Yield the texts of the body, notes apart, each with the number of the heading above it."""
    number: int | None = None
    for block in document.blocks:
        if isinstance(block, Heading):
            number = 0 if number is None else number + 1
            yield number, block.text
        else:
            for inlines in _lines(block):
                yield from ((number, text) for text in _texts(inlines))


def _lines(block: Block) -> Iterator[tuple[Inline, ...]]:
    if isinstance(block, Paragraph | ListItem):
        yield block.inlines
    elif not isinstance(block, Heading):
        for row in block.rows:
            cells: tuple[Cell, ...] = () if isinstance(row, GroupRow) else row.cells
            for cell in cells:
                yield from cell.lines


def _texts(inlines: tuple[Inline, ...]) -> Iterator[str]:
    yield "".join(inline.text for inline in inlines if not isinstance(inline, Footnote))
    for inline in inlines:
        if isinstance(inline, Footnote):
            yield "".join(run.text for run in inline.inlines)
