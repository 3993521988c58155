"""What an indicator means: its words, how it adds up, what it is computed from. Meanings are dated by year."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from agencies.models import AgencyKind
from core.versions import Versioned
from indicators.formulas import MAX_LENGTH
from indicators.states import Direction, Nature

HUNDRED = Decimal(100)


class Meaning(models.Model):
    """The fields that a definition and its indicator share; the indicator repeats the latest definition."""

    name = models.CharField("chỉ tiêu", max_length=500)
    unit = models.CharField("đơn vị tính", max_length=32)
    nature = models.CharField("tính chất", max_length=8, choices=Nature)
    direction = models.CharField("chiều đánh giá", max_length=8, choices=Direction, default=Direction.NONE)
    formula = models.CharField(
        "công thức",
        max_length=MAX_LENGTH,
        blank=True,
        help_text="Mã chỉ tiêu, số, các dấu + - * / ( ) và %. Có công thức thì không ai nhập tay.",
    )
    numerator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, verbose_name="tử số (b)", null=True, blank=True, related_name="+"
    )
    denominator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, verbose_name="mẫu số (a)", null=True, blank=True, related_name="+"
    )
    numerator_label = models.CharField("b là", max_length=255, blank=True)
    denominator_label = models.CharField("a là", max_length=255, blank=True)
    scale = models.DecimalField(
        "thang điểm",
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Điểm tối đa của một điểm số, ví dụ 100; đơn vị tính là % thì luôn là 100.",
    )
    levels = models.CharField(
        "cơ quan báo cáo",
        max_length=120,
        blank=True,
        help_text="Các loại cơ quan, cách nhau bằng dấu phẩy; để trống: cơ quan nào được giao mục tiêu thì báo cáo.",
    )
    absence = models.CharField(
        "khi không phát sinh thì viết",
        max_length=300,
        blank=True,
        help_text="Viết tiếp “Trong kỳ báo cáo, đơn vị không …”. Ví dụ: có trường hợp tuyển dụng mới.",
    )
    source = models.CharField("biểu, nguồn", max_length=255, blank=True)
    note = models.TextField("ghi chú", blank=True)

    class Meta:
        abstract = True

    @property
    def highest(self) -> Decimal | None:
        """What a score cannot pass: its scale, 100 in per cent; None where nothing limits it."""
        if self.nature != Nature.SCORE:
            return None
        return HUNDRED if self.unit == "%" else self.scale

    @property
    def base_label(self) -> str:
        """What the weight of a score counts; its base is the number of those who were asked."""
        return self.denominator_label or "số phiếu"

    @property
    def is_derived(self) -> bool:
        """Computed from other indicators, by a formula or as b ÷ a: nobody types it."""
        return bool(self.formula) or self.numerator_id is not None

    @property
    def level_kinds(self) -> frozenset[str]:
        """The kinds of agencies that are always asked; none: those that were given a target."""
        return frozenset(filter(None, self.levels.split(",")))

    @property
    def level_labels(self) -> list[str]:
        """The kinds of agencies in words, in the order of the state."""
        return [str(label) for kind, label in AgencyKind.choices if kind in self.level_kinds]


class IndicatorDefinition(Versioned, Meaning):
    """What an indicator meant between two years (both inclusive; no end: until the next, or still)."""

    indicator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, verbose_name="chỉ tiêu", related_name="definitions"
    )
    from_year = models.PositiveSmallIntegerField("từ năm")
    to_year = models.PositiveSmallIntegerField("đến năm", null=True, blank=True)

    class Meta:
        verbose_name = "định nghĩa chỉ tiêu"
        verbose_name_plural = "định nghĩa chỉ tiêu"
        ordering: ClassVar = ["indicator", "from_year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "from_year"], name="one_definition_per_indicator_and_year"),
            models.CheckConstraint(
                condition=Q(to_year__isnull=True) | Q(to_year__gte=F("from_year")),
                name="definition_ends_after_it_begins",
                violation_error_message="Định nghĩa phải có “từ năm” không sau “đến năm”.",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__isnull=False, nature=Nature.RATIO, formula=""),
                name="parts_come_in_pairs_and_without_a_formula",
                violation_error_message="Tử số và mẫu số phải có cả hai, chỉ với tỷ lệ không có công thức.",
            ),
            models.CheckConstraint(
                condition=Q(scale__isnull=True) | Q(scale__gt=0, nature=Nature.SCORE),
                name="only_a_score_has_a_scale_above_zero",
                violation_error_message="Thang điểm phải lớn hơn 0 và chỉ dùng cho điểm số.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (từ năm {self.from_year})"
