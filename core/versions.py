"""Optimistic concurrency: a row is written only if it is still the one that the user saw."""

from typing import Any, ClassVar, TypeVar

from django.db import IntegrityError, models, transaction
from django.db.models import F

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
        written = rows.filter(version=seen).update(version=F("version") + 1, **values)
        if row := rows.first():
            if not written:
                raise ConflictError(CHANGED, row)
            return row
    try:
        with transaction.atomic():
            return model._default_manager.create(**key, **values)
    except IntegrityError as error:
        found = rows.first()
        if found is None:
            raise
        raise ConflictError(ENTERED, found) from error
