"""Who needs a second factor, how long a session lasts, and which accounts have slept too long."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from agencies.models import User
from agencies.permissions import Role

PRIVILEGED = (Role.ADMINISTRATOR, Role.SIGNATORY)


def needs_second_factor(user: User) -> bool:
    """Return whether one of the user's roles of today requires a second factor by the setting."""
    return any(post.role in settings.SECOND_FACTOR_ROLES for post in user.posts)


def idle_limit(user: User) -> timedelta:
    """Return how long the user may pause: shorter for those who administer and sign."""
    privileged = any(post.role in PRIVILEGED for post in user.posts)
    minutes = settings.SESSION_IDLE_MINUTES_PRIVILEGED if privileged else settings.SESSION_IDLE_MINUTES
    return timedelta(minutes=minutes)


def absolute_limit() -> timedelta:
    return timedelta(hours=settings.SESSION_HOURS)


def asleep() -> QuerySet[User]:
    """Return the open accounts that nobody has used for the days of the setting; real days, not a pretended one."""
    limit = timezone.now() - timedelta(days=settings.UNUSED_ACCOUNT_DAYS)
    unused = Q(last_login__lt=limit) | Q(last_login=None, date_joined__lt=limit)
    return User.objects.filter(unused, is_active=True)
