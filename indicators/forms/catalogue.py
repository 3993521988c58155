"""Forms of the catalogue. What a definition may say is decided by the service; its sentence comes to the field."""

from typing import Any

from django import forms

from agencies.models import AgencyKind
from core.forms import CleanCharField, VietnameseDecimalField
from indicators.definitions import FIRST_YEAR, LAST_YEAR
from indicators.forms.values import NUMBERS
from indicators.models import Indicator, Meaning
from indicators.models.indicator import CODE
from indicators.states import Area, Direction, Nature

YEAR: dict[str, Any] = {
    "min_value": FIRST_YEAR,
    "max_value": LAST_YEAR,
    "error_messages": {
        "required": "Chưa nhập năm.",
        "invalid": "Nhập năm bằng bốn chữ số, ví dụ 2025.",
        "min_value": "Năm phải từ %(limit_value)s trở đi.",
        "max_value": "Năm phải không sau %(limit_value)s.",
    },
}
ABSENCE: dict[str, Any] = {
    "label": "Khi không phát sinh, báo cáo viết tiếp “Trong kỳ báo cáo, đơn vị không …”",
    "required": False,
    "max_length": 300,
    "help_text": "Ví dụ: có trường hợp tuyển dụng mới. Để trống: “phát sinh” và tên chỉ tiêu.",
}
TYPED_FORMULA = 20_000  # the service refuses what is longer than a formula may be, and says so with the place

NAME: dict[str, Any] = {
    "label": "Tên chỉ tiêu",
    "max_length": 500,
    "help_text": "Như trong biểu mẫu hoặc kế hoạch. Ví dụ: Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận.",
    "error_messages": {"required": "Chưa nhập tên chỉ tiêu."},
}
SOURCE: dict[str, Any] = {
    "label": "Biểu mẫu, nguồn",
    "required": False,
    "max_length": 255,
    "help_text": "Ví dụ: Hệ thống thông tin giải quyết TTHC cấp tỉnh.",
}
NOTE: dict[str, Any] = {
    "label": "Cách tính, ghi chú",
    "required": False,
    "max_length": 10_000,
    "widget": forms.Textarea({"rows": 3}),
    "help_text": "Ví dụ: a là tổng số hồ sơ TTHC đã giải quyết trong năm, b là số hồ sơ giải quyết đúng hạn.",
}


def chosen(label: str, choices: Any, **more: Any) -> forms.ChoiceField:
    wrong = {"invalid_choice": "Mục đã chọn không có trong danh sách.", "required": f"Chưa chọn {label.lower()}."}
    return forms.ChoiceField(label=label, choices=choices, error_messages=wrong, **more)


def _part(label: str) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label,
        queryset=Indicator.objects.exclude(nature=Nature.TEXT),
        required=False,
        empty_label="(không)",
        error_messages={"invalid_choice": "Chỉ tiêu đã chọn không có trong danh mục."},
    )


class CatalogueFilterForm(forms.Form):
    """Which indicators are listed."""

    q = CleanCharField(label="Tìm theo tên hoặc mã", required=False, max_length=100)
    area = chosen("Lĩnh vực", [("", "Tất cả"), *Area.choices], required=False)
    nature = chosen("Tính chất", [("", "Tất cả"), *Nature.choices], required=False)
    level = chosen("Cơ quan báo cáo", [("", "Tất cả"), *AgencyKind.choices], required=False)


class MeaningForm(forms.Form):
    """What an indicator means from a year on; ``version`` is that of the indicator that was seen."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)
    from_year = forms.IntegerField(
        label="Áp dụng từ năm", help_text="Số liệu các năm trước giữ nghĩa cũ. Ví dụ: 2024.", **YEAR
    )
    name = CleanCharField(**NAME)
    unit = CleanCharField(
        label="Đơn vị tính", max_length=32, error_messages={"required": "Chưa nhập đơn vị tính."},
        help_text="Ví dụ: hồ sơ, văn bản, %.",
    )  # fmt: skip
    nature = chosen(
        "Tính chất", Nature.choices,
        help_text="Hồ sơ tiếp nhận là số phát sinh; số TTHC đang áp dụng là số hiện có; tỷ lệ tính từ tử số và mẫu số.",
    )  # fmt: skip
    direction = chosen(
        "Chiều đánh giá", Direction.choices, initial=Direction.NONE,
        help_text="Tỷ lệ hồ sơ đúng hạn càng cao càng tốt; hồ sơ quá hạn càng thấp càng tốt.",
    )  # fmt: skip
    formula = CleanCharField(
        label="Công thức",
        required=False,
        max_length=TYPED_FORMULA,
        widget=forms.Textarea({"rows": 2, "spellcheck": "false", "class": "formula", "maxlength": TYPED_FORMULA}),
        help_text="Mã chỉ tiêu, số, các dấu + - * / ( ) và %. Có công thức thì không ai nhập tay. "
        "Ví dụ: TTHC.HS.GIAIQUYET.TRUOCHAN + TTHC.HS.GIAIQUYET.DUNGHAN",
    )
    numerator = _part("Tử số (b) là chỉ tiêu")
    denominator = _part("Mẫu số (a) là chỉ tiêu")
    numerator_label = CleanCharField(
        label="b nhập tay là", required=False, max_length=255, help_text="Ví dụ: số hồ sơ TTHC giải quyết đúng hạn."
    )
    denominator_label = CleanCharField(
        label="a nhập tay là", required=False, max_length=255,
        help_text="Của điểm số: số phiếu, số người được hỏi, dùng làm trọng số khi tổng hợp.",
    )  # fmt: skip
    scale = VietnameseDecimalField(
        label="Thang điểm", required=False, max_digits=9, decimal_places=2, error_messages=NUMBERS,
        help_text="Chỉ với điểm số: điểm tối đa, ví dụ 100. Đơn vị tính là % thì để trống.",
    )  # fmt: skip
    levels = forms.MultipleChoiceField(
        label="Cơ quan báo cáo",
        choices=AgencyKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn loại nào: chỉ cơ quan được giao mục tiêu hoặc đã có số liệu mới phải nhập.",
    )
    absence = CleanCharField(**ABSENCE)
    source = CleanCharField(**SOURCE)
    note = CleanCharField(**NOTE)

    def meaning(self) -> dict[str, Any]:
        """Return the fields of the meaning alone, as the service takes them."""
        values = dict(self.cleaned_data)
        for name in {"version", "from_year", "code", "area_code"} & set(values):
            del values[name]
        for part in ("numerator", "denominator"):
            chosen = values.pop(part)
            values[f"{part}_id"] = chosen.pk if chosen else None
        return values


class IndicatorForm(MeaningForm):
    """A new indicator."""

    field_order = ("code", "area_code")
    code = CleanCharField(
        label="Mã",
        max_length=48,
        validators=[CODE],
        help_text="Ví dụ: TTHC.HS.TONG. Mã không đổi được về sau.",
        error_messages={"required": "Chưa nhập mã."},
    )
    area_code = chosen("Lĩnh vực", Area.choices)


class WordsForm(forms.Form):
    """A spelling of the latest definition corrected: how it is counted stays."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)
    name = CleanCharField(**NAME)
    absence = CleanCharField(**ABSENCE)
    source = CleanCharField(**SOURCE)
    note = CleanCharField(**NOTE)


class EndForm(forms.Form):
    """The last year in which the indicator is asked; blank takes the end back."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)
    last_year = forms.IntegerField(
        label="Năm cuối cùng còn báo cáo", required=False, help_text="Để trống: chỉ tiêu không kết thúc.", **YEAR
    )


def typed_from(meaning: Meaning, version: int) -> dict[str, Any]:
    """Return what the forms show of a stored meaning."""
    names = (
        "name",
        "unit",
        "nature",
        "direction",
        "formula",
        "numerator_label",
        "denominator_label",
        "scale",
        "absence",
        "source",
        "note",
    )
    values = {name: getattr(meaning, name) for name in names}
    parts = {"numerator": meaning.numerator_id, "denominator": meaning.denominator_id}
    return values | parts | {"levels": sorted(meaning.level_kinds), "version": version}
