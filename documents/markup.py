"""The few signs that people type in a report's text, and the blocks they mean.

A blank line ends a paragraph. A line that starts with ``- `` or ``+ `` is an item of a list. ``^[…]`` is a footnote
where it stands, as in Pandoc; brackets inside it may nest. Nothing else is a sign: what looks like HTML is text.
"""

import re

from core.text import clean
from documents.printed import Block, Footnote, Inline, ListItem, Paragraph, Text

NOTE_OPENING = "^["

_ITEM = re.compile(r"([-+]) (.*)")


def parse_blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs and list items of ``text``, in NFC and with single spaces; empty text gives none."""
    blocks: list[Block] = []
    open_lines: list[str] = []
    for line in [*tidied(text).split("\n"), ""]:
        if open_lines and (not line or _ITEM.fullmatch(line)):
            blocks.append(_block(" ".join(open_lines)))
            open_lines = []
        if line:
            open_lines.append(line)
    return tuple(blocks)


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


def _block(line: str) -> Block:
    if item := _ITEM.fullmatch(line):
        return ListItem("-" if item[1] == "-" else "+", parse_inlines(item[2]))
    return Paragraph(parse_inlines(line))


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
