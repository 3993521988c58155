"""Adding agencies and people from a pasted table: first seen, then done."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agencies.adding.agencies import AgencySheet, read_agencies
from agencies.adding.forms import AgencySheetForm, SheetForm
from agencies.adding.people import PeopleSheet, read_people
from agencies.adding.writing import add_agencies, add_people
from agencies.models import User
from agencies.people_views import keep_links
from agencies.permissions import Perm, Role
from agencies.requests import PortalRequest, onward
from core.access import guard
from core.errors import DomainError
from core.sheets import mark_of

PREVIEW = "preview"
CHANGED = "Bảng đã đổi sau khi xem trước. Xem lại bảng dưới đây rồi thêm."
Read = TypeVar("Read")


def _asked(
    request: PortalRequest, form: SheetForm, read: Callable[[str, User], Read]
) -> tuple[Read | None, HTTPStatus]:
    """Return the table that was posted, read; None where there is none to read."""
    if request.method != "POST":
        return None, HTTPStatus.OK
    if form.is_valid():
        try:
            return read(form.cleaned_data["table"], request.user), HTTPStatus.OK
        except DomainError as error:
            form.add_error("table", str(error))
    return None, HTTPStatus.UNPROCESSABLE_ENTITY


def _saved(
    request: PortalRequest, form: SheetForm, save: Callable[[], HttpResponse]
) -> tuple[HttpResponse | None, HTTPStatus]:
    """Save what was seen; None, with the error at the form, when another table or a wrong one was sent."""
    if request.POST.get("do") == PREVIEW:
        return None, HTTPStatus.OK
    if request.POST.get("seen") != mark_of(form.cleaned_data["table"]):
        form.add_error(None, CHANGED)
        return None, HTTPStatus.CONFLICT
    try:
        return save(), HTTPStatus.OK
    except DomainError as error:
        form.add_error(None, str(error))
        return None, HTTPStatus.UNPROCESSABLE_ENTITY


def _page(
    request: PortalRequest, template: str, form: SheetForm, sheet: AgencySheet | PeopleSheet | None, status: HTTPStatus
) -> HttpResponse:
    seen = mark_of(form.cleaned_data["table"]) if sheet else ""
    context = {"form": form, "sheet": sheet, "seen": seen, "roles": Role.choices}
    return render(request, template, context, status=status)


@guard(Perm.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def agencies(request: PortalRequest) -> HttpResponse:
    """Add agencies below those that the user administers."""
    form = AgencySheetForm(request.POST.dict() if request.method == "POST" else None)
    sheet, status = _asked(request, form, read_agencies)
    if sheet:
        answer, status = _saved(request, form, partial(_agencies_added, request, sheet, form))
        if answer:
            return answer
    return _page(request, "agencies/add.html", form, sheet, status)


def _agencies_added(request: PortalRequest, sheet: AgencySheet, form: AgencySheetForm) -> HttpResponse:
    made = add_agencies(sheet, valid_from=form.cleaned_data["valid_from"])
    messages.success(request, f"Đã thêm {len(made)} cơ quan, đơn vị." if made else "Các cơ quan này đã có đủ.")
    return redirect(onward(request, reverse("agencies:list")))


@guard(Perm.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: PortalRequest) -> HttpResponse:
    """Open accounts for people of the agencies that the user administers, and give roles to those who have one."""
    form = SheetForm(request.POST.dict() if request.method == "POST" else None)
    sheet, status = _asked(request, form, read_people)
    if sheet:
        answer, status = _saved(request, form, partial(_people_added, request, sheet))
        if answer:
            return answer
    return _page(request, "agencies/add_people.html", form, sheet, status)


def _people_added(request: PortalRequest, sheet: PeopleSheet) -> HttpResponse:
    made = add_people(sheet)
    keep_links(request, made)
    roles = len(sheet.new)
    said = (
        f"Đã tạo {len(made)} tài khoản, giao {roles} vai trò." if roles else "Mọi người trong bảng đã có vai trò này."
    )
    messages.success(request, said)
    back = "?back=setup" if request.GET.get("back") == "setup" else ""
    return redirect(f"{reverse('agencies:people')}{back}")
