"""The manifest of a backup: every file with its SHA-256, and the state of the portal that made it."""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings

from core.errors import DomainError

NAME = "manifest.json"
MEDIA = "media"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of the backup; ``path`` is relative to it, with slashes."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """``migrations`` are the applied ones as "app.name"; ``audit`` is position, record and hash of the chain's end."""

    format: int
    made_at: str
    portal: str
    engine: str
    migrations: tuple[str, ...]
    audit: tuple[int, int, str] | None
    files: tuple[Stored, ...]


def portal_version() -> str:
    """Return the version of the code that runs."""
    project = tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def stored_files(folder: Path) -> tuple[Stored, ...]:
    """Return every file below ``folder`` but the manifest, in the order of their paths."""
    return tuple(
        Stored(name, path.stat().st_size, digest(path)) for name, path in sorted(_present(folder)) if name != NAME
    )


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it; the last file of a backup."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read it. Raises :class:`DomainError`: no backup, damaged, or made by a newer portal."""
    if not (folder / NAME).is_file():
        raise DomainError(f"{folder} không phải là bản sao lưu hoàn chỉnh: thiếu {NAME}.")
    try:
        data = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise DomainError(f"Bản sao lưu có dạng {data['format']}, cổng này chỉ đọc được dạng {FORMAT}.")
        return _manifest(data)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DomainError(f"Tệp {NAME} của bản sao lưu bị hỏng; không khôi phục.") from error


def check_files(folder: Path, manifest: Manifest) -> None:
    """Compare every file with the manifest. Raises :class:`DomainError` naming the first that differs."""
    present = dict(_present(folder))
    for stored in manifest.files:
        path = present.pop(stored.path, None)
        if path is None:
            raise DomainError(f"Bản sao lưu thiếu tệp {stored.path}; không khôi phục.")
        if path.stat().st_size != stored.size or digest(path) != stored.sha256:
            raise DomainError(f"Tệp {stored.path} của bản sao lưu bị hỏng (sai mã băm); không khôi phục.")
    present.pop(NAME, None)
    if present:
        raise DomainError(f"Bản sao lưu có tệp lạ {min(present)}; không khôi phục.")


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _present(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            if path.is_symlink() or not path.is_file():
                raise DomainError(f"{path} không phải là tệp thường; không sao lưu, không khôi phục.")
            yield path.relative_to(folder).as_posix(), path


def _manifest(data: dict[str, Any]) -> Manifest:
    files = tuple(Stored(str(row["path"]), int(row["size"]), str(row["sha256"])) for row in data["files"])
    audit = data["audit"] and (int(data["audit"][0]), int(data["audit"][1]), str(data["audit"][2]))
    if any(_odd(stored.path) for stored in files):
        raise ValueError(files)
    return Manifest(
        format=FORMAT,
        made_at=str(data["made_at"]),
        portal=str(data["portal"]),
        engine=str(data["engine"]),
        migrations=tuple(map(str, data["migrations"])),
        audit=audit,
        files=files,
    )


def _odd(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return not parts or parts[0] == "/" or ".." in parts
