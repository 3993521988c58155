"""The triggers on SQLite: three per audited table, and the guards of the audit table."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from django.db.backends.base.base import BaseDatabaseWrapper

from core.audit.pieces import (
    AUDIT_TABLE,
    GUARDED,
    HIDDEN,
    RECORDED,
    REFUSAL,
    SEAL_TABLE,
    Piece,
    literal,
    quoted,
    type_of_key,
)
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
_TWICE = "WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) {refuse}"
# The triggers that exist, each with its text.
EXISTING = "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'audit_*'"


def content(row: str) -> str:
    """Return the SQL of the text that is hashed of the audit record ``row``."""
    columns = ", ".join(f"{row}.{quoted(name)}" for name in RECORDED)
    return f"json_array({columns})"


def seal(record_id: str) -> str:
    """Return the statement that adds the record with this id to the end of the chain."""
    return f"""INSERT INTO {quoted(SEAL_TABLE)} ("position", "record_id", "hash")
    SELECT coalesce(s."position", 0) + 1, r."id",
           substr(app_digest(CAST(coalesce(s."hash", '') || {content("r")} AS BLOB)), 8)
    FROM {quoted(AUDIT_TABLE)} r
    LEFT JOIN (SELECT "position", "hash" FROM {quoted(SEAL_TABLE)} ORDER BY "position" DESC LIMIT 1) s ON 1
    WHERE r."id" = {record_id}"""


def expected(
    connection: BaseDatabaseWrapper, tables: Iterable[AuditedTable], present: Collection[str]
) -> Iterator[Piece]:
    """Yield the triggers that ``tables`` need, of those ``present``. What a half-done migration lacks is left out."""
    known = _columns(connection)
    for name, key in GUARDED.items():
        if name in present:
            yield from _guards(name, key)
    if SEAL_TABLE in present:
        yield _trigger("audit_seal", AUDIT_TABLE, "AFTER INSERT", f"BEGIN {seal('NEW.' + quoted('id'))}; END")
    for table in tables:
        columns = {name: kind for name, kind in table.columns.items() if name in known[table.name]}
        yield from _recorders(replace(table, columns=columns))


def drop(key: type_of_key) -> str:
    """Return the statement that removes a trigger."""
    return f"DROP TRIGGER {quoted(key[1])}"


def settle(found: Iterable[type_of_key]) -> list[str]:
    """Return no statement: here a record is sealed at once."""
    return []


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


def _guards(table: str, key: str) -> Iterator[Piece]:
    end = "" if table == AUDIT_TABLE else f"_{table}"
    yield _trigger(f"audit_guard_update{end}", table, "BEFORE UPDATE", _REFUSE)
    yield _trigger(f"audit_guard_delete{end}", table, "BEFORE DELETE", _REFUSE)
    twice = _TWICE.format(table=quoted(table), key=quoted(key), refuse=_REFUSE)
    yield _trigger(f"audit_guard_replace{end}", table, "BEFORE INSERT", twice)


def _recorders(table: AuditedTable) -> Iterator[Piece]:
    for action, old, new in (("insert", None, "NEW"), ("update", "OLD", "NEW"), ("delete", "OLD", None)):
        body = _RECORD.format(
            audit=quoted(AUDIT_TABLE),
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
