"""Pasted HTML, read block by block. Only what a running text knows is taken over; all else is left."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html as lxml_html
from lxml.etree import ParserError

from documents.markup import MOST_COLUMNS
from documents.running.pasted.elements import (
    BLOCKS,
    BOLD,
    HEADINGS,
    LIGHT,
    LIST_LEVEL,
    RAISED,
    Element,
    cells_of,
    is_grid,
    is_left_out,
    list_type,
    numeral,
    rows_of,
    style_of,
    taken_sign,
    whole,
    words_of,
)
from documents.running.pasted.lines import block_of
from documents.running.pasted.notes import is_lost_mark, notes_of
from documents.running.structure import Block, Grid, Inline, Inlines, Note

DEEPEST = 150
_NUMBERED = re.compile(r"[0-9A-Za-zđ]{1,5}[.)]|\d+(?:\.\d+)+\.?|\([0-9a-zđ]{1,3}\)")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_RAISED_FIGURES = {"2": "²", "3": "³"}


@dataclass
class Left:
    """What was left out."""

    images: int = 0
    notes: int = 0
    scripts: int = 0


@dataclass
class _Line:
    """The line that is being read: its runs, what its source says it is, and how much of it is bold."""

    runs: list[Inline] = field(default_factory=list)
    heading: int = 0
    item: int = 0
    letters: int = 0
    bold: int = 0


def read_html(source: str, left: Left) -> tuple[Block, ...]:
    """Return the blocks of pasted HTML; ``left`` counts what was left out and may be missed."""
    try:
        root = lxml_html.document_fromstring(source.replace("\0", ""))
    except (ParserError, ValueError):
        return ()
    left.scripts += sum(1 for _ in root.iter("script"))
    left.images += sum(1 for _ in root.iter("img"))
    notes, backs = notes_of(root)
    reader = _Reader({mark: _note(block, backs[block]) for mark, block in notes.items()}, set(backs), left)
    return tuple(reader.blocks_of(root))


def _note(block: Element, back: Element) -> Note:
    return Note((" ".join("".join(words_of(block, without=back)).split()),))


class _Reader:
    """Goes through the elements in order. ``lists`` are those around it: how each counts, and its next number."""

    def __init__(self, notes: dict[Element, Note], note_blocks: set[Element], left: Left) -> None:
        self.notes, self.note_blocks, self.left = notes, note_blocks, left
        self.blocks: list[Block] = []
        self.line = _Line()
        self.lists: list[tuple[str, int]] = []
        self.is_bold = False

    def blocks_of(self, root: Element) -> list[Block]:
        self.read(root, 0)
        self.end()
        return self.blocks

    def read(self, element: Element, depth: int) -> None:
        """Read an element; its tail is its parent's."""
        if not isinstance(element.tag, str) or depth > DEEPEST or element in self.note_blocks:
            return
        tag = element.tag.lower()
        if is_left_out(element, tag) or (tag == "a" and self.is_mark(element)):
            return
        if tag == "br":
            self.end()
        elif tag in ("ul", "ol"):
            self.list(element, tag, depth)
        elif tag == "table" and is_grid(element):
            self.end()
            self.blocks += self.grid(element)
        elif tag in BLOCKS:
            self.block(element, tag, depth)
        elif (tag == "sup" or RAISED.search(style_of(element))) and self.is_figure(element):
            return
        else:
            self.inside(element, tag, depth)

    def is_mark(self, link: Element) -> bool:
        """Take over a footnote at its mark; a mark whose note did not come along goes."""
        if note := self.notes.get(link):
            self.line.runs.append(note)
        elif is_lost_mark(link):
            self.left.notes += 1
        else:
            return False
        return True

    def is_figure(self, raised: Element) -> bool:
        """A raised figure is a square or cube, or the mark of a note that did not come along; it is no digit."""
        text = "".join(words_of(raised)).strip()
        if not text.strip("[]()").isdecimal() or any(link in self.notes for link in raised.iter("a")):
            return False
        before = "".join(run for run in self.line.runs[-1:] if isinstance(run, str))
        if before.rstrip().endswith("m") and text in _RAISED_FIGURES:
            self.say(_RAISED_FIGURES[text])
        else:
            self.left.notes += 1
        return True

    def list(self, element: Element, tag: str, depth: int) -> None:
        self.end()
        self.lists.append((list_type(element) if tag == "ol" else "", whole(element.get("start"))))
        self.inside(element, tag, depth)
        self.end()
        self.lists.pop()

    def block(self, element: Element, tag: str, depth: int) -> None:
        if self.line.letters:
            self.end()
        if tag == "li":
            self.begin_item()
        elif level := LIST_LEVEL.search(style_of(element)):
            self.begin_listed(element, int(level[1]), HEADINGS.get(tag, 0))
        elif tag in HEADINGS:
            self.line.heading = HEADINGS[tag]
        self.inside(element, tag, depth)
        if tag != "td" or self.line.letters:
            self.end()

    def begin_item(self) -> None:
        """An item of ``ul`` bears a sign, one of ``ol`` the number that the reader saw."""
        kind, number = self.lists[-1] if self.lists else ("", 1)
        if kind:
            self.lists[-1] = (kind, number + 1)
            self.line.runs.append(f"{numeral(kind, number)} ")
        else:
            self.line.item = 1 if sum(not one for one, _ in self.lists) < 2 else 2

    def begin_listed(self, paragraph: Element, level: int, heading: int) -> None:
        """A paragraph of a list in Word; its sign or number is a part of the text there."""
        sign = taken_sign(paragraph)
        self.line.heading = heading
        if _NUMBERED.fullmatch(sign):
            self.line.runs.append(f"{sign} ")
        elif not heading:
            self.line.item = 2 if sign == "+" or level > 1 else 1

    def inside(self, element: Element, tag: str, depth: int) -> None:
        style, before = style_of(element), self.is_bold
        self.is_bold = not LIGHT.search(style) and (before or tag in ("b", "strong") or bool(BOLD.search(style)))
        self.say(element.text)
        for child in element:
            self.read(child, depth + 1)
            self.say(child.tail)
        self.is_bold = before

    def say(self, text: str | None) -> None:
        if not text:
            return
        words = _BLANKS.sub(" ", text)
        letters = len(words.replace("\u00a0", " ").strip())
        self.line.letters += letters
        self.line.bold += letters if self.is_bold else 0
        self.line.runs.append(words)

    def end(self) -> None:
        """Close the line: it becomes a block, unless nothing was said."""
        line, self.line = self.line, _Line()
        is_bold = 0 < line.letters == line.bold
        if block := block_of(line.runs, bold=is_bold, heading=line.heading, item=line.item):
            self.blocks.append(block)

    def grid(self, table: Element) -> Iterator[Grid]:
        """A cell that covers several columns or rows stands in the first of them."""
        covered: dict[int, int] = {}
        rows: list[tuple[Inlines, ...]] = []
        for row in rows_of(table):
            cells: list[Inlines] = []
            for cell in cells_of(row):
                _skip_covered(cells, covered)
                below = whole(cell.get("rowspan")) - 1
                width = min(whole(cell.get("colspan")), MOST_COLUMNS)
                inner = _Reader(self.notes, self.note_blocks, self.left).blocks_of(cell)
                covered.update({column: below for column in range(len(cells), len(cells) + width) if below > 0})
                cells += [tuple(_flat(inner)), *[()] * (width - 1)]
            _skip_covered(cells, covered)
            rows.append(tuple(cells[:MOST_COLUMNS]) or ((),))
        if any(any(row) for row in rows):
            yield Grid(tuple(rows))


def _skip_covered(cells: list[Inlines], covered: dict[int, int]) -> None:
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append(())


def _flat(blocks: list[Block]) -> Iterator[Inline]:
    """The blocks of a cell in one line."""
    for number, block in enumerate(blocks):
        if number:
            yield " "
        if isinstance(block, Grid):
            yield from (inline for row in block.rows for cell in row for inline in (*cell, " "))
        else:
            yield from block.inlines
