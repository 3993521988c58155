"""Load the catalogue of indicators and the rules between figures into a new portal."""

from typing import Any

from django.db import transaction

from core.commands import PortalCommand
from reports.demo.indicators import load_catalogue
from reports.demo.rules import load_rules


class Command(PortalCommand):
    help = "Nạp danh mục chỉ tiêu CCHC và quy tắc kiểm tra số liệu còn thiếu; không sửa những gì đã có."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> str:
        tallies = [load_catalogue(), load_rules()]
        return "\n".join(f"{one.label}: {one.total} trong tệp, thêm mới {one.added}." for one in tallies)
