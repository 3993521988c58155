"""What is recorded of which model. A model declares

- ``audited``: True or False; every model of the portal says one of them
- ``audit_exclude``: fields that are not recorded at all
- ``audit_masked``: fields of which only the change is recorded, not the value; what is named like a
  secret is masked without asking
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.apps import apps
from django.db import models

_SECRETS = ("password", "secret", "token")


class Kind(Enum):
    """How a column is put into the record: as it is, as JSON, by its SHA-256, or hidden."""

    PLAIN = "plain"
    JSON = "json"
    BINARY = "binary"
    MASKED = "masked"


@dataclass(frozen=True, slots=True)
class AuditedTable:
    """A table with its columns; ``excluded`` ones are left out of ``columns``."""

    name: str
    label: str
    key: str
    columns: dict[str, Kind]
    excluded: tuple[str, ...]

    def of_kind(self, kind: Kind) -> list[str]:
        """Return the names of the columns of one kind, in the order of the model."""
        return [name for name, found in self.columns.items() if found is kind]


def is_audited(model: type[models.Model]) -> bool:
    """Return whether writes to the model's own table are recorded; a plain link table follows its owner."""
    owner = model._meta.auto_created or model
    stored = model._meta.managed and not model._meta.proxy and not model._meta.swapped
    return bool(stored and getattr(owner, "audited", False))


def audited_tables() -> Iterator[AuditedTable]:
    """Yield the table of every audited model of every app."""
    for model in apps.get_models(include_auto_created=True):
        if is_audited(model):
            yield table_of(model)


def table_of(model: type[models.Model]) -> AuditedTable:
    """Describe what is recorded of ``model``, whether it is audited or not."""
    columns = {field.name: column_of(field) for field in model._meta.local_concrete_fields}
    left_out = set(getattr(model, "audit_exclude", ()))
    return AuditedTable(
        name=model._meta.db_table,
        label=model._meta.label,
        key=column_of(model._meta.pk),
        columns={column: _kind(model, name) for name, column in columns.items() if name not in left_out},
        excluded=tuple(column for name, column in columns.items() if name in left_out),
    )


def column_of(field: models.Field) -> str:
    """Return the column of a concrete field."""
    return field.column or field.attname


def _kind(model: type[models.Model], name: str) -> Kind:
    if name in getattr(model, "audit_masked", ()) or any(word in name for word in _SECRETS):
        return Kind.MASKED
    field = model._meta.get_field(name)
    if isinstance(field, models.JSONField):
        return Kind.JSON
    return Kind.BINARY if isinstance(field, models.BinaryField) else Kind.PLAIN
