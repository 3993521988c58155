"""Where files are kept on a disk: what was stored is there also after the power went."""

import os
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


class DurableStorage(FileSystemStorage):
    """Waits for the disk: the row that names a file is committed after that, and a commit waits for the disk too."""

    def _save(self, name: str, content: Any) -> str:
        stored: str = super()._save(name, content)  # type: ignore[misc]  # Django's own, not in its stubs
        path = Path(self.path(stored))
        for place in (path, *self._folders(path)):
            _write_out(place)
        return stored

    def _folders(self, path: Path) -> list[Path]:
        """Return the folders in which something may be new: an entry is lost with its folder, not with its file."""
        top = Path(self.location)
        return [folder for folder in path.parents if folder == top or top in folder.parents]


def _write_out(place: Path) -> None:
    number = os.open(place, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
