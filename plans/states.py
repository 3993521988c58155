"""Choices of plans and tasks. A person says a status; a state is derived from statuses, deliveries, days."""

from django.db import models


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


PERFORMED = (TaskState.COMPLETED, TaskState.ON_SCHEDULE)
