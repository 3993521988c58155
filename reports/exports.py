"""The overview of a period as an Excel table: the same value that the page shows."""

from documents.rendering.xlsx import SheetColumn, type_of_value, workbook
from reports.overview import AgencyRow, Overview

DAY = "dd/mm/yyyy"
COLUMNS = (
    SheetColumn("Cơ quan, đơn vị", 42),
    SheetColumn("Mã", 14),
    SheetColumn("Loại", 20),
    SheetColumn("Báo cáo", 16),
    SheetColumn("Hạn gửi", 12, DAY),
    SheetColumn("Gửi ngày", 12, DAY),
    SheetColumn("Thời hạn", 14),
    SheetColumn("Số ngày chậm", 10, "0"),
    SheetColumn("Nhiệm vụ", 10, "#,##0"),
    SheetColumn("Đã thực hiện", 10, "#,##0"),
    SheetColumn("Tỷ lệ (%)", 10, "0.0"),
    SheetColumn("Quá hạn", 10, "#,##0"),
    SheetColumn("Chỉ tiêu năm", 10, "0"),
    SheetColumn("Chỉ tiêu đạt", 10, "0"),
    SheetColumn("Chỉ tiêu chưa có số liệu", 12, "0"),
    SheetColumn("Chỉ tiêu không phát sinh", 12, "0"),
    SheetColumn("Số liệu", 12),
)


def overview_workbook(overview: Overview) -> bytes:
    """Return the table of ``overview`` as an XLSX file."""
    period = overview.period
    note = (
        f"Số liệu từ {period.data_from:%d/%m/%Y} đến {period.data_to:%d/%m/%Y}.",
        f"Đã gửi {overview.sent}/{len(overview.rows)} cơ quan.",
    )
    return workbook(f"Tổng quan {period}", note, COLUMNS, [_row(row) for row in overview.rows])


def _row(row: AgencyRow) -> list[type_of_value]:
    return [
        row.name,
        row.code,
        row.kind_label,
        row.state_label,
        row.due_on,
        row.submitted_on,
        row.timeliness.label,
        row.days_late or None,
        row.progress.total,
        row.progress.performed,
        row.progress.percent,
        row.progress.overdue,
        row.targets_total or None,
        row.targets_met if row.targets_total else None,
        row.targets_unknown if row.targets_total else None,
        row.targets_not_arisen if row.targets_total else None,
        _settled(row),
    ]


def _settled(row: AgencyRow) -> str:
    if row.is_provisional:
        return "Tạm tính"
    return "Đã chốt, có thay đổi sau khi gửi" if row.has_changed else "Đã chốt"
