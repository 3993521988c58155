"""Whether the database keeps what it says it has written, read back from the database itself."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

# https://www.postgresql.org/docs/current/wal-reliability.html: without these an answer may come before the disk has it
POSTGRES_ON = ("fsync", "full_page_writes", "synchronous_commit")
POSTGRES_WAITING = {"on", "remote_write", "remote_apply", "local"}  # of synchronous_commit: all but off
POSTGRES_CHECKSUMS = "data_checksums"
# https://www.sqlite.org/pragma.html#pragma_synchronous: 2 is FULL, 3 EXTRA
SQLITE_FULL = 2


def durability_problems(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Return one Vietnamese sentence for each setting by which an acknowledged report could be lost."""
    connection = connections[using]
    return list(_of_postgres(connection) if connection.vendor == "postgresql" else _of_sqlite(connection))


def require_durability(using: str = DEFAULT_DB_ALIAS) -> None:
    """Refuse to go on (ImproperlyConfigured) with such a database; for the server's start.

    DATABASE_DURABILITY_CHECK=0 lets it be, for data that nobody will miss.
    """
    if settings.DATABASE_DURABILITY_CHECK and (problems := durability_problems(using)):
        raise ImproperlyConfigured(" ".join(problems))


def check_durability(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Say the same in ``manage.py check --database default``, and whether a damaged disk would be noticed."""
    asked = (databases or ()) if settings.DATABASE_DURABILITY_CHECK else ()
    return [
        Warning(problem, id="core.W003")
        for using in asked
        for problem in (*durability_problems(using), *_unnoticed(connections[using]))
    ]


def _of_postgres(connection: BaseDatabaseWrapper) -> Iterator[str]:
    for name in POSTGRES_ON:
        value = _show(connection, name)
        if value not in (POSTGRES_WAITING if name == "synchronous_commit" else {"on"}):
            yield f"PostgreSQL đặt {name} = {value}: báo cáo đã báo là đã lưu có thể mất khi mất điện; phải đặt on."


def _of_sqlite(connection: BaseDatabaseWrapper) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        if cursor.fetchone()[0] < SQLITE_FULL:
            yield "SQLite không chờ đĩa ghi xong (synchronous dưới FULL): báo cáo đã lưu có thể mất khi mất điện."


def _unnoticed(connection: BaseDatabaseWrapper) -> Iterator[str]:
    if connection.vendor == "postgresql" and _show(connection, POSTGRES_CHECKSUMS) != "on":
        yield "PostgreSQL chưa bật data_checksums nên đĩa hỏng sẽ không bị phát hiện; bật bằng pg_checksums --enable."


def _show(connection: BaseDatabaseWrapper, name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s)", [name])
        return str(cursor.fetchone()[0])
