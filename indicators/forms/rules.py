"""Forms of the rules between figures. Whether a formula holds is decided by the service; it comes to the field."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator

from core.forms import CleanCharField
from indicators.forms.catalogue import TYPED_FORMULA, YEAR, chosen
from indicators.models import ValidationRule
from indicators.models.rule import QUARTER_CHOICES
from indicators.states import Basis, Severity, Sign

RULE_CODE = RegexValidator(
    r"\A[A-Za-z][A-Za-z0-9._-]*\Z",
    "Mã gồm chữ không dấu, chữ số, dấu chấm, gạch nối và gạch dưới, bắt đầu bằng chữ. Ví dụ: TTHC-TONG",
)
IN_USE = [("", "Đang dùng"), ("ended", "Đã ngừng"), ("all", "Tất cả")]


def _side(label: str, help_text: str) -> forms.CharField:
    attrs = {"rows": 2, "spellcheck": "false", "class": "formula", "maxlength": TYPED_FORMULA}
    return CleanCharField(
        label=label,
        max_length=TYPED_FORMULA,
        widget=forms.Textarea(attrs),
        help_text=help_text,
        error_messages={"required": f"Chưa nhập {label.lower()}."},
    )


def _quarter(label: str, initial: int) -> forms.TypedChoiceField:
    wrong = {"invalid_choice": "Quý phải từ I đến IV.", "required": "Chưa chọn quý."}
    return forms.TypedChoiceField(
        label=label, choices=QUARTER_CHOICES, coerce=int, initial=initial, error_messages=wrong
    )


class RuleFilterForm(forms.Form):
    """Which rules are listed."""

    q = CleanCharField(label="Tìm theo nội dung, mã quy tắc hoặc mã chỉ tiêu", required=False, max_length=100)
    severity = chosen("Mức", [("", "Tất cả"), *Severity.choices], required=False)
    use = chosen("Tình trạng", IN_USE, required=False)


class RuleForm(forms.Form):
    """What a rule says; ``version`` is that of the rule that was seen."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)
    message = CleanCharField(
        label="Nội dung",
        max_length=500,
        help_text="Câu nêu điều phải đúng; hiện khi số liệu trái. Ví dụ: Hồ sơ đã giải quyết không quá hồ sơ phải "
        "giải quyết.",
        error_messages={"required": "Chưa nhập nội dung."},
    )
    left = _side(
        "Vế trái",
        "Mã chỉ tiêu, số, các dấu + - * / ( ) và %. Ví dụ: TTHC.HS.GIAIQUYET + TTHC.HS.DANGGIAIQUYET",
    )
    comparison = chosen("So sánh", Sign.choices, initial=Sign.EQUAL)
    right = _side("Vế phải", "Viết như vế trái.")
    basis = chosen("Xét trên số liệu", Basis.choices, initial=Basis.IN_PERIOD)
    severity = chosen("Mức", Severity.choices, initial=Severity.ERROR)
    valid_from = forms.IntegerField(
        label="Áp dụng từ năm", required=False, help_text="Để trống: từ trước tới nay.", **YEAR
    )
    from_quarter = _quarter("Từ quý của năm đó", 1)
    valid_to = forms.IntegerField(label="Đến năm", required=False, help_text="Để trống: không kết thúc.", **YEAR)
    to_quarter = _quarter("Đến hết quý của năm đó", 4)
    is_active = forms.BooleanField(label="Đang dùng", required=False, initial=True)

    def values(self) -> dict[str, Any]:
        """Return the fields of the rule, as the service takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class NewRuleForm(RuleForm):
    """A new rule."""

    field_order = ("code", "message")
    code = CleanCharField(
        label="Mã quy tắc",
        max_length=48,
        validators=[RULE_CODE],
        help_text="Ví dụ: TTHC-TONG. Mã không đổi được về sau.",
        error_messages={"required": "Chưa nhập mã."},
    )


class RuleEndForm(forms.Form):
    """The last quarter in which the rule is judged; a blank year takes the end back."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)
    valid_to = forms.IntegerField(
        label="Năm cuối cùng còn áp dụng", required=False, help_text="Để trống: quy tắc không kết thúc.", **YEAR
    )
    to_quarter = _quarter("Đến hết quý của năm đó", 4)


def typed_from_rule(rule: ValidationRule) -> dict[str, Any]:
    """Return what the forms show of a stored rule."""
    return {name: getattr(rule, name) for name in RuleForm.base_fields}
