"""Whether the portal can work: one finding per thing that must be in order."""

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count, Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

from core.audit.triggers import verify_triggers
from core.errors import DomainError
from core.orphans import last_count
from core.uploads import scanner_answers
from documents.rendering.fonts import FontMissing, printable_characters
from plans.totals import triggers as totals

OLDEST_BACKUP = timedelta(hours=26)
CLOCK_APART = timedelta(seconds=60)
LONGEST_WAIT = timedelta(minutes=30)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, what was found, and whether that is in order (None: not set up here)."""

    name: str
    told: str
    ok: bool | None


def findings() -> list[Finding]:
    """Look at everything; what cannot be looked at is not in order."""
    return [Finding(name, *_looked_at(check)) for name, check in CHECKS.items()]


def is_well(found: list[Finding]) -> bool:
    return all(finding.ok is not False for finding in found)


def _looked_at(check: "Callable[[], tuple[str, bool | None]]") -> tuple[str, bool | None]:
    try:
        return check()
    except (DatabaseError, OSError, DomainError) as error:
        return f"Không kiểm tra được ({type(error).__name__}).", False


def _database() -> tuple[str, bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return f"Trả lời ({connection.vendor}).", True


def _disk() -> tuple[str, bool]:
    least = min(_free(path) for path in _places())
    return f"Còn trống ít nhất {least:.0%} trên các ổ chứa dữ liệu.", least * 100 >= settings.HEALTH_FREE_PERCENT


def _free(path: Path) -> float:
    """Return the free part of the disk on which ``path`` is, or will be."""
    while not path.exists():
        path = path.parent
    usage = shutil.disk_usage(path)
    return usage.free / usage.total


def _places() -> Iterator[Path]:
    yield Path(settings.MEDIA_ROOT)
    if connection.vendor == "sqlite":
        yield Path(connection.settings_dict["NAME"]).absolute()


def _triggers() -> tuple[str, bool]:
    problems = [*verify_triggers(), *totals.problems()]
    return problems[0] if problems else "Đủ.", not problems


def _backup() -> tuple[str, bool | None]:
    if not settings.BACKUP_ROOT:
        return "Chưa đặt BACKUP_ROOT nên không biết.", None
    whole = [path for path in Path(settings.BACKUP_ROOT).iterdir() if not path.name.startswith(".")]
    newest = max((path.stat().st_mtime for path in whole), default=None)
    if newest is None:
        return "Chưa có bản nào.", False
    age = timedelta(seconds=max(0.0, time.time() - newest))
    return f"Bản mới nhất cách đây {age.total_seconds() / 3600:.0f} giờ.", age <= OLDEST_BACKUP


def _clock() -> tuple[str, bool]:
    with connection.cursor() as cursor:
        question = {"postgresql": "extract(epoch FROM clock_timestamp())", "sqlite": "strftime('%s', 'now')"}
        cursor.execute(f"SELECT {question[connection.vendor]}")  # noqa: S608  # a question of ours, chosen by engine
        apart = abs(float(cursor.fetchone()[0]) - time.time())
    return f"Lệch {apart:.0f} giây với cơ sở dữ liệu.", apart <= CLOCK_APART.total_seconds()


def _queue() -> tuple[str, bool]:
    is_late = Q(enqueued_at__lt=timezone.now() - LONGEST_WAIT)
    found = waiting_jobs().aggregate(waiting=Count("pk"), late=Count("pk", filter=is_late))
    waiting, late = found["waiting"], found["late"]
    return (
        f"{waiting} việc đang chờ, {late} việc chờ quá {LONGEST_WAIT.total_seconds() / 60:.0f} phút.",
        late == 0,
    )


def _font() -> tuple[str, bool]:
    try:
        return f"Đủ {len(printable_characters())} ký tự của phông văn bản.", True
    except FontMissing as missing:
        return str(missing), False


def _scanner() -> tuple[str, bool | None]:
    if settings.MALWARE_SCANNER is None:
        return "Chưa đặt MALWARE_SCANNER: tệp tải lên không được quét mã độc.", None
    if scanner_answers(settings.MALWARE_SCANNER):
        return "Máy quét trả lời.", True
    taken = {"refuse": "không nhận tệp tải lên", "accept": "tệp được nhận mà không quét"}
    return f"Máy quét không trả lời; {taken[settings.MALWARE_SCANNER_AWAY]}.", False


def _orphans() -> tuple[str, bool | None]:
    counted = last_count()
    if counted is None:
        return "Chưa đếm; chạy manage.py sweep_files mỗi đêm.", None
    return f"{counted.files} tệp thừa, đếm lúc {timezone.localtime(counted.at):%H:%M %d/%m/%Y}.", True


def waiting_jobs() -> DBTaskResultQuerySet:
    """Return the jobs that wait for the worker (core.jobs)."""
    return DBTaskResult.objects.ready()


CHECKS: dict[str, Callable[[], tuple[str, bool | None]]] = {
    "Cơ sở dữ liệu": _database,
    "Đĩa": _disk,
    "Cơ chế ghi nhật ký và cộng số": _triggers,
    "Sao lưu": _backup,
    "Đồng hồ": _clock,
    "Hàng đợi": _queue,
    "Phông chữ": _font,
    "Quét mã độc": _scanner,
    "Tệp không thuộc dòng dữ liệu nào": _orphans,
}
