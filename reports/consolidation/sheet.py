"""Consolidated indicators as an Excel table: the same values that the page shows."""

from core.numbers import format_number
from documents.rendering.xlsx import SheetColumn, type_of_value, workbook
from indicators.aggregation.engine import Change
from indicators.models import Indicator
from indicators.pages.shown import with_unit
from reports.consolidation.table import Table, TableRow

FIGURE = "#,##0.##"


def sheet_of(table: Table) -> bytes:
    """Return ``table`` as an XLSX file; a figure keeps four decimals."""
    before, year_before = table.earlier
    columns = (
        SheetColumn("Mã", 22),
        SheetColumn("Chỉ tiêu", 60),
        SheetColumn("Đơn vị tính", 14),
        SheetColumn(str(table.span), 16, FIGURE),
        SheetColumn("Tử số (b)", 14, FIGURE),
        SheetColumn("Mẫu số (a), số phiếu", 14, FIGURE),
        SheetColumn("Ghi chú", 18),
        SheetColumn("Đã có số", 10, "0"),
        SheetColumn("Phải có số", 10, "0"),
        SheetColumn("Còn thiếu", 50),
        SheetColumn(str(before), 16, FIGURE),
        SheetColumn(str(year_before), 16, FIGURE),
    )
    note = (
        f"{table.node}, {table.span}. Gồm {table.agencies} cơ quan trong phạm vi theo dõi.",
        f"Đã gửi báo cáo {table.sent}/{table.asked} cơ quan; số của cơ quan chưa gửi là tạm tính.",
    )
    return workbook("Tổng hợp chỉ tiêu", note, columns, [_row(row) for row in table.rows])


def _row(row: TableRow) -> list[type_of_value]:
    figure, coverage = row.aggregate.figure, row.aggregate.coverage
    before, year_before = map(_earlier, row.aggregate.changes)
    return [
        row.indicator.code,
        row.indicator.name,
        _unit(row.indicator),
        None if figure.value is None else round(figure.value, 4),
        figure.numerator,
        figure.denominator,
        _note(row),
        coverage.answered if coverage.asked else coverage.unasked,
        coverage.asked or None,
        "; ".join(place.name for place in coverage.missing),
        before,
        year_before,
    ]


def _earlier(change: Change) -> type_of_value:
    """The earlier number; in words with its unit where it was counted otherwise then."""
    if change.under is not None and change.earlier.value is not None:
        return with_unit(change.earlier, change.under)
    return change.earlier.value


def _unit(indicator: Indicator) -> str:
    """The unit, of a score with its scale: "điểm (thang 100)"."""
    return indicator.unit if indicator.scale is None else f"{indicator.unit} (thang {format_number(indicator.scale)})"


def _note(row: TableRow) -> str:
    figure = row.aggregate.figure
    if row.aggregate.is_listed:
        return "Liệt kê, không tổng hợp"
    if figure.is_not_arisen:
        return "Không phát sinh"
    if not figure.is_entered:
        return "Chưa có số liệu"
    return "Ước tính" if figure.is_estimate else ""
