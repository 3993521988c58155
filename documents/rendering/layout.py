"""What every renderer must decide alike: measures of the page, heads of tables, lines that keep together."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from documents import letterhead
from documents.printed import Block, Column, Heading, ListItem, Paragraph
from documents.rendering.inlines import text_of

# A last paragraph that may be a single line brings the one before it along, so that two lines of text at least
# stand above the signature. A full line of 165 mm in 14 pt holds 80 to 90 characters.
SHORT_END_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class TextArea:
    """The room for text on a page, and the margin below it, as print-document.css and _annex_page.css have them."""

    width_mm: float
    height_mm: float
    below_mm: float


PORTRAIT = TextArea(165, 257, 20)
LANDSCAPE = TextArea(257, 165, 15)


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of a table's head: where it starts, its text, and what it covers."""

    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1


def header_rows(columns: Sequence[Column]) -> tuple[tuple[HeaderCell, ...], ...]:
    """Return one row of headers, or two where neighbouring columns share a title."""
    if not any(column.group for column in columns):
        return (tuple(HeaderCell(place, column.header) for place, column in enumerate(columns)),)
    above: list[HeaderCell] = []
    for group, members in itertools.groupby(enumerate(columns), key=lambda item: item[1].group):
        inside = list(members)
        if group:
            above.append(HeaderCell(inside[0][0], group, colspan=len(inside)))
        else:
            above += [HeaderCell(place, column.header, rowspan=2) for place, column in inside]
    below = (HeaderCell(place, column.header) for place, column in enumerate(columns) if column.group)
    return tuple(above), tuple(below)


def head_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Return names of agencies as lines that fit into the left half of the head."""
    return tuple(chain.from_iterable(letterhead.name_lines(line) for line in lines))


def is_short_end(block: Block) -> bool:
    """Return whether the last block may be a single line, which must not stand alone above the signature."""
    return isinstance(block, Paragraph | ListItem) and len(text_of(block.inlines)) <= SHORT_END_CHARACTERS


def is_bare(heading: Heading, following: Block | None) -> bool:
    """Return whether nothing stands under the heading: another one of its level or a higher one follows."""
    return following is None or (isinstance(following, Heading) and following.level <= heading.level)
