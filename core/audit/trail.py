"""The history of a row or of several rows, ready for a page: a fixed number of queries, then plain values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models

from core.audit.display import excerpts, is_empty, show, type_of_names
from core.models import Action, AuditRecord, label_of
from core.together import read_together

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Change:
    """One field; ``old`` is empty where the row was new, ``new`` where it was deleted. Long texts are cut."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One record. ``who`` is a full name, "hệ thống:<job>" or "db:<role>"; ``subject`` names the row."""

    when: datetime
    who: str
    action: str
    action_label: str
    subject: str
    reason: str
    changes: tuple[Change, ...]


def trail(row: models.Model, limit: int = LIMIT) -> list[Entry]:
    """Return the last ``limit`` records of ``row``, newest first."""
    return trail_of([row], limit)


def trail_of(rows: Sequence[models.Model], limit: int = LIMIT) -> list[Entry]:
    """Return the last ``limit`` records of all ``rows`` together, newest first.

    One query, and one more for the names of what foreign keys among the changes point at.
    """
    subjects = {(label_of(row), str(row.pk)): str(row) for row in rows}
    records = list(AuditRecord.objects.for_objects(rows)[:limit])
    names = _names(records)
    entries = [_entry(record, names, subjects[record.model, record.object_id]) for record in records]
    # an update of technical columns only says nothing to a reader, unless somebody said why
    return [entry for entry in entries if entry.changes or entry.reason or entry.action != Action.UPDATE]


def _entry(record: AuditRecord, names: type_of_names, subject: str) -> Entry:
    return Entry(
        when=record.at,
        who=record.actor_full_name or record.actor_name,
        action=record.action,
        action_label=Action(record.action).label,
        subject=subject,
        reason=record.reason,
        changes=tuple(_changes(record, names)),
    )


def _changes(record: AuditRecord, names: type_of_names) -> Iterator[Change]:
    fields = _fields(record.model)
    old, new = record.old or {}, record.new or {}
    # in the order of the model; columns that it no longer has come last
    gone = [column for column in {**old, **new} if column not in fields]
    for column in [*fields, *gone]:
        field = fields.get(column)
        if (column not in old and column not in new) or (field is not None and _is_technical(field)):
            continue
        before, after = old.get(column), new.get(column)
        if record.action != Action.UPDATE and is_empty(after if record.action == Action.INSERT else before):
            continue
        old_text = "" if record.action == Action.INSERT else show(field, before, names)
        new_text = "" if record.action == Action.DELETE else show(field, after, names)
        yield Change(_label(field) if field is not None else column, *excerpts(old_text, new_text))


def _fields(label: str) -> Mapping[str, models.Field]:
    """Return the fields of a recorded model by column; none if the model was removed since."""
    try:
        model = apps.get_model(label)
    except LookupError:
        return {}
    return {field.column: field for field in model._meta.local_concrete_fields}


def _is_technical(field: models.Field) -> bool:
    """Keys, versions and computed columns that nobody gave a Vietnamese name."""
    computed = not field.editable and _is_unnamed(field)
    return field.primary_key or computed or field.name in getattr(field.model, "audit_hidden", ("version",))


def _label(field: models.Field) -> str:
    if isinstance(field, models.ForeignKey) and _is_unnamed(field):
        return str(field.target_field.model._meta.verbose_name)
    return str(field.verbose_name)


def _is_unnamed(field: models.Field) -> bool:
    """Django names a field after its attribute when the model does not."""
    return field.verbose_name == field.name.replace("_", " ")


def _names(records: Iterable[AuditRecord]) -> type_of_names:
    """Read the names of the rows that foreign keys among the changes point at."""
    wanted: defaultdict[models.Field, set[Any]] = defaultdict(set)
    for record in records:
        fields = _fields(record.model)
        for column, value in [*(record.old or {}).items(), *(record.new or {}).items()]:
            field = fields.get(column)
            if isinstance(field, models.ForeignKey) and value is not None:
                wanted[field.target_field].add(value)
    rows = {target: _rows(target, values) for target, values in wanted.items()}
    read_together(*rows.values())
    return {(target, getattr(row, target.attname)): str(row) for target, found in rows.items() for row in found}


def _rows(target: models.Field, values: set[Any]) -> models.QuerySet:
    rows = target.model._base_manager.filter(**{f"{target.name}__in": values})
    # a row's name often names what it belongs to
    nearby = [field.name for field in target.model._meta.fields if field.is_relation]
    return rows.select_related(*nearby) if nearby else rows
