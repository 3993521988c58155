"""Files that no row names: left by a step that was broken off between writing the file and keeping its row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from core.errors import DomainError

YOUNG = timedelta(days=1)  # a step that still runs may be about to keep the row
OWN_RULES = "work"  # unfinished files of long work, which tidy_jobs removes (core.jobs)
COUNTED = "orphans:counted"


@dataclass(frozen=True, slots=True)
class Count:
    """How many there were when they were last looked for."""

    at: datetime
    files: int


def find_orphans(now: datetime) -> list[str]:
    """Return the names of all files older than a day that no row names, and note how many there are.

    Raises DomainError when rows name files that are not there, or none at all: then database and MEDIA_ROOT are hardly
    of one portal, and nothing may be called an orphan.
    """
    stored = set(_stored())
    named = {name for field in file_fields() for name in _named(field)}
    if missing := sorted(name for name in named - stored if not default_storage.exists(name)):
        raise DomainError(
            f"Thiếu {len(missing)} tệp mà cơ sở dữ liệu nhắc đến (ví dụ {missing[0]}): cơ sở dữ liệu và MEDIA_ROOT"
            " không phải của cùng một cổng, hoặc tệp đã mất. Không coi tệp nào là thừa; chạy verify_files trước."
        )
    if stored and not named:
        raise DomainError("Cơ sở dữ liệu không nhắc đến tệp nào; kiểm tra DATABASE_URL và MEDIA_ROOT trước khi dọn.")
    orphans = sorted(name for name in stored - named if _is_old(name, now))
    cache.set(COUNTED, Count(now, len(orphans)), timeout=None)
    return orphans


def remove_orphans(names: list[str]) -> int:
    """Remove those of the files that still no row names; return how many."""
    removed = 0
    for name in names:
        if not any(field.model._base_manager.filter(**{field.name: name}).exists() for field in file_fields()):
            default_storage.delete(name)
            removed += 1
    cache.set(COUNTED, Count(timezone.now(), len(names) - removed), timeout=None)
    return removed


def last_count() -> Count | None:
    """Return what was found when they were last looked for, None if never."""
    found: Count | None = cache.get(COUNTED)
    return found


def file_fields() -> Iterator["models.FileField"]:
    """Return the fields of all models that name a stored file."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField):
                yield field


def _named(field: "models.FileField") -> Iterator[str]:
    names = field.model._base_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True)
    return names.iterator()


def _stored(folder: str = "") -> Iterator[str]:
    if not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    inside = f"{folder}/" if folder else ""
    yield from (f"{inside}{file}" for file in files)
    for below in folders:
        if f"{inside}{below}" != OWN_RULES:
            yield from _stored(f"{inside}{below}")


def _is_old(name: str, now: datetime) -> bool:
    try:
        return default_storage.get_modified_time(name) < now - YOUNG
    except FileNotFoundError:  # a row let it go meanwhile
        return False
