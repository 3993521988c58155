"""Totals kept beside the tasks, so that a province's page need not derive every task's state anew.

They are no record of their own: whatever is in doubt is counted again. Why and how: docs/adr, ``plans.totals``.
"""

from typing import ClassVar

from django.db import models

from plans.models.plan import Plan, ReformArea


class PlanChange(models.Model):
    """How often a plan, or anything below it that decides a state, was changed. Triggers alone write it."""

    audited: ClassVar[bool] = False

    plan = models.OneToOneField(Plan, models.CASCADE, verbose_name="kế hoạch", primary_key=True, related_name="change")
    number = models.PositiveBigIntegerField("lần thay đổi", default=1)

    class Meta:
        verbose_name = "lần thay đổi của kế hoạch"
        verbose_name_plural = "lần thay đổi của kế hoạch"

    def __str__(self) -> str:
        return f"{self.plan}: {self.number}"


class QuarterCount(models.Model):
    """The tasks of a plan were counted as they stood at a quarter's end; it holds while ``change`` is the plan's."""

    audited: ClassVar[bool] = False

    plan = models.ForeignKey(Plan, models.CASCADE, verbose_name="kế hoạch", related_name="counts")
    quarter = models.PositiveSmallIntegerField("quý")
    change = models.PositiveBigIntegerField("ở lần thay đổi")

    class Meta:
        verbose_name = "lần đếm nhiệm vụ"
        verbose_name_plural = "lần đếm nhiệm vụ"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "quarter"], name="one_count_per_plan_and_quarter"),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, quý {self.quarter}"


class AreaTotal(models.Model):
    """How many tasks of one area were in one state, how many of them were due by then, and how many came late."""

    audited: ClassVar[bool] = False

    count = models.ForeignKey(QuarterCount, models.CASCADE, verbose_name="lần đếm", related_name="totals")
    area = models.ForeignKey(ReformArea, models.CASCADE, verbose_name="lĩnh vực", related_name="+")
    state = models.CharField("trạng thái", max_length=16)
    tasks = models.PositiveIntegerField("nhiệm vụ")
    due = models.PositiveIntegerField("đến hạn")
    late = models.PositiveIntegerField("chậm")

    class Meta:
        verbose_name = "tổng theo lĩnh vực"
        verbose_name_plural = "tổng theo lĩnh vực"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["count", "area", "state"], name="one_total_per_area_and_state"),
        ]

    def __str__(self) -> str:
        return f"{self.area}, {self.state}: {self.tasks}"
