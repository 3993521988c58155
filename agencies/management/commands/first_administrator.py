"""Begin a new portal: the agency at its top, and the first administrator with a link to set a password."""

from typing import Any

from django.core.management.base import CommandParser

from agencies.beginning import begin
from core.audit.context import acting
from core.commands import PortalCommand


class Command(PortalCommand):
    help = "Bắt đầu một cổng mới: lập cơ quan cao nhất và người quản trị đầu tiên, in liên kết đặt mật khẩu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("agency", help="tên cơ quan cao nhất, ví dụ: “Ủy ban nhân dân tỉnh Cà Mau”")
        parser.add_argument("--name", required=True, help="họ và tên người quản trị")
        parser.add_argument("--username", default="quantri", help="tên đăng nhập, mặc định quantri")
        parser.add_argument("--code", default="", help="mã cơ quan, ví dụ CM-UBND; bỏ trống thì suy từ tên")
        parser.add_argument("--url", default="", help="địa chỉ của cổng, ví dụ https://cchc.camau.gov.vn")

    def handle(self, *args: Any, **options: Any) -> None:
        with acting(name="first_administrator"):
            begun = begin(
                agency_name=options["agency"],
                code=options["code"],
                full_name=options["name"],
                username=options["username"],
            )
        self.stdout.write(f"Cơ quan: {begun.agency} ({begun.agency.code})")
        self.stdout.write(f"Người quản trị: {begun.user.full_name}, tên đăng nhập {begun.user.username}")
        self.stdout.write("Mở liên kết sau trong 24 giờ để đặt mật khẩu, rồi đăng nhập và làm tiếp theo hướng dẫn:")
        self.stdout.write(f"{options['url'].rstrip('/')}{begun.link}")
