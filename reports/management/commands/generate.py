"""Make a province at real size: ``python manage.py generate --agencies 150 --years 3 --seed 1``."""

import time
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from agencies.permissions import Role
from core.audit.context import acting
from core.commands import PortalCommand
from reports.generate import Options, generate, require_room
from reports.generate.options import UNTIL
from reports.generate.people import username_of

MOST_AGENCIES, MOST_YEARS = 4000, 10


class Command(PortalCommand):
    """Loads into an empty database; see ``reports.generate``."""

    help = "Sinh dữ liệu giả lập của một tỉnh (hoặc một sở) vào cơ sở dữ liệu trống; cùng --seed thì cùng dữ liệu."

    def add_arguments(self, parser: CommandParser) -> None:
        size = parser.add_mutually_exclusive_group()
        size.add_argument("--agencies", type=int, default=150, help="số cơ quan báo cáo về tỉnh (mặc định 150)")
        size.add_argument("--department", action="store_true", help="chỉ một sở")
        parser.add_argument("--years", type=int, default=3, help="số năm, tính cả năm cuối (mặc định 3)")
        parser.add_argument("--seed", type=int, default=1, help="số mầm; cùng số thì cùng dữ liệu")
        parser.add_argument(
            "--until", type=date.fromisoformat, default=UNTIL, help=f"ngày cuối có số liệu (mặc định {UNTIL})"
        )
        parser.add_argument("--password", default="", help="mật khẩu chung; không ghi thì không ai đăng nhập được")
        parser.add_argument("--beside-existing", action="store_true", help="vẫn nạp khi cơ sở dữ liệu đã có cơ quan")

    def handle(self, *args: Any, **options: Any) -> None:
        self._started = time.monotonic()
        asked = _options(options)
        require_room(beside=options["beside_existing"])
        with acting(name="generate"):
            province = generate(asked, self._tell)
        who = username_of(Role.REVIEWER, province.office)
        self._tell(f"Xong. Đặt PORTAL_TODAY={asked.until} để xem như đang ở ngày đó; người thẩm định: {who}.")

    def _tell(self, line: str) -> None:
        self.stdout.write(f"[{time.monotonic() - self._started:5.0f} giây] {line}")
        self.stdout.flush()


def _options(options: dict[str, Any]) -> Options:
    if options["password"] and settings.HTTPS:
        raise CommandError("Cổng đang cấu hình HTTPS=1, tức là nơi dùng thật: không tạo tài khoản có mật khẩu chung.")
    if not 1 <= options["agencies"] <= MOST_AGENCIES:
        raise CommandError(f"--agencies phải từ 1 đến {MOST_AGENCIES}.")
    if not 1 <= options["years"] <= MOST_YEARS:
        raise CommandError(f"--years phải từ 1 đến {MOST_YEARS}.")
    return Options(
        agencies=1 if options["department"] else options["agencies"],
        years=options["years"],
        seed=options["seed"],
        until=options["until"],
        password=options["password"],
    )
