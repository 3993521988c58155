"""The triggers that tell that a plan's totals no longer hold, on both engines.

They bear a hash of their text in their names, so that ``migrate`` sees which are out of date. SQLite refuses to
rebuild a table that a trigger names, so they go before a migration and come back after it; then no total holds.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.checks import CheckMessage, Warning
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

PREFIX = "totals_"
HINT = "Chạy lệnh: python manage.py migrate"


@dataclass(frozen=True, slots=True)
class Watched:
    """A table, the plan to which its row belongs ({row} is NEW or OLD), and the columns that decide a state."""

    table: str
    plan: str
    columns: tuple[str, ...]


_OF_TASK = "(SELECT t.plan_id FROM plans_task t WHERE t.id = {row}.task_id)"
_OF_DELIVERABLE = (
    "(SELECT t.plan_id FROM plans_deliverable d JOIN plans_task t ON t.id = d.task_id"
    " WHERE d.id = {row}.deliverable_id)"
)
_OF_OCCURRENCE = (
    "(SELECT t.plan_id FROM plans_occurrence o JOIN plans_deliverable d ON d.id = o.deliverable_id"
    " JOIN plans_task t ON t.id = d.task_id WHERE o.id = {row}.occurrence_id)"
)
WATCHED = (
    Watched("plans_task", "{row}.plan_id", ("plan_id", "area_id", "added_on", "cancelled_on")),
    Watched("plans_deliverable", _OF_TASK, ("task_id", "is_on_demand")),
    Watched("plans_occurrence", _OF_DELIVERABLE, ("deliverable_id", "due_on", "for_quarter", "arose_in_id")),
    Watched("plans_taskupdate", _OF_TASK, ("task_id", "quarter_id", "status", "delivered_on")),
    Watched("plans_delivery", _OF_OCCURRENCE, ("occurrence_id", "update_id")),
)
# what a change of year moves: the plan's own, or the ends of its quarters
PLAN_COLUMNS, PERIOD_COLUMNS = ("year",), ("year", "kind", "ends_on")

_START = "INSERT INTO plans_planchange (plan_id, number) VALUES (NEW.id, 1) ON CONFLICT (plan_id) DO NOTHING;"
_ALL = "UPDATE plans_planchange SET number = number + 1;"
# one step suffices until somebody counts anew
_MARK = (
    "UPDATE plans_planchange SET number = number + 1 WHERE plan_id = {plan} AND EXISTS (SELECT 1 FROM"
    " plans_quartercount q WHERE q.plan_id = plans_planchange.plan_id AND q.change = plans_planchange.number);"
)
# waits for whoever is counting, and makes the next one skip this plan until the writer commits
_LOCK = "PERFORM 1 FROM plans_planchange WHERE plan_id = {plan} FOR NO KEY UPDATE;"


@dataclass(frozen=True, slots=True)
class Trigger:
    """``create`` is one statement; on PostgreSQL ``function`` is made before it."""

    name: str
    table: str
    create: str
    function: str = ""


def expected(vendor: str) -> list[Trigger]:
    """Return the triggers that an engine needs."""
    return list(_expected(vendor))


def _expected(vendor: str) -> Iterator[Trigger]:
    make = _on_postgresql if vendor == "postgresql" else _on_sqlite
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"

    def changed(columns: Sequence[str]) -> str:
        return f"WHEN ({' OR '.join(f'OLD.{column} {differs} NEW.{column}' for column in columns)})"

    lock = f"{_LOCK} " if vendor == "postgresql" else ""
    for one in WATCHED:
        new, old = ((lock + _MARK).replace("{plan}", one.plan.replace("{row}", row)) for row in ("NEW", "OLD"))
        yield make(one.table, "INSERT", "", new)
        yield make(one.table, "DELETE", "", old)
        yield make(one.table, "UPDATE", changed(one.columns), f"{old} {new}")
    yield make("plans_plan", "INSERT", "", _START)
    yield make("plans_plan", "UPDATE", changed(PLAN_COLUMNS), _MARK.replace("{plan}", "NEW.id"))
    yield make("periods_reportingperiod", "UPDATE", changed(PERIOD_COLUMNS), _ALL)


def _named(table: str, event: str, *texts: str) -> str:
    digest = hashlib.sha256("|".join(texts).encode()).hexdigest()[:8]
    return f"{PREFIX}{table}_{event.lower()}_{digest}"


def _on_sqlite(table: str, event: str, when: str, body: str) -> Trigger:
    name = _named(table, event, when, body)
    return Trigger(name, table, f"CREATE TRIGGER {name} AFTER {event} ON {table} {when} BEGIN {body} END")


def _on_postgresql(table: str, event: str, when: str, body: str) -> Trigger:
    name = _named(table, event, when, body)
    call = f"FOR EACH ROW {when} EXECUTE FUNCTION {name}()"
    function = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
        f" AS $totals$ BEGIN {body} RETURN NULL; END $totals$"
    )
    return Trigger(name, table, f"CREATE TRIGGER {name} AFTER {event} ON {table} {call}", function)


def install(using: str = DEFAULT_DB_ALIAS) -> int:
    """Make the triggers that are missing, remove those out of date; return how many. Then no total holds.

    A database that was taken back to an earlier state gets none: it has not what they read.
    """
    connection = connections[using]
    if not _is_migrated(connection) or not _has_what_is_watched(connection):
        return 0
    wanted, found = {one.name: one for one in expected(connection.vendor)}, _found(connection)
    missing = [one for name, one in wanted.items() if name not in found]
    stale = {name: table for name, table in found.items() if name not in wanted}
    with transaction.atomic(using=using), connection.cursor() as cursor:
        _drop(cursor, connection.vendor, stale)
        for one in missing:
            for statement in filter(None, (one.function, one.create)):
                cursor.execute(statement)
        if missing:
            cursor.execute(
                "INSERT INTO plans_planchange (plan_id, number) SELECT id, 1 FROM plans_plan"
                " WHERE id NOT IN (SELECT plan_id FROM plans_planchange)"
            )
            cursor.execute(_ALL)
    return len(missing) + len(stale)


def remove(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take all triggers away; until they are back, totals may be wrong."""
    connection = connections[using]
    with connection.cursor() as cursor:
        _drop(cursor, connection.vendor, _found(connection))


def problems(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Return one Vietnamese sentence per missing trigger."""
    connection = connections[using]
    found = _found(connection)
    missing = [one for one in expected(connection.vendor) if one.name not in found]
    if not missing or not _is_migrated(connection):
        return []
    return [f"Thiếu cơ chế báo tổng số cần đếm lại ({one.name}) của bảng {one.table}." for one in missing]


def require(using: str = DEFAULT_DB_ALIAS) -> None:
    """Refuse to go on (ImproperlyConfigured) when totals could silently be wrong; for the server's start."""
    if found := problems(using):
        raise ImproperlyConfigured(" ".join([*found, HINT]))


def check(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Say what is missing in ``manage.py check --database default``."""
    return [Warning(text, hint=HINT, id="plans.W001") for using in databases or () for text in problems(using)]


def before_migrate(using: str, plan: list[Any], **kwargs: Any) -> None:
    """Clear the way for a migration on SQLite (receiver of ``pre_migrate``)."""
    if plan and connections[using].vendor == "sqlite":
        remove(using)


def after_migrate(using: str, **kwargs: Any) -> None:
    """Install what is needed now (receiver of ``post_migrate``)."""
    install(using)


def _is_migrated(connection: BaseDatabaseWrapper) -> bool:
    return {"plans_planchange", "plans_quartercount"} <= set(connection.introspection.table_names())


def _has_what_is_watched(connection: BaseDatabaseWrapper) -> bool:
    describe = connection.introspection.get_table_description
    with connection.cursor() as cursor:
        return all({*one.columns} <= {column.name for column in describe(cursor, one.table)} for one in WATCHED)


def _found(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Return the tables of the triggers that stand, by the triggers' names; a disabled one does not stand."""
    if connection.vendor == "sqlite":
        query = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'totals_*'"
    else:
        query = (
            "SELECT tgname, relname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid"
            " WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal AND tgenabled = 'O'"
            " AND starts_with(tgname, 'totals_')"
        )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return dict(cursor.fetchall())


def _drop(cursor: Any, vendor: str, names: Iterable[str]) -> None:
    for name in names:
        cursor.execute(f"DROP FUNCTION {name}() CASCADE" if vendor == "postgresql" else f"DROP TRIGGER {name}")
