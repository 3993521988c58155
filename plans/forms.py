"""What people type about plans, turned into domain values. Labels are the officials' words."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import QueryDict

from agencies.models import Agency
from agencies.models.agency import AgencyKind
from core import clock
from core.forms import CleanCharField, LongSelect, VietnameseDateField
from core.numbers import format_day
from periods.models import ReportingPeriod
from plans.models import ReformArea
from plans.states import PlanKind, Status, TaskState

MAX_TEXT = 10_000
MAX_ID = 2**63 - 1
TYPED = ("status", "result", "document_note", "obstacles", "delivered_on")
STATUS_ERRORS = {"required": "Chưa chọn tình hình.", "invalid_choice": "Tình hình đã chọn không có trong danh sách."}


class IdsField(forms.TypedMultipleChoiceField):
    """Ids of ticked boxes; which of them belong to the task is decided by the service."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=[], required=False, **kwargs)

    def valid_value(self, value: str) -> bool:
        return value.isascii() and value.isdigit() and len(value) < 20 and int(value) <= MAX_ID


class TaskUpdateForm(forms.Form):
    """One row of the entry grid. ``quarter`` bounds the day of completion."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, initial=0)
    status = forms.ChoiceField(label="Tình hình", choices=Status, error_messages=STATUS_ERRORS)
    result = CleanCharField(label="Kết quả thực hiện", required=False, max_length=MAX_TEXT)
    document_note = CleanCharField(label="Văn bản, ghi chú", required=False, max_length=MAX_TEXT)
    obstacles = CleanCharField(label="Khó khăn, vướng mắc", required=False, max_length=MAX_TEXT)
    delivered_on = VietnameseDateField(label="Ngày hoàn thành", required=False)
    ticked = IdsField(label="Từng sản phẩm")

    def __init__(self, *args: Any, quarter: ReportingPeriod, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.quarter = quarter

    def is_blank(self) -> bool:
        """Return whether nothing at all was typed in a row that was never saved."""
        typed = any(self.data.get(name, "").strip() for name in TYPED) or self.data.get("ticked")
        return not typed and self.data.get("version", "0") in ("", "0")

    def clean_version(self) -> int:
        return self.cleaned_data["version"] or 0

    def clean_delivered_on(self) -> Any:
        """A completion is a past day, of the reported quarter or before it, and no year is mistyped."""
        day = self.cleaned_data["delivered_on"]
        if day is None:
            return None
        if day > clock.today():
            raise forms.ValidationError(f"Ngày {format_day(day)} chưa đến.")
        if day > self.quarter.ends_on:
            raise forms.ValidationError(f"Ngày {format_day(day)} thuộc kỳ sau; hãy nhập ở quý đó.")
        if day.year < self.quarter.year - 1:
            raise forms.ValidationError(f"Ngày {format_day(day)} quá xa {self.quarter}.")
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        status = values.get("status")
        if status in (Status.NOT_DONE, Status.NOT_ARISEN):
            label = Status(status).label.lower()
            if values.get("ticked"):
                self.add_error("ticked", f"Đã đánh dấu sản phẩm thì tình hình không thể là “{label}”.")
            if values.get("delivered_on"):
                self.add_error("delivered_on", f"Có ngày hoàn thành thì tình hình không thể là “{label}”.")
        return values

    def posted_ids(self) -> frozenset[int]:
        """Return the ticked ids as they were posted, whether or not the row is right."""
        posted = cast(QueryDict, self.data).getlist("ticked")
        return frozenset(int(pk) for pk in posted if self.fields["ticked"].valid_value(pk))  # type: ignore[attr-defined]

    def first_messages(self) -> dict[str, str]:
        """Return the message of each wrong field, by its name."""
        return {name: str(errors[0]) for name, errors in self.errors.items()}


def _offer(form: forms.Form, name: str, choices: list[tuple[Any, str]]) -> None:
    cast(forms.ChoiceField, form.fields[name]).choices = choices


class PlanFilterForm(forms.Form):
    """Filters of the list of plans; they live in the address."""

    agency = forms.ChoiceField(label="Cơ quan", required=False, widget=LongSelect)
    year = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label="Loại kế hoạch", required=False, choices=[("", "Tất cả"), *PlanKind.choices])

    def __init__(self, *args: Any, agencies: Iterable[Agency], years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "agency", [("", "Tất cả"), *((one.code, one.name) for one in agencies)])
        _offer(self, "year", [("", "Tất cả"), *((year, str(year)) for year in years)])


SHOWN_STATES = [
    ("", "Tất cả trong tổng số"),
    ("performed", "Đã thực hiện (hoàn thành, đúng tiến độ)"),
    *TaskState.choices,
    ("arisen", "Tất cả, trừ nhiệm vụ chưa phát sinh"),
    ("due", "Có phần đã đến hạn"),
    ("late", "Hoàn thành sau hạn"),
]


class TaskFilterForm(forms.Form):
    """Which tasks make a figure: a period, and one or more of agency, state, area, kind of agency."""

    agency = forms.ChoiceField(label="Cơ quan", required=False, widget=LongSelect)
    period = forms.ChoiceField(label="Kỳ", required=False)
    state = forms.ChoiceField(label="Trạng thái", required=False, choices=SHOWN_STATES)
    area = forms.ChoiceField(label="Lĩnh vực", required=False)
    kind = forms.ChoiceField(label="Loại cơ quan", required=False, choices=[("", "Tất cả"), *AgencyKind.choices])

    def __init__(
        self,
        *args: Any,
        agencies: Iterable[Agency],
        periods: Iterable[ReportingPeriod],
        areas: Iterable[ReformArea],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        names = {area.code: area.short_name for area in areas}
        _offer(self, "agency", [("", "Tất cả"), *((one.code, one.name) for one in agencies)])
        _offer(self, "period", [("", "Kỳ hiện nay"), *((one.slug, str(one)) for one in periods)])
        _offer(self, "area", [("", "Tất cả"), *names.items()])

    @property
    def in_words(self) -> list[str]:
        """What was chosen but the period, in the words of the lists: "Trạng thái: Quá hạn"."""
        named = ((self.fields[name], self.cleaned_data[name]) for name in ("agency", "state", "area", "kind"))
        return [f"{field.label}: {dict(field.choices)[value]}" for field, value in named if value]  # type: ignore[attr-defined]
