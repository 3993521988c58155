"""Cells that span rows, cut where a page ends.

A cell that goes on over the end of a page loses its text and its border there. So it is cut at the first row of each
new page, and its text stands again at the top of the rest with ``(tiếp)``.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from documents.printed import Cell, Footnote, GroupRow, Inline, Row, Table, Text

CONTINUED = "(tiếp)"


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and where its upper left corner is, counted from 0."""

    row: int
    column: int
    cell: Cell

    @property
    def end(self) -> int:
        """The first row below the cell."""
        return self.row + self.cell.rowspan

    def crosses(self, row: int) -> bool:
        """Whether a cut above ``row`` goes through the cell."""
        return self.row < row < self.end


def place(table: Table) -> tuple[Placed, ...]:
    """Find the column of every cell, as HTML does: each takes the first columns that nothing covers from above.

    Raises ValueError where the rows do not fill the columns exactly, or a cell spans a group row or the table's end.
    """
    width = len(table.columns)
    taken: dict[int, set[int]] = {}
    placed: list[Placed] = []
    for number, row in enumerate(table.rows):
        covered = taken.pop(number, set())
        if isinstance(row, GroupRow):
            if covered:
                raise ValueError(f"A cell spans group row {number}.")
            continue
        free = iter([column for column in range(width) if column not in covered])
        for cell in row.cells:
            columns = list(itertools.islice(free, cell.colspan))
            if not columns or columns[-1] - columns[0] + 1 != cell.colspan:
                raise ValueError(f"Row {number} does not fit into {width} columns.")
            placed.append(Placed(number, columns[0], cell))
            for below in range(number + 1, number + cell.rowspan):
                taken.setdefault(below, set()).update(columns)
        if next(free, None) is not None:
            raise ValueError(f"Row {number} does not fill {width} columns.")
    if taken:
        raise ValueError("A cell spans more rows than the table has.")
    return tuple(placed)


def has_spans(table: Table) -> bool:
    """Whether any cell spans rows, so that pages have to be looked at before cutting."""
    return any(cell.rowspan > 1 for row in table.rows if isinstance(row, Row) for cell in row.cells)


def cuts_needed(table: Table, page_starts: Collection[int]) -> frozenset[int]:
    """The rows among ``page_starts`` (rows that come first on a page) above which some cell must be cut."""
    placed = place(table)
    return frozenset(row for row in page_starts if any(cell.crosses(row) for cell in placed))


def cut(table: Table, cuts: Collection[int]) -> tuple[tuple[Placed, ...], ...]:
    """The cells of each row, in order, after every spanning cell was cut above the rows in ``cuts``."""
    rows: list[list[Placed]] = [[] for _ in table.rows]
    edges = sorted(cuts)
    for placed in place(table):
        for piece in _pieces(placed, edges, table):
            rows[piece.row].append(piece)
    return tuple(tuple(sorted(row, key=lambda piece: piece.column)) for row in rows)


def _pieces(placed: Placed, cuts: list[int], table: Table) -> Iterable[Placed]:
    inside = cuts[bisect_right(cuts, placed.row) : bisect_left(cuts, placed.end)]
    if not inside:
        return [placed]
    return _cut(placed, inside, table)


def _cut(placed: Placed, cuts: list[int], table: Table) -> Iterable[Placed]:
    edges = [placed.row, *cuts, placed.end]
    again = continued(placed.cell, mark=table.columns[placed.column].continued_mark)
    for start, end in itertools.pairwise(edges):
        cell = placed.cell if start == placed.row else again
        yield Placed(start, placed.column, replace(cell, rowspan=end - start))


def continued(cell: Cell, *, mark: bool) -> Cell:
    """The cell's text once more: without its footnotes, which stand on the page before."""
    lines: list[tuple[Inline, ...]] = [
        tuple(inline for inline in line if not isinstance(inline, Footnote)) for line in cell.lines
    ]
    if mark and lines:
        lines[-1] = (*lines[-1], Text(f" {CONTINUED}", italic=True))
    return replace(cell, lines=tuple(lines))
