"""Let Django empty the database after a transactional test.

The audit triggers refuse to empty the audit table, and on PostgreSQL to truncate any audited one. The portal
has no way around them and must not have one, so the way around is here: the triggers go, the flush runs, they
come back.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from core.audit.triggers import install_triggers, remove_triggers


@pytest.fixture(scope="session", autouse=True)
def djangos_flush() -> Iterator[Callable[..., None]]:
    """Replace Django's flush for the whole run; the value is the one that the portal has."""
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def flush_past_triggers(self: Any, statements: list[str]) -> None:
        using = self.connection.alias
        remove_triggers(using)
        flush(self, statements)
        install_triggers(using)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", flush_past_triggers)
        yield flush
