"""What stands in the database, and what a request changed in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models

from agencies.models import SignInAttempts
from core.models import AuditHead, AuditRecord, AuditSeal, SecurityEvent
from plans.models import AreaTotal, PlanChange, QuarterCount

TOTALS = (PlanChange, QuarterCount, AreaTotal)  # counted when they are asked for
PATH = "agencies.Agency.path"  # it ends with the row's own id
DRAWN = (
    "agencies.User.password",
    "reports.Issue.code",
    "reports.Report.code",
    "reports.Letter.code",
)  # salted, or drawn by lot
BESIDE = (Session, UserSession, SignInAttempts, SecurityEvent, AuditRecord, AuditSeal, AuditHead, *TOTALS)
type_of_rows = dict[tuple[type[models.Model], Any], dict[str, Any]]


@dataclass(frozen=True)
class Change:
    """A row that was made, changed or deleted; ``values`` are the columns that differ, with what they hold now."""

    model: type[models.Model]
    pk: Any
    kind: str
    values: dict[str, Any]


def contents() -> type_of_rows:
    """Read every row of every table but those of sessions, and those that repeat or tell of others.

    The values are as the database has them: SQLite knows neither times nor decimals.
    """
    found: type_of_rows = {}
    with connection.cursor() as cursor:
        for model, key, names, query in _queries():
            cursor.execute(query)
            for row in cursor.fetchall():
                found[model, row[key]] = dict(zip(names, row, strict=True))
    return found


@cache
def _queries() -> list[tuple[type[models.Model], int, list[str], str]]:
    """Return for each table its model, which column is the key, the columns' names, and the query for all rows."""
    name = connection.ops.quote_name
    queries = []
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and model not in BESIDE:
            fields = model._meta.concrete_fields
            query = f"SELECT {', '.join(name(one.column or '') for one in fields)} FROM {name(model._meta.db_table)}"
            names = [one.attname for one in fields]
            queries.append((model, names.index(model._meta.pk.attname), names, query))
    return queries


def changes(before: type_of_rows, after: type_of_rows) -> Iterator[Change]:
    """Yield what differs; the columns that a model leaves out of its audit are left out here too."""
    for model, pk in before.keys() | after.keys():
        old, new = before.get((model, pk), {}), after.get((model, pk), {})
        left_out = getattr(model, "audit_exclude", ())
        differing = {name for name in old | new if old.get(name) != new.get(name)} - set(left_out)
        if differing:
            kind = "delete" if not new else "update" if old else "insert"
            yield Change(model, pk, kind, {name: new.get(name) for name in differing})


def without_chance(found: list[Change]) -> list[tuple]:
    """Return changes so that like requests give like lists: times, salts, file names and new ids are covered."""
    made = {(change.model, change.pk) for change in found if change.kind == "insert"}
    return sorted((change.model._meta.label, change.kind, *_named(change, made)) for change in found)


def _named(change: Change, made: set) -> tuple[str, str]:
    pk = "new" if change.kind == "insert" else str(change.pk)
    fields = {field.attname: field for field in change.model._meta.concrete_fields}
    values = {name: _covered(fields[name], value, made) for name, value in sorted(change.values.items())}
    values |= {name: value.removesuffix(f"{change.pk}/") for name, value in values.items() if str(fields[name]) == PATH}
    return pk, repr(values)


def _covered(field: models.Field, value: Any, made: set) -> Any:
    if field.primary_key or (field.is_relation and (field.related_model, value) in made):
        return "new"
    if isinstance(field, models.DateTimeField | models.FileField) or str(field) in DRAWN:
        return "some"
    return value
