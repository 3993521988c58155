"""What people type into the register, turned into domain values."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse

from agencies.models import User
from core import clock
from core.forms import CleanCharField, VietnameseDateField
from core.numbers import DayError, format_day, parse_day
from documents.models import DocumentRelation, OfficialDocument
from documents.states import DocumentType, RelationKind
from documents.symbols import normal_symbol, own_year, symbol_key, symbol_problem

OLDEST = 1945
OFFERED = 5
ALL = ("", "Tất cả")


class RegisterFilter(forms.Form):
    """What the register shows; everything lives in the address."""

    q = CleanCharField(label="Tìm số, ký hiệu hoặc trích yếu", required=False, max_length=200)
    type = forms.ChoiceField(label="Loại văn bản", required=False, choices=[ALL, *DocumentType.choices])
    year = forms.IntegerField(
        label="Năm ban hành",
        required=False,
        min_value=OLDEST,
        max_value=9998,
        error_messages={"invalid": "Nhập năm bốn chữ số, ví dụ 2024.", "min_value": "Năm quá xa."},
        widget=forms.TextInput({"inputmode": "numeric", "class": "num", "maxlength": 4}),
    )
    issuer = CleanCharField(label="Cơ quan ban hành", required=False, max_length=200)


class DocumentForm(forms.Form):
    """A document of the register; ``version`` is 0 for a new one."""

    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput, initial=0)
    type = forms.ChoiceField(
        label="Loại văn bản", choices=DocumentType.choices, error_messages={"required": "Chưa chọn loại văn bản."}
    )
    symbol = CleanCharField(
        label="Số, ký hiệu",
        max_length=64,
        help_text="Như in trên văn bản: 67/KH-SDL, 206/SDL-VP, 09/2021/QĐ-UBND, 03-NQ/TU.",
        error_messages={"required": "Chưa nhập số, ký hiệu."},
    )
    issued_on = VietnameseDateField(
        label="Ngày ban hành", help_text="Ngày ghi trên văn bản, ví dụ: 28/12/2023.", widget=forms.TextInput
    )
    issuer = CleanCharField(
        label="Cơ quan ban hành",
        max_length=255,
        help_text="Tên đầy đủ: Ủy ban nhân dân tỉnh Kiên Giang, Thủ tướng Chính phủ.",
        error_messages={"required": "Chưa nhập cơ quan ban hành."},
    )
    summary = CleanCharField(
        label="Trích yếu",
        max_length=2000,
        required=False,
        help_text="Ví dụ: về công tác cải cách hành chính năm 2024",
        widget=forms.Textarea({"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        symbol, day = values.get("symbol"), values.get("issued_on")
        if symbol and values.get("type"):
            values["symbol"] = symbol = normal_symbol(symbol)
            if problem := symbol_problem(values["type"], symbol):
                self.add_error("symbol", problem)
        if day and day > clock.today():
            self.add_error("issued_on", f"Ngày ban hành sau hôm nay ({format_day(clock.today())}).")
        elif day and day.year < OLDEST:
            self.add_error("issued_on", f"Năm {day.year} quá xa; kiểm tra lại ngày ban hành.")
        year = own_year(symbol) if symbol else None
        if day and year and day.year != year:
            self.add_error("issued_on", f"Số văn bản mang năm {year} nhưng ngày ban hành là năm {day.year}.")
        return values

    @property
    def facts(self) -> dict[str, Any]:
        """The cleaned values of the document itself."""
        return {key: value for key, value in self.cleaned_data.items() if key != "version"}


def form_of(document: OfficialDocument) -> dict[str, Any]:
    """Return the values with which the form of ``document`` opens."""
    names = ("version", "type", "symbol", "issued_on", "issuer", "summary")
    return {name: getattr(document, name) for name in names}


def picked(user: User, typed: str) -> OfficialDocument:
    """Return the document of the register that ``typed`` means: its symbol, with the day where need be, or words.

    Raises ValidationError, which names what was found, when there is none or more than one that ``user`` may see.
    """
    symbol, _, rest = typed.partition(" ")
    seen = OfficialDocument.objects.visible_to(user).order_by("-issued_on")
    found = seen.filter(key=symbol_key(symbol))
    if rest and found.exists():
        try:
            found = found.filter(issued_on=parse_day(rest))
        except DayError as error:
            raise forms.ValidationError(str(error)) from error
    rows = list(found[:OFFERED]) or list(seen.matching(typed)[:OFFERED])
    if not rows:
        raise forms.ValidationError(f"Sổ văn bản chưa có “{typed}”; hãy thêm văn bản đó trước.")
    if len({row.key for row in rows}) > 1:
        named = "; ".join(row.full_citation for row in rows)
        raise forms.ValidationError(f"Nhiều văn bản khớp: {named}. Hãy ghi số, ký hiệu của một văn bản.")
    if len(rows) > 1:
        days = "; ".join(row.citation for row in rows)
        raise forms.ValidationError(f"Nhiều văn bản cùng số, ký hiệu: {days}. Hãy thêm ngày ban hành vào sau số.")
    return rows[0]


def as_typed(document: OfficialDocument | None) -> str:
    """Return what ``picked`` reads back: "76/NQ-CP 15/07/2021"; "" for no document."""
    if document is None:
        return ""
    day = f" {format_day(document.issued_on)}" if document.issued_on else ""
    return f"{document.symbol}{day}"


class DocumentField(CleanCharField):
    """What a person types of a document, for ``picked``; the register's documents are suggested meanwhile."""

    suggests = True

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """Let the input ask for suggestions under its own name."""
        address = f"{reverse('documents:pick')}?{urlencode({'field': form.add_prefix(field_name)})}"
        wait = {"hx-trigger": "input changed delay:250ms", "hx-target": "next .pick-list", "hx-sync": "this:replace"}
        self.widget.attrs |= {"hx-get": address, "autocomplete": "off", **wait}
        return super().get_bound_field(form, field_name)


class RelationForm(forms.Form):
    """What became of a document."""

    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput, initial=0)
    kind = forms.ChoiceField(label="Văn bản này", choices=[], error_messages={"required": "Chưa chọn quan hệ."})
    document = DocumentField(
        label="Văn bản mới",
        required=False,
        max_length=100,
        help_text="Số, ký hiệu của văn bản sửa đổi, thay thế, bãi bỏ hoặc nối tiếp, đã có trong sổ: 76/NQ-CP."
        " Nếu nhiều năm có cùng số thì thêm ngày: 76/NQ-CP 15/7/2021.",
    )
    effective_on = VietnameseDateField(
        label="Từ ngày", help_text="Ngày có hiệu lực, ví dụ: 15/07/2021.", widget=forms.TextInput
    )
    note = CleanCharField(
        label="Phần được sửa, căn cứ", required=False, max_length=500, help_text="Ví dụ: Điều 3; hết giai đoạn"
    )

    KINDS = (
        (RelationKind.AMENDS, "được sửa đổi, bổ sung bởi"),
        (RelationKind.REPLACES, "được thay thế bởi"),
        (RelationKind.REPEALS, "bị bãi bỏ bởi"),
        (RelationKind.EXPIRES, "hết hiệu lực (theo thời hạn)"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["kind"].choices = self.KINDS  # type: ignore[attr-defined]

    def clean_document(self) -> OfficialDocument | None:
        typed = self.cleaned_data["document"]
        if not typed:
            return None
        return picked(self.user, typed)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and values.get("kind") != RelationKind.EXPIRES and values.get("document") is None:
            self.add_error("document", "Chưa ghi văn bản sửa đổi, thay thế hoặc bãi bỏ.")
        return values

    @property
    def facts(self) -> dict[str, Any]:
        """The cleaned values of the relation itself."""
        return {key: value for key, value in self.cleaned_data.items() if key != "version"}


def form_of_relation(relation: DocumentRelation) -> dict[str, Any]:
    """Return the values with which the form of ``relation`` opens."""
    values = {name: getattr(relation, name) for name in ("version", "kind", "effective_on", "note")}
    return values | {"document": as_typed(relation.document)}
