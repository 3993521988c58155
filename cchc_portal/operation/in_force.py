"""The settings with which the server started, kept in the database, so that each change of them is one record."""

import hashlib
import json
import os

from django.apps import apps
from django.utils.crypto import salted_hmac

from cchc_portal.env import ASKED
from core.audit.context import acting

SECRET = ("SECRET", "PASSWORD", "TOKEN", "DATABASE_URL")


def note_settings() -> None:
    """Keep the settings of this start. The first start and every later change are one record of the audit each.

    However many processes start at once, one of them writes: the others find what it wrote.
    """
    values = settings_in_force()
    digest = hashlib.sha256(json.dumps(values).encode()).hexdigest()
    rows = apps.get_model("core", "SettingsInForce")._default_manager  # the server imports this before any model
    with acting(name="khởi động"):
        _, made = rows.get_or_create(pk=1, defaults={"values": values, "digest": digest})
        if not made:
            rows.filter(pk=1).exclude(digest=digest).update(values=values, digest=digest)


def settings_in_force() -> dict[str, str]:
    """Return what the environment says of each setting; of a secret only a mark that tells another one apart."""
    given = {name: os.environ.get(name, "") for name in sorted(ASKED)}
    return {name: _mark(value) if _is_secret(name) else value for name, value in given.items()}


def _is_secret(name: str) -> bool:
    return any(word in name for word in SECRET)


def _mark(value: str) -> str:
    return f"#{salted_hmac('settings in force', value).hexdigest()[:12]}" if value else ""
