"""The pasted tables as forms. What was typed stays as it was typed."""

from typing import Any

from django import forms

from core import clock
from core.forms import VietnameseDateField

EMPTY = "Chưa dán hoặc gõ dòng nào."
TABLE = forms.Textarea({"rows": 10, "spellcheck": "false", "class": "sheet-text", "autocomplete": "off"})


class SheetForm(forms.Form):
    """A table of lines and cells, as a spreadsheet copies it."""

    table = forms.CharField(
        label="Bảng",
        max_length=200_000,
        strip=False,  # a first cell that is empty counts
        widget=TABLE,
        help_text="Mỗi dòng một mục; các cột và ví dụ ở cuối trang.",
        error_messages={"required": EMPTY},
    )

    def clean_table(self) -> str:
        table: str = self.cleaned_data["table"]
        if not table.strip():
            raise forms.ValidationError(EMPTY)
        return table


class AgencySheetForm(SheetForm):
    """Agencies, with the day from which they stand in the portal as the table says."""

    valid_from = VietnameseDateField(
        label="Có hiệu lực từ ngày",
        widget=forms.TextInput,
        help_text="Từ ngày này các cơ quan có tên và cấp trên như trong bảng; thường là ngày đầu năm.",
    )
    field_order = ("table", "valid_from")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        initial = {"valid_from": clock.today().replace(month=1, day=1)}
        super().__init__(*args, **({"initial": initial} | kwargs))
