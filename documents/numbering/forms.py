"""The form of numbers that will never be used."""

from typing import Any

from django import forms

from core.forms import CleanCharField
from documents.numbering.symbols import MAX_NUMBER
from documents.states import DocumentType

WHOLE = {"invalid": "Số văn bản là số nguyên, ví dụ 35.", "min_value": "Số văn bản bắt đầu từ 1."}


def _number(label: str, help_text: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=1,
        max_value=MAX_NUMBER,
        error_messages=WHOLE | {"required": "Chưa nhập số.", "max_value": "Số văn bản quá lớn."},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "num"}),
    )


class VoidForm(forms.Form):
    """Which numbers are void, and why."""

    type = forms.ChoiceField(label="Loại văn bản", choices=DocumentType)
    first = _number("Từ số", "Ví dụ: 35.")
    last = _number("Đến số", "Chỉ bỏ một số thì ghi như ô trên.")
    reason = CleanCharField(
        label="Lý do bỏ số",
        max_length=500,
        error_messages={"required": "Phải ghi lý do bỏ số."},
        help_text="Ví dụ: văn bản quản lý ngoài cổng; số cấp nhầm, văn bản không phát hành.",
        widget=forms.Textarea({"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, last = values.get("first"), values.get("last")
        if first and last and last < first:
            self.add_error("last", "Số cuối không được nhỏ hơn số đầu.")
        return values
