"""Load the demonstration data: ``python manage.py demo``; show who can sign in: ``… demo --accounts``."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from core.audit.context import acting
from core.commands import PortalCommand
from reports.demo import is_empty, load
from reports.demo.keys import load_keys
from reports.demo.people import accounts, first_password


class Command(PortalCommand):
    """Adds what is missing and changes nothing that is there; see ``reports.demo``."""

    help = "Nạp dữ liệu trình diễn còn thiếu; không sửa dữ liệu đã có. An toàn khi chạy lại."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="chỉ nạp khi chưa có cơ quan nào")
        parser.add_argument("--accounts", action="store_true", help="không nạp, chỉ in các tài khoản trình diễn")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["accounts"]:
            self._show_accounts()
        elif not options["if_empty"] or is_empty():
            self._load()

    def _load(self) -> None:
        if settings.HTTPS:
            raise CommandError(
                "Cổng đang cấu hình HTTPS=1, tức là nơi dùng thật: không nạp tài khoản có mật khẩu công khai."
            )
        with acting(name="demo"):
            tallies = [*load(), load_keys()]
        for tally in tallies:
            added = f"thêm {tally.added}" if tally.added else "đã có đủ"
            self.stdout.write(f"{tally.label}: {tally.total} ({added})")

    def _show_accounts(self) -> None:
        found = accounts()
        if not found:
            raise CommandError("Chưa có tài khoản trình diễn; chạy lệnh demo để nạp.")
        self.stdout.write("Tài khoản trình diễn (hư cấu):")
        width = max(len(account.username) for account in found)
        for account in found:
            self.stdout.write(f"  {account.username:<{width}}  {account.role}, {account.agency}")
        self.stdout.write(f"Mật khẩu ban đầu của mọi tài khoản và của khóa ký trình diễn: {first_password()}")
