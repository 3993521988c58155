"""Reorganisations: events on a date, by a legal document, that end agencies and start their successors."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from agencies.models.agency import Agency
from core.versions import Versioned


class ReorganisationKind(models.TextChoices):
    MERGE = "merge", "Hợp nhất, sáp nhập"
    SPLIT = "split", "Chia, tách"
    RENAME = "rename", "Đổi tên"
    DISSOLVE = "dissolve", "Giải thể"


class Reorganisation(Versioned):
    effective_on = models.DateField("có hiệu lực từ ngày")
    kind = models.CharField("hình thức", max_length=16, choices=ReorganisationKind)
    legal_basis = models.CharField("căn cứ pháp lý", max_length=500)

    class Meta:
        verbose_name = "sắp xếp tổ chức"
        verbose_name_plural = "sắp xếp tổ chức"
        ordering: ClassVar = ["effective_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["effective_on", "kind", "legal_basis"],
                name="one_reorganisation_per_day_and_basis",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} từ ngày {self.effective_on:%d/%m/%Y}"


class Succession(models.Model):
    """One agency passes on to another in a reorganisation."""

    audited: ClassVar[bool] = True

    reorganisation = models.ForeignKey(Reorganisation, models.CASCADE, related_name="successions")
    predecessor = models.ForeignKey(
        Agency,
        models.PROTECT,
        verbose_name="cơ quan trước",
        related_name="succeeded_by",
    )
    successor = models.ForeignKey(
        Agency,
        models.PROTECT,
        verbose_name="cơ quan kế thừa",
        related_name="successor_of",
    )

    class Meta:
        verbose_name = "kế thừa"
        verbose_name_plural = "kế thừa"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reorganisation", "predecessor", "successor"],
                name="one_succession_per_pair",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="agency_does_not_succeed_itself",
                violation_error_message="Cơ quan kế thừa phải khác cơ quan trước.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
