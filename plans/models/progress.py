"""What was done on a task in a quarter, and what was delivered by it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from core.versions import Versioned
from periods.models import ReportingPeriod
from plans.models.task import Occurrence, Task
from plans.querysets import TaskUpdateQuerySet
from plans.states import Status


class TaskUpdate(Versioned):
    """A task's result in a quarter, entered once by its agency."""

    task = models.ForeignKey(Task, models.PROTECT, verbose_name="nhiệm vụ", related_name="updates")
    quarter = models.ForeignKey(ReportingPeriod, models.PROTECT, verbose_name="quý", related_name="updates")
    status = models.CharField("tình hình", max_length=16, choices=Status)
    result = models.TextField("kết quả thực hiện", blank=True)
    document_note = models.TextField("văn bản đã ban hành, ghi chú", blank=True)
    obstacles = models.TextField("khó khăn, vướng mắc", blank=True)
    delivered_on = models.DateField("ngày hoàn thành", null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người nhập")
    recorded_at = models.DateTimeField("lúc", auto_now=True)

    objects = TaskUpdateQuerySet.as_manager()

    class Meta:
        verbose_name = "kết quả quý"
        verbose_name_plural = "kết quả quý"
        ordering: ClassVar = ["task", "quarter"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "quarter"], name="one_update_per_task_and_quarter"),
        ]

    def __str__(self) -> str:
        return f"{self.task}, {self.quarter}: {self.get_status_display()}"


class Delivery(models.Model):
    """An occurrence was delivered, by the update of a quarter."""

    audited: ClassVar[bool] = True

    occurrence = models.OneToOneField(Occurrence, models.CASCADE, verbose_name="lần phải thực hiện")
    update = models.ForeignKey(
        TaskUpdate,
        models.CASCADE,
        verbose_name="kết quả quý",
        related_name="deliveries",
    )

    class Meta:
        verbose_name = "lần đã thực hiện"
        verbose_name_plural = "lần đã thực hiện"

    def __str__(self) -> str:
        return f"{self.occurrence}: đã thực hiện"
