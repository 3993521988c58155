"""Forms of mending a plan: a task with what it yields, and taking a task out."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, cast

from django import forms

from agencies.models import User
from core.forms import CleanCharField, RowField, VietnameseDateField
from core.numbers import format_day
from documents.forms import DocumentField, picked
from documents.models import OfficialDocument
from plans.mending.lines import Line
from plans.mending.meeting import FIELDS, MOST_LINES, Posted, alike
from plans.mending.services import Content
from plans.models import Plan, ReformArea, Task

MAX_TASKS = 5000
SPARE = 3  # empty lines below those that are there
REASON: dict[str, Any] = {
    "label": "Lý do",
    "max_length": 500,
    "help_text": "Ghi trong nhật ký thay đổi. Ví dụ: nhập thiếu so với Kế hoạch số 67/KH-SDL.",
    "error_messages": {"required": "Chưa ghi lý do."},
}


class LineForm(forms.Form):
    """A deliverable; its place and its removal are fields of the set. ``stored`` are the ids of those there."""

    pk = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    activity = CleanCharField(label="Việc phải làm", required=False, max_length=500)
    product = CleanCharField(label="Sản phẩm", required=False, max_length=5000, widget=forms.Textarea({"rows": 2}))
    deadline = CleanCharField(label="Thời gian thực hiện", required=False, max_length=500)

    def __init__(self, *args: Any, stored: frozenset[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = stored

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("pk") is not None and values["pk"] not in self.stored:
            raise forms.ValidationError("Dòng này không thuộc nhiệm vụ đang sửa; hãy mở lại trang rồi nhập lại.")
        if values.get("deadline") and not (values.get("activity") or values.get("product")):
            self.add_error("product", "Có thời gian thì phải ghi việc phải làm hoặc sản phẩm.")
        return values


class LineSet(forms.BaseFormSet):
    """The deliverables of a task; ``notes`` say of lines what others wrote meanwhile."""

    notes: Mapping[int, str] = MappingProxyType({})

    default_error_messages: ClassVar = {
        "missing_management_form": "Biểu mẫu gửi lên bị thiếu một phần; hãy mở lại trang rồi nhập lại."
    }

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["ORDER"].label = "Thứ tự"
        form.fields["ORDER"].widget.attrs |= {"class": "num", "min": "1"}
        form.fields["DELETE"].label = "Bỏ dòng này"

    def clean(self) -> None:
        """A task yields something, and each stored line is on the page once."""
        keys = [key for one in self.forms if (key := one.cleaned_data.get("pk"))]
        if len(set(keys)) < len(keys):
            raise forms.ValidationError("Một dòng được gửi lên hai lần nên chưa lưu; hãy mở lại trang rồi nhập lại.")
        if self.is_valid() and not self.lines():
            raise forms.ValidationError("Nhiệm vụ phải có ít nhất một việc phải làm hoặc sản phẩm.")

    def lines(self) -> list[Line]:
        """Return the lines as they are wanted, in their order; what was emptied is taken out."""
        kept = [one.cleaned_data for one in self.ordered_forms if _says(one.cleaned_data)]
        return [Line(one["pk"], one["activity"], one["product"], one["deadline"]) for one in kept]


def line_set(posted: dict[str, Any] | None, task: Task | None = None) -> LineSet:
    """Return the lines of ``task`` (None: of a new one) with some to spare, filled with what was posted.

    A stored line that was not posted came to the task meanwhile: it stands behind those posted, and stays.
    """
    kind = forms.formset_factory(LineForm, LineSet, extra=SPARE, can_delete=True, can_order=True, max_num=MOST_LINES)
    rows = list(task.deliverables.all()) if task else []
    stored = {row.pk: {name: getattr(row, name) for name in ("pk", *FIELDS)} for row in rows}
    form_kwargs = {"stored": frozenset(stored)}
    if posted is None:
        return cast(LineSet, kind(None, prefix="lines", initial=list(stored.values()), form_kwargs=form_kwargs))
    met = Posted(posted, rows, is_stale=task is not None and posted.get("version") != str(task.version))
    initial = [stored.get(key or 0, {}) for key in met.keys_of]
    lines = cast(LineSet, kind(met, prefix="lines", initial=initial, form_kwargs=form_kwargs))
    lines.notes = met.notes
    return lines


def _says(values: dict[str, Any]) -> bool:
    return bool(values.get("activity") or values.get("product"))


class MendingForm(forms.Form):
    """A form about a stored task; ``has_met`` says that somebody else had changed it (``MET`` says it in words)."""

    MET = "Người khác vừa sửa nhiệm vụ này; lưu lần nữa sẽ thay bản đó."
    has_met = False


class TaskForm(MendingForm):
    """What a task says and where it stands; its deliverables are a ``LineSet`` beside it."""

    MET = (
        "Người khác vừa sửa nhiệm vụ này. Chỗ nào khác với bản đang lưu thì có ghi bản đó; lưu lần nữa là ghi bản này."
    )

    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput, initial=0)
    area = RowField(
        label="Lĩnh vực",
        queryset=ReformArea.objects.none(),
        to_field_name="code",
        empty_label=None,
        error_messages={"required": "Chưa chọn lĩnh vực.", "invalid_choice": "Lĩnh vực không thuộc chương trình này."},
    )
    place_seen = forms.IntegerField(
        required=False, min_value=1, max_value=MAX_TASKS, widget=forms.HiddenInput
    )  # as it stood when the page was opened: others may have moved the task since
    place = forms.IntegerField(
        label="Thứ tự trong kế hoạch",
        min_value=1,
        max_value=MAX_TASKS,
        help_text="Đổi số này để chuyển nhiệm vụ lên, xuống; các nhiệm vụ khác dồn theo.",
        error_messages={"required": "Chưa nhập thứ tự.", "invalid": "Thứ tự là số nguyên, ví dụ 3."},
        widget=forms.TextInput({"class": "num", "inputmode": "numeric", "autocomplete": "off"}),
    )
    number = CleanCharField(
        label="Số thứ tự như in",
        max_length=16,
        help_text="Số trong lĩnh vực, ví dụ: 1 hoặc 1.1.",
        error_messages={"required": "Chưa nhập số thứ tự."},
    )
    title = CleanCharField(
        label="Nhiệm vụ",
        max_length=5000,
        help_text="Ví dụ: Ban hành Kế hoạch cải cách TTHC trọng tâm năm 2024.",
        error_messages={"required": "Chưa nhập nội dung nhiệm vụ."},
        widget=forms.Textarea({"rows": 3}),
    )
    lead = CleanCharField(label="Chủ trì", required=False, max_length=255, help_text="Ví dụ: Văn phòng Sở.")
    collaborators = CleanCharField(
        label="Phối hợp",
        required=False,
        max_length=5000,
        help_text="Mỗi đơn vị một dòng, ví dụ: Các phòng thuộc Sở.",
        widget=forms.Textarea({"rows": 2}),
    )
    added_on = VietnameseDateField(
        label="Bổ sung từ ngày",
        required=False,
        help_text="Để trống nếu có từ đầu kế hoạch; bổ sung giữa năm thì ghi ngày điều chỉnh, ví dụ: 15/7/2024.",
        widget=forms.TextInput,
    )
    reason = CleanCharField(**REASON)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = cast(RowField, self.fields["area"])
        areas.queryset = ReformArea.objects.filter(programme=plan.programme_id)
        self.fields["reason"].required = plan.document_id is not None

    def clean_collaborators(self) -> list[str]:
        labels = [line.strip() for line in self.cleaned_data["collaborators"].splitlines() if line.strip()]
        if long := next((one for one in labels if len(one) > 255), None):
            raise forms.ValidationError(f"“{long[:40]}…” dài quá 255 ký tự; mỗi đơn vị ghi một dòng.")
        return list(dict.fromkeys(labels))

    def beside(self, task: Task) -> list[tuple[str, str]]:
        """Return label and words of what the stored task says otherwise than this form does."""
        stored = typed_from_task(task)
        shown = stored | {"area": task.area.name}
        names = ("area", "number", "title", "lead", "collaborators", "added_on")
        return [
            (str(self[one].label), shown[one] or "để trống")
            for one in names
            if not alike(self[one].value(), stored[one])
        ]

    def content(self, lines: list[Line]) -> Content:
        """Return the task as it is wanted."""
        values = self.cleaned_data
        return Content(
            area=values["area"],
            number=values["number"],
            title=values["title"],
            lead=values["lead"],
            collaborators=values["collaborators"],
            position=None if values["place"] == values.get("place_seen") else values["place"],
            lines=lines,
            added_on=values["added_on"],
        )


class RemovalForm(MendingForm):
    """How a task leaves the plan, or comes back; ``ways`` are those that are possible."""

    WAYS = (
        ("cancel", "Kế hoạch được điều chỉnh: bỏ nhiệm vụ từ một ngày, kết quả đã báo cáo được giữ"),
        ("delete", "Nhập nhầm, kế hoạch không có nhiệm vụ này: xóa hẳn"),
        ("restore", "Bỏ nhầm: tính lại nhiệm vụ này"),
    )

    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    way = forms.ChoiceField(
        label="Việc cần làm", widget=forms.RadioSelect, error_messages={"required": "Chưa chọn việc cần làm."}
    )
    cancelled_on = VietnameseDateField(
        label="Bỏ từ ngày",
        required=False,
        help_text="Ngày điều chỉnh có hiệu lực, ví dụ: 15/07/2024.",
        widget=forms.TextInput,
    )
    amended_by = DocumentField(
        label="Văn bản điều chỉnh",
        required=False,
        max_length=200,
        help_text="Số, ký hiệu của văn bản đã có trong sổ, ví dụ: 112/KH-SDL; kế hoạch đã ban hành thì phải ghi.",
    )
    reason = CleanCharField(**REASON)

    conditional = ("cancelled_on", "amended_by")

    def __init__(self, *args: Any, user: User, ways: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        way = cast(forms.ChoiceField, self.fields["way"])
        way.choices = [(key, label) for key, label in self.WAYS if key in ways]
        way.initial = ways[0]
        if "cancel" not in ways:
            del self.fields["cancelled_on"], self.fields["amended_by"]

    def clean_amended_by(self) -> OfficialDocument | None:
        typed = self.cleaned_data["amended_by"]
        return picked(self.user, typed) if typed else None

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("way") == "cancel" and not values.get("cancelled_on") and "cancelled_on" not in self.errors:
            self.add_error("cancelled_on", "Chưa nhập ngày bỏ nhiệm vụ.")
        return values


def typed_from_task(task: Task) -> dict[str, Any]:
    """Return what the form shows of a stored task."""
    return {
        "version": task.version,
        "area": task.area.code,
        "place": task.position,
        "place_seen": task.position,
        "number": task.number,
        "title": task.title,
        "lead": task.lead,
        "added_on": format_day(task.added_on) if task.added_on else "",
        "collaborators": "\n".join(one.label for one in task.collaborators.all()),
    }
