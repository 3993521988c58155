"""The gallery: every component in every state, for those who build pages. It exists only in development."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.access import public
from core.forms import CleanCharField, VietnameseDateField, VietnameseDecimalField
from core.sorting import Column, heads_of
from core.templatetags.ui import LOOKS

SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")


class Sample(SimpleNamespace):
    """Some values under the names by which a component asks for them."""


COLUMNS = (Column("name", "Cơ quan"), Column("due_on", "Hạn gửi"), Column("total", "Nhiệm vụ", is_number=True))


class SampleForm(forms.Form):
    """One field of each kind."""

    received = VietnameseDecimalField(label="Số văn bản đến", help_text="Tính trong kỳ, đơn vị: văn bản.")
    issued_on = VietnameseDateField(label="Ngày ban hành", required=False)
    state = forms.ChoiceField(label="Trạng thái", choices=[("", "Chọn"), ("done", "Hoàn thành")])
    month = forms.ChoiceField(label="Tháng", choices=[("", "Chọn tháng"), *((n, f"Tháng {n}") for n in range(1, 13))])
    levels = forms.MultipleChoiceField(
        label="Cơ quan", widget=forms.CheckboxSelectMultiple, choices=[("so", "Sở, ban, ngành"), ("xa", "UBND xã")]
    )
    result = CleanCharField(label="Kết quả", required=False, widget=forms.Textarea({"rows": 3}))
    is_estimate = forms.BooleanField(label="Số ước tính", required=False)


class SampleFilter(forms.Form):
    """A filter with two choices."""

    period = forms.ChoiceField(label="Kỳ báo cáo", choices=[("2024-Q1", "Quý I/2024")])
    kind = forms.ChoiceField(label="Loại cơ quan", choices=[("", "Tất cả"), ("so", "Sở, ban, ngành")])


class ReasonForm(forms.Form):
    """The reason of a return."""

    reason = CleanCharField(label="Lý do trả lại", widget=forms.Textarea({"rows": 3}))


def _samples() -> dict[str, Any]:
    at = datetime(2024, 3, 18, 15, 30, tzinfo=SAIGON)
    typed = {"received": "1.23", "issued_on": "31/02/2024", "state": "", "result": ""}
    return {
        "looks": LOOKS,
        "form": SampleForm(),
        "wrong_form": SampleForm(typed, auto_id="wrong_%s"),
        "filter_form": SampleFilter(auto_id="filter_%s"),
        "reason_form": ReasonForm(),
        "page_form": ReasonForm(auto_id="page_%s"),
        "grid_rows": [
            ("completed", "saved", "88", ""),
            ("on_schedule", "idle", "1.100", ""),
            ("in_progress", "error", "mười", "“mười” không phải là số."),
            ("overdue", "conflict", "60", "Người khác vừa sửa thành 42."),
            ("not_started", "dirty", "85,5", ""),
        ],
        "at": at,
        "nav_items": [("Việc của tôi", "#", True), ("Nhập liệu", "#nhap", False), ("Báo cáo", "#b", False)],
        "breadcrumbs": [("Báo cáo", "#"), ("Quý I/2024", "")],
        "tabs": [
            {"label": "Nhiệm vụ", "url": "#", "active": True, "count": 27},
            {"label": "Chỉ tiêu", "url": "#", "active": False, "count": 11},
            {"label": "Lịch sử", "url": "#", "active": False, "count": None},
        ],
        "items": [("Kỳ số liệu", "15/12/2023 – 14/3/2024"), ("Hạn gửi", "20/3/2024, còn 02 ngày")],
        "steps": [
            {"state": "draft", "title": "Bắt đầu soạn", "who": "Trần Thị Lan", "when": at},
            {"state": "submitted", "title": "Trình Sở Nội vụ", "who": "Lê Văn Minh", "when": at},
            {"state": "returned", "title": "Trả lại", "who": "Nguyễn Thị Hoa", "when": at,
             "reason": "Mục II.2: 22 + 5 = 27 nhưng ghi “đã giải quyết: 27 hồ sơ”."},
            {"state": "accepted", "title": "Tiếp nhận", "who": "", "when": None, "current": True},
        ],
        "points": [
            Sample(text="Trang này luôn cho biết việc nào đang chờ.", page="reports:home", link="Việc của tôi"),
            Sample(text="Mỗi dòng tự lưu; phím ? liệt kê phím tắt."),
        ],
        "entries": [
            Sample(when=at, who="Trần Thị Lan", action_label="Sửa", subject="Nhiệm vụ 13", reason="Nhập nhầm cột",
                   changes=[Sample(label="kết quả", old="1.655", new="1.671"), Sample(label="ghi chú", new="Mới")]),
        ],
        "person": Sample(
            pk=0, full_name="Trần Thị Lan", main_post=Sample(get_role_display="Chuyên viên nhập liệu"),
            posts=[Sample(get_role_display="Chuyên viên nhập liệu", agency="Sở Du lịch Kiên Giang")],
        ),
        "saves": [("idle", ""), ("dirty", ""), ("saved", ""), ("error", "“mười” không phải là số."),
                  ("conflict", "Người khác vừa sửa thành 42."), ("locked", "")],
        "areas": [Sample(anchor="the-che", label="Thể chế"), Sample(anchor="tthc", label="Thủ tục hành chính")],
        "typed": ["Đã ban hành 05 văn bản", "1.671"],
        "heads": heads_of(QueryDict("sort=-due_on"), COLUMNS, "name"),
        "stack": [Sample(look="fill-done", x=0, width=222, paint="#185037"),
                  Sample(look="fill-late", x=222, width=78, paint="#8d0104")],
        "bullet": Sample(label="Đạt 74,1 so với mục tiêu 90", bar=222, past=190, goal=270),
        "sha256": "9e39205ccfd2cc91" * 4,
    }  # fmt: skip


@public
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component; 404 unless the site runs with ``DEBUG``."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "components/gallery.html", _samples())
