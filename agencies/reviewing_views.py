"""Who reviews the work below an agency: those who head it say which unit, and from which day."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from agencies.models import Agency
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from agencies.reviewing import candidates, reviewers_page, set_reviewer
from core.access import guard
from core.errors import ConflictError, DomainError, FieldError
from core.forms import CleanCharField, VietnameseDateField

REVIEWERS = "agencies:reviewers"


class ReviewerForm(forms.Form):
    """Which unit reviews, between which days, and by which document."""

    seen = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    unit = forms.ModelChoiceField(
        label="Cơ quan thẩm định",
        queryset=Agency.objects.none(),
        to_field_name="code",
        empty_label="Chọn cơ quan",
        help_text="Thường là Sở Nội vụ. Người có vai trò thẩm định tại cơ quan này xem xét báo cáo của cấp dưới.",
        error_messages={
            "required": "Chưa chọn cơ quan thẩm định.",
            "invalid_choice": "Chỉ giao được cho cơ quan này hoặc cơ quan trực thuộc.",
        },
    )
    since = VietnameseDateField(
        label="Từ ngày",
        required=False,
        help_text="Ví dụ: 01/07/2025. Để trống: từ trước tới nay.",
        widget=forms.TextInput,
    )
    until = VietnameseDateField(
        label="Đến ngày", required=False, help_text="Để trống khi chưa có ngày kết thúc.", widget=forms.TextInput
    )
    basis = CleanCharField(
        label="Văn bản giao",
        required=False,
        max_length=500,
        help_text="Ví dụ: Quyết định số 01/QĐ-UBND ngày 01/7/2025 về chức năng, nhiệm vụ của Sở Nội vụ.",
    )
    instead_of = forms.ModelChoiceField(
        label="Nhận bàn giao từ",
        queryset=Agency.objects.none(),
        to_field_name="code",
        required=False,
        empty_label="Không thay cơ quan nào",
        help_text="Cơ quan này thôi thẩm định từ ngày bắt đầu ở trên.",
        error_messages={"invalid_choice": "Cơ quan bàn giao không còn thẩm định; hãy xem lại danh sách."},
    )

    def __init__(self, *args: Any, units: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = Agency.objects.filter(pk__in=[one.pk for one in units]).select_related("reviews").order_by("path")
        self.fields["unit"].queryset = allowed  # type: ignore[attr-defined]
        self.fields["instead_of"].queryset = allowed.exclude(reviews=None)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("since") and values.get("until") and values["until"] < values["since"]:
            self.add_error("until", "“Đến ngày” phải sau “từ ngày”.")
        return values


@guard(Perm.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def reviewers(request: PortalRequest, code: str) -> HttpResponse:
    """Show who reviews and did, and hand over from a day on; ``?unit=`` names the one whose days are to be changed."""
    superior = get_object_or_404(Agency.objects.heading(request.user), code=code)
    page, units = reviewers_page(superior), list(candidates(superior))
    posted = request.POST.dict() if request.method == "POST" else None
    form = ReviewerForm(posted, units=units, initial=_typed(page.seen, units, request.GET.get("unit", "")))
    if posted is not None and _saved(superior, form):
        messages.success(request, f"Đã ghi cơ quan thẩm định: {form.cleaned_data['unit']}.")
        return redirect(REVIEWERS, superior.code)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "agencies/reviewers.html", {"agency": superior, "page": page, "form": form}, status=status)


def _typed(seen: str, units: list[Agency], code: str) -> dict[str, Any]:
    unit = next((one for one in units if one.code == code and one.reviews_id), None)
    if unit is None:
        return {"seen": seen}
    days = {"since": unit.reviews_from, "until": unit.reviews_to, "basis": unit.reviews_basis}
    return {"seen": seen, "unit": unit.code} | days


def _saved(superior: Agency, form: ReviewerForm) -> bool:
    if not form.is_valid():
        return False
    try:
        set_reviewer(superior=superior, **form.cleaned_data)
    except FieldError as error:
        form.add_error(error.field, str(error))
    except ConflictError as conflict:
        form.data = {**form.data, "seen": reviewers_page(superior).seen}
        form.add_error(None, f"{conflict} Danh sách dưới đây là bản đang lưu; lưu lần nữa là ghi theo biểu mẫu này.")
    except DomainError as error:
        form.add_error(None, str(error))
    return not form.errors
