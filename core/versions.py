"""Optimistic concurrency: a row is written only if it is still the one that the user saw."""

from typing import Any, ClassVar, TypeVar

from django.db import IntegrityError, models, transaction
from django.db.models import F

from core.errors import ConflictError


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
    written = manager.filter(pk=row.pk, version=seen).update(
        version=F("version") + 1, **changes
    )
    row.refresh_from_db()
    if not written:
        raise ConflictError(
            "Người khác vừa sửa mục này; hãy xem bản mới rồi lưu lại.", current=row
        )


def put_version(
    model: type[Row], *, key: dict[str, Any], seen: int, values: dict[str, Any]
) -> Row:
    """Write ``values`` to the row found by ``key``, made when there is none (then ``seen`` is 0).

    Raises ConflictError when the row is not the one that the user saw.
    """
    row = model._default_manager.filter(**key).first()
    if row is None:
        try:
            with transaction.atomic():
                return model._default_manager.create(**key, **values)
        except IntegrityError as error:
            row = model._default_manager.filter(**key).first()
            if row is None:
                raise
            raise ConflictError(
                "Người khác vừa nhập mục này; hãy xem bản mới rồi lưu lại.", row
            ) from error
    save_version(row, seen=seen, **values)
    return row
