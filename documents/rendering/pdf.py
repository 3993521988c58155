"""The official document as PDF: a value in, bytes out; no database, no request, no clock, no network.

WeasyPrint shares one font configuration in a process: a new one for each document leaks memory, and one that two
threads use at once corrupts it. Layout is bound by the processor, so threads would gain nothing either; a lock
around the whole rendering is the simplest thing that is right. Parallel work belongs to several processes.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import cast

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint import Document as LaidOut
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from documents.printed import PrintedDocument
from documents.rendering import spans, strays
from documents.rendering.attached import data_attachment
from documents.rendering.checking import checked
from documents.rendering.fonts import printable_characters
from documents.rendering.html import Cuts, row_anchor, to_html
from documents.rendering.places import PX, SIGNATURE_ANCHOR, Place

STYLESHEET = "css/print-document.css"

# Cutting cells moves rows, which may call for other cuts. Two layouts are the rule. Where the cuts have not settled
# after some free layouts, those found so far are held by page breaks, so that the search comes to an end.
FREE_LAYOUTS = 4
MAX_LAYOUTS = 12

_rendering = threading.Lock()


class OutsideAddress(RuntimeError):
    """The page asked for a file or the network. Nothing from outside the value is ever printed."""


def render_pdf(document: PrintedDocument) -> bytes:
    """Print the document for readers, tagged so that it can be read aloud. The same value gives the same bytes.

    Raises what ``checking.checked`` raises, and ValueError for a table whose cells do not fill its rows.
    """
    document = checked(document)
    with _rendering, _collection_paused():
        return cast(bytes, _settled(document).write_pdf(pdf_tags=True))


def render_signable(document: PrintedDocument) -> tuple[bytes, Place]:
    """Print the copy that is signed and kept, PDF/A-3b with its data attached; say where the room for signatures is.

    It bears no tags: checking an earlier signature walks through all of them, which takes many seconds. Raises what
    ``render_pdf`` raises.
    """
    document = checked(document)
    with _rendering, _collection_paused():
        laid_out = _settled(document)
        place = _signature_place(laid_out)
        content = laid_out.write_pdf(pdf_variant="pdf/a-3b", attachments=[data_attachment(document)])
        return cast(bytes, content), place


def render_kept(document: PrintedDocument) -> bytes:
    """Print the copy that is kept where documents are signed on paper: PDF/A-3a, tagged, with its data attached.

    Raises what ``render_pdf`` raises.
    """
    document = checked(document)
    with _rendering, _collection_paused():
        content = _settled(document).write_pdf(pdf_variant="pdf/a-3a", attachments=[data_attachment(document)])
        return cast(bytes, content)


def render_part(html: str) -> bytes:
    """Print a small page of its own size, to be put upon another."""
    with _rendering:
        return cast(bytes, lay_out(html).write_pdf())


def render_sheet(html: str, stylesheet: str) -> bytes:
    """Print a page of HTML in a style of its own, named as a static file; nothing from outside, tagged.

    Raises FontMissing, and OutsideAddress for anything that it wants from outside.
    """
    printable_characters()
    with _rendering:
        return cast(bytes, lay_out(html, stylesheet).write_pdf(pdf_tags=True))


def _signature_place(laid_out: LaidOut) -> Place:
    """The element ``SIGNATURE_ANCHOR``, in points from the lower left corner of its page."""
    for number, page in enumerate(laid_out.pages):
        if SIGNATURE_ANCHOR in page.anchors:
            left, top, right, _ = page.anchors[SIGNATURE_ANCHOR]
            return Place(number, (left + right) / 2 * PX, (page.height - top) * PX)
    raise LookupError("The document has no room for a signature.")


def lay_out(html: str, stylesheet: str = STYLESHEET) -> LaidOut:
    """Lay out a page of HTML in the official style or another, one at a time in a process.

    Raises OutsideAddress for anything that it wants from outside.
    """
    sealed = URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
    try:
        return HTML(string=html, url_fetcher=sealed).render(font_config=_fonts(), stylesheets=[_stylesheet(stylesheet)])
    except FatalURLFetchingError as error:  # a BaseException, which nobody above would catch
        raise OutsideAddress(str(error)) from error


@contextmanager
def _collection_paused() -> Iterator[None]:
    """No search for garbage among millions of boxes that are all in use: a third of the time of a long annex."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _settled(document: PrintedDocument) -> LaidOut:
    """The layout in which every spanning cell is cut where its page ends, and every footnote stands with its mark."""
    cuts: Cuts = {}
    breaks: frozenset[int] = frozenset()
    for attempt in range(MAX_LAYOUTS - 1):
        forced = attempt >= FREE_LAYOUTS
        laid_out = lay_out(to_html(document, cuts, forced=forced, breaks=breaks))
        pages = _pages(laid_out)
        needed, stray = _cuts_needed(document, pages), strays.break_needed(document, pages, breaks)
        if needed == cuts and stray is None:
            return laid_out
        # The boxes of a long annex take hundreds of megabytes and point at each other: never keep two layouts.
        del laid_out
        gc.collect()
        cuts = _both(cuts, needed) if forced else needed
        breaks |= set() if stray is None else {stray}
    return lay_out(to_html(document, cuts, forced=True, breaks=breaks))


def _pages(laid_out: LaidOut) -> dict[str, int]:
    """The page on which each name stands first."""
    return {anchor: number for number, page in reversed([*enumerate(laid_out.pages)]) for anchor in page.anchors}


def _both(some: Cuts, more: Cuts) -> Cuts:
    return {table: some.get(table, frozenset()) | more.get(table, frozenset()) for table in some.keys() | more.keys()}


def _cuts_needed(document: PrintedDocument, pages: dict[str, int]) -> Cuts:
    found = {
        number: spans.cuts_needed(table, set(_page_starts(pages, number, len(table.rows))))
        for number, table in enumerate(document.tables())
        if spans.has_spans(table)
    }
    return {number: rows for number, rows in found.items() if rows}


def _page_starts(pages: dict[str, int], table: int, rows: int) -> Iterator[int]:
    """The rows that stand on another page than the row above them."""
    for row in range(1, rows):
        if pages[row_anchor(table, row)] != pages[row_anchor(table, row - 1)]:
            yield row


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _stylesheet(name: str) -> CSS:
    path = finders.find(name)
    if not isinstance(path, str):
        raise FileNotFoundError(f"Không tìm thấy {name} trong các thư mục tệp tĩnh.")
    return CSS(filename=path, font_config=_fonts())
