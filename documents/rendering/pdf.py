"""The official document as PDF: a value in, bytes out; no database, no request, no clock, no network.

The work is done in a limited child (``press``); WeasyPrint is never imported here.
"""

from core.limited import Limits
from documents.printed import PrintedDocument
from documents.rendering.places import Place
from documents.rendering.press import pressed


def render_pdf(document: PrintedDocument, limits: Limits | None = None) -> bytes:
    """Print the document for readers, tagged so that it can be read aloud. The same value gives the same bytes.

    Raises what ``checking.checked`` raises, ValueError for a table whose cells do not fill its rows, and
    PrintingFailed where printing would take more than ``limits``, those of the settings if none are given.
    """
    return pressed("render_pdf", document, limits=limits).content


def render_signable(document: PrintedDocument) -> tuple[bytes, Place]:
    """Print the copy that is signed and kept, PDF/A-3b with its data attached; say where the room for signatures is.

    It bears no tags: checking an earlier signature walks through all of them, which takes many seconds. Raises what
    ``render_pdf`` raises.
    """
    done = pressed("render_signable", document)
    return done.content, Place(*done.value)


def render_kept(document: PrintedDocument) -> bytes:
    """Print the copy that is kept where documents are signed on paper: PDF/A-3a, tagged, with its data attached.

    Raises what ``render_pdf`` raises.
    """
    return pressed("render_kept", document).content


def render_part(html: str) -> bytes:
    """Print a small page of its own size, to be put upon another. Raises PrintingFailed."""
    return pressed("render_part", html).content


def render_sheet(html: str, stylesheet: str) -> bytes:
    """Print a page of HTML in a style of its own, named as a static file; nothing from outside, tagged.

    Raises FontMissing, PrintingFailed, and OutsideAddress for anything that it wants from outside.
    """
    return pressed("render_sheet", html, stylesheet).content
