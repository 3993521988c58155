"""What people type and choose when they sign: office, number, day, and the key."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.conf import settings

from agencies.models import Office
from core import clock
from core.errors import DomainError
from core.forms import CleanCharField, RowField, VietnameseDateField
from core.uploads import UploadField
from documents.numbering.series import next_number, number_is_used, taken_sentence
from documents.numbering.symbols import read_number, symbol_after
from documents.signing.keys import MAX_KEY_FILE, Method, methods_of
from reports.models import ReplacementKind, Work, prepared_of
from reports.services import signing_capacity
from reports.states import signing_day_problem

MAX_SIGNED_FILE = 50 * 1024 * 1024
TOO_LARGE = "Tệp lớn hơn 50 MB; hãy nộp đúng bản PDF mà cổng đã lập."


class KeyForm(forms.Form):
    """With which key; nothing of it is kept. Where documents are signed on paper there are no such fields.

    ``conditional`` fields are required by some ways of signing, so nobody is told that they are optional.
    """

    conditional = ("passphrase", "key_file", "signed_file")

    method = forms.ChoiceField(label="Ký bằng")
    passphrase = forms.CharField(
        label="Mật khẩu của khóa hoặc mã PIN",
        required=False,
        strip=False,
        max_length=200,
        help_text="Chỉ dùng cho lần ký này, không lưu lại.",
        widget=forms.PasswordInput({"autocomplete": "off"}),
    )
    key_file = forms.FileField(  # shown to nobody, the scanner included: a private key is in it
        label="Tệp khóa",
        required=False,
        help_text="Chỉ khi ký bằng tệp khóa: tệp .p12 hoặc .pfx; chỉ dùng cho lần ký này, không lưu lại.",
        widget=forms.FileInput({"accept": ".p12,.pfx"}),
    )

    def __init__(self, *args: Any, owner: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name not in KEY_FIELDS), *KEY_FIELDS])
        if settings.SIGNING != "required":
            for name in KEY_FIELDS:
                self.fields.pop(name, None)
            return
        self.fields["method"].choices = methods_of(owner)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        method = values.get("method")
        if method in (Method.SERVER, Method.TOKEN, Method.FILE) and not values.get("passphrase"):
            self.add_error("passphrase", "Chưa nhập mật khẩu của khóa.")
        if method == Method.FILE:
            if not values.get("key_file"):
                self.add_error("key_file", "Chưa chọn tệp khóa.")
            elif values["key_file"].size > MAX_KEY_FILE:
                self.add_error("key_file", "Tệp quá lớn, không phải tệp khóa .p12 hoặc .pfx.")
        return values


KEY_FIELDS = ("method", "passphrase", "key_file", "signed_file")


class SignForm(KeyForm):
    """Who signs, with which number, day and key."""

    office = RowField(
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
    issued_on = VietnameseDateField(
        label="Ngày ký", help_text="Ngày in trên văn bản; không sau hôm nay.", widget=forms.TextInput
    )

    def __init__(self, *args: Any, work: Work, offices: Any, **kwargs: Any) -> None:
        today = clock.today()
        self.work = work
        prepared = prepared_of(work)
        self.held = prepared.number.number if prepared else None
        free = self.held or next_number(agency=work.agency, year=today.year, type=work.type)
        kwargs.setdefault("initial", {"number": free, "issued_on": today})
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        day, office = values.get("issued_on"), values.get("office")
        if day is None:
            return values
        if problem := signing_day_problem(self.work.earliest_signing, day, clock.today()):
            self.add_error("issued_on", problem)
        if office is not None:
            self._check(lambda: signing_capacity(self.work, office, day), "office")
        values["number"] = self._check(lambda: self._number(values.get("number", ""), day), "number")
        return values

    def _number(self, typed: str, day: date) -> int | None:
        """Return the number that was typed, None for the next free one; raises DomainError."""
        if not typed:
            return None
        agency, type = self.work.agency, self.work.type
        after = symbol_after(type=type, agency_symbol=agency.profile_on(day).symbol, unit=self.work.unit)
        number = read_number(typed, after=after)
        if number != self.held and number_is_used(agency=agency, year=day.year, type=type, number=number):
            raise DomainError(taken_sentence(agency=agency, year=day.year, type=type, number=number))
        return number

    def _check(self, read: Callable[[], Any], field: str) -> Any:
        try:
            return read()
        except DomainError as error:
            self.add_error(field, str(error))
            return None


class IssueForm(KeyForm):
    """The agency's key, or the stored file as signed by the agency's own tool."""

    signed_file = UploadField(
        label="Tệp đã ký",
        largest=MAX_SIGNED_FILE,
        too_large=TOO_LARGE,
        required=False,
        help_text="Chỉ khi ký bằng công cụ riêng: tải bản PDF đã ký ở trang văn bản, ký của cơ quan rồi nộp tại đây.",
        widget=forms.FileInput({"accept": ".pdf"}),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        is_missing = not values.get("signed_file") and "signed_file" in self.fields and "signed_file" not in self.errors
        if values.get("method") == Method.EXTERNAL and is_missing:
            self.add_error("signed_file", "Chưa chọn tệp đã ký.")
        return values


class SignedFileForm(forms.Form):
    """The prepared file as it came back from the agency's own signing tool."""

    signed_file = UploadField(
        label="Tệp đã ký",
        largest=MAX_SIGNED_FILE,
        too_large=TOO_LARGE,
        error_messages={"required": "Chưa chọn tệp đã ký.", "empty": "Tệp rỗng."},
        widget=forms.FileInput({"accept": ".pdf"}),
    )


class RecallForm(forms.Form):
    """Why an issued document is recalled."""

    reason = CleanCharField(
        label="Lý do",
        max_length=2000,
        help_text="Hiện trên trang văn bản và trang kiểm tra văn bản; ghi rõ căn cứ, ví dụ văn bản cho phép thu hồi.",
        error_messages={"required": "Phải ghi lý do."},
        widget=forms.Textarea({"rows": 3}),
    )


class ReplaceForm(RecallForm):
    """How and why a new document takes the place of an issued one."""

    kind = forms.ChoiceField(label="Hình thức", choices=ReplacementKind)
    field_order = ("kind", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "reason"
        ].help_text = "Hiện trên trang văn bản và trang kiểm tra văn bản; ghi rõ chỗ sai, ví dụ số hồ sơ ở mục I.2."
