"""Who may open a page. A view declares one policy; a test walks every URL and refuses views without one.

The role is checked at the door (403); the rows are checked by ``visible_to`` (404).
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

type_of_view = Callable[..., HttpResponseBase]

PUBLIC = "public"
SIGNED_IN = "signed-in"


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
    """Admit everyone who is signed in (LoginRequiredMiddleware turns others away)."""
    view.policy = SIGNED_IN  # type: ignore[attr-defined]
    return view


def public(view: type_of_view) -> type_of_view:
    """Admit everyone, also anonymous visitors."""
    view.policy = PUBLIC  # type: ignore[attr-defined]
    return login_not_required(view)
