"""The one place where the state of a work, a report or a letter, is written, and who may write it."""

from typing import TypeVar

from agencies.models import User
from core.errors import ConflictError, DomainError
from core.versions import save_version
from reports.models import Work, WorkflowStep
from reports.states import ACTIONS, ReportState

W = TypeVar("W", bound=Work)


def moves_open_to(work: Work, user: User) -> list[ReportState]:
    """Return the states to which ``user`` may move the work now."""
    return [ReportState(target) for target, perm in work.moves[work.state].items() if user.may(perm, work.agency)]


def lock(work: Work) -> None:
    """Bring ``work`` up to date and keep it so until the transaction ends."""
    work.refresh_from_db(from_queryset=type(work)._default_manager.select_for_update())


def require_seen(work: Work, seen: int | None) -> None:
    """Raise ConflictError when ``work`` is no longer the version that the user saw (None: any)."""
    if seen is not None and work.version != seen:
        raise ConflictError(f"{work.noun} đã thay đổi sau khi mở; hãy xem lại bản mới rồi quyết định.", work)


def require_move(work: Work, target: ReportState, by: User) -> None:
    """Raise DomainError when ``by`` may not move ``work`` to ``target`` now."""
    perm = work.moves[work.state].get(target)
    if perm is None or not by.may(perm, work.agency):
        state = ReportState(work.state).label
        raise DomainError(
            f"Không thể “{ACTIONS[target]}” khi {work.noun.lower()} ở trạng thái “{state}”, hoặc bạn không có quyền."
        )


def move(work: W, target: ReportState, *, by: User, reason: str = "", **changes: object) -> W:
    """Move a locked ``work`` to ``target`` with ``changes``, and record the step."""
    require_move(work, target, by)
    WorkflowStep.objects.create(**work.key, from_state=work.state, to_state=target, by=by, reason=reason)
    save_version(work, seen=work.version, state=target, **changes)
    return work
