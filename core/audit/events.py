"""What happened that is no change of a row: signing in and out, locks, refusals. Each is one record."""

from core.audit.context import current_actor
from core.models import EventKind, SecurityEvent


def record_event(kind: EventKind, *, name: str = "", about: int | None = None, detail: str = "") -> None:
    """Record an event once. ``name`` is the user name or thing concerned, as it was given; never a secret."""
    SecurityEvent.objects.create(
        kind=kind,
        name=name.replace("\0", "")[:160],
        about=about,
        detail=detail.replace("\0", "")[:500],
        request_id=current_actor().request_id,
    )
