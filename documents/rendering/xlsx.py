"""Tables as Excel workbooks: value → bytes. A text never becomes a formula, whatever it starts with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

type_of_value = str | int | Decimal | date | None

# Excel refuses these characters in XML; they carry no meaning in a table.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
FORBIDDEN_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
LONGEST = 32_767  # characters in a cell
DAY_FORMAT = "dd/mm/yyyy"  # without one of its own a day would be shown as a number
HEAD = PatternFill("solid", fgColor="E3EBF4")
RULE = Border(bottom=Side(style="thin", color="7E8A94"))


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, its width in characters, and Excel's format of its numbers or days."""

    head: str
    width: int = 14
    number_format: str = "General"


def workbook(
    title: str, note: Sequence[str], columns: Sequence[SheetColumn], rows: Iterable[Sequence[type_of_value]]
) -> bytes:
    """Return a workbook of one sheet: its title, lines of note, the heads, and the rows.

    ``None`` is an empty cell. Numbers and days stay numbers and days; every text stays a text.
    """
    book = Workbook(write_only=True)
    sheet: WriteOnlyWorksheet = book.create_sheet(sheet_title(title))
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    head_row = len(note) + 3
    sheet.freeze_panes = f"B{head_row + 1}"
    sheet.append([_cell(sheet, title, font=Font(bold=True, size=13))])
    for line in note:
        sheet.append([_cell(sheet, line, font=Font(italic=True))])
    sheet.append([])
    sheet.append([_head(sheet, column.head) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, value, column.number_format) for value, column in zip(row, columns, strict=True)])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_title(name: str) -> str:
    """Return ``name`` as Excel accepts it for a sheet."""
    return FORBIDDEN_IN_TITLES.sub(" ", name)[:31].strip()


def plain(text: str) -> str:
    """Return ``text`` as a cell can hold it: without the characters that Excel refuses, and not too long."""
    return CONTROLS.sub("", text)[:LONGEST]


def _head(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = _cell(sheet, text, font=Font(bold=True))
    cell.fill, cell.border = HEAD, RULE
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _cell(
    sheet: WriteOnlyWorksheet, value: type_of_value, number_format: str = "General", font: Font | None = None
) -> WriteOnlyCell:
    if isinstance(value, str):
        value = plain(value)
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # "=1+1" is what somebody wrote, not a formula
    else:
        is_day = isinstance(value, date) and number_format == "General"
        cell.number_format = DAY_FORMAT if is_day else number_format
    if font is not None:
        cell.font = font
    return cell
