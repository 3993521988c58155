"""Sections: paper, margins, page numbers in the top margin, and the mark of a draft."""

from dataclasses import dataclass

from docx.opc.constants import NAMESPACE
from docx.oxml.parser import parse_xml

from documents.rendering.docx.text import paragraph
from documents.rendering.docx.xml import Element, twips, w
from documents.rendering.watermark import DRAFT, SHADE

PAGE_NUMBER, FIRST_PAGE = "default", "first"


@dataclass(frozen=True, slots=True)
class Paper:
    """A page in millimetres: its size, its margins, and how far its number stands below its edge."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header: float
    orientation: str

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right


PORTRAIT = Paper(210, 297, 20, 15, 20, 30, 7.4, "portrait")
# Turned, the binding edge is the upper one and keeps its 30 mm.
LANDSCAPE = Paper(297, 210, 30, 20, 15, 20, 12.4, "landscape")


def paper_of(*, landscape: bool) -> Paper:
    """Return the page of a part of a document."""
    return LANDSCAPE if landscape else PORTRAIT


def section(paper: Paper, headers: dict[str, str]) -> Element:
    """Return a section's properties. Each counts its own pages and hides the first number.

    ``headers`` gives the relation of the head of its first page and of its others.
    """
    references = []
    for kind, relation in headers.items():
        reference = w("headerReference", type=kind)
        reference.set(f"{{{NAMESPACE.OFC_RELATIONSHIPS}}}id", relation)
        references.append(reference)
    margins = {name: twips(getattr(paper, name)) for name in ("top", "right", "bottom", "left", "header")}
    return w(
        "sectPr",
        *references,
        w("type", val="nextPage"),
        w("pgSz", w=twips(paper.width), h=twips(paper.height), orient=paper.orientation),
        w("pgMar", **margins, footer=twips(10), gutter=0),
        w("pgNumType", start=1),
        w("titlePg"),
    )


def header(kind: str, *, is_draft: bool) -> Element:
    """Return the head of a page: its number where it is not the first one, and the mark of a draft."""
    content = []
    if kind == PAGE_NUMBER:
        content.append(_field("PAGE"))
    if is_draft:
        content.append(_mark(kind))
    return w("hdr", paragraph("Header", *content))


def _field(instruction: str) -> Element:
    run = w("r", w("t"))
    run[0].text = "2"
    return w("fldSimple", run, instr=f" {instruction} ")


def _mark(kind: str) -> Element:
    """The mark as Word makes it itself, so that its own command removes it."""
    number = (FIRST_PAGE, PAGE_NUMBER).index(kind) + 1
    style = (
        "position:absolute;margin-left:0;margin-top:0;width:500pt;height:110pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return parse_xml(
        f'<w:r xmlns:w="{NAMESPACE.WML_MAIN}" xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:o="urn:schemas-microsoft-com:office:office"><w:rPr><w:noProof/></w:rPr><w:pict>'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
        ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136"'
        f' alt="{DRAFT}" style="{style}" o:allowincell="f" fillcolor="{SHADE}" stroked="f">'
        f'<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" string="{DRAFT}"/>'
        "</v:shape></w:pict></w:r>"
    )
