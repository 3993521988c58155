"""From the lines of a file to the lines of a document: what is wrapped, what begins something new, what is furniture.

A text that was taken from a PDF is broken at the width of the page, often with an empty line between any two; page
numbers and footnotes stand in between. Text from character recognition carries Markdown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

PAGE_NUMBER = re.compile(r"[0-9]{1,3}|[-–]\s*+[0-9]{1,3}\s*+[-–]")
BULLET = re.compile(r"([-+•–]|\*(?!\*))\s*(?=\D)")
ITEM = re.compile(r"(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]+|[IVX]{1,5}\.|[a-zđ]\)\.?|[0-9]\.[0-9]{1,2})\s+\S")
FOOTNOTE = re.compile(r"[\s\f]*([0-9]{1,2}) (?=[A-ZĐÀ-ÝƯƠĂ\u1ea0-\u1ef8]|[0-9]{1,4} [^\W\d_])")
DEFINED_NOTE = re.compile(r"\[\^([0-9]{1,3})\]:\s*(?=\S)")
OPEN_SYMBOL = re.compile(r"[A-ZĐ0-9&]\s?[-/]$")
TORN = re.compile(r"(?:(?<!\w)số|[A-ZĐ0-9]-[A-ZĐ][\w-]*)$"), re.compile(r"ngày\s+\d|\d+/(?:\d{4}/)?[A-ZĐ]")
LETTERED = re.compile(r"[a-zđ]\)")
ENDED = (".", "!", "?", ":", ";", "…")
NARROWEST, WIDEST = 40, 110
FULL = 0.75
FARTHEST_MARK = 12_000
MOST_TRIES = 500
FEW_BROKEN = 3


class Shape(StrEnum):
    """What a line begins."""

    TEXT = "text"
    BULLET = "bullet"
    ITEM = "item"
    HEADING = "heading"
    FOOTNOTE = "footnote"


@dataclass(slots=True)
class Block:
    """Lines that make one paragraph: their ranges in the raw text, what they begin, and the sign of a bullet."""

    shape: Shape
    ranges: list[tuple[int, int]]
    sign: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its outer blanks: where it stands and what it says; ``soft`` behind a break in a paragraph."""

    start: int
    end: int
    text: str
    heading: bool
    soft: bool = False


def lines_of(raw: str) -> list[Line]:
    """Return the lines that say something; a row of a table gives a line for each cell."""
    found: list[Line] = []
    for match in re.finditer(r"[^\n\r\t\f\v]+", raw):
        text = match[0].strip()
        if not text or (PAGE_NUMBER.fullmatch(text) and "\t" not in raw[match.start() - 1 : match.end() + 1]):
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        bold = text.startswith("**") and text.endswith("**") and text.count("**") == 2
        soft = raw[match.start() - 1 : match.start()] == "\v"
        found.append(Line(start, start + len(text), text, text.startswith("#") or bold, soft))
    return found


def _torn(before: str, line: str) -> bool:
    """Tell whether a citation was torn in two: its type or its symbol above, its number or its date below."""
    return TORN[0].search(before) is not None and TORN[1].match(line) is not None


def usual_width(lines: list[Line]) -> int:
    """Return the width at which the text is wrapped: that of a long line, within what a page can hold."""
    lengths = sorted(len(line.text) for line in lines)
    return min(max(lengths[len(lengths) * 4 // 5], NARROWEST), WIDEST) if lengths else WIDEST


def continues(before: str, line: str, width: int) -> bool:
    """Tell whether ``line`` goes on with the sentence that ``before`` left open."""
    full = len(before) >= FULL * width
    if OPEN_SYMBOL.search(before) or before.endswith((",", "–")):
        return True
    begins_low = line[0].islower() or line[0] in ",;)%"
    if before.endswith(ENDED):
        counts = before.endswith(":") and line[0].isdigit()
        return (begins_low or counts) and not before.endswith((".", "!", "?")) and full
    return begins_low or line[0].isdigit() or line[0] == "(" or full


def looks_wrapped(paragraphs: Sequence[str]) -> bool:
    """Tell whether the paragraphs of a Word file are lines of a page: a text pasted from a PDF, line by line."""
    prose = [line.strip() for line in paragraphs if line.strip() and "\t" not in line]
    broken = sum(
        NARROWEST // 2 < len(before) <= WIDEST and line[0].islower() and not before.endswith((*ENDED, ","))
        for before, line in pairwise(prose)
    )
    return broken >= FEW_BROKEN and broken * 8 >= len(prose)


def _shape(line: Line, before: str) -> tuple[Shape, str]:
    if line.heading:
        return Shape.HEADING, ""
    if (bullet := BULLET.match(line.text)) and not OPEN_SYMBOL.search(before):
        return Shape.BULLET, bullet[1]
    if ITEM.match(line.text) and not before.endswith(("số", "Khoản", "khoản", "Điều")):
        return Shape.ITEM, ")" if LETTERED.match(line.text) else ""
    return Shape.TEXT, ""


def _footnote_number(raw: str, line: Line, expected: int) -> int:
    """Return the number of the footnote that ``line`` begins, 0 when it begins none.

    Footnotes come in order, each behind its mark; the first of a passage may have any number that sticks to a word.
    """
    match = FOOTNOTE.match(line.text)
    number = int(match[1]) if match else 0
    if not number or line.heading or number != expected and expected != 1:
        return 0
    on_count = r"|(?<![\d/.,-])[0-9]{1,4}" if number == expected else ""
    mark = rf"(?:[^\W\d_]|[)”\"%]{on_count}){number}(?![\w/%-]|[.,][0-9])|<sup>{number}</sup>"
    raised = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(number))
    before = raw[max(0, line.start - FARTHEST_MARK) : line.start]
    return number if re.search(f"{mark}|{raised}", before) else 0


def blocks_of(raw: str, *, wrapped: bool = True) -> list[Block]:
    r"""Return the paragraphs of ``raw`` in order, footnotes among them where they stood.

    ``wrapped`` tells that the lines are those of a page; otherwise each line is a paragraph, and ``\v`` breaks it
    into lines as in Word.
    """
    lines = lines_of(raw)
    width = usual_width(lines)
    blocks: list[Block] = []
    body: Block | None = None
    note: Block | None = None
    before, note_before, expected, tries = "", "", 1, 0
    for line in lines:
        defined = DEFINED_NOTE.match(line.text)
        tries += FOOTNOTE.match(line.text) is not None
        looked_at = not defined and tries < MOST_TRIES
        number = int(defined[1]) if defined else _footnote_number(raw, line, expected) if looked_at else 0
        if defined or number:
            note = Block(Shape.FOOTNOTE, [(line.start, line.end)], number=number)
            blocks.append(note)
            note_before, expected = line.text, number + 1
            continue
        if (
            (wrapped or line.soft)
            and note is not None
            and len(note_before) >= FULL * width
            and not note_before.endswith(".")
        ):
            note.ranges.append((line.start, line.end))
            note_before = line.text
            continue
        note = None
        shape, sign = _shape(line, before)
        goes_on = continues(before, line.text, width) if wrapped or line.soft else _torn(before, line.text)
        if shape == Shape.TEXT and body is not None and goes_on:
            body.ranges.append((line.start, line.end))
        else:
            body = Block(shape, [(line.start, line.end)], sign)
            blocks.append(body)
            body = None if shape == Shape.HEADING else body
        before = line.text
    return blocks
