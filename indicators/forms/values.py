"""What people type about indicators, turned into domain values. Labels are the officials' words."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.forms import CleanCharField, VietnameseDecimalField
from core.numbers import MAX_DIGITS, too_long
from indicators.models import Indicator
from indicators.models.explanation import MAX_TEXT as MAX_EXPLANATION
from indicators.scores import wrong_score
from indicators.states import Nature

MAX_TEXT = 10_000


def check_digits(value: Decimal) -> None:
    """Refuse a figure of more digits than every database keeps."""
    if too_long(value):
        raise ValidationError(f"Số có quá nhiều chữ số: tối đa {MAX_DIGITS}, kể cả phần thập phân.")


NUMBER: dict[str, Any] = {
    "required": False,
    "min_value": 0,
    "max_digits": 18,
    "decimal_places": 4,
    "validators": [check_digits],
}
NUMBERS = {
    "max_digits": "Số có quá nhiều chữ số.",
    "max_whole_digits": "Số quá lớn: tối đa %(max)s chữ số trước dấu phẩy.",
    "max_decimal_places": "Tối đa %(max)s chữ số sau dấu phẩy.",
}


def answer_fields(indicator: Indicator) -> tuple[str, ...]:
    """Return the fields that hold the answer itself: a number, the parts of a ratio, a score and its base, a text."""
    if indicator.nature == Nature.RATIO:
        return ("numerator", "denominator")
    if indicator.nature == Nature.SCORE:
        return ("value", "denominator")
    return ("text",) if indicator.nature == Nature.TEXT else ("value",)


class IndicatorValueForm(forms.Form):
    """One row of the grid of indicators; which answer it takes follows the indicator's nature."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    value = VietnameseDecimalField(label="Trong kỳ", error_messages=NUMBERS, **NUMBER)
    numerator = VietnameseDecimalField(label="Tử số (b)", error_messages=NUMBERS, **NUMBER)
    denominator = VietnameseDecimalField(label="Mẫu số (a)", error_messages=NUMBERS, **NUMBER)
    text = CleanCharField(label="Nội dung", required=False, max_length=MAX_TEXT)
    is_not_arisen = forms.BooleanField(label="Không phát sinh", required=False)
    reason = CleanCharField(label="Lý do", required=False, max_length=500)
    is_estimate = forms.BooleanField(label="Ước tính", required=False)
    note = CleanCharField(label="Ghi chú", required=False, max_length=500)

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator, self.answers = indicator, answer_fields(indicator)
        for name in {"value", "numerator", "denominator", "text"} - set(self.answers):
            del self.fields[name]
        if "value" in self.fields:
            self.fields["value"].percent = indicator.unit == "%"  # type: ignore[attr-defined]

    def is_blank(self) -> bool:
        """Return whether nothing was said in a row that was never saved; a tick at "ước tính" says nothing."""
        typed = any(self.data.get(name, "").strip() for name in (*self.answers, "reason", "note"))
        return not typed and "is_not_arisen" not in self.data and self.data.get("version", "0") in ("", "0")

    def clean_version(self) -> int:
        return self.cleaned_data["version"] or 0

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        given = [name for name in self.answers if values.get(name) not in (None, "")]
        if values.get("is_not_arisen"):
            if not values.get("reason") and "reason" not in self.errors:
                self.add_error("reason", "Chọn “không phát sinh” thì phải ghi lý do.")
            for name in given:
                self.add_error(name, "Đã chọn “không phát sinh” thì để trống giá trị.")
        elif self.indicator.nature == Nature.SCORE:
            for name, message in wrong_score(self.indicator, values.get("value"), values.get("denominator")).items():
                if name not in self.errors:
                    self.add_error(name, message)
        elif len(self.answers) > len(given) > 0:
            for name in set(self.answers) - set(given) - set(self.errors):
                self.add_error(name, f"Chưa nhập {str(self.fields[name].label).lower()}.")
        return values

    def first_messages(self) -> dict[str, str]:
        """Return the message of each wrong field, by its name."""
        return {name: str(errors[0]) for name, errors in self.errors.items()}


class ExplanationForm(forms.Form):
    """What an agency says to a warning about its figures; ``rule`` names the warning."""

    rule = forms.CharField(max_length=64)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    text = CleanCharField(
        label="Giải trình",
        max_length=MAX_EXPLANATION,
        error_messages={"required": "Chưa ghi giải trình."},
    )

    def clean_version(self) -> int:
        return self.cleaned_data["version"] or 0
