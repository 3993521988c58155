"""Commands never end in a traceback."""

import pytest
from django.core.management.base import CommandError
from django.db import OperationalError

from core import commands
from core.commands import PortalCommand
from core.errors import DomainError


class Failing(PortalCommand):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def handle(self, *args, **options):
        raise self.error


def run(error):
    Failing(error).execute(force_color=False, no_color=False, skip_checks=True)


def test_a_refusal_of_the_domain_is_told_as_it_is():
    with pytest.raises(CommandError, match="Quý I đã khóa sổ"):
        run(DomainError("Quý I đã khóa sổ."))


def test_an_empty_database_is_told_with_the_way_out(db, monkeypatch):
    monkeypatch.setattr(commands.connection.introspection, "table_names", list)
    with pytest.raises(CommandError, match="chạy make setup"):
        run(OperationalError("no such table"))


def test_another_fault_of_the_database_is_not_hidden(db):
    with pytest.raises(OperationalError):
        run(OperationalError("disk I/O error"))
