"""Gives the portal's role on PostgreSQL the rights of daily work and no others; run as the owner of the tables."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from core.audit.roles import grant
from core.commands import PortalCommand


class Command(PortalCommand):
    help = "Cấp quyền cho tài khoản PostgreSQL mà cổng dùng hằng ngày: không DDL, không sửa được nhật ký"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", nargs="?", help="tên tài khoản, ví dụ portal_app")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["role"] is None:
            raise CommandError("Thiếu tên tài khoản; ví dụ: database_role portal_app.")
        grant(options["role"])
        self.stdout.write(f"Đã cấp quyền cho {options['role']}. Đặt tài khoản này vào DATABASE_URL của cổng.")
