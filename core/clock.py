"""The working day, in Asia/Ho_Chi_Minh."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return the current day; a demonstration may pretend another one (setting ``PORTAL_TODAY``)."""
    return settings.PORTAL_TODAY or timezone.localdate()
