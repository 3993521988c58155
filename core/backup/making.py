"""Make a backup: it appears under its name only when it is whole."""

import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from core.audit.chain import last_link
from core.audit.events import record_event
from core.backup.databases import dump
from core.backup.manifest import FORMAT, MEDIA, Manifest, portal_version, stored_files, write_manifest
from core.errors import DomainError
from core.models import EventKind


def make_backup(target: Path) -> Manifest:
    """Copy database and files into the new folder ``target``; people may go on working.

    The database comes first: a file is stored before the row that names it is committed. Raises
    :class:`DomainError`: the folder is not empty, or something cannot be read or written; then nothing is left.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise DomainError(f"{target} đã có nội dung; chọn thư mục mới cho bản sao lưu.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise DomainError(f"Không tạo được thư mục {target}; kiểm tra quyền ghi.") from error
    try:
        manifest = _fill(work)
        os.rename(work, target)
    except OSError as error:
        raise DomainError(
            f"Không sao lưu được vào {target}; kiểm tra quyền đọc, quyền ghi, dung lượng ổ đĩa rồi chạy lại."
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    position = manifest.audit[0] if manifest.audit else 0
    record_event(EventKind.BACKED_UP, name=target.name, detail=f"{len(manifest.files)} tệp, nhật ký đến {position}")
    return manifest


def _fill(work: Path) -> Manifest:
    made_at, audit = timezone.localtime().isoformat(timespec="seconds"), last_link()
    migrations = sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
    dump(work)
    media = Path(settings.MEDIA_ROOT)
    if media.is_dir():
        shutil.copytree(media, work / MEDIA, symlinks=True)
    manifest = Manifest(
        format=FORMAT,
        made_at=made_at,
        portal=portal_version(),
        engine=connection.vendor,
        migrations=tuple(migrations),
        audit=audit,
        files=stored_files(work),
    )
    write_manifest(work, manifest)
    os.sync()
    return manifest
