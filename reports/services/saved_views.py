"""Writes on saved views: each person keeps, renames and drops the own ones."""

from django.db import transaction

from agencies.models import User
from core.errors import DomainError, FieldError
from core.versions import save_version
from reports.models import SavedView

MOST = 50


@transaction.atomic
def save_view(*, user: User, name: str, address: str) -> SavedView:
    """Keep ``address`` (see ``kept_address``) under ``name``. Raises FieldError for a name that is taken already."""
    User.objects.select_for_update().get(pk=user.pk)  # two at once wait for each other
    mine = SavedView.objects.visible_to(user)
    if mine.count() >= MOST:
        raise DomainError(f"Đã lưu {MOST} chế độ xem, là mức tối đa; hãy xóa bớt.")
    _require_free(mine.filter(name=name).first())
    return SavedView.objects.create(user=user, name=name, address=address)


@transaction.atomic
def rename_view(*, view: SavedView, name: str, seen: int) -> None:
    """Call ``view`` by another name. Raises FieldError for a taken one, ConflictError for a view changed meanwhile."""
    User.objects.select_for_update().get(pk=view.user_id)
    _require_free(SavedView.objects.filter(user=view.user_id, name=name).exclude(pk=view.pk).first())
    save_version(view, seen=seen, name=name)


@transaction.atomic
def drop_view(*, view: SavedView) -> None:
    """Forget ``view``; the audit keeps what it was."""
    view.delete()


def _require_free(taken: SavedView | None) -> None:
    if taken is not None:
        raise FieldError("name", f"Đã có chế độ xem tên “{taken.name}”; hãy đặt tên khác.")
