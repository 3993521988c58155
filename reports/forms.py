"""What people type into reports, turned into domain values. Labels are the officials' words."""

from typing import Any

from django import forms

from core.errors import DomainError
from core.forms import CleanCharField
from core.text import fold
from core.uploads import UploadField
from documents.reading.files import FORMATS, LARGEST, read_file, read_typed
from documents.running.forms import RichText, RunningTextInput
from periods.models import ReportingPeriod
from reports.services import MAX_TEXT
from reports.states import MISSING, ReportState

LONG = {"max_length": "Nội dung dài quá %(limit_value)s ký tự; hãy chuyển phần chi tiết vào phụ lục."}
LONG_PART = {"max_length": "Phần này dài quá %(limit_value)s ký tự; hãy chuyển bớt vào các mục."}
MARKUP_HELP = (
    "Để một dòng trống để sang đoạn mới. Dòng bắt đầu bằng “- ” là gạch đầu dòng, “+ ” là cấp dưới."
    " “#### a) ” là tiêu đề nhỏ,"
    " dòng giữa hai dấu | là hàng của bảng. ^[nội dung] là chú thích cuối trang. [[tên]] là số liệu tự điền."
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

    body = RunningTextInput(
        label="Nội dung",
        max_length=MAX_TEXT,
        error_messages=LONG,
        help_text=MARKUP_HELP,
        widget=RichText({"rows": 10, "class": "long-text", "autofocus": True}),
    )


class PlanSectionForm(SectionForm):
    """The text of a section of a plan, which has no figures that fill themselves in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].help_text = MARKUP_HELP.partition(" [[")[0]


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
    opening = RunningTextInput(
        label="Phần mở đầu",
        max_length=MAX_TEXT // 2,
        error_messages=LONG_PART,
        help_text=MARKUP_HELP,
        widget=RichText({"rows": 5, "class": "long-text"}),
    )
    closing = RunningTextInput(
        label="Câu kết",
        max_length=MAX_TEXT // 2,
        error_messages=LONG_PART,
        help_text="Dấu kết thúc ./. được in tự động.",
        widget=RichText({"rows": 3, "class": "long-text"}),
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


class ProofForm(forms.Form):
    """A text to be read: pasted or in a file, never both. ``source`` is what was read of it."""

    text = forms.CharField(
        label="Dán văn bản", required=False, strip=False, widget=forms.Textarea({"rows": 10, "class": "long-text"})
    )
    file = UploadField(
        label="Hoặc chọn tệp",
        largest=LARGEST,
        too_large=f"Tệp lớn hơn {LARGEST // 1024 // 1024} MB; hãy tách tệp.",
        required=False,
        allow_empty_file=True,
        help_text=f"{', '.join(FORMATS)}, tối đa {LARGEST // 1024 // 1024} MB. Tệp không được lưu lại.",
        widget=forms.FileInput({"accept": ",".join(FORMATS)}),
    )
    style = forms.BooleanField(label="Cả gợi ý về cách viết số và ngày", required=False, initial=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "file" in self.errors:
            return cleaned
        text, file = cleaned.get("text") or "", cleaned.get("file")
        if bool(text.strip()) == bool(file):
            raise forms.ValidationError("Hãy dán văn bản hoặc chọn một tệp (chỉ một trong hai).")
        try:
            cleaned["source"] = read_file(file.name, file.read()) if file else read_typed(text)
        except DomainError as error:
            self.add_error("file" if file else "text", str(error))
        return cleaned
