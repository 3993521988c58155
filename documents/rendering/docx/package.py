"""The parts of a Word file and how they hang together; no template, no macro, nothing outside the file."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.package import Package
from docx.parts.document import DocumentPart

from documents.printed import PrintedDocument
from documents.rendering.docx.sections import FIRST_PAGE, PAGE_NUMBER, header
from documents.rendering.docx.styles import LANGUAGE, styles_xml
from documents.rendering.docx.text import SEPARATORS, Notes
from documents.rendering.docx.xml import Element, twips, w

# Of every entry in the file: the same value gives the same bytes.
ENTRY_TIME = (1980, 1, 1, 0, 0, 0)
COMPATIBLE_WITH = 15  # Word 2013 and later: no compatibility mode


class Parts:
    """A Word file that is being made: made with its pages' heads, given its body, then read as bytes."""

    def __init__(self, document: PrintedDocument) -> None:
        self._package = Package()
        self._main = DocumentPart(
            PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, w("document", w("body")), self._package
        )
        self._package.relate_to(self._main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self._add("styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles_xml())
        self._add("settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, _settings())
        self.headers = {
            kind: self._add(
                f"header{number}",
                CONTENT_TYPE.WML_HEADER,
                RELATIONSHIP_TYPE.HEADER,
                header(kind, is_draft=document.is_draft),
            )
            for number, kind in enumerate((FIRST_PAGE, PAGE_NUMBER), start=1)
        }
        self._describe(document)

    def _add(self, name: str, content_type: str, relation: str, root: Element) -> str:
        """Add a part beside the document and return the name of its relation."""
        part = XmlPart(PackURI(f"/word/{name}.xml"), content_type, root, self._package)
        return str(self._main.relate_to(part, relation))

    def _describe(self, document: PrintedDocument) -> None:
        about = self._package.core_properties
        placed = document.letterhead.placed
        about.title, about.language = document.title[:255], LANGUAGE
        about.author = about.last_modified_by = " ".join(document.letterhead.agency)[:255]
        about.created = about.modified = datetime(placed.year, placed.month or 1, placed.day or 1)

    def finished(self, body: Sequence[Element], notes: Notes) -> bytes:
        """Return the file with this body, whose last element is the last section's properties."""
        self._main.element.body.extend(body)
        self._add("footnotes", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, notes.part())
        out = BytesIO()
        self._package.save(out)
        return _without_clock(out)


def _settings() -> Element:
    name = "compatibilityMode"
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=twips(12.7)),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", *(w("footnote", id=number) for _, number in SEPARATORS)),
        w(
            "compat",
            w("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=COMPATIBLE_WITH),
        ),
        w("themeFontLang", val=LANGUAGE),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def _without_clock(made: BytesIO) -> bytes:
    """The same file with a fixed time on every entry."""
    out = BytesIO()
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            after.writestr(zipfile.ZipInfo(entry.filename, ENTRY_TIME), before.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()
