"""The base of the portal's own commands: what goes wrong is one Vietnamese sentence, never a traceback."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError, connection

from core.errors import DomainError


class PortalCommand(BaseCommand):
    """Exit code 0, or 1 with a Vietnamese sentence on standard error."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except DomainError as error:
            raise CommandError(str(error)) from error
        except (OperationalError, ProgrammingError) as error:
            if connection.introspection.table_names():
                raise
            raise CommandError("Cơ sở dữ liệu còn trống; chạy make setup (hoặc manage.py migrate) trước.") from error
