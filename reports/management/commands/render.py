"""Write an official document to a file: ``python manage.py render report KG-SDL 2024-Q1 out.pdf``."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from agencies.lookup import agency_of
from agencies.models import Agency
from core.commands import PortalCommand
from core.suggest import nearest
from core.text import excerpt
from documents.printed import PrintedDocument
from documents.rendering.annex_xlsx import render_tables
from documents.rendering.docx import render_docx
from documents.rendering.fonts import FontMissing
from documents.rendering.pdf import render_pdf
from documents.rendering.press import UNHURRIED
from periods.lookup import period_of
from periods.models import ReportingPeriod
from plans.models import Plan
from plans.states import PlanKind
from reports.models import Report
from reports.printing import plan_document, report_document
from reports.services import new_report, stored_pdf

FORMATS = (".pdf", ".docx", ".xlsx")
YEAR = re.compile(r"[0-9]{4}")
USAGE = "ví dụ: render report KG-SDL 2024-Q1 bao-cao.pdf, hoặc render plan KG-SDL 2024 ke-hoach.pdf"


class Command(PortalCommand):
    """The stored bytes of a signed report, else a draft with the figures of today; nothing is stored.

    Exit code 0, or 1 with a Vietnamese sentence on standard error.
    """

    help = "Kết xuất văn bản theo thể thức: render plan|report <mã cơ quan> <năm hoặc kỳ> <tệp.pdf|.docx|.xlsx>."

    def add_arguments(self, parser: CommandParser) -> None:
        # None is required here: a missing one is told in Vietnamese, with exit code 1.
        parser.add_argument("what", nargs="?", help="plan (kế hoạch) hoặc report (báo cáo)")
        parser.add_argument("agency", nargs="?", help="mã cơ quan, ví dụ KG-SDL")
        parser.add_argument("when", nargs="?", help="năm của kế hoạch (2024) hoặc kỳ báo cáo (2024-Q1)")
        parser.add_argument("out", nargs="?", help="tệp ghi ra; phần mở rộng cho biết định dạng")
        parser.add_argument("--format", help="pdf, docx hoặc xlsx (chỉ các bảng); không ghi thì theo tên tệp")
        parser.add_argument("--kind", default=PlanKind.ANNUAL, help=f"loại kế hoạch: {', '.join(PlanKind.values)}")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["out"] is None:
            raise CommandError(f"Thiếu tham số; {USAGE}.")
        out, format = _target(options["out"], options["format"])
        try:
            content = self._content(options, format)
        except FontMissing as error:
            raise CommandError(str(error)) from error
        try:
            out.write_bytes(content)
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {out}: {_why(error)}.") from error
        self.stdout.write(f"Đã ghi {out} ({len(content)} byte).")

    def _content(self, options: dict[str, Any], format: str) -> bytes:
        match options["what"]:
            case "plan":
                plan = _plan(agency_of(options["agency"]), options["when"], options["kind"])
                return _rendered(plan_document(plan), format)
            case "report":
                return _report(agency_of(options["agency"]), period_of(options["when"]), format)
        raise CommandError(f"Không có loại văn bản “{excerpt(options['what'])}”; chọn plan hoặc report, {USAGE}.")


def _target(text: str, format: str | None) -> tuple[Path, str]:
    """The file, and the ending of its format: that of ``--format``, else its own."""
    out = Path(text)
    suffix = f".{format.lower().lstrip('.')}" if format else out.suffix.lower()
    if not suffix:
        raise CommandError(f"Tên tệp “{text}” thiếu phần mở rộng; các định dạng: {', '.join(FORMATS)}.")
    if suffix not in FORMATS:
        raise CommandError(f"Chưa hỗ trợ định dạng “{suffix}”; các định dạng: {', '.join(FORMATS)}.")
    if out.suffix.lower() in FORMATS and out.suffix.lower() != suffix:
        raise CommandError(f"Tên tệp “{text}” không khớp --format {format}; hãy bỏ --format hoặc đổi tên tệp.")
    return out, suffix


def _rendered(document: PrintedDocument, format: str) -> bytes:
    match format:
        case ".docx":
            return render_docx(document)
        case ".xlsx":
            return render_tables(document)
    return render_pdf(document, UNHURRIED)


def _why(error: OSError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "thư mục chưa có, hãy tạo trước"
        case IsADirectoryError():
            return "đó là một thư mục"
        case PermissionError():
            return "không có quyền ghi"
    return "hệ thống từ chối ghi; kiểm tra dung lượng đĩa và tên tệp"


def _plan(agency: Agency, year: str, kind: str) -> Plan:
    if kind not in PlanKind.values:
        raise CommandError(f"Không có loại kế hoạch “{excerpt(kind)}”.{_like(kind, PlanKind.values)}")
    plans = Plan.objects.filter(agency=agency)
    plan = plans.filter(year=int(year), kind=kind).first() if YEAR.fullmatch(year) else None
    if plan is None:
        known = [f"{plan.year} (--kind {plan.kind})" for plan in plans]
        near = _like(f"{year} (--kind {kind})", known) or " Cơ quan này chưa có kế hoạch nào."
        raise CommandError(f"{agency} không có {PlanKind(kind).label} “{excerpt(year)}”.{near}")
    return plan


def _report(agency: Agency, period: ReportingPeriod, format: str) -> bytes:
    report = Report.objects.filter(agency=agency, period=period).select_related("file").first()
    if report is None:
        return _rendered(report_document(*new_report(agency, period)), format)
    if report.file and format == ".pdf":
        return stored_pdf(report)
    return _rendered(report_document(report), format)


def _like(word: str, known: Iterable[str]) -> str:
    found = nearest(word, known)
    return f" Gần nhất: {', '.join(found)}." if found else ""
