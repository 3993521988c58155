"""Forms of the headings of a plan: one heading, and taking one out."""

from typing import Any, cast

from django import forms

from core.forms import CleanCharField
from plans.models import Plan, PlanSection
from plans.states import TaskLayout

MAX_HEADINGS = 500
LEVELS = ((1, "I, II, III (in hoa)"), (2, "1, 2, 3"), (3, "1.1, 1.2"), (4, "a, b, c"))


class SeenForm(forms.Form):
    """A form about a stored row; ``version`` is the one on the screen (none: of a new row)."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)

    @property
    def seen(self) -> int:
        return self.cleaned_data["version"] or 0


class HeadingForm(SeenForm):
    """A heading, its level, its number and where it stands."""

    place = forms.IntegerField(
        label="Thứ tự trong kế hoạch",
        min_value=1,
        max_value=MAX_HEADINGS,
        help_text="Đổi số này để chuyển mục lên, xuống cùng nội dung; các mục khác dồn theo.",
        error_messages={
            "required": "Chưa nhập thứ tự.",
            "invalid": "Thứ tự là số nguyên, ví dụ 3.",
            "min_value": "Thứ tự từ 1 trở đi.",
            "max_value": f"Kế hoạch có tối đa {MAX_HEADINGS} mục.",
        },
        widget=forms.TextInput({"class": "num", "inputmode": "numeric", "autocomplete": "off"}),
    )
    place_seen = forms.IntegerField(
        required=False, min_value=1, max_value=MAX_HEADINGS, widget=forms.HiddenInput
    )  # as it stood when the page was opened: others may have moved it since
    level = forms.TypedChoiceField(
        label="Cấp", choices=LEVELS, coerce=int, initial=1, error_messages={"invalid_choice": "Cấp phải từ 1 đến 4."}
    )
    number = CleanCharField(
        label="Số mục", required=False, max_length=16, help_text="Không gồm dấu chấm, ngoặc. Ví dụ: II, 2.3 hoặc a."
    )
    heading = CleanCharField(
        label="Tiêu đề",
        max_length=500,
        help_text="Ví dụ: Cải cách thủ tục hành chính (TTHC).",
        error_messages={"required": "Chưa nhập tiêu đề."},
        widget=forms.Textarea({"rows": 2}),
    )
    shows_tasks = forms.BooleanField(label="In bảng nhiệm vụ sau mục này", required=False)

    def __init__(self, *args: Any, plan: Plan, is_opening: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["heading"].required = not is_opening
        if plan.task_layout != TaskLayout.BODY:
            del self.fields["shows_tasks"]

    def values(self) -> dict[str, Any]:
        """Return the fields of the section, as the service takes them."""
        return {key: value for key, value in self.cleaned_data.items() if key not in ("version", "place", "place_seen")}

    @property
    def wanted_place(self) -> int | None:
        """Where the heading is to stand; None where nobody asked to move it."""
        place = cast(int, self.cleaned_data["place"])
        return None if place == self.cleaned_data.get("place_seen") else place


class HeadingRemovalForm(SeenForm):
    """Taking a heading out, with those under it where there are any."""

    with_inner = forms.BooleanField(required=False)

    def __init__(self, *args: Any, inner: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["with_inner"].label = f"Bỏ cả {inner} mục cấp dưới"
        if not inner:
            del self.fields["with_inner"]


def typed_from(section: PlanSection) -> dict[str, Any]:
    """Return what the form shows of a stored heading."""
    names = ("version", "level", "number", "heading", "shows_tasks")
    typed = {name: getattr(section, name) for name in names}
    return typed | {"place": section.position, "place_seen": section.position}
