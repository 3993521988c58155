"""A series as an Excel table: the same values that the page shows."""

from core.numbers import rounded
from documents.rendering.xlsx import SheetColumn, type_of_value, workbook
from reports.consolidation.trend import TrendCell, TrendLine, TrendPage

FIGURE = "#,##0.##"


def trend_sheet_of(page: TrendPage) -> bytes:
    """Return ``page`` as an XLSX file; a figure keeps four decimals, the parts of a share stand beside it."""
    columns = [SheetColumn("Cơ quan", 42), SheetColumn("Ghi chú", 24)]
    for quarter in page.quarters:
        columns += [SheetColumn(str(quarter), 14, FIGURE), SheetColumn(f"{quarter}: chi tiết", 14)]
    columns.append(SheetColumn("So cùng kỳ, quý cuối", 18))
    note = [
        page.chart.finding,
        f"{page.indicator.name} ({page.indicator.unit}), {page.node}, {page.span}.",
        *page.events,
    ]
    note += [f"Mục tiêu năm {goal.year}: {goal.text}." for goal in page.chart.goals]
    return workbook("Diễn biến các quý", note, columns, [_row(line) for line in page.all_lines])


def _row(line: TrendLine) -> list[type_of_value]:
    notes = [line.life, "gồm số của cơ quan cũ" if line.is_converted else ""]
    values: list[type_of_value] = [line.name, "; ".join(filter(None, notes)) or None]
    for cell in line.cells:
        values += [_value(cell), cell.parts_text or None]
    return [*values, line.change or None]


def _value(cell: TrendCell) -> type_of_value:
    value = cell.cell.figure.value
    return cell.text or None if value is None else rounded(value, 4).normalize()
