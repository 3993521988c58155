"""A running text: blocks of a few kinds that hold text, figures and footnotes. Pure: no Django.

Every text has exactly one form in which it is typed (``RunningText.markup``), and every typed text is exactly one
document; so that an editor with a toolbar and a plain text field write the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from documents.markup import CELL_END, HEADING, ITEM, ROW, cells_of, groups, parse_inlines
from documents.printed import Footnote

TOKEN = re.compile(r"\[\[([A-Za-z0-9_.\-]{1,80})\]\]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A live figure, by the name of its token."""

    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, standing where its mark is."""

    parts: tuple[str | Figure, ...]


Inline = str | Figure | Note
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: ``-`` at the first level, ``+`` at the second."""

    marker: Literal["-", "+"]
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, with the number that was typed; it bears no footnotes."""

    level: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, the first its header."""

    rows: tuple[tuple[Inlines, ...], ...]


Block = Paragraph | Item | Heading | Grid


@dataclass(frozen=True, slots=True)
class RunningText:
    """A text in its one form: made by ``typed`` only, so that equal texts are equal."""

    blocks: tuple[Block, ...] = ()

    @classmethod
    def typed(cls, text: str) -> "RunningText":
        """Return what is meant by ``text``, typed with the signs of ``documents.markup``."""
        return cls(tuple(_block(lines) for lines in groups(text)))

    @classmethod
    def of(cls, text: "RunningText | str") -> "RunningText":
        """Return a text that may still be as it was typed."""
        return text if isinstance(text, RunningText) else cls.typed(text)

    @property
    def markup(self) -> str:
        """The text as it is typed. ``RunningText.typed`` makes the same text of it."""
        return typed_form(self.blocks)

    def __bool__(self) -> bool:
        return bool(self.blocks)

    def __str__(self) -> str:
        return self.markup


def typed_form(blocks: tuple[Block, ...]) -> str:
    """Return blocks as they are typed: also such as no text has, which then mean what their signs say."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        is_list = isinstance(before, Item) and isinstance(block, Item)
        parts += ["\n" if is_list else "\n\n" if before else "", _typed_block(block)]
        before = block
    return "".join(parts)


def _typed_block(block: Block) -> str:
    match block:
        case Item():
            return f"{block.marker} {_typed(block.inlines)}"
        case Heading():
            return f"{'#' * block.level} {' '.join(_typed(block.inlines).split())}"
        case Grid():
            return "\n".join("|".join(["", *(f" {_cell(cell)} " for cell in row), ""]) for row in block.rows)
    return _typed(block.inlines)


def _typed(inlines: Inlines) -> str:
    return "".join(map(_typed_inline, inlines))


def _typed_inline(inline: Inline) -> str:
    match inline:
        case Figure():
            return f"[[{inline.name}]]"
        case Note():
            return f"^[{_balanced(_typed(inline.parts))}]"
    return inline


def _cell(inlines: Inlines) -> str:
    return " ".join(_typed(inlines).replace(CELL_END, "/").split())


def _balanced(text: str) -> str:
    """A footnote's text with round brackets instead of square ones without a partner, which would end it early."""
    signs, openings = list(text), []
    for place, sign in enumerate(signs):
        if sign == "[":
            openings.append(place)
        elif sign == "]" and openings:
            openings.pop()
        elif sign == "]":
            signs[place] = ")"
    for place in openings:
        signs[place] = "("
    return "".join(signs)


def _block(lines: list[str]) -> Block:
    if ROW.fullmatch(lines[0]):
        return Grid(tuple(tuple(inlines_of(cell) for cell in cells_of(line)) for line in lines))
    if heading := HEADING.fullmatch(lines[0]):
        return Heading(len(heading[1]), tuple(_parts(heading[2])))
    text = "\n".join(lines)
    if item := ITEM.fullmatch(text):
        return Item("-" if item[1] == "-" else "+", inlines_of(item[2]))
    return Paragraph(inlines_of(text))


def inlines_of(text: str) -> Inlines:
    """Return the runs of one block's text."""
    return tuple(_inlines(text))


def _inlines(text: str) -> Iterator[Inline]:
    for run in parse_inlines(text):
        if isinstance(run, Footnote):
            yield Note(tuple(part for inner in run.inlines for part in _parts(inner.text)))
        else:
            yield from _parts(run.text)


def _parts(text: str) -> Iterator[str | Figure]:
    place = 0
    for token in TOKEN.finditer(text):
        if token.start() > place:
            yield text[place : token.start()]
        yield Figure(token[1])
        place = token.end()
    if place < len(text):
        yield text[place:]
