"""The printed pages of a text that is being written: pictures of what the renderer makes, never made twice."""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import caches

from documents.printed import PrintedDocument
from documents.rendering.pages import page_pictures
from documents.rendering.pdf import render_pdf

MOST_PAGES = 12
KEPT_SECONDS = 60 * 60


@dataclass(frozen=True, slots=True)
class Preview:
    """The first pages, each as the address of its picture."""

    pages: tuple[str, ...]

    @property
    def may_be_longer(self) -> bool:
        return len(self.pages) == MOST_PAGES


def preview_of(document: PrintedDocument) -> Preview:
    """Return the pages of ``document``; those of the same content come from the last hour.

    Raises what ``render_pdf`` and ``page_pictures`` raise.
    """
    kept = caches["previews"]
    key = sha256(f"{document!r}{document.is_excerpt}".encode()).hexdigest()
    pages = kept.get(key)
    if pages is None:
        pictures = page_pictures(render_pdf(document), MOST_PAGES)
        pages = tuple(f"data:image/png;base64,{b64encode(picture).decode()}" for picture in pictures)
        kept.set(key, pages, KEPT_SECONDS)
    return Preview(pages)
