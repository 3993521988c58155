"""Follows the audit chain from the first record to the last and compares it with the noted heads."""

from typing import Any

from django.core.management.base import CommandError

from core.audit.chain import MOST_TOLD, verify_chain
from core.audit.heads import noted_heads
from core.audit.triggers import verify_triggers
from core.commands import PortalCommand


class Command(PortalCommand):
    """Exit code 1 with what is wrong, the first broken position first."""

    help = "Kiểm tra toàn bộ chuỗi nhật ký thay đổi, đối chiếu với các mốc đã ghi"
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        heads = noted_heads()
        verdict = verify_chain(heads)
        faults = [*verdict.faults, *verify_triggers()]
        if faults:
            more = [f"… và {len(faults) - MOST_TOLD} lỗi khác."] if len(faults) > MOST_TOLD else []
            raise CommandError("\n".join(["Nhật ký thay đổi không còn nguyên vẹn.", *faults[:MOST_TOLD], *more]))
        told = f"{verdict.length} bản ghi, đối chiếu {len(heads)} mốc, mã băm cuối {verdict.hash or '-'}"
        self.stdout.write(f"Nhật ký nguyên vẹn: {told}.")
