"""The official document as PDF: a value in, bytes out. Runs in a limited child (``pdf`` asks it to)."""

from typing import Any, cast

from weasyprint import Document as LaidOut

from documents.printed import PrintedDocument
from documents.rendering.attached import data_attachment
from documents.rendering.checking import checked
from documents.rendering.late import Misreckoned
from documents.rendering.laying_out import alone, forget, lay_out
from documents.rendering.places import PX, SIGNATURE_ANCHOR, Place
from documents.rendering.settling import settled


def render_pdf(document: PrintedDocument) -> bytes:
    """Make what ``pdf.render_pdf`` promises; so do the others here."""
    return _printed(document, pdf_tags=True)[0]


def render_signable(document: PrintedDocument) -> tuple[bytes, Place]:
    """Make the copy that is signed, and tell its room for signatures."""
    content, laid_out = _printed(document, with_data=True, pdf_variant="pdf/a-3b")
    return content, _signature_place(laid_out)


def render_kept(document: PrintedDocument) -> bytes:
    """Make the copy that is kept and signed on paper."""
    return _printed(document, with_data=True, pdf_variant="pdf/a-3a")[0]


def render_part(html: str) -> bytes:
    """Make a small page of its own size."""
    with alone():
        return cast(bytes, lay_out(html).write_pdf())


def render_sheet(html: str, stylesheet: str) -> bytes:
    """Make a tagged page of HTML in a style of its own."""
    with alone():
        return cast(bytes, lay_out(html, stylesheet).write_pdf(pdf_tags=True))


def _printed(document: PrintedDocument, *, with_data: bool = False, **options: Any) -> tuple[bytes, LaidOut]:
    document = checked(document)
    with alone():
        try:
            return _written(document, settled(document), with_data=with_data, **options)
        except Misreckoned:
            forget()
            return _written(document, settled(document, reckoned=False), with_data=with_data, **options)


def _written(document: PrintedDocument, laid_out: LaidOut, *, with_data: bool, **options: Any) -> tuple[bytes, LaidOut]:
    if with_data:
        options["attachments"] = [data_attachment(document)]  # one serves once
    return cast(bytes, laid_out.write_pdf(**options)), laid_out


def _signature_place(laid_out: LaidOut) -> Place:
    """The element ``SIGNATURE_ANCHOR``, in points from the lower left corner of its page."""
    for number, page in enumerate(laid_out.pages):
        if SIGNATURE_ANCHOR in page.anchors:
            left, top, right, _ = page.anchors[SIGNATURE_ANCHOR]
            return Place(number, (left + right) / 2 * PX, (page.height - top) * PX)
    raise LookupError("The document has no room for a signature.")
