"""A whole document: its parts, each in a section with pages and a count of its own."""

from itertools import chain

from documents.printed import PrintedDocument
from documents.rendering.checking import checked
from documents.rendering.docx import body, frame
from documents.rendering.docx.package import Parts
from documents.rendering.docx.sections import PORTRAIT, paper_of, section
from documents.rendering.docx.text import Notes, paragraph
from documents.rendering.docx.xml import Element


def render_docx(document: PrintedDocument) -> bytes:
    """Return the document as a Word file. The same value gives the same bytes.

    Raises what ``checking.checked`` raises, and ValueError for a table whose cells do not fill its rows.
    """
    document = checked(document)
    parts, notes = Parts(document), Notes()
    papers = (PORTRAIT, *(paper_of(landscape=annex.landscape) for annex in document.annexes))
    *endings, last = (section(paper, parts.headers) for paper in papers)
    contents = [
        _main(document, notes),
        *(
            list(body.annex(annex, paper.text_width, notes))
            for annex, paper in zip(document.annexes, papers[1:], strict=True)
        ),
    ]
    closed = (_closed(content, ending) for content, ending in zip(contents, (*endings, None), strict=True))
    return parts.finished([*chain.from_iterable(closed), last], notes)


def _main(document: PrintedDocument, notes: Notes) -> list[Element]:
    return [
        paragraph("DongNgan"),  # LibreOffice puts a line of its own above a table that begins a text with footnotes
        frame.head(document),
        *frame.opening(document, notes),
        *body.blocks(document.blocks, PORTRAIT.text_width, notes, signed=True),
        frame.ending(document),
    ]


def _closed(content: list[Element], ending: Element | None) -> list[Element]:
    """A part and the paragraph that ends its section: a table may neither end a section nor the file."""
    last = paragraph("DongNgan")
    if ending is not None:
        last.pPr.append(ending)
    return [*content, last]
