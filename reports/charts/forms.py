"""What people type for a saved view."""

from django import forms

from core.errors import DomainError
from core.forms import CleanCharField
from reports.charts.addresses import kept_address
from reports.forms import VersionedForm

NO_NAME = {"required": "Chưa đặt tên."}


class NewViewForm(forms.Form):
    """A name for an address."""

    name = CleanCharField(
        label="Tên chế độ xem",
        max_length=120,
        error_messages=NO_NAME,
        help_text="Ví dụ: Các huyện, Quý I so với Quý IV. Chỉ bạn thấy; muốn gửi cho người khác thì gửi địa chỉ.",
    )
    address = CleanCharField(
        label="Địa chỉ",
        max_length=4000,
        widget=forms.HiddenInput,
        error_messages={"required": "Không rõ lưu trang nào; hãy mở lại trang."},
    )

    def clean_address(self) -> str:
        try:
            return kept_address(self.cleaned_data["address"])
        except DomainError as error:
            raise forms.ValidationError(str(error)) from error


class ViewNameForm(VersionedForm):
    """Another name for a saved view."""

    name = CleanCharField(label="Tên chế độ xem", max_length=120, error_messages=NO_NAME, widget=forms.TextInput)
