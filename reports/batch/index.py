"""The list that lies in a batch: every report with its number, signer, file and hash, also those whose file is bad."""

from collections.abc import Sequence

from documents.rendering.xlsx import SheetColumn, type_of_value, workbook
from periods.models import ReportingPeriod
from reports.batch.contents import LeftOut, Line

NAME = "bang-ke.xlsx"
COLUMNS = (
    SheetColumn("STT", 6),
    SheetColumn("Cơ quan, đơn vị", 42),
    SheetColumn("Mã", 14),
    SheetColumn("Số, ký hiệu", 18),
    SheetColumn("Ngày ban hành", 12),
    SheetColumn("Người ký", 24),
    SheetColumn("Tên tệp", 34),
    SheetColumn("Dung lượng (byte)", 12, "#,##0"),
    SheetColumn("SHA-256", 66),
    SheetColumn("Tình trạng", 44),
)


def index_workbook(
    period: ReportingPeriod, lines: Sequence[Line], faults: dict[int, str], left_out: Sequence[LeftOut]
) -> bytes:
    """Return the list as XLSX. ``faults`` tells, by the document's id, why a file is not in the batch."""
    note = (
        f"{len(lines) - len(faults)} tệp trong gói; {len(faults)} tệp không đưa vào được.",
        f"{len(left_out)} cơ quan chưa phát hành báo cáo, ghi ở cuối bảng.",
    )
    rows = [_row(number, line, faults.get(line.issue.pk, "")) for number, line in enumerate(lines, start=1)]
    rows += [_row_left_out(number, one) for number, one in enumerate(left_out, start=len(lines) + 1)]
    return workbook(f"Báo cáo đã phát hành {period}", note, COLUMNS, rows)


def _row(number: int, line: Line, fault: str) -> list[type_of_value]:
    issue = line.issue
    return [
        number,
        issue.agency_name,
        issue.work.agency.code,
        issue.symbol,
        issue.issued_on,
        issue.signer_name,
        "" if fault else line.file_name,
        None if fault else issue.file.size,
        issue.sha256,
        f"KHÔNG CÓ TRONG GÓI. {fault}" if fault else issue.get_state_display(),
    ]


def _row_left_out(number: int, one: LeftOut) -> list[type_of_value]:
    return [number, one.agency, one.code, "", None, "", "", None, "", f"Không có trong gói: {one.state_label.lower()}"]
