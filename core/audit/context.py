"""Who acts, and why: what an audit record says about the person or the job behind a write."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

# models may not be imported here: the app loads this module before them
if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    type_of_user = AbstractBaseUser | AnonymousUser

ANONYMOUS = "chưa đăng nhập"
SYSTEM = "hệ thống"


@dataclass(frozen=True, slots=True)
class Actor:
    """One person (``id``, user name, full name) or job, with the reason given and the request served."""

    name: str
    id: int | None = None
    full_name: str = ""
    reason: str = ""
    request_id: str = ""


@dataclass(frozen=True, slots=True)
class _Scope:
    user: "Callable[[], type_of_user | None]"
    name: str
    reason: str
    request_id: str


def _nobody() -> None:
    return None


_OUTSIDE = _Scope(user=_nobody, name="", reason="", request_id="")
_scope: ContextVar[_Scope] = ContextVar("audit_scope", default=_OUTSIDE)


@contextmanager
def acting(
    user: "type_of_user | None" = None, *, name: str = "", reason: str = "", request_id: str = ""
) -> Iterator[None]:
    """Attribute the writes inside to ``user``, or to the job ``name`` (recorded as "hệ thống:<name>").

    What is left out is inherited from the scope around, so ``acting(reason=…)`` inside a request keeps
    the request's user.
    """
    scope = _scope.get()
    who = scope.user if user is None else lambda: user
    if name:
        who = _nobody
    with _entered(
        _Scope(
            user=who,
            name=name if name or user is not None else scope.name,
            reason=reason or scope.reason,
            request_id=request_id or scope.request_id,
        )
    ):
        yield


@contextmanager
def acting_later(user: "Callable[[], type_of_user]", *, request_id: str) -> Iterator[None]:
    """Like ``acting``, but ask for the user at each write: it may sign in or out in between."""
    with _entered(_Scope(user=user, name="", reason="", request_id=request_id)):
        yield


@contextmanager
def _entered(scope: _Scope) -> Iterator[None]:
    token = _scope.set(scope)
    try:
        yield
    finally:
        _scope.reset(token)


def current_actor() -> Actor:
    """Return who acts now. May read the user from the database, so never call it inside a statement."""
    scope = _scope.get()
    user = scope.user()
    name, pk, full_name = f"{SYSTEM}:{scope.name or running_job()}", None, ""
    if user is not None and not user.is_authenticated:
        name = ANONYMOUS
    elif user is not None:
        name, pk, full_name = user.get_username(), user.pk, _full_name(user)
    # PostgreSQL's JSON cannot hold U+0000
    return Actor(name, pk, full_name, scope.reason.replace("\0", ""), scope.request_id.replace("\0", "")[:64])


def _full_name(user: "AbstractBaseUser | AnonymousUser") -> str:
    tell = getattr(user, "get_full_name", None)
    return tell() if tell else ""


def running_job() -> str:
    """Return the name of the management command that runs, or else of the program."""
    program = Path(sys.argv[0])
    if program.stem in ("manage", "django-admin") and len(sys.argv) > 1:
        return sys.argv[1]
    return program.parent.name if program.stem == "__main__" else program.stem
