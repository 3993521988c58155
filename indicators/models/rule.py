"""A rule between figures: two formulas over indicators, and what is said when they do not agree."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from core.numbers import roman
from core.versions import Versioned
from indicators.formulas import MAX_LENGTH, Formula, FormulaError, parse, require_divisors
from indicators.models.indicator import Indicator
from indicators.querysets import RuleQuerySet
from indicators.states import Basis, Nature, Severity, Sign

QUARTER_CHOICES = [(number, f"Quý {roman(number)}") for number in (1, 2, 3, 4)]


class ValidationRule(Versioned):
    """What must hold between the figures of an agency in each quarter in which the rule is valid."""

    code = models.CharField("mã", max_length=48, unique=True)
    left = models.CharField(
        "vế trái",
        max_length=MAX_LENGTH,
        help_text="Mã chỉ tiêu, số, các dấu + - * / ( ) và %. Ví dụ: TTHC.HS.GIAIQUYET + TTHC.HS.DANGGIAIQUYET",
    )
    comparison = models.CharField("so sánh", max_length=2, choices=Sign, default=Sign.EQUAL)
    right = models.CharField("vế phải", max_length=MAX_LENGTH)
    basis = models.CharField("xét trên số liệu", max_length=12, choices=Basis, default=Basis.IN_PERIOD)
    message = models.CharField("nội dung", max_length=500, help_text="Câu nêu điều phải đúng; hiện khi số liệu trái.")
    severity = models.CharField("mức", max_length=8, choices=Severity, default=Severity.ERROR)
    valid_from = models.PositiveSmallIntegerField("từ năm", null=True, blank=True)
    valid_to = models.PositiveSmallIntegerField("đến năm", null=True, blank=True)
    from_quarter = models.PositiveSmallIntegerField("từ quý", choices=QUARTER_CHOICES, default=1)
    to_quarter = models.PositiveSmallIntegerField("đến hết quý", choices=QUARTER_CHOICES, default=4)
    is_active = models.BooleanField("đang dùng", default=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = "quy tắc kiểm tra số liệu"
        verbose_name_plural = "quy tắc kiểm tra số liệu"
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="rule_ends_after_it_begins",
                violation_error_message="Quy tắc phải có “từ năm” không sau “đến năm”.",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | ~Q(valid_from=F("valid_to"))
                | Q(from_quarter__lte=F("to_quarter")),
                name="rule_ends_after_it_begins_in_its_year",
                violation_error_message="Trong cùng một năm, “từ quý” phải không sau “đến hết quý”.",
            ),
            models.CheckConstraint(
                condition=Q(from_quarter__range=(1, 4), to_quarter__range=(1, 4)),
                name="rule_has_quarters_of_a_year",
                violation_error_message="Quý phải từ I đến IV.",
            ),
            models.CheckConstraint(
                condition=~Q(left="") & ~Q(right="") & ~Q(message=""),
                name="rule_says_both_sides_and_why",
                violation_error_message="Quy tắc phải có hai vế và nội dung.",
            ),
        ]

    def __str__(self) -> str:
        return self.message

    def get_absolute_url(self) -> str:
        return reverse("indicators:rule", args=[self.pk])

    @property
    def validity(self) -> str:
        """ "từ Quý II/2024 đến hết Quý IV/2025"; "mọi quý" where it neither begins nor ends."""
        start, end = self.get_from_quarter_display(), self.get_to_quarter_display()
        begins = f"từ {start}/{self.valid_from}" if self.valid_from else ""
        ends = f"đến hết {end}/{self.valid_to}" if self.valid_to else ""
        return " ".join(filter(None, (begins, ends))) or "mọi quý"

    def clean(self) -> None:
        """Refuse a side that is no formula or names an indicator that does not exist."""
        problems = {name: text for name in ("left", "right") if (text := _what_is_wrong(getattr(self, name)))}
        if problems:
            raise ValidationError(problems)


def _what_is_wrong(side: str) -> str:
    if not side:
        return ""  # the field says so itself
    try:
        formula = parse(side)
        require_divisors(formula)
    except FormulaError as error:
        return str(error)
    codes = formula.codes
    natures = dict(Indicator.objects.filter(code__in=codes).values_list("code", "nature"))
    if unknown := [code for code in codes if code not in natures]:
        return _at(formula, unknown, f"Không có chỉ tiêu mang mã {', '.join(unknown)}.")
    if texts := [code for code in codes if natures[code] == Nature.TEXT]:
        return _at(formula, texts, f"Chỉ tiêu {', '.join(texts)} nhập bằng lời, không tính toán được.")
    return ""


def _at(formula: Formula, codes: list[str], sentence: str) -> str:
    """The sentence with the place of the first of ``codes``."""
    return str(FormulaError(sentence, next(one.position for one in formula.tokens if one.text == codes[0])))
