"""Backs up database and files into a new folder, with a manifest of their hashes."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from core.backup.making import make_backup
from core.commands import PortalCommand


class Command(PortalCommand):
    help = "Sao lưu cơ sở dữ liệu và tệp đính kèm vào một thư mục mới, kèm mã băm; cổng vẫn chạy"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", help="thư mục mới, ví dụ /srv/sao-luu/2024-03-18")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["folder"] is None:
            raise CommandError("Thiếu thư mục; ví dụ: backup /srv/sao-luu/2024-03-18.")
        target = Path(options["folder"]).absolute()
        manifest = make_backup(target)
        size = sum(stored.size for stored in manifest.files)
        self.stdout.write(f"Đã sao lưu vào {target}: {len(manifest.files)} tệp, {size / 2**20:.1f} MB.")
        if manifest.audit:
            self.stdout.write(f"Nhật ký đến vị trí {manifest.audit[0]}, mã băm {manifest.audit[2]}.")
