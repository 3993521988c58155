"""How often a secret may be guessed: counted in the database, before the guess is looked at.

The count outlives a restart, is the same for every process, and cannot be pushed out by other names. A guess
is reserved under a lock and only then checked, so that parallel guesses cannot pass the limit together.
"""

import hashlib
import unicodedata
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from agencies.models import SignInAttempts, User
from core.audit.events import record_event
from core.errors import DomainError
from core.models import EventKind
from core.text import clean

LOCKED = "Đã thử sai quá nhiều lần. Tài khoản tạm khóa {minutes} phút; quản trị của cơ quan có thể mở khóa sớm hơn."


def canonical(username: str) -> str:
    """Return the one spelling of a name: full width, case, NFD, spaces and invisible characters do not differ."""
    folded = unicodedata.normalize("NFKC", clean(username)).casefold()
    return "".join(letter for letter in folded if unicodedata.category(letter) not in ("Cf", "Zs", "Cc"))[:150]


def password_key(username: str) -> str:
    return f"password:{canonical(username)}"


def code_key(user: User) -> str:
    return f"code:{user.pk}"


@transaction.atomic
def reserve(key: str) -> bool:
    """Take one of the allowed guesses at ``key``; False, and locked for a while, when there is none left."""
    now = timezone.now()
    row = _locked_row(key, now)
    if row.locked_until is not None and row.locked_until > now:
        return False
    if row.locked_until is not None or row.since < now - _window():
        row.count, row.since, row.locked_until = 0, now, None
    row.count += 1
    if row.count > settings.SIGN_IN_ATTEMPTS:
        row.count, row.locked_until = settings.SIGN_IN_ATTEMPTS, now + _window()
    row.save()
    if row.locked_until is not None:
        record_event(EventKind.LOCKED, name=key)
    return row.locked_until is None


def succeeded(key: str) -> None:
    """Forget the guesses at ``key``: the right one was given."""
    SignInAttempts.objects.filter(key=key).update(count=0, locked_until=None)


@transaction.atomic
def use_code_once(key: str, code: str) -> bool:
    """Return whether ``code`` is another one than was accepted last: what was read over a shoulder opens nothing."""
    digest = hashlib.sha256(f"{key}:{canonical(code)}".encode()).hexdigest()
    return bool(SignInAttempts.objects.filter(key=key).exclude(last_code=digest).update(last_code=digest))


def is_locked(user: User) -> bool:
    """Return whether the user's password or code cannot be tried now."""
    keys = [password_key(user.username), code_key(user)]
    return SignInAttempts.objects.filter(key__in=keys, locked_until__gt=timezone.now()).exists()


def unlock(user: User) -> None:
    """Let the user try again at once. Raises DomainError when nothing is locked."""
    keys = [password_key(user.username), code_key(user)]
    freed = SignInAttempts.objects.filter(key__in=keys, locked_until__gt=timezone.now())
    if not freed.update(count=0, locked_until=None):
        raise DomainError(f"Tài khoản “{user.username}” đang không bị khóa.")
    record_event(EventKind.UNLOCKED, name=user.username, about=user.pk)


def refusal() -> str:
    return LOCKED.format(minutes=settings.SIGN_IN_LOCK_MINUTES)


def _window() -> timedelta:
    return timedelta(minutes=settings.SIGN_IN_LOCK_MINUTES)


def _locked_row(key: str, now: datetime) -> SignInAttempts:
    rows = SignInAttempts.objects.select_for_update()
    if row := rows.filter(key=key).first():
        return row
    try:
        with transaction.atomic():
            SignInAttempts.objects.create(key=key, since=now)
    except IntegrityError:  # somebody tried the same name for the first time, too
        pass
    return rows.get(key=key)
