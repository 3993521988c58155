"""What people type about periods, turned into domain values."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms

from core import clock
from core.forms import CleanCharField, VietnameseDateField
from periods.models import ReportingPeriod


class ReopenForm(forms.Form):
    """Until when a closed period is opened again for one agency, and why."""

    until = VietnameseDateField(label="Mở đến hết ngày", help_text="Ví dụ: 25/03/2024.")
    reason = CleanCharField(
        label="Lý do",
        max_length=2000,
        help_text="Cơ quan đọc lý do này. Ví dụ: bổ sung số liệu hồ sơ một cửa của tháng 3.",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Phải ghi lý do mở lại kỳ."},
    )

    def clean_until(self) -> date:
        until = self.cleaned_data["until"]
        if until < clock.today():
            raise forms.ValidationError("Ngày kết thúc mở lại phải từ hôm nay trở đi.")
        return until


class CalendarFilterForm(forms.Form):
    """Which duties are listed: of one period, or of the year's latest."""

    period = forms.ChoiceField(label="Kỳ báo cáo", required=False)

    def __init__(self, *args: Any, periods: Iterable[ReportingPeriod], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["period"])
        field.choices = [("", "Tất cả"), *((period.slug, str(period)) for period in periods)]
