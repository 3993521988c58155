"""Pages that are laid out only when they are painted, and hardly kept afterwards.

A laid out page of a table takes two megabytes, so that an annex of a thousand rows would take hundreds. Some pages at
a time are laid out, painted, and stripped to what the tags of the PDF are made from later: which element holds which.
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from weasyprint import Document as LaidOut
from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import ReplacedBox
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import pydyf

from documents.rendering.laying_out import forget

_FOR_TAGS = frozenset(
    ("element_tag", "element", "children", "colspan", "rowspan", "is_table_wrapper", "link_annotation")
)


class Misreckoned(Exception):
    """Pages that were reckoned beforehand came out in another number."""


class Batch:
    """Some pages that are laid out together. ``make`` lays them out, ``count`` is how many there are to be."""

    def __init__(self, make: Callable[[], LaidOut], count: int) -> None:
        self._make, self._count = make, count
        self._pages: list[Page] = []

    def pages(self, like: Page) -> "list[LatePage]":
        """The pages, of the same size as ``like``."""
        return [LatePage(self, like) for _ in range(self._count)]

    def next(self) -> Page:
        """The page that is painted next; Misreckoned where there are more or fewer than there were to be."""
        if not self._pages:
            forget()
            self._pages = list(self._make().pages)
            if len(self._pages) != self._count:
                raise Misreckoned
        return self._pages.pop(0)


class LatePage:
    """As much of WeasyPrint's page as writing a PDF asks for; pages are painted once, one after another."""

    bookmarks: ClassVar[Sequence[Any]] = ()
    links: ClassVar[Sequence[Any]] = ()
    anchors: ClassVar[dict[str, Any]] = {}
    forms: ClassVar[dict[Any, Any]] = {}

    def __init__(self, batch: Batch, like: Page) -> None:
        self._batch = batch
        self.width, self.height, self.bleed = like.width, like.height, like.bleed

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Lay out the page, unless one before has done so, and paint it."""
        page = self._batch.next()
        page.paint(stream, scale)
        _join(stream)
        self._page_box = page._page_box
        _strip(self._page_box)


def _join(stream: Any) -> None:
    """Put the thousands of pieces that draw a page into one: a sixth of the memory, until all are written."""
    stream.stream = [b"\n".join(map(pydyf._to_bytes, stream.stream))]


def _strip(box: Any) -> None:
    """Take from the box and those in it what only painting needs. A picture keeps its measures, which its tag names."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    for child in box.children:
        _strip(child)
    measured = isinstance(box, ReplacedBox)
    box.__dict__ = {
        name: value
        for name, value in box.__dict__.items()
        if name in _FOR_TAGS or (measured and isinstance(value, int | float))
    }
