"""Forms of an agency's targets of a year and of their legal basis."""

from typing import Any

from django import forms

from agencies.models import User
from core.forms import CleanCharField, VietnameseDecimalField
from documents.forms import DocumentField, as_typed, picked
from documents.models import OfficialDocument
from indicators.forms.catalogue import chosen
from indicators.forms.values import NUMBER, NUMBERS
from indicators.models import Indicator, Target
from indicators.states import Comparison, Nature

WHICH_DOCUMENT = "Số, ký hiệu (67/KH-SDL; trùng số thì thêm ngày: 67/KH-SDL 28/12/2023) hoặc từ trong trích yếu."
VALUES = ("comparison", "value", "text", "name", "note", "number", "group_number", "group")
PEOPLE = ("lead", "collaborators", "basis")


class IndicatorField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.unit}) – {obj.code}"


class TargetForm(forms.Form):
    """A target as its plan states it; ``version`` is that of the target that was seen, 0 for a new one."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)
    indicator = IndicatorField(
        label="Chỉ tiêu",
        queryset=Indicator.objects.none(),
        empty_label="(chọn chỉ tiêu của danh mục)",
        error_messages={
            "required": "Chưa chọn chỉ tiêu.",
            "invalid_choice": "Chỉ tiêu đã chọn không có trong danh mục của năm.",
        },
    )
    comparison = chosen("Phải đạt", Comparison.choices)
    value = VietnameseDecimalField(
        label="Mức",
        percent=True,
        error_messages=NUMBERS,
        help_text="Ví dụ: 45; 1.671; 74,1.",
        **NUMBER | {"required": True},
    )
    text = CleanCharField(
        label="Mức như ghi trong kế hoạch", required=False, max_length=255, help_text="Ví dụ: Tối thiểu 45%."
    )
    name = CleanCharField(
        label="Tên mục tiêu như ghi trong kế hoạch",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Để trống: lấy tên chỉ tiêu.",
    )
    document = DocumentField(label="Kế hoạch giao mục tiêu", required=False, max_length=200, help_text=WHICH_DOCUMENT)
    number = CleanCharField(
        label="Số thứ tự", required=False, max_length=8, help_text="Như in trong phụ lục, ví dụ: 1."
    )
    group_number = CleanCharField(label="Số nhóm", required=False, max_length=8, help_text="Ví dụ: I.")
    group = CleanCharField(
        label="Nhóm", required=False, max_length=500, help_text="Ví dụ: Thực hiện theo Nghị quyết số 01/NQ-CP."
    )
    lead = CleanCharField(label="Chủ trì", required=False, max_length=255, help_text="Ví dụ: Phòng Quản lý Du lịch.")
    collaborators = CleanCharField(
        label="Phối hợp", required=False, max_length=500, help_text="Ví dụ: Các phòng thuộc Sở."
    )
    note = CleanCharField(
        label="Cách tính",
        required=False,
        max_length=5000,
        help_text="Ví dụ: Theo công thức (b/a); a là tổng số hồ sơ TTHC đã giải quyết trong năm.",
        widget=forms.Textarea({"rows": 2}),
    )
    basis = CleanCharField(
        label="Căn cứ như ghi trong kế hoạch",
        required=False,
        max_length=5000,
        help_text="Ví dụ: Nghị quyết số 01/NQ-CP ngày 05 tháng 01 năm 2024 của Chính phủ.",
        widget=forms.Textarea({"rows": 2}),
    )
    reason = CleanCharField(
        label="Lý do sửa", required=False, max_length=500, help_text="Phải ghi khi đã có số liệu theo mục tiêu này."
    )

    def __init__(self, *args: Any, user: User, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        asked = Indicator.objects.exclude(nature=Nature.TEXT).exclude(valid_from__gt=year).exclude(valid_to__lt=year)
        self.fields["indicator"].queryset = asked  # type: ignore[attr-defined]

    def clean_document(self) -> OfficialDocument | None:
        typed = self.cleaned_data["document"]
        return picked(self.user, typed) if typed else None

    def values(self) -> dict[str, Any]:
        """Return the fields of the target alone, as the service takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("version", "reason")}


class BasisForm(forms.Form):
    """A legal basis of a target: the document and the item in it."""

    cited = DocumentField(
        label="Văn bản",
        max_length=200,
        help_text=WHICH_DOCUMENT,
        error_messages={"required": "Chưa ghi văn bản."},
    )
    locator = CleanCharField(
        label="Điểm, khoản, điều", required=False, max_length=255, help_text="Ví dụ: điểm b khoản 2 Điều 5."
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_cited(self) -> OfficialDocument:
        return picked(self.user, self.cleaned_data["cited"])


class TargetEndForm(forms.Form):
    """Why a target is taken back; ``version`` is that of the target that was seen."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)
    reason = CleanCharField(
        label="Lý do", required=False, max_length=500, help_text="Ví dụ: Kế hoạch điều chỉnh bỏ mục tiêu này."
    )


def typed_from_target(target: Target) -> dict[str, Any]:
    """Return what the form shows of a stored target."""
    values = {name: getattr(target, name) for name in (*VALUES, *PEOPLE)}
    return values | {
        "version": target.version,
        "indicator": target.indicator_id,
        "document": as_typed(target.document),
    }
