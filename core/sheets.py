"""Tables pasted from a spreadsheet, or typed with ";" between the cells, as lines of named cells. Pure: no Django."""

import csv
import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.errors import DomainError
from core.text import clean, excerpt, fold

SEPARATORS = ("\t", ";", "|")
LONGEST = 1000  # lines
OF_ORDER = ("stt", "tt", "so tt", "so thu tu")

# What a spreadsheet shows instead of a value (also of a column too narrow for it), or a formula copied as such.
NO_VALUE = re.compile(r"#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|#+)|=.*|Err:\d+", re.IGNORECASE)

Columns = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: its number in the text, from 1, and its cells by column ("" where none stands)."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a table; ``ignored`` names the columns that nobody reads, so that nothing is lost unseen."""

    lines: Sequence[Line]
    ignored: Sequence[str]


def read_sheet(text: str, columns: Columns) -> Sheet:
    """Return the table in ``text``.

    ``columns`` gives, for each column in its usual order, the folded headings by which it is known. A first line
    of such headings puts the columns in any order; without one they stand in the usual order, after a column of
    running numbers if there is one. Raises DomainError for a table that is too long.
    """
    rows = [(number, row) for number, row in enumerate(_rows(text), start=1) if any(row)]
    if len(rows) > LONGEST:
        raise DomainError(f"Bảng có {len(rows)} dòng; mỗi lần dán tối đa {LONGEST} dòng, hãy chia làm nhiều lần.")
    if not rows:
        return Sheet([], [])
    head = rows[0][1]
    places = _headed(head, columns)
    if places is None:
        places, ignored = _usual(rows, columns)
    else:
        rows = rows[1:]
        ignored = [cell for cell, place in zip(head, places, strict=True) if cell and not place and not _counts(cell)]
    return Sheet([_line(number, row, places, columns) for number, row in rows], ignored)


def _rows(text: str) -> list[list[str]]:
    separator = next((one for one in SEPARATORS if one in text), "\t")
    if text.count('"') % 2:  # not what a spreadsheet writes: somebody typed it
        parts = [line.split(separator) for line in text.splitlines()]
    else:
        try:
            parts = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        except csv.Error:
            parts = [line.split(separator) for line in text.splitlines()]
    return [[" ".join(clean(cell).split()) for cell in row] for row in parts]


def _headed(row: Sequence[str], columns: Columns) -> list[str] | None:
    """Return the column of each cell ("" for none) when the row is one of headings."""
    places = [next((name for name, known in columns.items() if fold(cell) in known), "") for cell in row]
    found = [place for place in places if place]
    wanted = 1 if len(row) == 1 else 2
    return places if len(found) >= wanted and len(set(found)) == len(found) else None


def _counts(heading: str) -> bool:
    return fold(heading).strip(".") in OF_ORDER


def _usual(rows: Sequence[tuple[int, list[str]]], columns: Columns) -> tuple[list[str], list[str]]:
    width = max(len(row) for _, row in rows)
    numbered = width > 1 and all(row[0].strip(".").isdigit() for _, row in rows)
    places = ([""] if numbered else []) + list(columns)
    more = width - len(places)
    return places, [f"cột thứ {len(places) + one}" for one in range(1, more + 1)]


def _line(number: int, row: Sequence[str], places: Sequence[str], columns: Columns) -> Line:
    cells = dict.fromkeys(columns, "")
    cells.update({place: cell for place, cell in zip(places, row, strict=False) if place})
    return Line(number, cells)


def without_value(line: Line, labels: Mapping[str, str]) -> list[str]:
    """Return a sentence for each cell that holds an error or a formula of a spreadsheet; ``labels`` name columns."""
    return [
        f"Cột “{labels[key]}”: {quoted(cell)} là ô lỗi hoặc công thức của bảng tính, không phải giá trị; hãy sửa ở bảng"
        " tính, hoặc dán dạng giá trị."
        for key, cell in line.cells.items()
        if NO_VALUE.fullmatch(cell)
    ]


def mark_of(text: str) -> str:
    """Return a mark of a table: what is added later must bear the mark of what was seen before."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def of_list(known: Mapping[str, str], typed: str) -> str:
    """Return the key whose folded word is ``typed`` or begins it, the longest word first; "" when none does."""
    folded = fold(typed)
    for word, key in sorted(known.items(), key=lambda item: -len(item[0])):
        if folded == word or folded.startswith(f"{word} "):
            return key
    return ""


def quoted(text: str) -> str:
    """Return typed text as a sentence quotes it."""
    return f"“{excerpt(text, 60)}”"
