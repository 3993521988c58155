"""Offices and written authorisations: who signs for an agency, with dates (NĐ 30/2020/NĐ-CP, Điều 13)."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.models.agency import Agency
from agencies.querysets import DatedQuerySet
from core.versions import Versioned


class OfficeRank(models.TextChoices):
    HEAD = "head", "Người đứng đầu"
    ACTING = "acting", "Quyền người đứng đầu"
    DEPUTY = "deputy", "Cấp phó"
    UNIT = "unit", "Người đứng đầu đơn vị bên trong"


class AuthorityKind(models.TextChoices):
    """On what footing somebody signs who is not the head; the value is what is printed before the head's post."""

    FOR_HEAD = "KT", "Ký thay (KT.)"
    BY_ORDER = "TL", "Ký thừa lệnh (TL.)"
    BY_DELEGATION = "TUQ", "Ký thừa ủy quyền (TUQ.)"


AUTHORITIES_OF: dict[str, tuple[AuthorityKind, ...]] = {  # whoever is named here signs by written authorisation only
    OfficeRank.DEPUTY: (AuthorityKind.FOR_HEAD,),
    OfficeRank.UNIT: (AuthorityKind.BY_ORDER, AuthorityKind.BY_DELEGATION),
}


class Office(Versioned):
    """A post held by a person at an agency; all but the head and the acting head sign by an ``Authorisation``."""

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

    def is_held_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Authorisation(Versioned):
    """A document by which the head lets the holder of an office sign, between two days (both inclusive).

    ``types`` lists the types of documents that it covers ("BC, KH"); empty means every type.
    """

    office = models.ForeignKey(Office, models.PROTECT, verbose_name="chức vụ", related_name="authorisations")
    kind = models.CharField("hình thức", max_length=4, choices=AuthorityKind)
    document = models.CharField(
        "văn bản giao, ủy quyền",
        max_length=500,
        help_text="Ví dụ: Quyết định số 12/QĐ-SDL ngày 05/01/2024 về phân công công việc của Lãnh đạo Sở",
    )
    scope = models.CharField("nội dung được ký", max_length=500, blank=True)
    types = models.CharField("loại văn bản", max_length=120, blank=True)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản giao, ủy quyền ký"
        verbose_name_plural = "văn bản giao, ủy quyền ký"
        ordering: ClassVar = ["office", "-valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "kind", "document", "valid_from"],
                name="one_authorisation_per_document_and_day",
                violation_error_message="Văn bản giao, ủy quyền này đã được ghi từ cùng ngày.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="authorisation_ends_after_it_starts",
                violation_error_message="“Đến ngày” phải sau “từ ngày”.",
            ),
            models.CheckConstraint(condition=~Q(document=""), name="authorisation_is_written"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.document}"

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def covers(self, type: str) -> bool:
        """Return whether it lets its office sign documents of this type."""
        types = {part.strip() for part in self.types.split(",") if part.strip()}
        return not types or type in types
