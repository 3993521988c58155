"""The working day, in Asia/Ho_Chi_Minh."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return the current day; a demonstration may pretend another one (setting ``PORTAL_TODAY``)."""
    return settings.PORTAL_TODAY or timezone.localdate()


def reading() -> tuple[datetime, date]:
    """Return the moment and its working day, read at once: what hangs on a day has one time, also at midnight."""
    now = timezone.now()
    return now, settings.PORTAL_TODAY or timezone.localdate(now)
