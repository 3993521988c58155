"""How long traces are kept: what has ended is removed, the audit record is copied out and never removed.

The database itself refuses to change or delete an audit record (core.audit), so a copy is all that can be made of
it here; TCVN 14423 asks for at least three months, the settings refuse less than twelve.
"""

import gzip
import hashlib
import json
from datetime import datetime, timedelta
from pathlib import Path

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from agencies.models import SignInAttempts
from core.errors import DomainError
from core.models import AuditRecord

MONTH = timedelta(days=31)  # rounded up: never earlier than the setting says


@transaction.atomic
def remove_ended(now: datetime) -> dict[str, int]:
    """Delete sessions that have ended, and guesses of more than a day ago; return how many of each."""
    ended = Session.objects.filter(expire_date__lt=now)
    guesses = SignInAttempts.objects.filter(since__lt=now - timedelta(days=1)).exclude(locked_until__gt=now)
    UserSession.objects.filter(session_key__in=ended.values("session_key")).delete()
    return {"sessions": ended.delete()[0], "guesses": guesses.delete()[0]}


def archive_audit(folder: Path, now: datetime | None = None) -> tuple[Path, int, str] | None:
    """Copy the audit records older than AUDIT_KEEP_MONTHS into a new file of ``folder``, one JSON object per line.

    Returns the file, the number of records and the file's SHA-256; None when there are none. Raises DomainError
    when the folder is not there or has that file already: a copy is never overwritten.
    """
    before = (now or timezone.now()) - settings.AUDIT_KEEP_MONTHS * MONTH
    records = AuditRecord.objects.filter(at__lt=before).order_by("pk")
    last = records.last()
    if last is None:
        return None
    path = folder / f"audit-den-{before:%Y-%m-%d}-{last.pk}.jsonl.gz"
    count = 0
    try:
        with path.open("xb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
            for row in records.filter(pk__lte=last.pk).values().iterator():
                file.write(json.dumps(row, cls=DjangoJSONEncoder).encode() + b"\n")
                count += 1
    except OSError as error:
        raise DomainError(f"Không ghi được {path}: thư mục chưa có, đã có tệp này, hoặc hết chỗ.") from error
    return path, count, hashlib.sha256(path.read_bytes()).hexdigest()
