"""All that ``make run`` needs of the database, in one process: ``python manage.py prepare``."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser

from core.commands import PortalCommand
from reports.demo.people import accounts


class Command(PortalCommand):
    """Migrates, and fills an empty database with the demonstration data. What is there stays."""

    help = "Cập nhật cấu trúc cơ sở dữ liệu; cơ sở dữ liệu còn trống thì nạp dữ liệu trình diễn."
    requires_system_checks = ()  # migrate makes those that concern the database; the rest are made by the server

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--accounts", action="store_true", help="in các tài khoản trình diễn, nếu có")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("demo", if_empty=True, stdout=self.stdout)
        if options["accounts"] and accounts():
            call_command("demo", accounts=True, stdout=self.stdout)
