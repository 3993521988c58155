"""What every renderer must decide alike: measures of the page, heads of tables, lines that keep together."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from documents import letterhead
from documents.printed import Annex, Block, Column, Heading, ListItem, Paragraph, PrintedDocument
from documents.rendering.breaking import even_lines
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
# The room for a letter's subject under its number, and what padding and borders take of a table's cell.
SUBJECT_MM = 59
BESIDE_CELL_MM = 2.8

# A remark after the title of a part, such as "(Theo phụ lục đính kèm)": words, not an abbreviation.
_ASIDE = re.compile(r"(.+?)( \([^()]*\s[^()]*\))")


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


def text_area(annex: Annex) -> TextArea:
    """Return the room for text on the pages of ``annex``."""
    return LANDSCAPE if annex.landscape else PORTRAIT


def column_head_lines(cell: HeaderCell, columns: Sequence[Column], width_mm: float) -> tuple[str, ...]:
    """Return the lines of a table's head cell; the table is ``width_mm`` wide."""
    covered = sum(column.width_mm for column in columns[cell.column : cell.column + cell.colspan])
    room = covered / sum(column.width_mm for column in columns) * width_mm - BESIDE_CELL_MM
    return even_lines(cell.text, room, 12, is_head=True)


def annex_title_lines(annex: Annex) -> tuple[str, ...]:
    """Return the lines of an annex's title, which is printed in capitals."""
    return even_lines(annex.title, text_area(annex).width_mm, 14, capitals=True)


def summary_lines(document: PrintedDocument) -> tuple[str, ...]:
    """Return the lines of the summary: below the type, or of a công văn below its number, after ``V/v``."""
    if document.type_name:
        return tuple(chain.from_iterable(even_lines(line, PORTRAIT.width_mm, 14) for line in document.summary))
    first, *others = document.summary or ("",)
    lines = (f"V/v {first}".strip(), *others)
    return tuple(chain.from_iterable(even_lines(line, SUBJECT_MM, 13, style="") for line in lines))


def heading_aside(heading: Heading) -> tuple[str, str]:
    """Return the title of a part, which is printed in capitals, and the remark behind it, which is not."""
    found = _ASIDE.fullmatch(heading.text) if heading.level == 1 else None
    return (found[1], found[2]) if found else (heading.text, "")


def head_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Return names of agencies as lines that fit into the left half of the head."""
    return tuple(chain.from_iterable(letterhead.name_lines(line) for line in lines))


def is_short_end(block: Block) -> bool:
    """Return whether the last block may be a single line, which must not stand alone above the signature."""
    return isinstance(block, Paragraph | ListItem) and len(text_of(block.inlines)) <= SHORT_END_CHARACTERS


def is_bare(heading: Heading, following: Block | None) -> bool:
    """Return whether nothing stands under the heading: another one of its level or a higher one follows."""
    return following is None or (isinstance(following, Heading) and following.level <= heading.level)
