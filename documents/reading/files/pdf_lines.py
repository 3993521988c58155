"""The pieces of text on a page, with their sizes, as lines; raised figures and the notes at the foot as footnotes."""

import re
from collections import Counter
from dataclasses import dataclass, field

PAGE_NUMBER = re.compile(r"\s*(?:(?:Trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?|[-–]\s*\d{1,3}\s*[-–])\s*", re.IGNORECASE)
NOTE = re.compile(r"\A(?:\s*\[?([1-9]\d?)[\].)]?\s+(?=\S)|\s*([1-9]\d?)(?=[^\W\d_]))")
MARK = re.compile(r"\s*\d{1,2}\s*")
SMALL, RAISED = 0.93, 0.8
MOST_MARKS = 99


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one size, in points."""

    text: str
    size: float


@dataclass(slots=True)
class Line:
    """The pieces of one line."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def size(self) -> float:
        """The size of its text, raised figures aside."""
        return max((piece.size for piece in self.pieces if piece.text.strip()), default=0)


def page_lines(pieces: list[Piece], taken: set[int]) -> list[str]:
    """Return the lines of a page. Footnotes whose mark stands on the page are written ``[^1]`` and ``[^1]: text``.

    ``taken`` holds the numbers that other pages use; this page's are added, so that each number is one footnote.
    """
    lines = [line for line in _lines(pieces) if line.text.strip() and not PAGE_NUMBER.fullmatch(line.text)]
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.text.strip())
    body = _body_size(sizes)
    marked = {int(piece.text) for line in lines for piece in line.pieces if _is_mark(piece, line, body)}
    notes = _notes(lines, body, marked)
    numbers = _numbered(sorted({*notes} - {0}), taken)
    return [_written(line, body, numbers, numbers.get(note, 0)) for line, note in zip(lines, notes, strict=True)]


def _body_size(sizes: Counter[float]) -> float:
    """Return the largest size that a fair share of the text has: a page may hold more notes than text."""
    whole = sum(sizes.values())
    return max((size for size, count in sizes.items() if count * 8 >= whole), default=0)


def _lines(pieces: list[Piece]) -> list[Line]:
    lines = [Line()]
    for piece in pieces:
        for index, text in enumerate(piece.text.split("\n")):
            if index:
                lines.append(Line())
            if text:
                lines[-1].pieces.append(Piece(text, piece.size))
    return lines


def _note(line: Line, body: float) -> int:
    """Return the number of the footnote that a line begins, 0 when it begins none."""
    match = NOTE.match(line.text) if line.size < body * SMALL else None
    return int(match[1] or match[2]) if match else 0


def _notes(lines: list[Line], body: float, marked: set[int]) -> list[int]:
    """Return the number of the footnote that each line begins, or 0. They rise: ``2 lớp`` in note 3 begins none."""
    numbers, last = [], 0
    for line in lines:
        number = _note(line, body)
        numbers.append(number if number in marked and number > last else 0)
        last = max(last, numbers[-1])
    return numbers


def _is_mark(piece: Piece, line: Line, body: float) -> bool:
    return line.size >= body * SMALL and piece.size < line.size * RAISED and bool(MARK.fullmatch(piece.text))


def _numbered(numbers: list[int], taken: set[int]) -> dict[int, int]:
    """Give each footnote of a page a number of its own: Word may count anew on each page."""
    own: dict[int, int] = {}
    for number in numbers:
        free = number if number not in taken else max(taken) + 1
        if free <= MOST_MARKS:
            own[number] = free
            taken.add(free)
    return own


def _written(line: Line, body: float, numbers: dict[int, int], own: int) -> str:
    if own:
        return f"[^{own}]: {NOTE.sub('', line.text, count=1).strip()}"
    return "".join(
        f"[^{numbers[int(piece.text)]}]" if _is_mark(piece, line, body) and int(piece.text) in numbers else piece.text
        for piece in line.pieces
    ).strip()
