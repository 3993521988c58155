"""Looking after accounts: links for new passwords, unlocking, closing and opening again."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from agencies import people as page
from agencies.forms import PeopleFilter
from agencies.models import User
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from agencies.services import set_active
from agencies.signin import attempts
from agencies.signin.passwords import password_link
from core.access import guard
from core.errors import DomainError
from core.paging import paged
from core.sorting import heads_of, in_order, order_of

LINKS = "password_links"


@guard(Perm.MANAGE)
@require_safe
def people(request: PortalRequest) -> HttpResponse:
    """The people whose accounts the user looks after."""
    given = request.session.pop(LINKS, [])  # shown once
    form = PeopleFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = page.chosen(page.people(request.user), **wanted)
    key, is_reversed = order_of(request.GET, page.COLUMNS, "name")
    lines = in_order(found, page.VALUES[key], is_reversed=is_reversed)
    context = {
        **paged(request, lines),
        "filter": form,
        "heads": heads_of(request.GET, page.COLUMNS, "name"),
        "given": given,
    }
    return render(request, "agencies/people.html", context)


@guard(Perm.MANAGE)
@require_POST
def link(request: PortalRequest, pk: int) -> HttpResponse:
    """Give a link by which the person sets a new password; the administrator never sees one."""
    person = _person(request, pk)
    keep_links(request, [person])
    return redirect("agencies:people")


def keep_links(request: PortalRequest, people: Iterable[User]) -> None:
    """Make a link for each of ``people``; the list of people shows them once."""
    request.session[LINKS] = [
        {"name": str(one), "username": one.username, "url": request.build_absolute_uri(password_link(one))}
        for one in people
    ]


@guard(Perm.MANAGE)
@require_POST
def unlock(request: PortalRequest, pk: int) -> HttpResponse:
    """Let the person try again at once."""
    person = _person(request, pk)
    try:
        attempts.unlock(person)
        messages.success(request, f"Đã mở khóa tài khoản của {person}.")
    except DomainError as error:
        messages.info(request, str(error))
    return redirect("agencies:people")


@guard(Perm.MANAGE)
@require_POST
def close(request: PortalRequest, pk: int) -> HttpResponse:
    """Close the account; what the person did stays."""
    person = _person(request, pk)
    try:
        set_active(user=person, is_active=False, by=request.user)
        messages.success(request, f"Đã đóng tài khoản của {person}. Các phiên đang mở kết thúc ngay.")
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("agencies:people")


@guard(Perm.MANAGE)
@require_POST
def open_(request: PortalRequest, pk: int) -> HttpResponse:
    """Open a closed account again."""
    person = _person(request, pk)
    set_active(user=person, is_active=True, by=request.user)
    messages.success(request, f"Đã mở lại tài khoản của {person}.")
    return redirect("agencies:people")


def _person(request: PortalRequest, pk: int) -> User:
    return get_object_or_404(page.looked_after_by(request.user), pk=pk)
