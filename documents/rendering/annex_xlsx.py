"""The tables of a document as an Excel workbook: a sheet for each annex, and one for the tables of the body.

Every cell is a text, as it is printed: a figure in a plan is words such as ``Tối thiểu 45``, and a text that starts
with ``=`` is never a formula. Footnotes keep their numbers and stand under their table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from math import ceil

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from core.errors import DomainError
from documents.printed import (
    Annex,
    Block,
    Column,
    Footnote,
    GroupRow,
    Inline,
    ListItem,
    Paragraph,
    PrintedDocument,
    Table,
)
from documents.rendering import spans
from documents.rendering.checking import checked
from documents.rendering.inlines import text_of
from documents.rendering.layout import HeaderCell, header_rows
from documents.rendering.xlsx import HEAD, plain, sheet_title

BODY_SHEET = "Nội dung"
FONT = "Times New Roman"
PAPER_A4 = 9
MM_PER_CHARACTER = 1.9  # Excel counts a column's width in figures of 11 pt
LETTER_MM = 1.85  # the mean width of 12 pt letters, with the ends of lines that words leave empty
LINE_POINTS = 16  # the height of a line of 12 pt
LINE = Side(style="thin", color="000000")
GRID = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
LEFT = {"justify": "left"}  # where Excel has no such alignment for cells


class NoTables(DomainError):
    """The document has nothing that a workbook could hold."""


@dataclass(slots=True)
class _Notes:
    """The footnotes met so far in reading order, as every renderer counts them, and those to be written below."""

    count: int = 0
    waiting: list[str] = field(default_factory=list)

    def text(self, inlines: Iterable[Inline]) -> str:
        """Return the words of a line, each footnote as its number in brackets."""
        words = []
        for inline in inlines:
            if isinstance(inline, Footnote):
                self.count += 1
                self.waiting.append(f"[{self.count}] {text_of(inline.inlines)}")
                words.append(f" [{self.count}]")
            else:
                words.append(inline.text)
        return "".join(words)

    def pass_over(self, *lines: Iterable[Inline]) -> None:
        """Count the notes of text that no sheet shows."""
        for inlines in lines:
            self.text(inlines)
        self.waiting.clear()


def render_tables(document: PrintedDocument) -> bytes:
    """Return the workbook. Raises NoTables where there is no table, and what ``checking.checked`` raises."""
    document = checked(document)
    if not document.tables():
        raise NoTables("Văn bản không có bảng hay phụ lục nào để xuất ra Excel.")
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.language = document.title, document.language
    notes = _Notes()
    notes.pass_over(*document.bases)
    _write_part(book, BODY_SHEET, document.summary, document.blocks, notes, landscape=False)
    for annex in document.annexes:
        name = f"Phụ lục {annex.number}" if annex.number else "Phụ lục"
        _write_part(book, name, _titles(annex, name), annex.blocks, notes, landscape=annex.landscape)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _titles(annex: Annex, name: str) -> tuple[str, ...]:
    return tuple(words for words in (name, annex.title, annex.reference) if words)


def _write_part(
    book: Workbook, name: str, titles: Sequence[str], blocks: Sequence[Block], notes: _Notes, *, landscape: bool
) -> None:
    """Write a part's tables one below another under its title; a part without tables gets no sheet."""
    sheet: Worksheet | None = None
    row = 1
    for block in blocks:
        if isinstance(block, Paragraph | ListItem):
            notes.pass_over(block.inlines)
        elif isinstance(block, Table):
            if sheet is None:
                sheet = book.create_sheet(sheet_title(name))
                row = _write_titles(sheet, titles, block.columns)
                _set_up(sheet, block, row, landscape=landscape)
            row = _write_table(sheet, block, row, notes) + 1


def _set_up(sheet: Worksheet, first: Table, row: int, *, landscape: bool) -> None:
    """Widths of columns, the page, and heads that stay: on the screen and on every printed page."""
    for place, column in enumerate(first.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = round(column.width_mm / MM_PER_CHARACTER, 1)
    heads = len(header_rows(first.columns))
    sheet.freeze_panes = f"A{row + heads}"
    sheet.print_title_rows = f"{row}:{row + heads - 1}"
    setup = sheet.page_setup
    setup.paperSize, setup.orientation = PAPER_A4, "landscape" if landscape else "portrait"
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.6
    sheet.oddFooter.center.text = "&P/&N"


def _write_titles(sheet: Worksheet, titles: Sequence[str], columns: Sequence[Column]) -> int:
    width_mm = sum(column.width_mm for column in columns)
    for row, words in enumerate(titles, start=1):
        sheet.row_dimensions[row].height = LINE_POINTS * _lines([words], width_mm) + 4
        is_reference = words.startswith("(")
        font = Font(FONT, 13, bold=not is_reference, italic=is_reference)
        _put(sheet, row, 1, words, font, "center", across=len(columns), lined=False)
    return len(titles) + 2


def _write_table(sheet: Worksheet, table: Table, row: int, notes: _Notes) -> int:
    """Write a table from ``row`` on and return the first row that is free below it and its footnotes."""
    for header in header_rows(table.columns):
        for head in header:
            _put_head(sheet, row, head)
        sheet.row_dimensions[row].height = LINE_POINTS * max(_head_lines(head, table.columns) for head in header) + 4
        row += 1
    for place, group in enumerate(table.rows):
        if isinstance(group, GroupRow):
            _put_group(sheet, row + place, group, len(table.columns))
    for placed in spans.place(table):
        cell, column = placed.cell, table.columns[placed.column]
        _put(
            sheet,
            row + placed.row,
            placed.column + 1,
            "\n".join(notes.text(line) for line in cell.lines),
            Font(FONT, 12, bold=_is_bold(cell.lines)),
            cell.align or column.align,
            across=cell.colspan,
            down=cell.rowspan,
        )
    _set_heights(sheet, table, row)
    row += len(table.rows)
    for note in notes.waiting:
        _put(sheet, row, 1, note, Font(FONT, 10.5), "left", across=len(table.columns), lined=False)
        total = sum(column.width_mm for column in table.columns)
        sheet.row_dimensions[row].height = LINE_POINTS * _lines([note], total)
        row += 1
    notes.waiting.clear()
    return row


def _set_heights(sheet: Worksheet, table: Table, first: int) -> None:
    """Room for every text: Excel finds the height of a row by itself, but not for merged cells."""
    room: dict[int, int] = {}
    for placed in sorted(spans.place(table), key=lambda placed: placed.cell.rowspan):
        cell = placed.cell
        width = sum(column.width_mm for column in table.columns[placed.column : placed.column + cell.colspan])
        needed = _lines((text_of(line) for line in cell.lines), width)
        last = placed.end - 1
        above = sum(room.get(row, 1) for row in range(placed.row, last))
        room[last] = max(room.get(last, 1), needed - above)
    for row, lines in room.items():
        sheet.row_dimensions[first + row].height = lines * LINE_POINTS + 4


def _lines(texts: Iterable[str], width_mm: float) -> int:
    return sum(max(1, ceil(len(words) * LETTER_MM / width_mm)) for words in texts)


def _head_lines(head: HeaderCell, columns: Sequence[Column]) -> int:
    """The lines of a head's cell, its share of them where it covers two rows."""
    width = sum(column.width_mm for column in columns[head.column : head.column + head.colspan])
    return ceil(_lines([head.text], width) / head.rowspan)


def _is_bold(lines: Iterable[Iterable[Inline]]) -> bool:
    parts = [inline for line in lines for inline in line if not isinstance(inline, Footnote)]
    return bool(parts) and all(part.bold for part in parts)


def _put_head(sheet: Worksheet, row: int, head: HeaderCell) -> None:
    font = Font(FONT, 12, bold=True)
    _put(sheet, row, head.column + 1, head.text, font, "center", across=head.colspan, down=head.rowspan, head=True)


def _put_group(sheet: Worksheet, row: int, group: GroupRow, width: int) -> None:
    font = Font(FONT, 12, bold=True)
    if group.number:
        _put(sheet, row, 1, group.number, font, "center")
    start = 2 if group.number else 1
    _put(sheet, row, start, group.text, font, "left", across=width - start + 1)


def _put(
    sheet: Worksheet, row: int, column: int, words: str, font: Font, align: str,
    *, across: int = 1, down: int = 1, lined: bool = True, head: bool = False,
) -> None:  # fmt: skip
    """Write one cell over its rows and columns, always as a text."""
    for below in range(row, row + down):
        for beside in range(column, column + across):
            if lined:
                sheet.cell(below, beside).border = GRID
    cell = sheet.cell(row, column)
    if words:
        cell.value, cell.data_type = plain(words), "s"  # the type last, or "=…" becomes a formula
    cell.font = font
    cell.alignment = Alignment(LEFT.get(align, align), "center" if head or not lined else "top", wrap_text=True)
    if head:
        cell.fill = HEAD
    if across > 1 or down > 1:
        sheet.merge_cells(start_row=row, end_row=row + down - 1, start_column=column, end_column=column + across - 1)
