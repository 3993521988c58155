"""Tables: those of a document with their repeated heads and merged cells, and the borderless ones of its frame."""

from collections.abc import Iterator, Sequence

from documents.printed import Cell, GroupRow, Table
from documents.rendering import spans
from documents.rendering.docx.styles import TABLE_STYLE
from documents.rendering.docx.text import Notes, broken, line, paragraph, runs
from documents.rendering.docx.xml import Element, twips, w
from documents.rendering.layout import column_head_lines, header_rows

ALIGNMENT = {"justify": "both"}  # where Word's word is another one

# Word lays out pages itself and shows the text of a merged cell on its first page only. So the lines of a short
# span hold together; those of a long one, such as an area's, break where they must.
HELD_TOGETHER = 5


def frame(widths_mm: Sequence[float], *rows: Sequence[Sequence[Element]]) -> Element:
    """Return a table without lines, each cell a sequence of paragraphs, whose rows never break over a page."""
    widths = [twips(width) for width in widths_mm]
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(widths), type="dxa"),
            w("tblInd", w=0, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("left", "right"))),
        ),
        _columns(widths),
        *(
            w(
                "tr",
                w("trPr", w("cantSplit")),
                *(_cell(width, content) for width, content in zip(widths, row, strict=True)),
            )
            for row in rows
        ),
    )


def grid(table: Table, width_mm: float, notes: Notes) -> Element:
    """Return a table of the document over the whole width, its head repeated on every page.

    Raises ValueError for a table whose cells do not fill its rows.
    """
    total = sum(column.width_mm for column in table.columns)
    widths = [twips(column.width_mm / total * width_mm) for column in table.columns]
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=TABLE_STYLE),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
        ),
        _columns(widths),
        *_head(table, widths, width_mm),
        *_rows(table, widths, notes),
    )


def _columns(widths: Sequence[int]) -> Element:
    return w("tblGrid", *(w("gridCol", w=width) for width in widths))


def _cell(
    width: int, content: Sequence[Element], *, across: int = 1, merge: str = "", align: str | None = None
) -> Element:
    """Return a cell; ``merge`` is ``restart`` where it goes on below and ``continue`` where it comes from above."""
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=across) if across > 1 else None,
        w("vMerge", val=merge) if merge else None,
        w("vAlign", val=align) if align else None,
    )
    return w("tc", properties, *content)


def _head(table: Table, widths: Sequence[int], width_mm: float) -> Iterator[Element]:
    rows = header_rows(table.columns)
    for place, row in enumerate(rows):
        starting = {cell.column: cell for cell in row}
        # What is not a cell of the lower row is covered from above.
        columns = sorted(starting) if place == 0 else range(len(widths))
        cells = []
        for column in columns:
            if cell := starting.get(column):
                width = sum(widths[column : column + cell.colspan])
                merge = "restart" if cell.rowspan > 1 else ""
                content = [broken("DauBang", column_head_lines(cell, table.columns, width_mm))]
                cells.append(_cell(width, content, across=cell.colspan, merge=merge, align="center"))
            else:
                cells.append(_cell(widths[column], [paragraph("DauBang")], merge="continue", align="center"))
        yield w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _rows(table: Table, widths: Sequence[int], notes: Notes) -> Iterator[Element]:
    standing: dict[int, spans.Placed] = {}  # by column: cells that started above and are not over
    starting: dict[int, list[spans.Placed]] = {}
    for placed in spans.place(table):
        starting.setdefault(placed.row, []).append(placed)
    for number, row in enumerate(table.rows):
        standing = {column: placed for column, placed in standing.items() if number < placed.end}
        if isinstance(row, GroupRow):
            cells = _group(row, widths)
        else:
            here = {placed.column: placed for placed in starting[number]} if number in starting else {}
            shown = standing | here
            keep = any(placed.cell.rowspan <= HELD_TOGETHER and number + 1 < placed.end for placed in shown.values())
            cells = [_shown(shown[column], number, table, widths, notes, keep=keep) for column in sorted(shown)]
            standing |= {column: placed for column, placed in here.items() if placed.cell.rowspan > 1}
        yield w("tr", w("trPr", w("cantSplit")), *cells)


def _group(row: GroupRow, widths: Sequence[int]) -> list[Element]:
    name = [line("NhomBang", row.text)]
    if not row.number:
        return [_cell(sum(widths), name, across=len(widths))]
    number = [line("NhomBang", row.number, align="center")]
    return [_cell(widths[0], number), _cell(sum(widths[1:]), name, across=len(widths) - 1)]


def _shown(placed: spans.Placed, row: int, table: Table, widths: Sequence[int], notes: Notes, *, keep: bool) -> Element:
    cell, column = placed.cell, placed.column
    width = sum(widths[column : column + cell.colspan])
    if row > placed.row:
        return _cell(width, [paragraph("OBang", keep_next=keep or None)], across=cell.colspan, merge="continue")
    merge = "restart" if cell.rowspan > 1 else ""
    content = _lines(cell, cell.align or table.columns[column].align, notes, keep=keep)
    return _cell(width, content, across=cell.colspan, merge=merge)


def _lines(cell: Cell, align: str, notes: Notes, *, keep: bool) -> list[Element]:
    words = None if align == "left" else ALIGNMENT.get(align, align)
    lines = cell.lines or ((),)
    return [paragraph("OBang", *runs(inlines, notes), keep_next=keep or None, align=words) for inlines in lines]
