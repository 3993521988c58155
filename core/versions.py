"""Optimistic concurrency: a row is written only if it is still the one that the user saw."""

from typing import Any, ClassVar, TypeVar

from django.db import IntegrityError, connections, models, transaction
from django.db.models import F, QuerySet
from django.db.models.sql import UpdateQuery

from core.errors import ConflictError

CHANGED = "Người khác vừa sửa mục này; hãy xem bản mới rồi lưu lại."
ENTERED = "Người khác vừa nhập mục này; hãy xem bản mới rồi lưu lại."


class Versioned(models.Model):
    """A row that people edit: it carries a version and leaves an audit record of every change."""

    audited: ClassVar[bool] = True

    version = models.PositiveIntegerField("phiên bản", default=1, editable=False)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound="Versioned")


def save_version(row: Versioned, *, seen: int, **changes: Any) -> None:
    """Write ``changes`` to ``row`` if its version is still ``seen``, and bring ``row`` up to date.

    Raises ConflictError, with the stored row as ``current``, when somebody else was first.
    """
    manager = type(row)._default_manager
    written = manager.filter(pk=row.pk, version=seen).update(version=F("version") + 1, **changes)
    row.refresh_from_db()
    if not written:
        raise ConflictError(CHANGED, current=row)


def put_version(model: type[Row], *, key: dict[str, Any], seen: int, values: dict[str, Any]) -> Row:
    """Write ``values`` to the row found by ``key``, made when there is none (then ``seen`` is 0).

    Raises ConflictError when the row is not the one that the user saw.
    """
    rows = model._default_manager.filter(**key).order_by("pk")
    if seen:
        written = _written(rows.filter(version=seen).order_by(), {"version": seen + 1, **values})
        if written is not None:
            return _as_written(model, written, {**key, **values, "version": seen + 1})
        if row := rows.first():
            raise ConflictError(CHANGED, row)
    try:
        with transaction.atomic():
            return model._default_manager.create(**key, **values)
    except IntegrityError as error:
        found = rows.first()
        if found is None:
            raise
        raise ConflictError(ENTERED, found) from error


def _written(rows: QuerySet, changes: dict[str, Any]) -> Any:
    """Write ``changes`` to ``rows``, one or none, and return its primary key: one statement, as ``update`` sends it."""
    query: Any = rows.query.chain(UpdateQuery)
    query.add_update_values(changes)
    sql, params = query.get_compiler(rows.db).as_sql()
    connection = connections[rows.db]
    key = connection.ops.quote_name(rows.model._meta.pk.column)
    with transaction.mark_for_rollback_on_error(using=rows.db), connection.cursor() as cursor:
        cursor.execute(f"{sql} RETURNING {key}", params)
        found = cursor.fetchone()
    return found[0] if found else None


def _as_written(model: type[Row], pk: Any, known: dict[str, Any]) -> Row:
    """Return the row that was just written; it is read only where not all of it is ``known``."""
    fields = {field.name for field in model._meta.concrete_fields if not field.primary_key}
    if fields - known.keys():
        return model._default_manager.get(pk=pk)
    row = model(pk=pk, **known)
    row._state.adding, row._state.db = False, model._default_manager.db
    return row
