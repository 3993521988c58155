"""Choices of plans and tasks. A person says a status; a state is derived from statuses, deliveries, days."""

from datetime import date

from django.db import models

from periods.states import PeriodKind


class PlanKind(models.TextChoices):
    ANNUAL = "annual", "Kế hoạch CCHC năm"
    PROCEDURES = "procedures", "Kế hoạch cải cách TTHC trọng tâm"
    INSPECTION = "inspection", "Kế hoạch kiểm tra CCHC"
    COMMUNICATION = "communication", "Kế hoạch tuyên truyền CCHC"
    CONTROL = "control", "Kế hoạch kiểm soát TTHC"


class TaskLayout(models.TextChoices):
    """Where the printed plan shows its tasks."""

    ANNEX = "annex", "Phụ lục khổ ngang"
    BODY = "body", "Trong nội dung kế hoạch"


class NotArisenRule(models.TextChoices):
    """Whether tasks on demand that did not arise stay in the total of the official figure."""

    UNTIL_ANNUAL = "until-annual", "Giữ trong tổng số đến báo cáo năm"
    ALWAYS = "always", "Luôn giữ trong tổng số"
    NEVER = "never", "Không tính vào tổng số"


class Status(models.TextChoices):
    """What the person in charge says of a task for a quarter."""

    NOT_DONE = "not_done", "Chưa thực hiện"
    IN_PROGRESS = "in_progress", "Đang thực hiện"
    PERIOD_DONE = "period_done", "Đã xong phần việc của kỳ"
    ALL_DONE = "all_done", "Đã xong toàn bộ"
    NOT_ARISEN = "not_arisen", "Không phát sinh"


class TaskState(models.TextChoices):
    """The state derived for a task at the end of a period; exactly one holds."""

    CANCELLED = "cancelled", "Đã điều chỉnh bỏ"
    OVERDUE = "overdue", "Quá hạn"
    COMPLETED = "completed", "Hoàn thành"
    ON_SCHEDULE = "on_schedule", "Đúng tiến độ"
    IN_PROGRESS = "in_progress", "Đang thực hiện"
    NOT_ARISEN = "not_arisen", "Chưa phát sinh"
    NOT_STARTED = "not_started", "Chưa đến hạn"


DONE = (Status.PERIOD_DONE, Status.ALL_DONE)
WORKED = (Status.IN_PROGRESS, *DONE)
PERFORMED = (TaskState.COMPLETED, TaskState.ON_SCHEDULE)


def counts_not_arisen(rule: str, period_kind: str) -> bool:
    """Return whether tasks that did not arise stay in the total (default: until the annual report)."""
    if rule == NotArisenRule.UNTIL_ANNUAL:
        return period_kind != PeriodKind.YEAR
    return rule == NotArisenRule.ALWAYS


def implies(status: str, *, due_on: date | None, for_quarter: int | None, quarter: int, ends_on: date) -> bool:
    """Return whether a status said for a quarter means that this occurrence was delivered.

    The period's part is what is due by the quarter's end; the whole is every due day. Continuous work is
    delivered for the reported quarter alone, whichever of the two is said.
    """
    if status not in DONE:
        return False
    if due_on is not None:
        return status == Status.ALL_DONE or due_on <= ends_on
    return for_quarter == quarter
