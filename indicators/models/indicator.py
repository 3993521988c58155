"""What is counted: indicators, yearly targets, and the value of an agency in a quarter."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import Agency
from core.versions import Versioned
from documents.models import Citation, OfficialDocument
from indicators.formulas import CODE_PATTERN
from indicators.models.definition import Meaning
from indicators.querysets import IndicatorQuerySet, IndicatorValueQuerySet, TargetQuerySet
from indicators.states import Area, Comparison, Nature
from periods.models import ReportingPeriod

CODE = RegexValidator(
    rf"\A{CODE_PATTERN}\Z",
    "Mã gồm chữ không dấu, chữ số, dấu chấm và dấu gạch dưới, bắt đầu bằng chữ; không có gạch nối. Ví dụ: TTHC.HS.TONG",
)


class Indicator(Versioned, Meaning):
    """A number with a unit (chỉ tiêu, chỉ số): an identity, and its latest definition repeated.

    What it meant in a year stands in ``definitions``; read it by ``Indicator.objects.defined_in(year)``.
    ``valid_from`` and ``valid_to`` are the years in which it is asked. ``indicators.services`` keeps all this.
    """

    code = models.CharField("mã", max_length=48, unique=True, validators=[CODE])
    area_code = models.SlugField("lĩnh vực", max_length=32)
    position = models.PositiveIntegerField("thứ tự", default=0)
    search = models.CharField(max_length=600, editable=False, blank=True, default="")
    valid_from = models.PositiveSmallIntegerField("áp dụng từ năm", null=True, blank=True)
    valid_to = models.PositiveSmallIntegerField("đến hết năm", null=True, blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ tiêu, chỉ số"
        verbose_name_plural = "chỉ tiêu, chỉ số"
        ordering: ClassVar = ["area_code", "position", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(
                    numerator__isnull=False,
                    denominator__isnull=False,
                    nature=Nature.RATIO,
                ),
                name="only_a_ratio_has_both_parts",
                violation_error_message="Chỉ tỷ lệ mới có tử số và mẫu số, và phải có cả hai.",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="indicator_ends_after_it_begins",
                violation_error_message="Chỉ tiêu phải có “áp dụng từ năm” không sau “đến hết năm”.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("indicators:indicator", args=[self.pk])

    @property
    def area_name(self) -> str:
        """The area's name; its code where it is none of the known ones."""
        return dict(Area.choices).get(self.area_code, self.area_code)

    def is_in_force(self, year: int) -> bool:
        """Whether it is asked in ``year``."""
        return (self.valid_from is None or self.valid_from <= year) and (self.valid_to is None or year <= self.valid_to)


class Target(Versioned):
    """What an agency is to reach in a year, as its plan states it."""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="targets")
    year = models.PositiveSmallIntegerField("năm")
    indicator = models.ForeignKey(Indicator, models.PROTECT, verbose_name="chỉ tiêu", related_name="targets")
    comparison = models.CharField("so sánh", max_length=8, choices=Comparison)
    value = models.DecimalField("mục tiêu", max_digits=18, decimal_places=4)
    text = models.CharField("như trong kế hoạch", max_length=255, help_text="Ví dụ: Tối thiểu 45")
    document = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        verbose_name="kế hoạch giao",
        null=True,
        blank=True,
        related_name="targets",
    )
    name = models.TextField("tên như trong kế hoạch")
    note = models.TextField("cách tính", blank=True)
    group = models.CharField("nhóm", max_length=500, blank=True)
    group_number = models.CharField("số nhóm", max_length=8, blank=True)
    number = models.CharField("số thứ tự", max_length=8, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    lead = models.CharField("chủ trì", max_length=255, blank=True)
    collaborators = models.CharField("phối hợp", max_length=500, blank=True)
    basis = models.TextField("căn cứ thực hiện", blank=True)
    ended_on = models.DateField("thôi giao từ ngày", null=True, blank=True)
    end_reason = models.CharField("lý do thôi giao", max_length=500, blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = "mục tiêu năm"
        verbose_name_plural = "mục tiêu năm"
        ordering: ClassVar = ["agency", "year", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "year", "indicator", "document"],
                name="one_target_per_indicator_year_and_plan",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | ~Q(end_reason=""),
                name="target_ends_with_a_reason",
                violation_error_message="Thôi giao mục tiêu thì phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"

    def get_absolute_url(self) -> str:
        return reverse("indicators:target", args=[self.agency.code, self.year, self.pk])


class TargetCitation(Citation):
    """The legal basis of a target, down to the item."""

    audited: ClassVar[bool] = True
    owner: ClassVar[str] = "target__agency"
    citing: ClassVar[str] = "target"

    target = models.ForeignKey(Target, models.CASCADE, verbose_name="mục tiêu", related_name="citations")

    class Meta(Citation.Meta):
        verbose_name = "căn cứ của mục tiêu"
        verbose_name_plural = "căn cứ của mục tiêu"


class IndicatorValue(Versioned):
    """An agency's value in a quarter. Zero, nothing entered, and "không phát sinh" are three answers."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, verbose_name="chỉ tiêu", related_name="values")
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="indicator_values")
    quarter = models.ForeignKey(
        ReportingPeriod,
        models.PROTECT,
        verbose_name="quý",
        related_name="indicator_values",
    )
    value = models.DecimalField("giá trị", max_digits=18, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField("tử số (b)", max_digits=18, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField("mẫu số (a), số phiếu", max_digits=18, decimal_places=4, null=True, blank=True)
    text = models.TextField("nội dung", blank=True)
    is_not_arisen = models.BooleanField("không phát sinh", default=False)
    reason = models.CharField("lý do", max_length=500, blank=True)
    is_estimate = models.BooleanField("ước tính", default=False)
    note = models.CharField("ghi chú", max_length=500, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="người nhập")
    recorded_at = models.DateTimeField("lúc", auto_now=True)

    objects = IndicatorValueQuerySet.as_manager()

    class Meta:
        verbose_name = "giá trị chỉ tiêu"
        verbose_name_plural = "giá trị chỉ tiêu"
        ordering: ClassVar = ["quarter", "indicator", "agency"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["quarter", "indicator", "agency"],
                name="one_value_per_quarter_indicator_and_agency",
            ),
            models.CheckConstraint(
                condition=Q(is_not_arisen=False)
                | Q(
                    value__isnull=True,
                    numerator__isnull=True,
                    denominator__isnull=True,
                    text="",
                ),
                name="not_arisen_has_no_value",
                violation_error_message="Đã chọn “không phát sinh” thì để trống giá trị.",
            ),
            models.CheckConstraint(
                condition=Q(is_not_arisen=False) | ~Q(reason=""),
                name="not_arisen_has_a_reason",
                violation_error_message="Chọn “không phát sinh” thì phải ghi lý do.",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gte=0),
                name="denominator_is_not_negative",
                violation_error_message="Mẫu số không được âm.",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["quarter", "agency"], name="values_of_agency_in_quarter")]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.agency}, {self.quarter}"

    @property
    def says_something(self) -> bool:
        """Whether it is one of those that ``IndicatorValueQuerySet.entered`` returns."""
        numbers = (self.value, self.numerator, self.denominator)
        return self.is_not_arisen or bool(self.text) or any(number is not None for number in numbers)
