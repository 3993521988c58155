"""Who may open a page. A view declares one policy; a test walks every URL and refuses views without one.

The role is checked at the door (403); the rows are checked by ``visible_to`` (404).
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

type_of_view = Callable[..., HttpResponseBase]

PUBLIC = "public"
SIGNED_IN = "signed-in"
EXPIRED = "Phiên đăng nhập đã hết; đăng nhập lại ở thẻ khác rồi lưu lại."


class SignInRequired(LoginRequiredMiddleware):
    """Leads the signed-out to the sign-in page; a part of a page that htmx asks for is refused with 401 instead.

    Followed, the redirect would put the sign-in page into the row that was being saved.
    """

    def handle_no_permission(  # type: ignore[override]  # Django's stubs know of redirects alone
        self, request: HttpRequest, view_func: type_of_view
    ) -> HttpResponseBase:
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(EXPIRED, status=401, content_type="text/plain; charset=utf-8")
        return super().handle_no_permission(request, view_func)


def guard(perm: StrEnum) -> Callable[[type_of_view], type_of_view]:
    """Admit users who hold ``perm`` somewhere; anonymous ones go to the sign-in page, others get 403."""

    def decorate(view: type_of_view) -> type_of_view:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.holds(perm):  # type: ignore[union-attr]
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.policy = perm  # type: ignore[attr-defined]
        return guarded

    return decorate


def signed_in(view: type_of_view) -> type_of_view:
    """Admit everyone who is signed in (SignInRequired turns others away)."""
    view.policy = SIGNED_IN  # type: ignore[attr-defined]
    return view


def public(view: type_of_view) -> type_of_view:
    """Admit everyone, also anonymous visitors."""
    view.policy = PUBLIC  # type: ignore[attr-defined]
    return login_not_required(view)
