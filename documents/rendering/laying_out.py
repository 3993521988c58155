"""WeasyPrint behind one door: the official style and fonts, nothing from outside, one layout at a time.

WeasyPrint shares one font configuration in a process: a new one for each document leaks memory, and one that two
threads use at once corrupts it. Layout is bound by the processor, so threads would gain nothing either; a lock
around the whole rendering is the simplest thing that is right. Parallel work belongs to several processes.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint import Document as LaidOut
from weasyprint.pdf import pydyf  # WeasyPrint's own dependency, not one of the portal
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from documents.rendering.keeping_notes import keep_notes
from documents.rendering.outside import OutsideAddress

STYLESHEET = "css/print-document.css"

_rendering = threading.Lock()


def _page_references(self: pydyf.PDF) -> tuple[bytes, ...]:
    """What pydyf's own property gives, made anew only after a page was added: every tag asks for all of them, so that
    a document of twice the pages took four times as long to tag."""
    pages = self.pages["Kids"]
    known: tuple[bytes, ...] = self.__dict__.get("_known_references", ())
    if len(known) * 3 != len(pages):
        known = self._known_references = tuple(b"%d 0 R" % number for number in pages[::3])
    return known


pydyf.PDF.page_references = property(_page_references)
keep_notes()


def lay_out(html: str, stylesheet: str = STYLESHEET) -> LaidOut:
    """Lay out a page of HTML in the official style or another, one at a time in a process.

    Raises OutsideAddress for anything that it wants from outside.
    """
    sealed = URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
    try:
        return HTML(string=html, url_fetcher=sealed).render(font_config=_fonts(), stylesheets=[style(stylesheet)])
    except FatalURLFetchingError as error:  # a BaseException, which nobody above would catch
        raise OutsideAddress(str(error)) from error


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else renders meanwhile, and no garbage is searched for among millions of boxes that are all in use: a
    third of the time of a long annex. What was there before is not looked through by ``forget`` either."""
    with _rendering:
        was_enabled = gc.isenabled()
        gc.disable()
        gc.freeze()
        try:
            yield
        finally:
            gc.unfreeze()
            if was_enabled:
                gc.enable()


def forget() -> None:
    """Free the boxes of layouts that nobody holds any more: they point at each other."""
    gc.collect()


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def style(name: str) -> CSS:
    """Return the style sheet of a static file, read once in a process."""
    path = finders.find(name)
    if not isinstance(path, str):
        raise FileNotFoundError(f"Không tìm thấy {name} trong các thư mục tệp tĩnh.")
    return CSS(filename=path, font_config=_fonts())
