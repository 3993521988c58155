"""Closes the accounts that nobody has used for UNUSED_ACCOUNT_DAYS; to be run daily."""

from typing import Any

from django.db import transaction

from agencies.signin.rules import asleep
from core.audit.context import acting
from core.commands import PortalCommand


class Command(PortalCommand):
    help = "Đóng các tài khoản lâu không dùng (UNUSED_ACCOUNT_DAYS ngày); chạy hằng ngày."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(), acting(reason="Tài khoản lâu không dùng"):
            closed = asleep().update(is_active=False)
        self.stdout.write(f"Đã đóng {closed} tài khoản lâu không dùng.")
