"""Reading a Word file back: its parts, its paragraphs, its cells, and the order that its schema demands."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# The order of children in ISO/IEC 29500-1, as far as the portal writes them.
ORDER = {
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "pPr": "pStyle keepNext keepLines widowControl pBdr spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps noProof color spacing position sz szCs vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "tcPr": "tcW gridSpan vMerge vAlign",
    "sectPr": "headerReference type pgSz pgMar pgNumType titlePg",
    "settings": "zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang"
    " decimalSymbol listSeparator",
    "docDefaults": "rPrDefault pPrDefault",
}


def parts(docx: bytes) -> dict[str, Any]:
    """The root element of every part of XML, by its name."""
    with zipfile.ZipFile(BytesIO(docx)) as file:
        return {name: etree.fromstring(file.read(name)) for name in file.namelist()}


def body(docx: bytes) -> Any:
    return parts(docx)["word/document.xml"].find(f"{W}body")


def text(element: Any) -> str:
    """The text of a paragraph or a cell, each footnote as its number in brackets."""
    words = []
    for part in element.iter(f"{W}t", f"{W}br", f"{W}footnoteReference"):
        match etree.QName(part).localname:
            case "t":
                words.append(part.text or "")
            case "br":
                words.append("\n")
            case _:
                words.append(f"[{part.get(W + 'id')}]")
    return "".join(words)


def paragraphs(docx: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph that has one, in reading order, those of tables among them."""
    found = ((style(part), text(part)) for part in body(docx).iter(f"{W}p"))
    return [(name, words) for name, words in found if words.strip()]


def style(paragraph: Any) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


def notes(docx: bytes) -> list[str]:
    """The footnotes in order, without their marks."""
    found = parts(docx)["word/footnotes.xml"].iterfind(f"{W}footnote")
    return [text(note).strip() for note in found if note.get(f"{W}type") is None]


def rows(table: Any) -> list[list[str]]:
    """Every cell of a table, row by row; one that goes on from above is empty."""
    cells = (list(row.iterfind(f"{W}tc")) for row in table.iterfind(f"{W}tr"))
    return [["\n".join(text(line) for line in cell.iterfind(f"{W}p")) for cell in row] for row in cells]


def tables(docx: bytes) -> list[Any]:
    """The tables that are drawn with lines."""
    return [table for table in body(docx).iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblStyle") is not None]


def misplaced(root: Any) -> Iterator[str]:
    """Elements whose children stand in another order than the schema's, or are not known here."""
    for element in root.iter():
        name = etree.QName(element).localname
        if name not in ORDER or not element.tag.startswith(W):
            continue
        order = ORDER[name].split()
        children = [etree.QName(child).localname for child in element]
        if unknown := set(children) - set(order):
            yield f"{name}: {unknown}"
        elif children != sorted(children, key=order.index):
            yield f"{name}: {children}"
