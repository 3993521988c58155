"""Install the audit triggers, take them away for a migration, and tell which are missing.

Django's SQLite schema editor drops triggers silently when it rebuilds a table, and SQLite refuses to drop
a column that a trigger names: so they go before a migration and come back after it.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from django.core.checks import CheckMessage, Warning
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from core.audit import frozen, postgres, sqlite
from core.audit.pieces import AUDIT_TABLE, Piece, type_of_key
from core.audit.tables import AuditedTable, audited_tables

_ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgres}
# What stands in the database, as (table, name) and what ``Piece.mark`` is of a piece that stands as it should.
_EXISTING = {
    "sqlite": f"{sqlite.EXISTING} UNION ALL {frozen.ON_SQLITE}",
    "postgresql": f"{postgres.EXISTING} UNION ALL {frozen.ON_POSTGRES}",
}
_HINT = "Chạy lệnh: python manage.py migrate"


def install_triggers(using: str = DEFAULT_DB_ALIAS, extra: tuple[AuditedTable, ...] = ()) -> int:
    """Bring the triggers up to date and return how many had to be made, replaced or removed."""
    connection = connections[using]
    engine = _ENGINES[connection.vendor]
    wanted, found = _expected(connection, extra), standing(connection)
    stale = [key for key, mark in found.items() if key not in wanted or wanted[key].mark != mark]
    missing = [piece for key, piece in wanted.items() if found.get(key) != piece.mark]
    settling = engine.settle(found) if stale or missing else []
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for statement in filter(None, [*settling, *map(engine.drop, stale), *(piece.create for piece in missing)]):
            cursor.execute(statement)
    return len({*stale, *(piece.key for piece in missing)})


def remove_triggers(using: str = DEFAULT_DB_ALIAS) -> None:
    """Remove every audit trigger. Until installed again nothing is recorded and the records are unguarded."""
    connection = connections[using]
    engine = _ENGINES[connection.vendor]
    found = standing(connection)
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for statement in filter(None, [*engine.settle(found), *map(engine.drop, found)]):
            cursor.execute(statement)


def verify_triggers(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Return one Vietnamese sentence per missing, changed or disabled trigger; none when all is well."""
    connection = connections[using]
    found = standing(connection)
    return [
        f"Thiếu hoặc sai cơ chế ghi nhật ký, khóa văn bản {name} của bảng {table or '(chung)'}."
        for (table, name), piece in _expected(connection).items()
        if found.get((table, name)) != piece.mark
    ]


def require_triggers(using: str = DEFAULT_DB_ALIAS) -> None:
    """Refuse to go on (ImproperlyConfigured) when changes would not be recorded; for the server's start."""
    if AUDIT_TABLE not in connections[using].introspection.table_names():
        raise ImproperlyConfigured(f"Cơ sở dữ liệu chưa có bảng nhật ký. {_HINT}")
    if problems := verify_triggers(using):
        raise ImproperlyConfigured(" ".join([*problems, _HINT]))


def check_triggers(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Say what is missing in ``manage.py check --database default``.

    Warnings, not errors: ``migrate`` runs this check too, and it is the cure.
    """
    return [
        Warning(problem, hint=_HINT, id="core.W001") for using in databases or () for problem in verify_triggers(using)
    ]


def before_migrate(using: str, plan: list[Any], **kwargs: Any) -> None:
    """Clear the way for a migration on SQLite (receiver of ``pre_migrate``)."""
    if plan and connections[using].vendor == "sqlite":
        remove_triggers(using)


def after_migrate(using: str, **kwargs: Any) -> None:
    """Install what the models need now (receiver of ``post_migrate``)."""
    install_triggers(using)


def _expected(connection: BaseDatabaseWrapper, extra: tuple[AuditedTable, ...] = ()) -> dict[type_of_key, Piece]:
    """Return the pieces for the tables that exist; a part of the apps may not be migrated yet."""
    present = set(connection.introspection.table_names())
    if AUDIT_TABLE not in present:
        return {}
    tables = [table for table in (*audited_tables(), *extra) if table.name in present]
    pieces = _ENGINES[connection.vendor].expected(connection, tables, present)
    return {piece.key: piece for piece in (*pieces, *frozen.expected(connection, present))}


def standing(connection: BaseDatabaseWrapper) -> dict[type_of_key, str]:
    """Return the pieces that the database has."""
    with connection.cursor() as cursor:
        cursor.execute(_EXISTING[connection.vendor])
        return {(table, name): mark for table, name, mark in cursor.fetchall()}
