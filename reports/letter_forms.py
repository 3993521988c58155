"""What people type and choose for a công văn."""

from datetime import date, timedelta
from typing import Any

from django import forms

from agencies.models import Office
from core import clock
from core.errors import DomainError
from core.forms import CleanCharField, VietnameseDateField
from documents.numbering.series import next_number
from documents.numbering.symbols import read_number
from documents.states import DocumentType
from reports.forms import MARKUP_HELP, VersionedForm
from reports.models import Letter
from reports.services import MAX_TEXT
from reports.services.letters import letter_symbol

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
    asked_on = VietnameseDateField(label="Đề nghị gửi trước ngày", widget=forms.TextInput)

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
    before = CleanCharField(
        label="Nội dung trước bảng",
        max_length=MAX_TEXT // 2,
        help_text=MARKUP_HELP.partition(" [[")[0],
        error_messages={"required": "Chưa nhập nội dung."},
        widget=forms.Textarea({"rows": 5, "class": "long-text"}),
    )
    after = CleanCharField(
        label="Nội dung sau bảng",
        max_length=MAX_TEXT // 2,
        help_text="Dấu kết thúc ./. được in tự động.",
        error_messages={"required": "Chưa nhập nội dung."},
        widget=forms.Textarea({"rows": 5, "class": "long-text"}),
    )
    recipients = CleanCharField(
        label="Nơi nhận",
        required=False,
        max_length=2000,
        help_text="Mỗi nơi nhận một dòng; “Như trên” được in tự động, dòng cuối là “Lưu: VT, …”.",
        widget=forms.Textarea({"rows": 3}),
    )


class NumberForm(VersionedForm):
    """Who signs, with which number and day."""

    office = forms.ModelChoiceField(
        label="Chức vụ, người ký",
        queryset=Office.objects.none(),
        empty_label=None,
        error_messages={"required": "Chưa chọn người ký.", "invalid_choice": "Người ký này không còn hiệu lực."},
    )
    number = CleanCharField(
        label="Số công văn",
        required=False,
        max_length=64,
        help_text="Để trống thì cổng lấy số kế tiếp; số do hệ thống văn bản của đơn vị cấp thì nhập vào đây.",
        widget=forms.TextInput({"autocomplete": "off", "class": "num"}),
    )
    issued_on = VietnameseDateField(label="Ngày ký", widget=forms.TextInput)

    def __init__(self, *args: Any, letter: Letter, **kwargs: Any) -> None:
        today = clock.today()
        self.letter = letter
        free = next_number(agency=letter.agency, year=today.year, type=DocumentType.LETTER)
        kwargs.setdefault("auto_id", "number_%s")  # it stands on a page beside the texts' own form
        kwargs.setdefault("initial", {"number": free, "issued_on": today, "version": letter.version})
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = letter.agency.offices.on(today)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        typed, day = values.get("number", ""), values.get("issued_on")
        values["number"] = None
        if typed and day:
            try:
                values["number"] = read_number(typed, after=letter_symbol(self.letter, day))
            except DomainError as error:
                self.add_error("number", str(error))
        return values
