"""A document that shows everything once: what printing it reads and imports is there for all that come after."""

from documents.printed import (
    Annex,
    Block,
    Cell,
    Column,
    Footnote,
    GroupRow,
    Heading,
    Letterhead,
    ListItem,
    Paragraph,
    PlaceDate,
    PrintedDocument,
    Row,
    Signature,
    Table,
    Text,
    Verification,
)

ALL_STYLES = (Text("chữ đứng"), Text("đậm", bold=True), Text("nghiêng", italic=True), Text("cả hai", True, True))


def specimen() -> PrintedDocument:
    """Return a draft of two pages in portrait and landscape, which is nobody's."""
    blocks: tuple[Block, ...] = (
        *(Heading(level, "1", "Đề mục") for level in (1, 2, 3, 4)),
        Paragraph((*ALL_STYLES, Footnote(ALL_STYLES))),
        ListItem("-", ALL_STYLES),
        ListItem("+", ALL_STYLES),
        _table(),
    )
    return PrintedDocument(
        title="Bản mẫu",
        letterhead=Letterhead(("CƠ QUAN CẤP TRÊN",), ("CƠ QUAN",), "BC-CQ", PlaceDate("Nơi", 2024, 1, 1), "1"),
        type_name="BÁO CÁO",
        summary=("Bản mẫu",),
        blocks=blocks,
        signature=Signature(("GIÁM ĐỐC",), "Họ và tên"),
        addressees=("Cơ quan",),
        bases=((Text("Căn cứ"),),),
        recipients=("Lưu: VT",),
        annexes=(Annex("PHỤ LỤC", (_table(),), "(Kèm theo)", landscape=True),),
        verification=Verification("https://example.vn/1", "AAAA-BBBB"),
    )


def _table() -> Table:
    columns = (Column("Một", 40), Column("Hai", 60, group="Nhóm"), Column("Ba", 40, "center", group="Nhóm"))
    rows = (
        GroupRow("Nhóm", "I"),
        Row((Cell.of("Ô", rowspan=2), Cell.of("a\nb"), Cell.of("c", bold=True))),
        Row((Cell.of("d"), Cell((ALL_STYLES,)))),
    )
    return Table(columns, rows)
