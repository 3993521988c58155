"""What a person was sending when the session ended: kept in the new session, shown after signing in again."""

import json
from typing import Any, TypedDict

from django.http import HttpRequest

from agencies.models import User

UNSENT = "unsent"
MAX_CHARACTERS = 200_000
NEVER_KEPT = ("csrfmiddlewaretoken", "password", "code", "passphrase")


class Unsent(TypedDict):
    """Whose it is, where it was going, and its fields as (name, text) in their order."""

    user: int
    path: str
    fields: list[tuple[str, str]]


def kept_fields(request: HttpRequest) -> list[tuple[str, str]] | None:
    """Return what a posted form holds, without secrets and files; None when there is nothing to keep."""
    if request.method != "POST":
        return None
    fields = [
        (name, text)
        for name, texts in request.POST.lists()
        for text in texts
        if not any(word in name for word in NEVER_KEPT)
    ]
    return fields if fields and len(json.dumps(fields)) <= MAX_CHARACTERS else None


def keep(request: HttpRequest, user: User, fields: list[tuple[str, str]]) -> None:
    """Keep the fields for ``user`` alone, whoever signs in next on this computer."""
    request.session[UNSENT] = {"user": user.pk, "path": request.path, "fields": fields}


def unsent_of(request: HttpRequest) -> Unsent | None:
    """Return what the signed-in user had not sent; another person's is dropped unseen."""
    kept: Any = request.session.get(UNSENT)
    if kept is not None and kept["user"] != request.user.pk:
        forget(request)
        return None
    return kept


def forget(request: HttpRequest) -> None:
    request.session.pop(UNSENT, None)


def forget_when_sent(request: HttpRequest) -> None:
    """Let go of what is kept once it is on its way again."""
    kept = request.session.get(UNSENT) if request.method == "POST" else None
    if kept is not None and kept["path"] == request.path:
        forget(request)
