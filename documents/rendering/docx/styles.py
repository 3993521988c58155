"""The styles of an official document (Nghị định 30/2020/NĐ-CP, Phụ lục I), as a table and as Word's styles part.

Headings, footnotes and the page's head are Word's own styles, by which its navigation pane and its commands find
them; the others bear the names that officials give to the parts of a document.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from documents.rendering.docx.xml import Element, flag, points, twips, value, w

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
BODY_SIZE = 14
FIRST_LINE_MM = 12.7
SINGLE = 240  # 240ths of a line
BODY_LINE = 254  # 17 pt for a text of 14 pt, as in the PDF
TABLE_STYLE = "BangVanBan"
NOTE_MARK = "FootnoteReference"
BEFORE_MARK = "TruocDauChuThich"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's style: its name, its letters in points, the room around it in points, and how it holds on."""

    id: str
    name: str
    size: float = BODY_SIZE
    bold: bool = False
    italic: bool = False
    caps: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    line: int = SINGLE
    first_line: bool = False
    keep_next: bool = False
    outline: int | None = None
    next: str = ""


def _heading(level: int, *, bold: bool = True, caps: bool = False) -> Style:
    return Style(
        f"Heading{level}", f"heading {level}", bold=bold, caps=caps, align="both", after=6, line=BODY_LINE,
        first_line=True, keep_next=True, outline=level - 1, next="ThanVanBan",
    )  # fmt: skip


STYLES = (
    Style("QuocHieu", "Quốc hiệu", 13, bold=True, align="center"),
    Style("TieuNgu", "Tiêu ngữ", 14, bold=True, align="center"),
    Style("CoQuanChuQuan", "Cơ quan chủ quản", 13, align="center"),
    Style("CoQuanBanHanh", "Cơ quan ban hành", 13, bold=True, align="center"),
    Style("SoKyHieu", "Số, ký hiệu", 13, align="center", before=6),
    Style("NgayThang", "Địa danh, ngày tháng", 13, italic=True, align="center", before=6),
    Style("VeViec", "Về việc", 13, align="center", before=6),
    Style("TenLoai", "Tên loại văn bản", bold=True, align="center", before=14, line=BODY_LINE, keep_next=True),
    Style("TrichYeu", "Trích yếu", bold=True, align="center", line=BODY_LINE, keep_next=True),
    Style("DuongKe", "Đường kẻ", 1, align="center", before=2),
    Style("KinhGui", "Kính gửi", align="center", after=12, line=BODY_LINE),
    Style("NoiKinhGui", "Nơi kính gửi", line=BODY_LINE, keep_next=True),
    Style("CanCu", "Căn cứ", italic=True, align="both", after=6, line=BODY_LINE, first_line=True),
    Style("ThanVanBan", "Thân văn bản", align="both", after=6, line=BODY_LINE, first_line=True),
    Style("GachDauDong", "Gạch đầu dòng", align="both", after=6, line=BODY_LINE, first_line=True),
    _heading(1, caps=True),
    _heading(2),
    _heading(3),
    _heading(4, bold=False),
    Style("TieuDeNoiNhan", "Tiêu đề nơi nhận", 12, bold=True, italic=True, keep_next=True),
    Style("NoiNhan", "Nơi nhận", 11, keep_next=True),
    Style("ChucVu", "Quyền hạn, chức vụ", bold=True, align="center", keep_next=True),
    # With a line's own height the name stands 25 to 30 mm below the post.
    Style("NguoiKy", "Họ tên người ký", bold=True, align="center", before=67),
    Style("PhuLuc", "Số phụ lục", bold=True, align="center", line=BODY_LINE, keep_next=True),
    Style(
        "TenPhuLuc", "Tên phụ lục", bold=True, caps=True, align="center", line=BODY_LINE, keep_next=True, outline=0
    ),
    Style("KemTheo", "Kèm theo", italic=True, align="center", line=BODY_LINE, keep_next=True),
    Style("DauBang", "Đầu bảng", 12, bold=True, align="center", keep_next=True),
    Style("OBang", "Ô bảng", 12),
    Style("NhomBang", "Nhóm trong bảng", 12, bold=True, keep_next=True),
    Style("Header", "header", 13, align="center"),
    Style("FootnoteText", "footnote text", 10.5, align="both"),
    Style("SauBang", "Sau bảng", 1, after=8),
    Style("DongNgan", "Dòng ngăn", 1),
)  # fmt: skip


def styles_xml() -> Element:
    """Return the root of the styles part."""
    return w("styles", _defaults(), _normal(), *_fixed(), *(_paragraph(style) for style in STYLES), _grid())


def run_look(*, size: float | None = None, bold: bool = False, italic: bool = False, caps: bool = False) -> Element:
    """Return the properties of letters; None for the size leaves it to the style."""
    half_points = None if size is None else round(size * 2)
    return w(
        "rPr",
        flag("b", bold),
        flag("bCs", bold),
        flag("i", italic),
        flag("iCs", italic),
        flag("caps", caps),
        value("sz", half_points),
        value("szCs", half_points),
    )


def _defaults() -> Element:
    letters = w(
        "rPr",
        w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
        w("sz", val=BODY_SIZE * 2),
        w("szCs", val=BODY_SIZE * 2),
        w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"),
    )
    paragraph = w("pPr", w("widowControl"), w("spacing", before=0, after=0, line=SINGLE, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", paragraph))


def _normal() -> Element:
    return w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")


def _fixed() -> Iterator[Element]:
    """What Word expects in every file, and the styles of letters."""
    hidden = (w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"))
    yield w(
        "style",
        w("name", val="Default Paragraph Font"),
        *(w("uiPriority", val=1), w("semiHidden"), w("unhideWhenUsed")),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    yield w(
        "style",
        w("name", val="Normal Table"),
        *hidden,
        w("tblPr", w("tblInd", w=0, type="dxa"), margins),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    yield w(
        "style",
        w("name", val="footnote reference"),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=99),
        w("rPr", w("b", val=0), w("i", val=0), w("vertAlign", val="superscript")),
        type="character",
        styleId=NOTE_MARK,
    )
    # The figure before a mark keeps its distance, or 27 with note 1 would be read as 271.
    yield w(
        "style",
        w("name", val="Trước dấu chú thích"),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=99),
        w("rPr", w("spacing", val=points(2.5))),
        type="character",
        customStyle=1,
        styleId=BEFORE_MARK,
    )


def _paragraph(style: Style) -> Element:
    spacing = w("spacing", before=points(style.before), after=points(style.after), line=style.line, lineRule="auto")
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        value("next", style.next),
        w("qFormat"),
        w(
            "pPr",
            flag("keepNext", style.keep_next),
            flag("keepLines", style.outline is not None),
            spacing,
            w("ind", firstLine=twips(FIRST_LINE_MM)) if style.first_line else None,
            w("jc", val=style.align),
            value("outlineLvl", style.outline),
        ),
        run_look(size=style.size, bold=style.bold, italic=style.italic, caps=style.caps),
        type="paragraph",
        **({"customStyle": 1} if style.name[0].isupper() else {}),
        styleId=style.id,
    )


def _grid() -> Element:
    """Tables with every line drawn."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = w("tblBorders", *(w(side, val="single", sz=4, space=0, color="000000") for side in sides))
    margins = (("top", 1.0), ("left", 1.2), ("bottom", 1.0), ("right", 1.2))
    return w(
        "style",
        w("name", val="Bảng văn bản"),
        w("basedOn", val="TableNormal"),
        w("qFormat"),
        w("tblPr", borders, w("tblCellMar", *(w(side, w=twips(mm), type="dxa") for side, mm in margins))),
        type="table",
        customStyle=1,
        styleId=TABLE_STYLE,
    )
