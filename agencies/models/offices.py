"""Offices: who heads an agency and who signs for the head, with dates (NĐ 30/2020/NĐ-CP, Điều 13)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.models.agency import Agency
from agencies.querysets import DatedQuerySet
from core.versions import Versioned


class OfficeRank(models.TextChoices):
    HEAD = "head", "Người đứng đầu"
    DEPUTY = "deputy", "Cấp phó"


class Office(Versioned):
    """A post held by a person at an agency; a deputy signs "KT." for the head."""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="offices")
    title = models.CharField("chức vụ", max_length=120, help_text="Ví dụ: Phó Giám đốc")
    head_title = models.CharField("chức vụ người đứng đầu", max_length=120, help_text="Ví dụ: Giám đốc")
    rank = models.CharField("cấp", max_length=8, choices=OfficeRank)
    holder_name = models.CharField("họ và tên", max_length=120)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="tài khoản",
        null=True,
        blank=True,
        related_name="offices",
    )
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "chức vụ"
        verbose_name_plural = "chức vụ"
        ordering: ClassVar = ["agency", "-rank", "holder_name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "title", "holder_name", "valid_from"],
                name="one_office_per_holder_and_day",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="office_ends_after_it_starts",
                violation_error_message="“Đến ngày” phải sau “từ ngày”.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.holder_name}"
