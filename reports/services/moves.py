"""The one place where a report's state is written, and who may write it."""

from agencies.models import User
from core.errors import ConflictError, DomainError
from core.versions import save_version
from reports.models import Report, WorkflowStep
from reports.states import ACTIONS, MOVES, ReportState


def moves_open_to(report: Report, user: User) -> list[ReportState]:
    """Return the states to which ``user`` may move the report now."""
    return [ReportState(target) for target, perm in MOVES[report.state].items() if user.may(perm, report.agency)]


def lock(report: Report) -> None:
    """Bring ``report`` up to date and keep it so until the transaction ends."""
    report.refresh_from_db(from_queryset=Report.objects.select_for_update())


def require_seen(report: Report, seen: int | None) -> None:
    """Raise ConflictError when ``report`` is no longer the version that the user saw (None: any)."""
    if seen is not None and report.version != seen:
        raise ConflictError("Báo cáo đã thay đổi sau khi mở; hãy xem lại bản mới rồi quyết định.", report)


def require_move(report: Report, target: ReportState, by: User) -> None:
    """Raise DomainError when ``by`` may not move ``report`` to ``target`` now."""
    perm = MOVES[report.state].get(target)
    if perm is None or not by.may(perm, report.agency):
        state = report.get_state_display()
        raise DomainError(f"Không thể “{ACTIONS[target]}” khi báo cáo ở trạng thái “{state}”, hoặc bạn không có quyền.")


def move(report: Report, target: ReportState, *, by: User, reason: str = "", **changes: object) -> Report:
    """Move a locked ``report`` to ``target`` with ``changes``, and record the step."""
    require_move(report, target, by)
    WorkflowStep.objects.create(report=report, from_state=report.state, to_state=target, by=by, reason=reason)
    save_version(report, seen=report.version, state=target, **changes)
    return report
