"""Where each page of a long table ends, reckoned from the heights of its cells before its pages are made.

Columns have fixed widths, so that the height of a cell depends on its text alone. With all heights known, pages are
filled one after another in a single pass, spanning cells cut and repeated where they end. Laying out the whole table
until its cuts settle took six layouts for a thousand rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from documents.printed import Cell, Footnote, GroupRow, Row, Table
from documents.rendering import spans
from documents.rendering.cell_heights import AROUND, Box, Heights
from documents.rendering.layout import HeaderCell, header_rows

# A shorter table is settled with the rest of the document: two or three layouts of some pages cost less.
LONG_ROWS = 100
ROUNDING = 0.5


@dataclass(frozen=True, slots=True)
class _Open:
    """A spanning cell on the page that is being filled: the top of its text, the row after it, what it needs."""

    top: float
    end: int
    needs: float

    @property
    def bottom(self) -> float:
        return self.top + self.needs


def is_long(table: Table) -> bool:
    """Whether the table's pages are reckoned: it has many rows, and no notes that take room at the foot of a page."""
    if len(table.rows) < LONG_ROWS:
        return False
    cells = chain.from_iterable(row.cells for row in table.rows if isinstance(row, Row))
    return not any(isinstance(inline, Footnote) for cell in cells for line in cell.lines for inline in line)


def boxes_of(table: Table) -> Iterator[Box]:
    """Every text of the table, its head first."""
    yield from map(_header_box, chain.from_iterable(header_rows(table.columns)))
    yield from chain.from_iterable(_group_boxes(row, table) for row in table.rows if isinstance(row, GroupRow))
    for cell in spans.place(table):
        yield _box(cell)
        if cell.cell.rowspan > 1:
            yield _continued_box(cell, table)


class Paging:
    """Fills the pages of one table. ``heights`` knows the height of every text in it."""

    def __init__(self, table: Table, heights: Heights) -> None:
        self.table, self.heights = table, heights
        placed = spans.place(table)
        self.spanning = [cell for cell in placed if cell.cell.rowspan > 1]
        self.rows: list[list[spans.Placed]] = [[] for _ in table.rows]
        for cell in placed:
            self.rows[cell.row].append(cell)

    def head_height(self) -> float:
        """The height of the table's head, which stands on every page."""
        rows = header_rows(self.table.columns)
        single = (max((self._header(cell) for cell in row if cell.rowspan == 1), default=0) for row in rows)
        return max(sum(single), max((self._header(cell) for cell in rows[0]), default=0))

    def page_starts(self, first_room: float, room: float) -> list[int] | None:
        """The first row of each page; ``room`` in pixels for the rows of a page, ``first_room`` on the first.

        None where a row is higher than a page: how it is broken cannot be told beforehand.
        """
        starts, here = [0], first_room
        while (end := self._filled(starts[-1], here - ROUNDING)) < len(self.table.rows):
            if end == starts[-1]:
                return None
            starts.append(end)
            here = room
        return starts

    def _filled(self, start: int, room: float) -> int:
        """The row after the last one that fits on a page which begins with ``start``."""
        top, best = 0.0, start
        pieces = [self._continued(cell) for cell in self.spanning if cell.crosses(start)]
        for number in range(start, len(self.table.rows)):
            pieces += [_Open(top, cell.end, self._needs(cell)) for cell in self.rows[number] if cell.cell.rowspan > 1]
            ended = (piece.bottom for piece in pieces if piece.end == number + 1)
            top = max(top + self._alone(number), *ended, 0)
            if top > room:
                break
            pieces = [piece for piece in pieces if piece.end > number + 1]
            if all(piece.bottom <= room for piece in pieces) and not self._holds_on(number):
                best = number + 1
        return best

    def _alone(self, number: int) -> float:
        """The height of a row without what spans others."""
        row = self.table.rows[number]
        if isinstance(row, GroupRow):
            return max(self.heights[box] for box in _group_boxes(row, self.table)) + AROUND
        return max((self._needs(cell) for cell in self.rows[number] if cell.cell.rowspan == 1), default=0)

    def _holds_on(self, number: int) -> bool:
        """Whether no page ends below the row: it names what follows."""
        return isinstance(self.table.rows[number], GroupRow) and number + 1 < len(self.table.rows)

    def _needs(self, cell: spans.Placed) -> float:
        return self.heights[_box(cell)] + AROUND

    def _continued(self, cell: spans.Placed) -> _Open:
        """The rest of a cell at the top of a page."""
        return _Open(0, cell.end, self.heights[_continued_box(cell, self.table)] + AROUND)

    def _header(self, cell: HeaderCell) -> float:
        return self.heights[_header_box(cell)] + AROUND


def _box(cell: spans.Placed) -> Box:
    return Box(cell.cell.lines, cell.column, cell.cell.colspan)


def _continued_box(cell: spans.Placed, table: Table) -> Box:
    again = spans.continued(cell.cell, mark=table.columns[cell.column].continued_mark)
    return Box(again.lines, cell.column, cell.cell.colspan)


def _header_box(cell: HeaderCell) -> Box:
    return Box(Cell.of(cell.text).lines, cell.column, cell.colspan, bold=True)


def _group_boxes(row: GroupRow, table: Table) -> tuple[Box, ...]:
    """The texts of a row that names what follows, as ``_table.html`` places them."""
    lines, width = Cell.of(row.text).lines, len(table.columns)
    if not row.number:
        return (Box(lines, 0, width, bold=True),)
    return Box(Cell.of(row.number).lines, 0, 1, bold=True), Box(lines, 1, width - 1, bold=True)
