"""Passwords: who set them, and the link by which a person sets one without anybody else seeing it."""

from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from agencies.models import User
from core.audit.context import acting
from core.audit.events import record_event
from core.models import EventKind


@transaction.atomic
def change_password(form: SetPasswordForm, user: User) -> None:
    """Save the checked new password of ``form``; from now on it is the person's own."""
    with acting(reason="Đổi mật khẩu"):
        form.save()
        if user.must_change_password:
            user.must_change_password = False
            user.save(update_fields=["must_change_password"])
    record_event(EventKind.PASSWORD_CHANGED, name=user.username, about=user.pk)


def password_link(user: User) -> str:
    """Return the path at which ``user`` sets a new password: for one use, within PASSWORD_RESET_TIMEOUT."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    record_event(EventKind.LINK_GIVEN, name=user.username, about=user.pk)
    return reverse("set_password", args=[uid, default_token_generator.make_token(user)])
