"""The pages on which a person gives the image of a signature, and an agency that of its seal."""

import base64
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from agencies.models import Agency
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.audit.trail import trail_of
from core.errors import ConflictError, DomainError
from core.uploads import UploadField
from documents.pictures.services import (
    MAX_FILE,
    TOO_LARGE,
    Owner,
    image_of_agency,
    image_of_person,
    image_row,
    owner_of,
    put_image,
    remove_image,
)


class PictureForm(forms.Form):
    """A picture, or the wish to go without one."""

    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    picture = UploadField(
        label="Tệp ảnh",
        largest=MAX_FILE,
        too_large=TOO_LARGE,
        required=False,
        help_text="PNG nền trong suốt (hoặc JPEG), tối đa 5 MB và 50 triệu điểm ảnh; cắt sát nét, rộng khoảng 1.000"
        " điểm ảnh.",
        error_messages={"empty": "Tệp rỗng."},
        widget=forms.FileInput({"accept": ".png,.jpg,.jpeg"}),
    )
    is_removal = forms.BooleanField(label="Bỏ ảnh, in tên và thời gian ký", required=False)

    def clean(self) -> dict[str, object]:
        values = super().clean() or {}
        picture = values.get("picture")
        if "seen" in self.errors:
            self.add_error(None, "Trang này đã cũ; hãy mở lại rồi nộp ảnh.")
        if not picture and not values.get("is_removal") and not self.errors:
            self.add_error("picture", "Chưa chọn tệp ảnh.")
        return values


@guard(Perm.REPORT_SIGN)
@require_http_methods(["GET", "POST"])
def my_signature(request: PortalRequest) -> HttpResponse:
    """One's own signature as stamps show it."""
    return _page(request, owner_of(request.user))


@guard(Perm.REPORT_ISSUE)
@require_http_methods(["GET", "POST"])
def seal(request: PortalRequest, code: str) -> HttpResponse:
    """The seal of an agency as stamps show it."""
    return _page(
        request, Owner(get_object_or_404(Agency.objects.visible_to(request.user, Perm.REPORT_ISSUE), code=code))
    )


def _page(request: PortalRequest, owner: Owner) -> HttpResponse:
    row = image_row(owner)
    form = PictureForm(initial={"seen": row.version if row else 0})
    if request.method == "POST":
        form = PictureForm(request.POST.dict(), request.FILES)
        if form.is_valid() and _changed(request, owner, form):
            return redirect(request.path)
    try:
        content = image_of_person(owner.person) if owner.person else image_of_agency(owner.keeper)
    except DomainError as error:
        content = None
        messages.error(request, str(error))
    context = {
        "owner": owner,
        "row": row,
        "form": form,
        "image": f"data:image/png;base64,{base64.b64encode(content).decode()}" if content else "",
        "history": trail_of([row]) if row else None,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "documents/picture.html", context, status=status)


def _changed(request: PortalRequest, owner: Owner, form: PictureForm) -> bool:
    """Do what the form asks; what is refused stands in the form."""
    picture, seen = form.cleaned_data["picture"], form.cleaned_data["seen"]
    advice: list[str] = []
    try:
        if picture:
            advice = put_image(owner=owner, content=picture.read(), seen=seen, by=request.user)
        else:
            remove_image(owner=owner, seen=seen, by=request.user)
    except ConflictError as conflict:
        form.add_error(None, f"{conflict} Bản hiện có ở dưới.")
        current = image_row(owner)
        form.data = {**form.data, "seen": current.version if current else 0}
    except DomainError as error:
        form.add_error("picture", str(error))
    else:
        messages.success(request, "Đã lưu ảnh; dùng từ lần ký sau." if picture else "Đã bỏ ảnh.")
        for one in advice:
            messages.warning(request, one)
        return True
    return False
