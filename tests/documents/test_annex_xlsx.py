"""Tables of a document as a workbook: one sheet for each annex, cells merged as on paper, texts that stay texts."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from documents.printed import Annex, Cell, Column, Footnote, GroupRow, Paragraph, PrintedDocument, Row, Table, Text
from documents.rendering.annex_xlsx import NoTables, render_tables
from tests.documents import samples


def book_of(document: PrintedDocument) -> Workbook:
    return load_workbook(BytesIO(render_tables(document)))


def with_tables(*tables: Table, **changes) -> PrintedDocument:
    annexes = (Annex("CHỈ TIÊU", tables, "(Kèm theo Kế hoạch)", landscape=True),)
    return replace(samples.quarterly_report(), annexes=annexes, **changes)


def plain_table(*texts: str) -> Table:
    return Table((Column("Việc", 80),), tuple(Row((Cell.of(text),)) for text in texts))


def column(sheet, letter: str = "A") -> list[str]:
    return [cell.value for cell in sheet[letter] if cell.value]


def test_each_annex_is_a_sheet_with_its_title_and_the_body_one_only_where_it_has_a_table():
    assert book_of(samples.annual_plan()).sheetnames == ["Phụ lục"]
    assert book_of(samples.plan_with_inner_table()).sheetnames == ["Nội dung"]
    annexes = tuple(Annex(name, (plain_table("a"),), number=name) for name in ("I", "II"))
    assert book_of(replace(samples.quarterly_report(), annexes=annexes)).sheetnames == ["Phụ lục I", "Phụ lục II"]
    sheet = book_of(samples.thematic_plan()).active
    assert column(sheet)[1].startswith("CHỈ TIÊU CỤ THỂ VỀ CẢI CÁCH THỦ TỤC HÀNH CHÍNH")
    assert column(sheet)[2] == "(Kèm theo Kế hoạch số 24/KH-SDL ngày 28/02/2024 của Sở Du lịch)"


def test_a_document_without_tables_says_so():
    with pytest.raises(NoTables, match="không có bảng hay phụ lục"):
        render_tables(samples.quarterly_report())


def test_areas_and_tasks_span_their_deliverables():
    sheet = book_of(samples.annual_plan()).active
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert {"A1:F1", "A6:A10", "B6:B7", "D6:D7"} <= merged
    assert sheet["A6"].value == "Cải cách thể chế"
    assert sheet["A6"].font.bold
    assert sheet["C7"].value == "- Báo cáo kết quả thực hiện"


def test_group_rows_and_two_rows_of_heads():
    sheet = book_of(samples.thematic_plan()).active
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert {"E5:F5", "A5:A6", "B7:G7"} <= merged
    assert [sheet["A7"].value, sheet["B7"].value[:8]] == ["I", "Chỉ tiêu"]
    assert sheet.freeze_panes == "A7"
    assert sheet.print_title_rows == "$5:$6"


def test_it_prints_on_turned_a4_in_the_width_of_one_page():
    sheet = book_of(samples.annual_plan()).active
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "0123", "45"])
def test_a_text_never_becomes_a_formula_or_a_number(text):
    cell = book_of(with_tables(plain_table(text))).active["A6"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_footnotes_keep_the_numbers_of_the_document_and_stand_under_their_table():
    note = Footnote((Text("Theo Quyết định số 1.", italic=True),))
    table = Table((Column("Việc", 80),), (Row((Cell(((Text("Đạt 27"), note),)),)), GroupRow("Hết")))
    before = Paragraph((Text("Câu"), Footnote((Text("Một"),)), Footnote((Text("Hai"),))))
    sheet = book_of(with_tables(table, blocks=(before,))).active
    assert column(sheet)[-3:] == ["Đạt 27 [3]", "Hết", "[3] Theo Quyết định số 1."]


def test_rows_are_high_enough_for_merged_cells():
    long = Cell.of("chữ " * 60, rowspan=2)
    table = Table((Column("A", 20), Column("B", 20)), (Row((long, Cell.of("x"))), Row((Cell.of("y"),))))
    heights = book_of(with_tables(table)).active.row_dimensions
    assert heights[6].height < heights[7].height
    assert heights[6].height + heights[7].height > 240 * 1.8 / 20 * 14


def test_heads_of_two_lines_have_room():
    sheet = book_of(samples.annual_plan()).active
    assert sheet.row_dimensions[5].height > 30
