"""Remove what has ended; copy old audit records out. Meant for every night."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from cchc_portal.operation.retention import archive_audit, remove_ended
from core.commands import PortalCommand


class Command(PortalCommand):
    help = "Dọn phiên đăng nhập và số lần thử đã hết hạn; --archive sao nhật ký cũ ra thư mục lưu trữ (không xóa)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--archive", type=Path, metavar="thư-mục", help="nơi ghi tệp nhật ký cũ (.jsonl.gz)")

    def handle(self, *args: Any, archive: Path | None, **options: Any) -> None:
        removed = remove_ended(timezone.now())
        self.stdout.write(f"Đã xóa {removed['sessions']} phiên hết hạn, {removed['guesses']} lượt thử cũ.")
        if archive is None:
            return
        made = archive_audit(archive)
        if made is None:
            self.stdout.write("Chưa có nhật ký nào quá hạn lưu (AUDIT_KEEP_MONTHS).")
            return
        path, count, digest = made
        self.stdout.write(f"Đã sao {count} bản ghi vào {path}\nSHA-256: {digest}")
