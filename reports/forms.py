"""What people type into reports, turned into domain values. Labels are the officials' words."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms

from agencies.models import Office
from core import clock
from core.errors import DomainError
from core.forms import CleanCharField, VietnameseDateField
from core.text import fold
from documents.numbering.series import next_number, number_is_used, taken_sentence
from documents.numbering.symbols import read_number, symbol_after
from documents.states import DocumentType
from periods.models import ReportingPeriod
from reports.models import Report
from reports.services import MAX_TEXT, signing_capacity
from reports.states import MISSING, ReportState, signing_day_problem

LONG = {"max_length": f"Nội dung dài quá {MAX_TEXT} ký tự; hãy chuyển phần chi tiết vào phụ lục."}
MARKUP_HELP = (
    "Để một dòng trống để sang đoạn mới. Dòng bắt đầu bằng “- ” là gạch đầu dòng, “+ ” là cấp dưới."
    " ^[nội dung] là chú thích cuối trang. [[tên]] là số liệu tự điền."
)


class VersionedForm(forms.Form):
    """A form that knows which version of the row its user saw."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # A browser cuts a long paste without a word; here it is refused with a sentence, and kept.
            field.widget.attrs.pop("maxlength", None)


class SectionForm(VersionedForm):
    """The text of a section."""

    body = CleanCharField(
        label="Nội dung",
        required=False,
        max_length=MAX_TEXT,
        error_messages=LONG,
        help_text=MARKUP_HELP,
        widget=forms.Textarea({"rows": 10, "class": "long-text", "autofocus": True}),
    )


class FrameForm(VersionedForm):
    """What stands around the sections."""

    title = CleanCharField(
        label="Trích yếu",
        max_length=1000,
        help_text="Mỗi dòng in trên một dòng.",
        error_messages={"required": "Chưa nhập trích yếu."},
        widget=forms.Textarea({"rows": 2}),
    )
    addressee = CleanCharField(
        label="Kính gửi",
        required=False,
        max_length=2000,
        help_text="Mỗi nơi một dòng; để trống thì không in.",
        widget=forms.Textarea({"rows": 2}),
    )
    opening = CleanCharField(
        label="Phần mở đầu",
        required=False,
        max_length=MAX_TEXT // 2,
        help_text=MARKUP_HELP,
        widget=forms.Textarea({"rows": 5, "class": "long-text"}),
    )
    closing = CleanCharField(
        label="Câu kết",
        required=False,
        max_length=MAX_TEXT // 2,
        help_text="Dấu kết thúc ./. được in tự động.",
        widget=forms.Textarea({"rows": 3, "class": "long-text"}),
    )
    recipients = CleanCharField(
        label="Nơi nhận",
        required=False,
        max_length=2000,
        help_text="Mỗi nơi nhận một dòng, không cần gạch đầu dòng; dòng cuối là “Lưu: VT, …”.",
        widget=forms.Textarea({"rows": 4}),
    )


class SeenForm(VersionedForm):
    """A decision that needs no more words: it bears only the version that was on the screen."""


class ReturnForm(VersionedForm):
    """The reason for which a report goes back."""

    reason = CleanCharField(
        label="Lý do trả lại",
        max_length=5000,
        help_text="Đơn vị đọc lý do này ở đầu trang báo cáo; ghi rõ mục nào cần sửa.",
        error_messages={"required": "Phải ghi lý do trả lại để đơn vị biết cần sửa gì."},
        widget=forms.Textarea({"rows": 4}),
    )


class SignForm(forms.Form):
    """Who signs, with which number and day."""

    office = forms.ModelChoiceField(
        label="Chức vụ, người ký",
        queryset=Office.objects.none(),
        empty_label=None,
        error_messages={"required": "Chưa chọn người ký.", "invalid_choice": "Người ký này không còn hiệu lực."},
    )
    number = CleanCharField(
        label="Số văn bản",
        required=False,
        max_length=64,
        help_text="Số kế tiếp chưa dùng được điền sẵn; để trống thì cổng lấy số kế tiếp lúc ký."
        " Số do hệ thống quản lý văn bản của đơn vị cấp thì nhập vào đây.",
        widget=forms.TextInput({"autocomplete": "off", "class": "num"}),
    )
    issued_on = VietnameseDateField(label="Ngày ký", widget=forms.TextInput)

    def __init__(self, *args: Any, report: Report, offices: Any, **kwargs: Any) -> None:
        today = clock.today()
        self.report = report
        free = next_number(agency=report.agency, year=today.year, type=DocumentType.REPORT)
        kwargs.setdefault("initial", {"number": free, "issued_on": today})
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        day, office = values.get("issued_on"), values.get("office")
        if day is None:
            return values
        if problem := signing_day_problem(self.report.period.data_from, day, clock.today()):
            self.add_error("issued_on", problem)
        if office is not None:
            self._check(lambda: signing_capacity(self.report, office, day), "office")
        values["number"] = self._check(lambda: self._number(values.get("number", ""), day), "number")
        return values

    def _number(self, typed: str, day: date) -> int | None:
        """Return the number that was typed, None for the next free one; raises DomainError."""
        if not typed:
            return None
        agency, type = self.report.agency, DocumentType.REPORT
        after = symbol_after(type=type, agency_symbol=agency.profile_on(day).symbol)
        number = read_number(typed, after=after)
        if number_is_used(agency=agency, year=day.year, type=type, number=number):
            raise DomainError(taken_sentence(agency=agency, year=day.year, type=type, number=number))
        return number

    def _check(self, read: Callable[[], Any], field: str) -> Any:
        try:
            return read()
        except DomainError as error:
            self.add_error(field, str(error))
            return None


class ListFilter(forms.Form):
    """What the list shows; everything lives in the address."""

    period = forms.ChoiceField(label="Kỳ báo cáo", required=False)
    state = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Tất cả"), (MISSING, "Chưa lập"), *ReportState.choices]
    )
    agency = CleanCharField(label="Cơ quan", required=False, max_length=100)

    def __init__(self, *args: Any, periods: list[ReportingPeriod], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Tất cả"), *((period.slug, str(period)) for period in periods)]
        self.fields["period"].choices = choices  # type: ignore[attr-defined]

    def clean_agency(self) -> str:
        return fold(self.cleaned_data["agency"])
