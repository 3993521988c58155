"""The few files of ``node_modules`` that browsers get.

Offering whole ``dist`` folders made collectstatic take minutes; this list takes well under a second.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage

# Maps are listed because the files name them, and the manifest storage refuses a name without a file.
FILES = (
    "bootstrap/dist/css/bootstrap.min.css",
    "bootstrap/dist/css/bootstrap.min.css.map",
    "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap/dist/js/bootstrap.bundle.min.js.map",
    "inter-ui/variable/InterVariable.woff2",
    "inter-ui/variable/InterVariable-Italic.woff2",
)


class NodePackagesFinder(BaseFinder):
    """Finds ``FILES`` under the static path they have inside ``node_modules``."""

    def __init__(self, app_names: object = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=Path(settings.BASE_DIR) / "node_modules")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Return one error that names the missing files; `make setup` brings them."""
        missing = [name for name in FILES if not self.storage.exists(name)]
        if not missing:
            return []
        return [Error(f"Thiếu gói giao diện: {', '.join(missing)}", hint="make setup", id="cchc.E001")]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the file's place on disk ([] when it is not ours); a list with ``find_all``."""
        if path not in FILES or not self.storage.exists(path):
            return []
        return [self.storage.path(path)] if find_all else self.storage.path(path)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield every file with its storage, for collectstatic."""
        for name in FILES:
            yield name, self.storage
