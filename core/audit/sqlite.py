"""The triggers on SQLite: three per audited table, and the guards of the audit table."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.db.backends.base.base import BaseDatabaseWrapper

from core.audit.pieces import HIDDEN, REFUSAL, Piece, literal, quoted, type_of_key
from core.audit.tables import AuditedTable, Kind

_ACTOR = ", ".join(f"app_audit('{key}')" for key in ("id", "name", "full_name", "reason", "request_id"))
# the group at the end makes an update that changed nothing leave no record
_RECORD = """BEGIN
    INSERT INTO {audit} ("actor_id", "actor_name", "actor_full_name", "reason", "request_id",
                         "table_name", "model", "object_id", "action", "old", "new")
    SELECT {actor}, {table}, {label}, CAST({key} AS TEXT), {action}, {old}, {new}
    FROM (VALUES {rows}) WHERE column2 IS NOT column3 GROUP BY NULL;
END"""
_REFUSE = f"BEGIN SELECT RAISE(ABORT, {literal(REFUSAL)}); END"
# REPLACE would delete the row with the same id without asking the guard against deletion
_TWICE = 'WHEN EXISTS (SELECT 1 FROM {audit} WHERE "id" = NEW."id") {refuse}'
_EXISTING = "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'audit_*'"


def expected(connection: BaseDatabaseWrapper, tables: Iterable[AuditedTable], audit_table: str) -> Iterator[Piece]:
    """Yield the triggers that ``tables`` need. Columns that a half-done migration lacks are left out."""
    present = _columns(connection)
    yield from _guards(audit_table)
    for table in tables:
        columns = {name: kind for name, kind in table.columns.items() if name in present[table.name]}
        yield from _recorders(replace(table, columns=columns), audit_table)


def actual(connection: BaseDatabaseWrapper) -> dict[type_of_key, str]:
    """Return the triggers that exist, each with its text."""
    with connection.cursor() as cursor:
        cursor.execute(_EXISTING)
        return {(table, name): sql for table, name, sql in cursor.fetchall()}


def drop(key: type_of_key) -> str:
    """Return the statement that removes a trigger."""
    return f"DROP TRIGGER {quoted(key[1])}"


def _columns(connection: BaseDatabaseWrapper) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.name, c.name FROM sqlite_master t, pragma_table_xinfo(t.name) c WHERE t.type = 'table'"
        )
        for table, column in cursor.fetchall():
            found.setdefault(table, set()).add(column)
    return found


def _trigger(name: str, table: str, when: str, body: str) -> Piece:
    create = f"CREATE TRIGGER {quoted(name)} {when} ON {quoted(table)} {body}"
    return Piece(table=table, name=name, create=create, mark=create)


def _guards(audit_table: str) -> Iterator[Piece]:
    yield _trigger("audit_guard_update", audit_table, "BEFORE UPDATE", _REFUSE)
    yield _trigger("audit_guard_delete", audit_table, "BEFORE DELETE", _REFUSE)
    twice = _TWICE.format(audit=quoted(audit_table), refuse=_REFUSE)
    yield _trigger("audit_guard_replace", audit_table, "BEFORE INSERT", twice)


def _recorders(table: AuditedTable, audit_table: str) -> Iterator[Piece]:
    for action, old, new in (("insert", None, "NEW"), ("update", "OLD", "NEW"), ("delete", "OLD", None)):
        body = _RECORD.format(
            audit=quoted(audit_table),
            actor=_ACTOR,
            table=literal(table.name),
            label=literal(table.label),
            key=f"{new or old}.{quoted(table.key)}",
            action=literal(action),
            old=_gathered(table, "column2", old),
            new=_gathered(table, "column3", new),
            rows=", ".join(_row(name, kind, old, new) for name, kind in table.columns.items()),
        )
        yield _trigger(f"audit_{action}_{table.name}", table.name, f"AFTER {action.upper()}", body)


def _row(name: str, kind: Kind, old: str | None, new: str | None) -> str:
    """Return the column's name with its old and new value as JSON text; NULL where there is no such row."""
    return f"({literal(name)}, {_json(name, kind, old)}, {_json(name, kind, new)})"


def _json(name: str, kind: Kind, row: str | None) -> str:
    if row is None:
        return "NULL"
    value = f"{row}.{quoted(name)}"
    if kind is Kind.JSON:
        return f"coalesce({value}, 'null')"
    return f"json_quote(app_digest({value}))" if kind is Kind.BINARY else f"json_quote({value})"


def _gathered(table: AuditedTable, column: str, row: str | None) -> str:
    if row is None:
        return "NULL"
    value = column
    if masked := ", ".join(literal(name) for name in table.of_kind(Kind.MASKED)):
        value = f"CASE WHEN column1 IN ({masked}) THEN {literal(HIDDEN)} ELSE {column} END"
    return f"json_group_object(column1, json({value}))"
