"""Forms of who signs for an agency: offices, written authorisations, and how documents are numbered."""

from typing import Any

from django import forms

from agencies.models import AUTHORITIES_OF, Agency, AuthorityKind, NumberSeries, Office, OfficeRank, User
from core.forms import CleanCharField, RowField, VietnameseDateField

ENDS_EARLY = "“Đến ngày” phải sau “từ ngày”."


class DatedForm(forms.Form):
    """What holds between two days, with the version of the row that was on the screen (none: a new one)."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)
    valid_from = VietnameseDateField(label="Từ ngày", help_text="Ví dụ: 05/01/2024.", widget=forms.TextInput)
    valid_to = VietnameseDateField(
        label="Đến ngày", required=False, help_text="Để trống khi chưa có ngày kết thúc.", widget=forms.TextInput
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        start, end = values.get("valid_from"), values.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", ENDS_EARLY)
        return values


class OfficeForm(DatedForm):
    """A post and who holds it."""

    title = CleanCharField(label="Chức vụ", max_length=120, help_text="In dưới quyền hạn ký, ví dụ: Phó Giám đốc.")
    rank = forms.ChoiceField(
        label="Cấp",
        choices=OfficeRank,
        help_text="Cấp phó ký thay (KT.); người đứng đầu phòng, văn phòng ký thừa lệnh (TL.).",
    )
    head_title = CleanCharField(
        label="Chức vụ người đứng đầu", max_length=120, help_text="In sau KT., TL., TUQ., ví dụ: Giám đốc."
    )
    holder_name = CleanCharField(
        label="Họ và tên", max_length=120, help_text="In dưới chữ ký; không ghi học hàm, học vị."
    )
    holder = RowField(
        label="Tài khoản",
        queryset=User.objects.none(),
        required=False,
        empty_label="Chưa gắn tài khoản",
        help_text="Có tài khoản thì chỉ người đó ký được với chức vụ này.",
    )

    field_order = ("title", "rank", "head_title", "holder_name", "holder", "valid_from", "valid_to", "version")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(memberships__agency=agency).distinct()
        self.fields["holder"].queryset = people  # type: ignore[attr-defined]


class AuthorisationForm(DatedForm):
    """The document by which the head lets somebody sign."""

    kind = forms.ChoiceField(label="Hình thức")
    document = CleanCharField(
        label="Văn bản giao, ủy quyền",
        max_length=500,
        help_text="Ví dụ: Quyết định số 12/QĐ-SDL ngày 05/01/2024 về phân công công việc của Lãnh đạo Sở.",
    )
    scope = CleanCharField(
        label="Nội dung được ký",
        required=False,
        max_length=500,
        help_text="Ví dụ: báo cáo cải cách hành chính định kỳ.",
    )
    types = CleanCharField(
        label="Chỉ các loại văn bản",
        required=False,
        max_length=120,
        help_text="Chữ viết tắt, cách nhau bằng dấu phẩy, ví dụ: BC, KH. Để trống là mọi loại.",
    )

    field_order = ("kind", "document", "scope", "types", "valid_from", "valid_to", "version")

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = AUTHORITIES_OF.get(office.rank, ()) or tuple(AuthorityKind)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]

    def clean_types(self) -> str:
        parts = [part.strip() for part in self.cleaned_data["types"].split(",") if part.strip()]
        for part in parts:
            if not part.isalpha() or len(part) > 4:
                raise forms.ValidationError(f"“{part}” không phải chữ viết tắt của loại văn bản; ví dụ đúng: BC, KH.")
        return ", ".join(parts)


class NumberSeriesForm(forms.Form):
    """How the agency's documents are numbered."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    number_series = forms.ChoiceField(
        label="Cách lấy số văn bản",
        choices=NumberSeries,
        help_text="Mỗi loại một dãy: báo cáo 35/BC-SDL và kế hoạch 35/KH-SDL cùng có trong năm.",
    )
