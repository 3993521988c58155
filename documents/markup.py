"""The few signs that people type in a report's text, and the blocks they mean.

A blank line ends a paragraph. A line that starts with ``- `` or ``+ `` is an item of a list, one with ``# `` to
``#### `` a heading of that level, and lines between ``|`` are the rows of a table, the first its header. ``^[…]`` is
a footnote where it stands, as in Pandoc; brackets inside it may nest. Nothing else is a sign: HTML is text.
"""

import re
from collections.abc import Iterator

from core.text import clean
from documents.printed import Block, Cell, Column, Footnote, Heading, Inline, ListItem, Paragraph, Row, Table, Text

NOTE_OPENING = "^["
CELL_END = "|"
MOST_COLUMNS = 12

ITEM = re.compile(r"([-+]) (.*)", re.DOTALL)
HEADING = re.compile(r"(#{1,4}) (.*)")
ROW = re.compile(r"\|.*\|")
_MARKER = re.compile(r"((?:[IVX]{1,5}|\d{1,2}|[a-zđ])[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+(\S.*)")
_FIGURE = re.compile(r"\[\[[^\[\]]{1,80}\]\]")
# A column is as wide as its longest cell, within these bounds in characters, so that a long text leaves room.
_NARROWEST, _WIDEST = 6, 40


def parse_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of ``text``, in NFC and with single spaces; empty text gives none."""
    return tuple(_block(lines) for lines in groups(text))


def parse_inlines(text: str) -> tuple[Inline, ...]:
    """Return the runs of one paragraph: text and footnotes. An unclosed or empty ``^[`` stays literal text."""
    inlines: list[Inline] = []
    literal = ""
    place = 0
    closings = _closing_brackets(text)
    while (opening := text.find(NOTE_OPENING, place)) >= 0:
        start = opening + len(NOTE_OPENING)
        closing = closings.get(start - 1)
        note = text[start:closing].strip() if closing is not None else ""
        if closing is None or not note:
            literal += text[place:start]
            place = start
            continue
        literal += text[place:opening]
        # The mark stands close to the word it follows, whatever was typed in between.
        if literal.strip():
            inlines.append(Text(literal.rstrip()))
        inlines.append(Footnote((Text(note),)))
        literal, place = "", closing + 1
    literal += text[place:]
    if literal:
        inlines.append(Text(literal))
    return tuple(inlines)


def tidied(text: str) -> str:
    """Clean text (NFC, no invisible characters) with single spaces and none at the ends of lines."""
    return "\n".join(" ".join(line.split()) for line in clean(text).split("\n"))


def heading_parts(text: str) -> tuple[str, str]:
    """Return the number that a heading begins with, as typed (``1.2.``, ``a)``), and the rest; "" without one."""
    numbered = _MARKER.fullmatch(text)
    return (numbered[1], numbered[2]) if numbered else ("", text)


def groups(text: str) -> Iterator[list[str]]:
    """Yield the lines of each block of ``text``, tidied: what the first of them is like says which block it is."""
    group: list[str] = []
    for line in tidied(text).split("\n"):
        if group and _begins(line, group):
            yield group
            group = []
        if line:
            group.append(line)
    if group:
        yield group


def _begins(line: str, before: list[str]) -> bool:
    """Whether a line does not go on with what stands before it."""
    if not line or ITEM.fullmatch(line) or HEADING.fullmatch(line) or HEADING.fullmatch(before[-1]):
        return True
    return bool(ROW.fullmatch(line)) != bool(ROW.fullmatch(before[0]))


def cells_of(row: str) -> list[str]:
    """Return the texts of a table's row."""
    return [cell.strip() for cell in row[1:-1].split(CELL_END, MOST_COLUMNS - 1)]


def _block(lines: list[str]) -> Block:
    if ROW.fullmatch(lines[0]):
        return _table([cells_of(line) for line in lines])
    if heading := HEADING.fullmatch(lines[0]):
        return Heading(len(heading[1]), *heading_parts(heading[2]))
    text = " ".join(lines)
    if item := ITEM.fullmatch(text):
        return ListItem("-" if item[1] == "-" else "+", parse_inlines(item[2]))
    return Paragraph(parse_inlines(text))


def _table(rows: list[list[str]]) -> Table:
    """The first row is the header; short rows are filled up with empty cells."""
    width = max(map(len, rows))
    header, *body = [row + [""] * (width - len(row)) for row in rows]
    longest = [max(map(_shown_length, texts)) for texts in zip(header, *body, strict=True)]
    return Table(
        tuple(
            Column(text, float(min(max(most, _NARROWEST), _WIDEST))) for text, most in zip(header, longest, strict=True)
        ),
        tuple(Row(tuple(Cell((parse_inlines(text),) if text else ()) for text in row)) for row in body),
    )


def _shown_length(text: str) -> int:
    """About how many letters of a cell's text stand on paper: footnotes stand elsewhere, a figure is short."""
    return sum(len(_FIGURE.sub("0000", run.text)) for run in parse_inlines(text) if isinstance(run, Text))


def _closing_brackets(text: str) -> dict[int, int]:
    """The place of each bracket's partner, in one pass, so that a text of brackets only stays cheap."""
    partners: dict[int, int] = {}
    openings: list[int] = []
    for place, character in enumerate(text):
        if character == "[":
            openings.append(place)
        elif character == "]" and openings:
            partners[openings.pop()] = place
    return partners
