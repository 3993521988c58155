"""Tasks of a plan, what each yields, and when each yield is due."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import Agency
from core.versions import Versioned
from documents.models import OfficialDocument
from plans.models.plan import Plan, ReformArea
from plans.querysets import TaskQuerySet


class Task(Versioned):
    """A numbered line of a plan within an area."""

    audit_hidden: ClassVar = ("version", "position")  # a move shifts others; the plan's own record tells of it

    plan = models.ForeignKey(Plan, models.PROTECT, verbose_name="kế hoạch", related_name="tasks")
    area = models.ForeignKey(ReformArea, models.PROTECT, verbose_name="lĩnh vực", related_name="tasks")
    area_label = models.CharField("lĩnh vực như in trong kế hoạch", max_length=255, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự trong kế hoạch")
    number = models.CharField(
        "số thứ tự như in",
        max_length=16,
        help_text="Số trong lĩnh vực, ví dụ: 1 hoặc 1.1",
    )
    title = models.TextField("nhiệm vụ")
    lead = models.CharField("chủ trì", max_length=255, blank=True)
    lead_agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        verbose_name="đơn vị chủ trì",
        null=True,
        blank=True,
        related_name="led_tasks",
    )
    implements = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="thực hiện nhiệm vụ cấp trên",
        null=True,
        blank=True,
        related_name="implemented_by",
    )
    added_on = models.DateField(
        "bổ sung từ ngày",
        null=True,
        blank=True,
        help_text="Để trống: nhiệm vụ có từ đầu kế hoạch.",
    )
    cancelled_on = models.DateField("điều chỉnh bỏ từ ngày", null=True, blank=True)
    cancelled_by = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        verbose_name="văn bản điều chỉnh",
        null=True,
        blank=True,
        related_name="+",
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering: ClassVar = ["plan", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "position"], name="one_task_per_position"),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="task_has_a_title",
                violation_error_message="Nhiệm vụ phải có nội dung.",
            ),
            models.CheckConstraint(
                condition=Q(added_on__isnull=True) | Q(cancelled_on__isnull=True) | Q(cancelled_on__gte=F("added_on")),
                name="task_is_taken_out_after_it_came",
                violation_error_message="Ngày bỏ nhiệm vụ phải sau ngày bổ sung.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        """The task's number in the whole plan, as the grids and figures name it."""
        return str(self.position)

    def is_planned_by(self, day: date) -> bool:
        """Return whether the plan held the task on ``day``; one taken out by then it did hold."""
        return self.added_on is None or self.added_on <= day

    def get_absolute_url(self) -> str:
        return reverse("plans:task", args=[self.pk])


class Collaborator(models.Model):
    """A collaborator as written: a named unit, a group ("Các phòng thuộc Sở") or free text."""

    audited: ClassVar[bool] = True

    task = models.ForeignKey(Task, models.CASCADE, verbose_name="nhiệm vụ", related_name="collaborators")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    label = models.CharField("phối hợp", max_length=255)
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        verbose_name="đơn vị",
        null=True,
        blank=True,
        related_name="collaborations",
    )

    class Meta:
        verbose_name = "đơn vị phối hợp"
        verbose_name_plural = "đơn vị phối hợp"
        ordering: ClassVar = ["task", "position"]

    def __str__(self) -> str:
        return self.label


class Deliverable(Versioned):
    """What a task yields, with its own deadline: the words are kept, the structure is parsed once."""

    audit_hidden: ClassVar = ("version", "kinds")

    task = models.ForeignKey(Task, models.CASCADE, verbose_name="nhiệm vụ", related_name="deliverables")
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    activity = models.CharField("việc phải làm", max_length=500, blank=True)
    product = models.TextField("sản phẩm", blank=True)
    deadline = models.CharField(
        "thời gian thực hiện",
        max_length=500,
        blank=True,
        help_text="Như trong kế hoạch.",
    )
    kinds = models.JSONField("cách hiểu thời hạn", default=list, editable=False)
    is_understood = models.BooleanField("đã hiểu thời hạn", default=False, editable=False)
    is_continuous = models.BooleanField("thường xuyên", default=False, editable=False)
    is_on_demand = models.BooleanField("khi có phát sinh", default=False, editable=False)

    class Meta:
        verbose_name = "sản phẩm"
        verbose_name_plural = "sản phẩm"
        ordering: ClassVar = ["task", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "position"], name="one_deliverable_per_position"),
        ]

    def __str__(self) -> str:
        return self.activity or self.product


class Occurrence(models.Model):
    """One thing to deliver: by a day, or within a quarter (continuous work), or when it arose (on demand)."""

    audited: ClassVar[bool] = True

    deliverable = models.ForeignKey(Deliverable, models.CASCADE, verbose_name="sản phẩm", related_name="occurrences")
    due_on = models.DateField("hạn", null=True, blank=True)
    for_quarter = models.PositiveSmallIntegerField("việc thường xuyên của quý", null=True, blank=True)
    arose_in = models.ForeignKey(
        "periods.ReportingPeriod",
        models.PROTECT,
        verbose_name="phát sinh trong",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = "lần phải thực hiện"
        verbose_name_plural = "lần phải thực hiện"
        ordering: ClassVar = ["deliverable", "due_on", "for_quarter"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(for_quarter__isnull=True) | Q(for_quarter__range=(1, 4)),
                name="quarter_is_1_to_4",
            ),
            models.CheckConstraint(
                condition=(
                    Q(
                        due_on__isnull=False,
                        for_quarter__isnull=True,
                        arose_in__isnull=True,
                    )
                    | Q(
                        due_on__isnull=True,
                        for_quarter__isnull=False,
                        arose_in__isnull=True,
                    )
                    | Q(
                        due_on__isnull=True,
                        for_quarter__isnull=True,
                        arose_in__isnull=False,
                    )
                ),
                name="occurrence_is_of_one_kind",
            ),
            models.UniqueConstraint(fields=["deliverable", "due_on"], name="one_occurrence_per_due_day"),
            models.UniqueConstraint(fields=["deliverable", "for_quarter"], name="one_occurrence_per_quarter"),
            models.UniqueConstraint(fields=["deliverable", "arose_in"], name="one_occurrence_per_arising"),
        ]

    def __str__(self) -> str:
        if self.due_on:
            return f"hạn {self.due_on:%d/%m/%Y}"
        return f"thường xuyên quý {self.for_quarter}" if self.for_quarter else f"phát sinh {self.arose_in}"
