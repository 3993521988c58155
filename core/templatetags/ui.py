"""Small pieces of the interface: icons, state badges, bars. Everything here is cheap enough for grids."""

import re
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import numbers

register = template.Library()

ICONS = Path("node_modules/bootstrap-icons/icons")
ICON_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SHAPES = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


class Look(NamedTuple):
    """How a state is shown: its colour tone, its icon and its word (a model's own label goes first)."""

    tone: str
    icon: str
    word: str


LOOKS = {
    # a task
    "completed": Look("done", "check2-circle", "Hoàn thành"),
    "on_schedule": Look("done", "calendar-check", "Đúng tiến độ"),
    "overdue": Look("late", "exclamation-circle", "Quá hạn"),
    "in_progress": Look("doing", "arrow-repeat", "Đang thực hiện"),
    "not_started": Look("none", "hourglass", "Chưa đến hạn"),
    "not_arisen": Look("none", "dash-circle", "Chưa phát sinh"),
    "cancelled": Look("none", "slash-circle", "Đã điều chỉnh bỏ"),
    # a report
    "draft": Look("none", "pencil", "Đang soạn"),
    "submitted": Look("doing", "send", "Đã trình"),
    "returned": Look("risk", "arrow-return-left", "Trả lại"),
    "accepted": Look("done", "clipboard-check", "Đã tiếp nhận"),
    "signed": Look("done", "pen", "Đã ký"),
    "issued": Look("final", "patch-check", "Đã phát hành"),
    "replaced": Look("none", "arrow-repeat", "Đã bị thay thế"),
    "recalled": Look("late", "slash-circle", "Đã thu hồi"),
    # timeliness
    "on_time": Look("done", "check2", "Đúng hạn"),
    "late": Look("late", "clock", "Quá hạn"),
    "missing": Look("risk", "exclamation-triangle", "Chưa gửi"),
    "due_soon": Look("risk", "clock", "Sắp đến hạn"),
    # a target, a figure, a period
    "met": Look("done", "check2-circle", "Đạt"),
    "not_met": Look("late", "x-circle", "Chưa đạt"),
    "no_value": Look("none", "circle", "Chưa nhập"),
    "provisional": Look("risk", "arrow-repeat", "Tạm tính"),
    "estimate": Look("risk", "question-circle", "Ước tính"),
    "open": Look("doing", "unlock", "Đang mở"),
    "closed": Look("none", "lock", "Đã khóa"),
    # a rule between figures
    "rule_error": Look("late", "x-octagon", "Lỗi"),
    "rule_warning": Look("risk", "exclamation-triangle", "Cảnh báo"),
    # a document
    "in_force": Look("done", "check2", "Còn hiệu lực"),
    "amended": Look("doing", "pencil-square", "Đã sửa đổi, bổ sung"),
    "ended": Look("late", "x-circle", "Hết hiệu lực"),
    "unchecked": Look("risk", "question-circle", "Chưa đối chiếu"),
    # a line of a pasted table
    "new": Look("doing", "plus-circle", "Thêm mới"),
    "there": Look("none", "check2", "Đã có"),
    "wrong": Look("late", "x-circle", "Cần sửa"),
    # a step of the set-up
    "done": Look("done", "check2-circle", "Đã xong"),
    "begun": Look("doing", "arrow-repeat", "Đang làm"),
    "to_do": Look("none", "circle", "Chưa làm"),
    # long work
    "waiting": Look("none", "hourglass", "Đang chờ"),
    "running": Look("doing", "arrow-repeat", "Đang chạy"),
    "finished": Look("done", "check2-circle", "Đã xong"),
    "failed": Look("late", "x-circle", "Không thành công"),
    "stopped": Look("none", "slash-circle", "Đã dừng"),
}
UNKNOWN = Look("none", "circle", "")
CONTROLS = {"select": "form-select", "checkbox": "form-check-input", "radio": "form-check-input"}


@lru_cache(maxsize=256)
def icon_svg(name: str) -> SafeString:
    """Return the icon's SVG, sized and coloured by the text around it and silent to screen readers."""
    if not ICON_NAME.fullmatch(name):
        raise ValueError(f"not an icon name: {name!r}")
    text = (Path(settings.BASE_DIR) / ICONS / f"{name}.svg").read_text(encoding="utf-8")
    match = SHAPES.search(text)
    if match is None:
        raise ValueError(f"no SVG in icon {name!r}")
    shapes = re.sub(r"\s+", " ", match[1]).replace("> <", "><").strip()
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>',
        SafeString(shapes),
    )


@register.simple_tag
def icon(name: str) -> SafeString:
    """``{% icon "bell" %}`` inlines an icon of bootstrap-icons."""
    return icon_svg(name)


@register.simple_tag
def state_badge(state: str, label: Any = "") -> SafeString:
    """``{% state_badge task.state %}``: icon, word and colour of a state; ``label`` overrides the word."""
    return _badge(str(state), str(label or ""))


@lru_cache(maxsize=512)
def _badge(state: str, label: str) -> SafeString:
    look = LOOKS.get(state, UNKNOWN)
    return format_html(
        '<span class="badge-state" data-tone="{}" data-state="{}">{}{}</span>',
        look.tone, state, icon_svg(look.icon), label or look.word or state,
    )  # fmt: skip


@register.simple_tag
def step_mark(state: str) -> SafeString:
    """The round mark of a step in a timeline, in the colour of its state."""
    look = LOOKS.get(str(state), UNKNOWN)
    return format_html('<span class="step-mark" data-tone="{}">{}</span>', look.tone, icon_svg(look.icon))


@register.simple_tag
def bar(part: Decimal | int | None, whole: Decimal | int | None, tone: str = "done") -> SafeString:
    """``{% bar 20 27 %}``: a thin bar; the figures must stand beside it as text."""
    share = numbers.percent(part or 0, whole or 0, 2)
    width = min(max(share or Decimal(0), Decimal(0)), Decimal(100))
    return format_html(
        '<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bar-track" width="100" height="4"/><rect class="fill-{}" width="{}" height="4"/></svg>',
        tone,
        str(width),
    )


@register.simple_tag
def percent_of(part: Decimal | int, whole: Decimal | int, places: int = 1) -> str:
    """``{% percent_of 20 27 %}`` → "74,1%", or "—" when the whole is 0."""
    return numbers.format_percent(numbers.percent(part, whole, places), places)


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """``{% control form.value %}``: a field's input in our look, tied to its help text and its errors."""
    widget = field.field.widget
    kind = CONTROLS.get(getattr(widget, "input_type", ""), "form-control")
    classes = [kind, widget.attrs.get("class", ""), "is-invalid" if field.errors else ""]
    attrs: dict[str, str | bool] = {"class": " ".join(filter(None, classes))}
    if field.errors:
        described = [f"{field.auto_id}_helptext"] if field.help_text else []
        attrs["aria-describedby"] = " ".join([*described, f"{field.auto_id}_error"])
    return field.as_widget(attrs=attrs)


@register.filter
def initials(name: str) -> str:
    """ "Nguyễn Thị Thu (mẫu)" → "NT": the first letters of the family name and of the given name."""
    words = str(name).partition("(")[0].split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def filesize(size: int | None) -> str:
    """The size of a file: 83456 → "81,5 KB"."""
    if size is None:
        return ""
    if size < 1024:
        return f"{size} byte"
    unit, divisor = ("KB", 1024) if size < 1024**2 else ("MB", 1024**2)
    return f"{numbers.format_number(Decimal(size) / divisor, 1)} {unit}"
