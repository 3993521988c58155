"""The heads of the audit chain: where it ended on a day, in the database and in a file that is kept elsewhere.

Who owns the database can rewrite the whole chain, or put an older copy in its place; not what the file says, when
it lies on another machine or can only be appended to. A head is one line of JSON.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from core.audit.chain import Head, last_link
from core.errors import DomainError
from core.models import AuditHead

FILE = "audit-heads.jsonl"
TABLE = "bảng mốc"


def heads_file() -> Path | None:
    """Return the file outside of the database, None where the setting AUDIT_HEADS_DIR is empty."""
    return Path(settings.AUDIT_HEADS_DIR) / FILE if settings.AUDIT_HEADS_DIR else None


def note_head() -> Head | None:
    """Note where the chain ends now, in the table and in the file; None while nothing is recorded.

    Raises :class:`DomainError` when the file cannot be written; then the table has no new row either.
    """
    link = last_link()
    if link is None:
        return None
    head = Head(timezone.now().isoformat(timespec="seconds"), *link, source=TABLE)
    if file := heads_file():
        _append(file, head)
    AuditHead.objects.create(at=head.at, position=head.position, record_id=head.record_id, hash=head.hash)
    return head


def noted_heads() -> list[Head]:
    """Return every head of the table and of the file. Raises :class:`DomainError` when the file is damaged."""
    rows = AuditHead.objects.values_list("at", "position", "record_id", "hash")
    file = heads_file()
    inside = [Head(_moment(at), position, record, hash, TABLE) for at, position, record, hash in rows]
    return [*inside, *(_read(file) if file and file.exists() else [])]


def _append(file: Path, head: Head) -> None:
    line = {"at": head.at, "position": head.position, "record": head.record_id, "hash": head.hash}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise DomainError(f"Không ghi được tệp mốc nhật ký {file}; kiểm tra AUDIT_HEADS_DIR và quyền ghi.") from error


def _read(file: Path) -> Iterator[Head]:
    for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        try:
            row = json.loads(line)
            at = datetime.fromisoformat(row["at"])
            yield Head(_moment(at), int(row["position"]), int(row["record"]), str(row["hash"]), file.name)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise DomainError(f"Tệp mốc nhật ký {file} hỏng ở dòng {number}.") from error


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"
