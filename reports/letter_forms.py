"""What people type and choose for a công văn."""

from datetime import date, timedelta
from typing import Any

from django import forms

from core import clock
from core.forms import CleanCharField, VietnameseDateField
from documents.running.forms import RichText, RunningTextInput
from reports.forms import LONG_PART, MARKUP_HELP, VersionedForm
from reports.services import MAX_TEXT

DAYS_GIVEN = 5


class ReminderForm(forms.Form):
    """Who is reminded, and by when the report is asked for."""

    agencies = forms.MultipleChoiceField(
        label="Cơ quan chưa gửi báo cáo",
        error_messages={
            "required": "Chọn ít nhất một cơ quan.",
            "invalid_choice": "Danh sách cơ quan chậm vừa thay đổi; hãy xem lại.",
        },
    )
    asked_on = VietnameseDateField(
        label="Đề nghị gửi trước ngày", help_text="In trong công văn, ví dụ: 25/03/2024.", widget=forms.TextInput
    )

    def __init__(self, *args: Any, late: list[tuple[str, str]], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"asked_on": clock.today() + timedelta(days=DAYS_GIVEN)})
        super().__init__(*args, **kwargs)
        self.fields["agencies"].choices = late  # type: ignore[attr-defined]

    def clean_asked_on(self) -> date:
        day: date = self.cleaned_data["asked_on"]
        if day < clock.today():
            raise forms.ValidationError(f"Ngày đề nghị gửi không được trước hôm nay ({clock.today():%d/%m/%Y}).")
        return day


class LetterForm(VersionedForm):
    """The texts of a letter."""

    subject = CleanCharField(
        label="V/v", max_length=500, error_messages={"required": "Chưa nhập trích yếu."}, widget=forms.TextInput
    )
    unit = CleanCharField(
        label="Ký hiệu đơn vị soạn thảo",
        max_length=16,
        required=False,
        help_text="In sau ký hiệu cơ quan, ví dụ VP trong 206/SNV-VP.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    before = RunningTextInput(
        label="Nội dung trước bảng",
        required=True,
        max_length=MAX_TEXT // 2,
        error_messages=LONG_PART | {"required": "Chưa nhập nội dung."},
        help_text=MARKUP_HELP,
        widget=RichText({"rows": 5, "class": "long-text"}),
    )
    after = RunningTextInput(
        label="Nội dung sau bảng",
        required=True,
        max_length=MAX_TEXT // 2,
        error_messages=LONG_PART | {"required": "Chưa nhập nội dung."},
        help_text="Dấu kết thúc ./. được in tự động.",
        widget=RichText({"rows": 5, "class": "long-text"}),
    )
    recipients = CleanCharField(
        label="Nơi nhận",
        required=False,
        max_length=2000,
        help_text="Mỗi nơi nhận một dòng; “Như trên” được in tự động, dòng cuối là “Lưu: VT, …”.",
        widget=forms.Textarea({"rows": 3}),
    )
