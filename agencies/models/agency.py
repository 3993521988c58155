"""Agencies of the state: one row is the identity, its name, symbol, place and superior are dated."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from agencies.querysets import AgencyQuerySet, DatedQuerySet
from core import clock
from core.versions import Versioned


class AgencyKind(models.TextChoices):
    GOVERNMENT = "government", "Chính phủ"
    MINISTRY = "ministry", "Bộ, cơ quan ngang bộ"
    PROVINCE = "province", "UBND cấp tỉnh"
    DEPARTMENT = "department", "Sở, ban, ngành"
    DISTRICT = "district", "UBND cấp huyện"
    COMMUNE = "commune", "UBND cấp xã"
    DIVISION = "division", "Phòng chuyên môn"
    UNIT = "unit", "Đơn vị sự nghiệp"
    OTHER = "other", "Cơ quan khác"


class NumberSeries(models.TextChoices):
    """How an agency numbers the documents that it issues in a year."""

    BY_TYPE = "type", "Mỗi loại văn bản một dãy số"
    COMMON = "common", "Một dãy số chung cho mọi loại văn bản"


GOVERNMENTS = (AgencyKind.GOVERNMENT, AgencyKind.MINISTRY, AgencyKind.PROVINCE)


class Agency(Versioned):
    """A node of the state's organisation.

    ``path`` lists the ids from the root down to this agency (``/3/17/``), after the latest superior;
    ``name`` and ``search`` repeat the latest profile. ``agencies.services.set_profile`` keeps all three.
    """

    code = models.CharField("mã cơ quan", max_length=32, unique=True)
    kind = models.CharField("loại cơ quan", max_length=16, choices=AgencyKind)
    name = models.CharField("tên hiện nay", max_length=255, editable=False)
    path = models.CharField(max_length=255, editable=False, db_index=True)
    search = models.CharField(max_length=600, editable=False)
    reviews = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="thẩm định các cơ quan trực thuộc",
        null=True,
        blank=True,
        related_name="reviewers",
    )
    reviews_from = models.DateField("thẩm định từ ngày", null=True, blank=True)
    reviews_to = models.DateField("thẩm định đến ngày", null=True, blank=True)
    reviews_basis = models.CharField("văn bản giao thẩm định", max_length=500, blank=True, default="")
    number_series = models.CharField(
        "cách lấy số văn bản", max_length=8, choices=NumberSeries, default=NumberSeries.BY_TYPE
    )
    starts_on = models.DateField("thành lập ngày")
    ends_on = models.DateField("kết thúc ngày", null=True, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ quan, đơn vị"
        verbose_name_plural = "cơ quan, đơn vị"
        ordering: ClassVar = ["path"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="agency_ends_after_it_starts",
                violation_error_message="Ngày kết thúc phải sau ngày thành lập.",
            ),
            models.CheckConstraint(
                condition=Q(reviews_from__isnull=True)
                | Q(reviews_to__isnull=True)
                | Q(reviews_to__gte=F("reviews_from")),
                name="agency_reviews_until_after_it_began",
                violation_error_message="“Thẩm định đến ngày” phải sau “thẩm định từ ngày”.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def guides(self) -> bool:
        """Whether it guides others' work: it reviews them, or is a government without a superior here."""
        is_top = self.path == f"/{self.pk}/" and self.kind in GOVERNMENTS
        return self.is_reviewing or is_top

    @property
    def is_reviewing(self) -> bool:
        """Whether it reviews others' work today."""
        return self.reviews_on(clock.today())

    def reviews_on(self, day: date) -> bool:
        """Return whether it reviews others' work on ``day`` (both ends inclusive; a missing one is open)."""
        has_begun = self.reviews_from is None or self.reviews_from <= day
        return self.reviews_id is not None and has_begun and (self.reviews_to is None or day <= self.reviews_to)

    def profile_on(self, day: date) -> "AgencyProfile":
        """Return the profile valid on ``day``; the first or last one outside its lifetime."""
        profiles = sorted(self.profiles.all(), key=lambda profile: profile.valid_from)
        held = [profile for profile in profiles if profile.valid_from <= day]
        return held[-1] if held else profiles[0]


class AgencyProfile(Versioned):
    """What an agency was called and to whom it answered, between two days (both inclusive)."""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="profiles")
    name = models.CharField("tên trên văn bản", max_length=255, help_text="Ví dụ: Sở Du lịch")
    full_name = models.CharField("tên đầy đủ", max_length=255, help_text="Ví dụ: Sở Du lịch tỉnh Kiên Giang")
    short_name = models.CharField("tên gọn", max_length=120, help_text="Ví dụ: UBND tỉnh Kiên Giang")
    symbol = models.CharField("ký hiệu", max_length=32, help_text="Ví dụ: SDL, UBND")
    place = models.CharField("địa danh", max_length=120, help_text="Ví dụ: Kiên Giang")
    superior = models.ForeignKey(
        Agency,
        models.PROTECT,
        verbose_name="cơ quan chủ quản",
        null=True,
        blank=True,
        related_name="subordinate_profiles",
    )
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "thông tin cơ quan theo thời gian"
        verbose_name_plural = "thông tin cơ quan theo thời gian"
        ordering: ClassVar = ["agency", "valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "valid_from"], name="one_profile_per_agency_and_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="profile_ends_after_it_starts",
                violation_error_message="“Đến ngày” phải sau “từ ngày”.",
            ),
            models.CheckConstraint(
                condition=Q(superior__isnull=True) | ~Q(superior=F("agency")),
                name="agency_is_not_its_own_superior",
                violation_error_message="Một cơ quan không thể là cơ quan chủ quản của chính mình.",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name
