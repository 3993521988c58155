"""Put a backup in place: first it is judged as a whole, then database and files change, then all is verified."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from core.audit.chain import Head, verify_chain
from core.audit.events import record_event
from core.audit.heads import noted_heads
from core.audit.pieces import AUDIT_TABLE
from core.audit.triggers import verify_triggers
from core.backup.databases import FILES, check_dump, load
from core.backup.manifest import MEDIA, Manifest, check_files, digest, read_manifest
from core.errors import DomainError
from core.models import AuditRecord, EventKind
from core.orphans import file_fields

_ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands now. ``faults`` must be looked into; ``notes`` are for who restored."""

    manifest: Manifest
    records: int
    faults: tuple[str, ...]
    notes: tuple[str, ...]


def restore(source: Path, *, replace: bool = False) -> Restored:
    """Put database and files of the backup in the place of what is there.

    Raises :class:`DomainError` and changes nothing: no backup, damaged, incomplete, of another engine, of a newer
    portal, or there are data and ``replace`` is False.
    """
    manifest = read_manifest(source)
    check_files(source, manifest)
    _check_fit(source, manifest)
    media = Path(settings.MEDIA_ROOT)
    if not replace and (_has_data() or (media.is_dir() and any(media.iterdir()))):
        raise DomainError("Cổng này đang có dữ liệu; sao lưu lại rồi thêm --replace nếu thật sự muốn thay thế.")
    if media.is_mount() or media.is_symlink():
        raise DomainError(f"MEDIA_ROOT ({media}) là điểm gắn ổ hoặc liên kết; đặt MEDIA_ROOT là thư mục bên trong.")
    staged = _stage(source, manifest, media)
    try:
        load(source / FILES[connection.vendor])
        notes = [*_swap(staged, media)]
    except OSError as error:
        raise DomainError(f"Đã khôi phục cơ sở dữ liệu nhưng không thay được thư mục {media}; chạy lại.") from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return _verified(manifest, notes)


def _check_fit(source: Path, manifest: Manifest) -> None:
    if manifest.engine != connection.vendor:
        own, theirs = _ENGINES[connection.vendor], _ENGINES.get(manifest.engine, manifest.engine)
        raise DomainError(f"Bản sao lưu là của {theirs}, cổng này dùng {own}.")
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations or {}}
    if newer := sorted(set(manifest.migrations) - known):
        raise DomainError(
            f"Bản sao lưu của phiên bản cổng mới hơn ({manifest.portal}, {newer[0]}); nâng cấp cổng trước."
        )
    file = source / FILES[connection.vendor]
    if not file.is_file():
        raise DomainError(f"Bản sao lưu thiếu tệp {file.name}; không khôi phục.")
    check_dump(file)


def _has_data() -> bool:
    tables = set(connection.introspection.table_names())
    people = get_user_model()
    some_people = people._meta.db_table in tables and people._base_manager.exists()
    return some_people or (AUDIT_TABLE in tables and AuditRecord.objects.exists())


def _stage(source: Path, manifest: Manifest, media: Path) -> Path:
    """Copy the files beside their place and compare the copies, so that only a renaming remains."""
    failed = DomainError(f"Không chép được tệp vào {media.parent}; kiểm tra quyền ghi và dung lượng ổ đĩa.")
    try:
        media.parent.mkdir(parents=True, exist_ok=True)
        staged = Path(tempfile.mkdtemp(prefix=f".{media.name}-", dir=media.parent))
    except OSError as error:
        raise failed from error
    try:
        staged.chmod(0o750)
        if (source / MEDIA).is_dir():
            shutil.copytree(source / MEDIA, staged, dirs_exist_ok=True)
        inside = [stored for stored in manifest.files if stored.path.startswith(f"{MEDIA}/")]
        if all(digest(staged / stored.path.removeprefix(f"{MEDIA}/")) == stored.sha256 for stored in inside):
            return staged
    except OSError as error:
        shutil.rmtree(staged, ignore_errors=True)
        raise failed from error
    shutil.rmtree(staged, ignore_errors=True)
    raise failed


def _swap(staged: Path, media: Path) -> Iterator[str]:
    if media.is_dir() and any(media.iterdir()):
        # with microseconds: two attempts do not meet
        aside = media.with_name(f"{media.name}.truoc-khoi-phuc-{datetime.now():%Y%m%d-%H%M%S-%f}")
        os.rename(media, aside)
        yield f"Tệp đính kèm trước khi khôi phục được giữ ở {aside}."
    os.rename(staged, media)


def _verified(manifest: Manifest, notes: list[str]) -> Restored:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        notes.append("Bản sao lưu của phiên bản cũ hơn: chạy manage.py migrate, rồi manage.py verify_audit.")
        return Restored(manifest, 0, (), tuple(notes))
    noted, end = noted_heads(), manifest.audit[0] if manifest.audit else 0
    inside = [head for head in noted if head.position <= end]
    if manifest.audit:
        inside.append(Head(manifest.made_at, *manifest.audit, source="bản sao lưu"))
    verdict = verify_chain(inside)
    if later := len({head.position for head in noted} - {head.position for head in inside}):
        notes.append(f"{later} mốc nhật ký được ghi sau bản sao lưu này; cất tệp mốc cũ cùng biên bản khôi phục.")
    faults = [*verdict.faults, *verify_triggers(), *_missing_files()]
    if not faults:
        record_event(EventKind.RESTORED, name=manifest.made_at, detail=f"nhật ký đến {verdict.length}")
    return Restored(manifest, verdict.length, tuple(faults), tuple(notes))


def _missing_files() -> Iterator[str]:
    for field in file_fields():
        names = field.model._base_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True)
        for name in names.iterator():
            if not field.storage.exists(name):
                yield f"Thiếu tệp {name} mà {field.model._meta.verbose_name} nhắc đến."
