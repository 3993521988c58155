"""Forms of the templates of reports: a template, one of its sections, and taking a section out."""

import re
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.validators import RegexValidator

from agencies.models import AgencyKind
from core.forms import CleanCharField
from documents.running.forms import RichText, RunningTextInput
from documents.running.tokens import tokens_in
from indicators.forms.catalogue import YEAR, chosen
from indicators.models import Indicator
from indicators.models.rule import QUARTER_CHOICES
from indicators.states import Area
from reports.forms import LONG, LONG_PART, MARKUP_HELP
from reports.models import ReportTemplate, SectionContent, TemplateSection
from reports.pages.tokens import DOCUMENTS, PLAIN, SPANS, TASKS
from reports.services import MAX_TEXT

MAX_SECTIONS = 500
SLUG = RegexValidator(
    r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", "Mã gồm chữ thường không dấu, chữ số và gạch nối. Ví dụ: bao-cao-cchc-cap-xa"
)
FIXED = frozenset(name for name, *_ in (*PLAIN, *TASKS, *DOCUMENTS))
LEVELS = ((1, "I, II, III (in hoa)"), (2, "1, 2, 3"), (3, "1.1, 1.2"), (4, "a, b, c"))
SEPARATOR = re.compile(r"[\s,;]+")


class SeenForm(forms.Form):
    """A form of a row that was on the screen in some version (none: of a new one)."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)

    def require_known(self, *names: str) -> None:
        """Add an error to each of the fields ``names`` that asks for figures that no report has."""
        asked = {name: tokens_in(str(self.cleaned_data.get(name) or "")) for name in names}
        codes = {token.partition(".")[2] for tokens in asked.values() for token in tokens if _prefix(token) in SPANS}
        there = set(Indicator.objects.filter(code__in=codes).values_list("code", flat=True))
        for name, tokens in asked.items():
            if unknown := [token for token in tokens if not _is_known(token, there)]:
                shown = ", ".join(f"[[{token}]]" for token in unknown[:3])
                self.add_error(name, f"Không có số liệu tự điền {shown}; chép đúng tên ở danh sách cuối trang.")


class TemplateForm(SeenForm):
    """What stands around the sections, for whom the template is and from when."""

    name = CleanCharField(
        label="Tên mẫu", max_length=255, help_text="Ví dụ: Báo cáo CCHC định kỳ của UBND cấp xã.",
        error_messages={"required": "Chưa nhập tên mẫu."},
    )  # fmt: skip
    kinds = forms.MultipleChoiceField(
        label="Dùng cho loại cơ quan",
        choices=AgencyKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn loại nào: mọi cơ quan. Mẫu ghi rõ loại cơ quan được dùng trước mẫu chung.",
        error_messages={"invalid_choice": "Loại cơ quan đã chọn không có trong danh sách."},
    )
    from_year = forms.IntegerField(
        label="Dùng từ năm",
        required=False,
        help_text="Để trống: mọi kỳ. Có nhiều mẫu hợp thì dùng mẫu mới nhất.",
        **YEAR,
    )
    from_quarter = forms.TypedChoiceField(
        label="Từ kỳ kết thúc ở quý", choices=QUARTER_CHOICES, coerce=int, initial=1,
        error_messages={"invalid_choice": "Quý phải từ I đến IV.", "required": "Chưa chọn quý."},
    )  # fmt: skip
    title = CleanCharField(
        label="Trích yếu",
        max_length=1000,
        help_text="Mỗi dòng in trên một dòng. Ví dụ: Kết quả thực hiện công tác cải cách hành chính [[ky.ten_day_du]].",
        error_messages={"required": "Chưa nhập trích yếu."},
        widget=forms.Textarea({"rows": 2}),
    )
    opening = RunningTextInput(
        label="Phần mở đầu", max_length=MAX_TEXT // 2, error_messages=LONG_PART, help_text=MARKUP_HELP,
        widget=RichText({"rows": 5, "class": "long-text"}),
    )  # fmt: skip
    closing = RunningTextInput(
        label="Câu kết", max_length=MAX_TEXT // 2, error_messages=LONG_PART,
        help_text="Dấu kết thúc ./. được in tự động.", widget=RichText({"rows": 3, "class": "long-text"}),
    )  # fmt: skip
    is_default = forms.BooleanField(label="Dùng cho báo cáo mới", required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self.require_known("title", "opening", "closing")
        return values

    def values(self) -> dict[str, Any]:
        """Return the fields of the template, as the service takes them."""
        given = {key: value for key, value in self.cleaned_data.items() if key not in ("version", "code", "base")}
        return given | {"kinds": ",".join(kind for kind in AgencyKind.values if kind in given["kinds"])}


class NewTemplateForm(TemplateForm):
    """A new template, empty or with the sections of another."""

    code = CleanCharField(
        label="Mã mẫu", max_length=48, validators=[SLUG],
        help_text="Ví dụ: bao-cao-cchc-cap-xa. Mã không đổi được về sau.",
        error_messages={"required": "Chưa nhập mã."},
    )  # fmt: skip
    base = forms.ModelChoiceField(
        label="Chép các mục của mẫu",
        queryset=ReportTemplate.objects.all(),
        required=False,
        empty_label="Không chép, bắt đầu từ mẫu trống",
        error_messages={"invalid_choice": "Mẫu để chép không còn; chọn mẫu khác."},
    )
    field_order = ("code", "name", "base")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["is_default"]  # once it has been looked at


class OutlineForm(SeenForm):
    """A section of a template: heading, what it begins with, and the table below that."""

    place = forms.IntegerField(
        label="Thứ tự trong mẫu",
        min_value=1,
        max_value=MAX_SECTIONS,
        help_text="Đổi số này để chuyển mục lên, xuống; các mục khác dồn theo.",
        error_messages={
            "required": "Chưa nhập thứ tự.",
            "invalid": "Thứ tự là số nguyên, ví dụ 3.",
            "min_value": "Thứ tự từ 1 trở đi.",
            "max_value": f"Mẫu có tối đa {MAX_SECTIONS} mục.",
        },
        widget=forms.TextInput({"class": "num", "inputmode": "numeric", "autocomplete": "off"}),
    )
    place_seen = forms.IntegerField(
        required=False, min_value=1, max_value=MAX_SECTIONS, widget=forms.HiddenInput
    )  # as it stood when the page was opened: others may have moved it since
    level = forms.TypedChoiceField(
        label="Cấp", choices=LEVELS, coerce=int, initial=1, error_messages={"invalid_choice": "Cấp phải từ 1 đến 4."}
    )
    number = CleanCharField(
        label="Số mục", required=False, max_length=16, help_text="Không gồm dấu chấm, ngoặc. Ví dụ: II, 2.3 hoặc a."
    )
    heading = CleanCharField(
        label="Tiêu đề", max_length=500, help_text="Ví dụ: Kết quả thực hiện cơ chế một cửa, một cửa liên thông.",
        error_messages={"required": "Chưa nhập tiêu đề."}, widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    guidance = CleanCharField(
        label="Hướng dẫn người viết", required=False, max_length=2000, widget=forms.Textarea({"rows": 2}),
        help_text="Hiện khi soạn mục này, không in. Ví dụ: Nêu số cuộc kiểm tra, kiến nghị đã xử lý.",
    )  # fmt: skip
    body = RunningTextInput(
        label="Nội dung gợi ý", max_length=MAX_TEXT, error_messages=LONG,
        help_text=f"Báo cáo mới có sẵn lời này để sửa. {MARKUP_HELP}",
        widget=RichText({"rows": 8, "class": "long-text"}),
    )  # fmt: skip
    content = chosen("Loại nội dung", SectionContent.choices, initial=SectionContent.TEXT)
    areas = forms.MultipleChoiceField(
        label="Lĩnh vực trong bảng",
        choices=Area.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bảng chỉ tiêu: mọi chỉ tiêu mà cơ quan phải nhập trong các lĩnh vực này. "
        "Bảng tiến độ: không chọn là mọi lĩnh vực.",
        error_messages={"invalid_choice": "Lĩnh vực đã chọn không có trong danh sách."},
    )
    indicators = CleanCharField(
        label="Chỉ tiêu thêm trong bảng", required=False, max_length=5000, widget=forms.Textarea({"rows": 3}),
        help_text="Mã chỉ tiêu, mỗi mã một dòng. Ví dụ: TTHC.HS.TIEPNHAN.",
    )  # fmt: skip

    def clean_indicators(self) -> list[str]:
        codes = list(dict.fromkeys(filter(None, SEPARATOR.split(self.cleaned_data["indicators"]))))
        there = set(Indicator.objects.filter(code__in=codes).values_list("code", flat=True))
        if unknown := [code for code in codes if code not in there]:
            shown = ", ".join(code[:48] for code in unknown[:3])
            raise forms.ValidationError(f"Danh mục không có chỉ tiêu mã {shown}; xem mã ở trang Chỉ tiêu.")
        return codes

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self.require_known("heading", "body")
        chosen_ones = [*values.get("areas", ()), *values.get("indicators", ())]
        kind = values.get("content")
        if kind == SectionContent.INDICATORS and not chosen_ones and "indicators" not in self.errors:
            self.add_error("areas", "Bảng chỉ tiêu cần ít nhất một lĩnh vực hoặc một mã chỉ tiêu.")
        if kind == SectionContent.TEXT and chosen_ones:
            self.add_error(
                "content",
                "Đã chọn lĩnh vực hoặc chỉ tiêu cho bảng: chọn loại nội dung có bảng, hoặc bỏ các mục đã chọn.",
            )
        if kind == SectionContent.TASKS and values.get("indicators"):
            self.add_error(
                "indicators", "Bảng tiến độ nhiệm vụ không có chỉ tiêu; bỏ các mã này hoặc chọn bảng chỉ tiêu."
            )
        return values

    def values(self) -> dict[str, Any]:
        """Return the fields of the section, as the service takes them."""
        return {key: value for key, value in self.cleaned_data.items() if key not in ("version", "place", "place_seen")}

    @property
    def wanted_place(self) -> int | None:
        """Where the section is to stand; None where nobody asked to move it."""
        place = cast(int, self.cleaned_data["place"])
        return None if place == self.cleaned_data.get("place_seen") else place


class OutlineRemovalForm(SeenForm):
    """Taking a section out, with those under it where there are any."""

    with_inner = forms.BooleanField(required=False)

    def __init__(self, *args: Any, inner: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["with_inner"].label = f"Bỏ cả {inner} mục cấp dưới"
        if not inner:
            del self.fields["with_inner"]


def typed_from_template(template: ReportTemplate) -> dict[str, Any]:
    """Return what the form shows of a stored template."""
    typed = {name: getattr(template, name) for name in TemplateForm.base_fields}
    return typed | {"kinds": sorted(template.kind_set)}


def typed_from_section(section: TemplateSection) -> dict[str, Any]:
    """Return what the form shows of a stored section."""
    names = [name for name in OutlineForm.base_fields if name not in ("place", "place_seen")]
    typed = {name: getattr(section, name) for name in names}
    return typed | {
        "indicators": "\n".join(section.indicators),
        "place": section.position,
        "place_seen": section.position,
    }


def _prefix(token: str) -> str:
    return token.partition(".")[0]


def _is_known(token: str, codes: Iterable[str]) -> bool:
    if _prefix(token) in SPANS:
        return token.partition(".")[2] in codes
    name, _, area = token.rpartition(".")
    return token in FIXED or (name in FIXED and _prefix(token) == "nhiem_vu" and area in Area.values)
