"""Puts a backup in the place of database and files, and verifies the result."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from core.backup.restoring import restore
from core.commands import PortalCommand


class Command(PortalCommand):
    """Exit code 1 when nothing was changed, or when what stands now is not whole; the sentence says which."""

    help = "Khôi phục từ bản sao lưu, rồi kiểm tra mã băm, phiên bản, cơ chế ghi nhật ký và chuỗi nhật ký"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", help="thư mục của bản sao lưu")
        parser.add_argument("--replace", action="store_true", help="thay thế dữ liệu đang có")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["folder"] is None:
            raise CommandError("Thiếu thư mục của bản sao lưu; ví dụ: restore /srv/sao-luu/2024-03-18.")
        done = restore(Path(options["folder"]).absolute(), replace=options["replace"])
        self.stdout.write(
            f"Đã khôi phục bản sao lưu lúc {done.manifest.made_at}, cổng phiên bản {done.manifest.portal}."
        )
        self.stdout.write(f"Mã băm đúng: {len(done.manifest.files)} tệp.")
        for note in done.notes:
            self.stdout.write(note)
        if done.faults:
            raise CommandError("\n".join(["Đã khôi phục nhưng kiểm tra chưa đạt:", *done.faults]))
        if done.records:
            self.stdout.write(f"Cơ chế ghi nhật ký đủ; chuỗi nhật ký nguyên vẹn: {done.records} bản ghi.")
