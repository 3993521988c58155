"""Files that WeasyPrint reads while it writes a PDF, read beforehand: a limited child can open none."""

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import weasyprint.pdf

PACKAGE = "weasyprint.pdf"
COLOURS = "sRGB2014.icc"


class KeptFiles:
    """As much of a folder of resources as WeasyPrint asks for: ``(folder / name).open("rb")``."""

    def __init__(self, name: str = "") -> None:
        self._name = name

    def __truediv__(self, name: str) -> "KeptFiles":
        return KeptFiles(name)

    def open(self, mode: str) -> BytesIO:
        return BytesIO(_content(self._name))


def keep_files() -> None:
    """Read what WeasyPrint would, and give it that from now on."""
    _content(COLOURS)
    weasyprint.pdf.files = _folder


def _folder(package: Any) -> KeptFiles:
    return KeptFiles()


@cache
def _content(name: str) -> bytes:
    return (files(PACKAGE) / name).read_bytes()
