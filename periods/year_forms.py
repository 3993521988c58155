"""What people type about the calendar of a year, and whom they choose when a period is opened."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms

from agencies.models import Agency
from core.forms import VietnameseDateField
from core.numbers import format_day
from periods.services import Asked


class EntryForm(forms.Form):
    """Whether a kind of period is asked for, until when, and when it closes."""

    is_asked = forms.BooleanField(label="Có báo cáo", required=False)
    due_on = VietnameseDateField(label="Hạn gửi", required=False, widget=forms.TextInput)
    closes_on = VietnameseDateField(label="Khóa sổ", required=False, widget=forms.TextInput)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, data_from: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.data_from = data_from

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("is_asked"):
            return values
        due_on, closes_on = values.get("due_on"), values.get("closes_on")
        for name in ("due_on", "closes_on"):
            if not values.get(name) and name not in self.errors:
                self.add_error(name, "Chưa nhập ngày.")
        if due_on and due_on <= self.data_from:
            self.add_error("due_on", f"Hạn gửi phải sau ngày bắt đầu số liệu {format_day(self.data_from)}.")
        if due_on and closes_on and closes_on < due_on:
            self.add_error("closes_on", "Ngày khóa sổ không được trước hạn gửi.")
        return values

    def asked(self, kind: str) -> Asked:
        """Return what the checked row asks for."""
        values = self.cleaned_data
        seen = values["version"] or 0
        if not values["is_asked"]:
            return Asked(kind, None, None, seen)
        return Asked(kind, values["due_on"], values["closes_on"], seen)


class OpenForm(forms.Form):
    """Who must report."""

    agencies = forms.MultipleChoiceField(
        label="Cơ quan phải báo cáo", error_messages={"required": "Chưa chọn cơ quan nào phải báo cáo."}
    )

    def __init__(self, *args: Any, below: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["agencies"])
        field.choices = [(str(agency.pk), str(agency)) for agency in below]
