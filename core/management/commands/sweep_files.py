"""Files that no row names: ``python manage.py sweep_files`` lists them, ``--remove`` removes them; for every night."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from core.commands import PortalCommand
from core.orphans import find_orphans, remove_orphans


class Command(PortalCommand):
    help = "Liệt kê tệp quá một ngày mà không dòng dữ liệu nào nhắc đến; --remove xóa chúng. Chạy hằng đêm."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--remove", action="store_true", help="xóa các tệp đó")

    def handle(self, *args: Any, remove: bool, **options: Any) -> None:
        found = find_orphans(timezone.now())
        for name in found:
            self.stdout.write(name)
        if remove:
            self.stdout.write(f"Đã xóa {remove_orphans(found)}/{len(found)} tệp thừa.")
        else:
            self.stdout.write(f"Có {len(found)} tệp thừa.{' Thêm --remove để xóa.' if found else ''}")
