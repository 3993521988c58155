"""Records what happens to accounts, each event once, from the signals of Django and django-allauth."""

import time
from typing import Any

from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from agencies.models import User
from agencies.signin.middleware import ENDED, SEEN, STARTED
from core.audit.events import record_event
from core.models import EventKind


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Start the clock of the session."""
    if hasattr(request, "session"):
        request.session.pop(ENDED, None)
        request.session[STARTED] = request.session[SEEN] = int(time.time())
    record_event(EventKind.SIGNED_IN, name=user.username, about=user.pk)


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        record_event(EventKind.SIGNED_OUT, name=user.username, about=user.pk)


@receiver(authenticator_added)
def factor_added(user: User, authenticator: Any, **kwargs: Any) -> None:
    if authenticator.type == authenticator.Type.TOTP:
        record_event(EventKind.FACTOR_ADDED, name=user.username, about=user.pk)


@receiver(authenticator_removed)
def factor_removed(user: User, authenticator: Any, **kwargs: Any) -> None:
    if authenticator.type == authenticator.Type.TOTP:
        record_event(EventKind.FACTOR_REMOVED, name=user.username, about=user.pk)


@receiver(authentication_failed)
def code_failed(user: User, **kwargs: Any) -> None:
    record_event(EventKind.FACTOR_FAILED, name=user.username, about=user.pk)
