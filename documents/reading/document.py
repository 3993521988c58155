"""The clean text: paragraphs joined, marks and Markdown gone, every character traced back to where it was."""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from documents.reading.layout import BULLET, DEFINED_NOTE, FOOTNOTE, OPEN_SYMBOL, Block, Shape, blocks_of
from documents.reading.marks import explicit_marks, glued_marks
from documents.reading.tokens import Token, scan

MARKUP = re.compile(r"\*{2,}|</?(?:b|i|u|em|strong|br|span)\s*/?>|^#+\s*|[\u00ad\u200b-\u200d\ufeff]|(?<=\w)\*(?!\w)")
SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+(?:\s*/\.)?[”\"’)]?\s+(?=[“\"(]?[^\W\d_])")
ABBREVIATED = re.compile(r"(?:\b(?:TP|Tp|P|Q|TS|ThS|GS|PGS|BS|St|Mr)|^\s*[IVX0-9]{1,5}(?:\.[0-9]{1,2})*)\.$")


@dataclass(slots=True)
class Sentence:
    """A sentence of the clean text with its numbers. ``block`` is the index of its paragraph."""

    start: int
    end: int
    text: str
    block: int
    tokens: list[Token]


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the clean text: its range, what it is, its sentences (from, to)."""

    shape: Shape
    sign: str
    number: int
    start: int
    end: int = 0
    sentences: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Document:
    """A text ready to be judged. ``notes`` leads from a mark's place in the clean text to its footnote's number."""

    raw: str
    text: str
    origin: "array[int]"
    paragraphs: list[Paragraph] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    notes: dict[int, int] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the range in the raw text that ``start``..``end`` of the clean text came from."""
        return self.origin[start], self.origin[max(start, end - 1)] + 1

    def line_of(self, place: int) -> int:
        """Return the number, from 1, of the line of the raw text that holds ``place``."""
        return bisect_right(self.breaks, place - 1) + 1

    def sentence_at(self, place: int) -> Sentence:
        """Return the sentence that holds ``place`` of the clean text."""
        return self.sentences[max(0, bisect_right(self.sentences, place, key=lambda item: item.start) - 1)]


@dataclass(slots=True)
class _Writer:
    raw: str
    marks: dict[tuple[int, int], int]
    mark_starts: list[tuple[int, int]]
    pieces: list[str] = field(default_factory=list)
    origin: "array[int]" = field(default_factory=lambda: array("q"))
    notes: dict[int, int] = field(default_factory=dict)

    def put(self, text: str, places: range | list[int]) -> None:
        self.pieces.append(text)
        self.origin.extend(places)

    def copy(self, start: int, end: int) -> None:
        """Copy a range of the raw text without the marks of footnotes and the signs of Markdown."""
        first = bisect_left(self.mark_starts, (start, 0))
        place = start
        while first < len(self.mark_starts) and self.mark_starts[first][0] < end:
            span = self.mark_starts[first]
            self._copy_plain(place, span[0])
            self.notes[len(self.origin)] = self.marks[span]
            place, first = span[1], first + 1
        self._copy_plain(place, end)

    def _copy_plain(self, start: int, end: int) -> None:
        place = start
        for match in MARKUP.finditer(self.raw[start:end]):
            self.put(self.raw[place : start + match.start()], range(place, start + match.start()))
            place = start + match.end()
        self.put(self.raw[place:end], range(place, end))


def _write(writer: _Writer, block: Block) -> None:
    before = ""
    for index, (start, end) in enumerate(block.ranges):
        text = writer.raw[start:end]
        if index == 0 and block.shape == Shape.BULLET and (bullet := BULLET.match(text)):
            start += bullet.end()
        if index == 0 and block.shape == Shape.FOOTNOTE and (note := DEFINED_NOTE.match(text) or FOOTNOTE.match(text)):
            start += note.end()
        if index and not OPEN_SYMBOL.search(before):
            writer.put(" ", [start])
        writer.copy(start, end)
        before = text


def _cuts(text: str, paragraph: Paragraph) -> list[int]:
    """Return where the sentences of a paragraph end: at a full stop before a capital that no abbreviation explains."""
    cuts = []
    place = paragraph.start
    for match in SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        opens = match.end() + (text[match.end()] in '“"(')
        stop = max(place, match.start() - 8)
        if text[opens : opens + 1].isupper() and not ABBREVIATED.search(text[stop : match.start() + 1]):
            cuts.append(match.end())
            place = match.end()
    return [*cuts, paragraph.end]


def _sentences(document: Document) -> None:
    tokens = scan(document.text)
    starts = [token.start for token in tokens]
    for index, paragraph in enumerate(document.paragraphs):
        first, place = len(document.sentences), paragraph.start
        for cut in _cuts(document.text, paragraph):
            if cut > place:
                inside = tokens[bisect_left(starts, place) : bisect_left(starts, cut)]
                document.sentences.append(Sentence(place, cut, document.text[place:cut], index, inside))
            place = cut
        paragraph.sentences = (first, len(document.sentences))


def read(text: str, *, wrapped: bool = True) -> Document:
    """Read a text: its paragraphs, sentences, numbers and footnotes. Linear in its length.

    ``wrapped`` tells that lines are broken where the page ended, so that paragraphs must be found.
    """
    raw = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    blocks = blocks_of(raw, wrapped=wrapped)
    marks = explicit_marks(raw)
    footnotes = [
        (block.number, block.ranges[0][0])
        for block in blocks
        if block.shape == Shape.FOOTNOTE and not DEFINED_NOTE.match(raw, block.ranges[0][0])
    ]
    marks |= glued_marks(raw, footnotes, set(marks.values()))
    writer = _Writer(raw, marks, sorted(marks))
    paragraphs: list[Paragraph] = []
    notes_last = sorted(blocks, key=lambda block: block.shape == Shape.FOOTNOTE)
    for block in notes_last:
        paragraph = Paragraph(block.shape, block.sign, block.number, len(writer.origin))
        _write(writer, block)
        paragraph.end = len(writer.origin)
        writer.put("\n", [block.ranges[-1][1] - 1])
        paragraphs.append(paragraph)
    breaks = [match.start() for match in re.finditer("\n", raw)]
    document = Document(raw, "".join(writer.pieces), writer.origin, paragraphs, [], writer.notes, breaks)
    _sentences(document)
    return document
