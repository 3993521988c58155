"""A zip file that grows by steps and survives the death of its process: what was there at the last ``keep`` is whole.

A zip's table of contents stands at its end, so that one which was being written cannot be opened. ``keep`` writes the
table into a file beside it, with the place where it belongs: from both the zip of that moment is put together again.
"""

import os
import shutil
import zipfile
from datetime import date
from pathlib import Path

PLACE_BYTES = 8
READABLE = 0o100644 << 16


class GrowingZip:
    """A zip at ``path``. With ``earlier``, the path of one whose process died, it begins with what that one kept."""

    def __init__(self, path: Path, earlier: Path | None = None) -> None:
        self.path = path
        path.unlink(missing_ok=True)
        if earlier is not None:
            _bring_over(earlier, path)
            discard(earlier)
        self._zip = zipfile.ZipFile(path, "a")

    @property
    def names(self) -> set[str]:
        """The members so far."""
        return set(self._zip.namelist())

    def start_over(self) -> None:
        """Forget the members so far."""
        self._zip.close()
        discard(self.path)
        self._zip = zipfile.ZipFile(self.path, "a")

    def add(self, name: str, content: bytes, day: date, *, packed: bool = False) -> None:
        """Add a member dated ``day``; ``packed`` where its content is not compressed in itself."""
        member = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
        member.external_attr = READABLE
        member.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        self._zip.writestr(member, content)

    def keep(self) -> None:
        """Make what is there so far outlive this process."""
        self._zip.close()
        with self.path.open("rb") as file:
            os.fsync(file.fileno())
            file.seek(self._zip.start_dir)
            table = file.read()
        written = _mark(self.path).with_suffix(".new")
        written.write_bytes(self._zip.start_dir.to_bytes(PLACE_BYTES, "big") + table)
        written.replace(_mark(self.path))
        self._zip = zipfile.ZipFile(self.path, "a")

    def finish(self) -> None:
        """Write the table of contents for good."""
        self._zip.close()
        _mark(self.path).unlink(missing_ok=True)


def discard(path: Path) -> None:
    """Remove a growing zip with what stands beside it."""
    path.unlink(missing_ok=True)
    _mark(path).unlink(missing_ok=True)


def _mark(path: Path) -> Path:
    return path.with_suffix(".kept")


def _bring_over(earlier: Path, path: Path) -> None:
    """Copy what ``earlier`` kept to ``path``; nothing when it kept nothing or does not hold any more.

    It is copied, not moved: should the process that was thought dead go on, it writes where nobody reads.
    """
    if not earlier.exists() or not _mark(earlier).exists():
        return
    mark = _mark(earlier).read_bytes()
    place = int.from_bytes(mark[:PLACE_BYTES], "big")
    shutil.copyfile(earlier, path)
    with path.open("r+b") as file:
        file.truncate(place)
        file.seek(place)
        file.write(mark[PLACE_BYTES:])
    if not _is_whole(path):
        path.unlink()


def _is_whole(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as found:
            return found.testzip() is None
    except (zipfile.BadZipFile, OSError):
        return False
