"""Printed documents after real ones: their structure, their length and their awkward cells."""

from pathlib import Path

from documents.markup import parse_blocks
from documents.printed import (
    Annex,
    Block,
    Cell,
    Column,
    GroupRow,
    Heading,
    Letterhead,
    Paragraph,
    PlaceDate,
    PrintedDocument,
    Row,
    Signature,
    Table,
    Text,
)
from tests.documents.samples.indicator_lines import INDICATORS
from tests.documents.samples.task_lines import AREAS

HERE = Path(__file__).parent

TASK_COLUMNS = (
    Column("Nhiệm vụ chung", 30),
    Column("Nhiệm vụ cụ thể", 72),
    Column("Sản phẩm", 44),
    Column("Phòng tham mưu thực hiện", 32, continued_mark=False),
    Column("Phối hợp thực hiện", 46, continued_mark=False),
    Column("Thời gian thực hiện", 33),
)
INDICATOR_COLUMNS = (
    Column("STT", 12, "center"),
    Column("Tên nhiệm vụ", 75),
    Column("Đơn vị chủ trì", 30),
    Column("Đơn vị phối hợp", 30),
    Column("Đơn vị tính", 16, "center", group="Thực hiện trong năm 2024"),
    Column("Chỉ tiêu", 22, "center", group="Thực hiện trong năm 2024"),
    Column("Căn cứ thực hiện", 72),
)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def outline(text: str) -> tuple[Block, ...]:
    """Blocks of a text whose titles are lines such as ``## 1 Title``, the number of signs being the level."""
    blocks: list[Block] = []
    for part in text.split("\n\n"):
        if part.startswith("#"):
            signs, number, title = part.split(" ", 2)
            blocks.append(Heading(len(signs), number, title))
        else:
            blocks += parse_blocks(part)
    return tuple(blocks)


def quarterly_report(*, is_draft: bool = False) -> PrintedDocument:
    """Sở Du lịch Kiên Giang, Quý I/2024: four chapters, ten footnotes, signed by a deputy."""
    return PrintedDocument(
        title="Báo cáo kết quả cải cách hành chính Quý I/2024 của Sở Du lịch Kiên Giang",
        letterhead=Letterhead(
            ("UBND TỈNH KIÊN GIANG",), ("SỞ DU LỊCH",), "BC-SDL", PlaceDate("Kiên Giang", 2024, 3, 14), "35"
        ),
        type_name="BÁO CÁO",
        summary=(
            "Kết quả thực hiện công tác cải cách hành chính Quý I",
            "và phương hướng, nhiệm vụ trọng tâm Quý II năm 2024",
        ),
        blocks=outline((HERE / "quarterly_report.txt").read_text(encoding="utf-8")),
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Chí Thanh"),
        recipients=("Sở Nội vụ", "Ban Giám đốc Sở", "Các phòng thuộc Sở", "Lưu: VT, nthcuc"),
        is_draft=is_draft,
    )


def task_table() -> Table:
    """Sở VHTTDL Sóc Trăng, 2024: areas and tasks that span the lines of their deliverables."""
    rows: list[Row | GroupRow] = []
    for area, tasks in AREAS:
        lines_of_area = sum(max(1, len(deliverables)) for *_, deliverables in tasks)
        cells: tuple[Cell, ...] = (Cell.of(area, bold=True, rowspan=lines_of_area),)
        for name, lead, collaborators, deliverables in tasks:
            span = len(deliverables)
            first, *others = deliverables
            cells += (
                Cell.of(name, rowspan=span),
                Cell.of(first[0]),
                Cell.of(lead, rowspan=span),
                Cell.of(collaborators, rowspan=span),
                Cell.of(first[1]),
            )
            rows.append(Row(cells))
            rows += [Row((Cell.of(product), Cell.of(deadline))) for product, deadline in others]
            cells = ()
    return Table(TASK_COLUMNS, tuple(rows))


def annual_plan(table: Table | None = None, *, is_draft: bool = False) -> PrintedDocument:
    """A plan that is not issued yet, of an agency with a long name, with its tasks in a landscape annex."""
    return PrintedDocument(
        title="Kế hoạch cải cách hành chính năm 2024 của Sở Văn hóa, Thể thao và Du lịch tỉnh Sóc Trăng",
        letterhead=Letterhead(
            ("UBND TỈNH SÓC TRĂNG",),
            ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",),
            "KH-SVHTTDL",
            PlaceDate("Sóc Trăng", 2024, 1),
        ),
        type_name="KẾ HOẠCH",
        summary=("Thực hiện cải cách hành chính năm 2024",),
        blocks=outline((HERE / "annual_plan.txt").read_text(encoding="utf-8")),
        signature=Signature(("GIÁM ĐỐC",)),
        recipients=("UBND tỉnh", "Sở Nội vụ", "BGĐ Sở", "Các phòng CMNV", "Các ĐVSN trực thuộc Sở", "Lưu: VT"),
        annexes=(
            Annex(
                "PHÂN CÔNG CỤ THỂ CÁC NHIỆM VỤ VÀ TRIỂN KHAI THỰC HIỆN CCHC NĂM 2024",
                (table or task_table(),),
                "(Kèm theo Kế hoạch số 45/KH-SVHTTDL ngày 09/01/2024 của Sở Văn hóa, Thể thao và Du lịch)",
                landscape=True,
            ),
        ),
        is_draft=is_draft,
    )


def plan_with_inner_table() -> PrintedDocument:
    """Sở VHTTDL Hậu Giang, 2022: the tasks stand in the body, on portrait pages, in groups."""
    columns = (
        Column("TT", 12, "center"),
        Column("Nhiệm vụ", 50),
        Column("Sản phẩm", 32),
        Column("Chủ trì", 23),
        Column("Phối hợp", 20),
        Column("Thời gian", 28),
    )
    rows: list[Row | GroupRow] = []
    for number, (area, tasks) in enumerate(AREAS, start=1):
        rows.append(GroupRow(f"{number}. {' '.join(area.split())}"))
        for place, (name, lead, _, deliverables) in enumerate(tasks, start=1):
            first, *others = deliverables
            span = len(deliverables)
            rows.append(
                Row(
                    (
                        Cell.of(f"{number}.{place}", rowspan=span),
                        Cell.of(name.split(". ", 1)[-1], rowspan=span),
                        Cell.of(first[0]),
                        Cell.of(lead, rowspan=span),
                        Cell.of("Các đơn vị có liên quan", rowspan=span),
                        Cell.of(first[1]),
                    )
                )
            )
            rows += [Row((Cell.of(product), Cell.of(deadline))) for product, deadline in others]
    text = outline((HERE / "annual_plan.txt").read_text(encoding="utf-8"))
    return PrintedDocument(
        title="Kế hoạch cải cách hành chính năm 2022 của Sở Văn hóa, Thể thao và Du lịch tỉnh Hậu Giang",
        letterhead=Letterhead(
            ("UBND TỈNH HẬU GIANG",),
            ("SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"),
            "KH-SVHTTDL",
            PlaceDate("Hậu Giang", 2022, 1, 6),
            "5",
        ),
        type_name="KẾ HOẠCH",
        summary=("Cải cách hành chính năm 2022",),
        blocks=(*text[:12], Table(columns, tuple(rows)), *text[-3:]),
        signature=Signature(("GIÁM ĐỐC",), "Lê Văn Ánh"),
        addressees=("Sở Nội vụ tỉnh Hậu Giang", "Các đơn vị trực thuộc Sở"),
        recipients=("Ban Giám đốc Sở", "Lưu: VT, TCCB"),
        is_draft=True,
    )


def thematic_plan() -> PrintedDocument:
    """Sở Du lịch Kiên Giang, TTHC trọng tâm 2024: eleven indicators in five groups, with long cells."""
    rows: list[Row | GroupRow] = []
    for number, title, lines in INDICATORS:
        rows.append(GroupRow(title, number))
        rows += [Row(tuple(Cell.of(text) for text in line)) for line in lines]
    return PrintedDocument(
        title="Kế hoạch cải cách thủ tục hành chính trọng tâm năm 2024 của Sở Du lịch Kiên Giang",
        letterhead=Letterhead(
            ("UBND TỈNH KIÊN GIANG",), ("SỞ DU LỊCH",), "KH-SDL", PlaceDate("Kiên Giang", 2024, 2, 28), "24"
        ),
        type_name="KẾ HOẠCH",
        summary=("Cải cách thủ tục hành chính trọng tâm năm 2024", "của Sở Du lịch Kiên Giang"),
        bases=(
            (Text("Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ"),),
            (Text("Căn cứ Quyết định số 373/QĐ-UBND ngày 19/02/2024 của Ủy ban nhân dân tỉnh Kiên Giang"),),
        ),
        blocks=(paragraph("Sở Du lịch xây dựng Kế hoạch với các chỉ tiêu tại Phụ lục kèm theo./."),),
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Chí Thanh"),
        recipients=("VP.UBND tỉnh", "Sở Nội vụ", "BGĐ Sở", "Các phòng thuộc Sở", "Lưu: VT, nthuc"),
        annexes=(
            Annex(
                "CHỈ TIÊU CỤ THỂ VỀ CẢI CÁCH THỦ TỤC HÀNH CHÍNH GẮN VỚI CHUYỂN ĐỔI SỐ"
                " CỦA SỞ DU LỊCH TỈNH KIÊN GIANG NĂM 2024",
                (Table(INDICATOR_COLUMNS, tuple(rows)),),
                "(Kèm theo Kế hoạch số 24/KH-SDL ngày 28/02/2024 của Sở Du lịch)",
                landscape=True,
            ),
        ),
        is_draft=False,
    )
