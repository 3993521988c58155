"""PDF, Word and Excel say the same, since they read the same value."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from documents.printed import (
    Annex,
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
)
from documents.rendering.annex_xlsx import render_tables
from documents.rendering.docx import render_docx
from documents.rendering.pdf import render_pdf
from tests.documents import paper, samples, word

COLUMNS = (
    Column("TT", 12, "center"),
    Column("Nhiệm vụ", 75),
    Column("Sản phẩm", 60),
    Column("Tối thiểu", 30, "center", group="Mức"),
    Column("Đạt", 30, "center", group="Mức"),
)


def everything() -> PrintedDocument:
    """One of each part that a document can have, short enough for a page of each."""
    note = Footnote((Text("Quyết định số 09/QĐ-SDL ngày 05/02/2024."),))
    rows = (
        GroupRow("Cải cách thể chế", "I"),
        Row(
            (Cell.of("1", rowspan=2), Cell.of("Rà soát văn bản", rowspan=2), Cell.of("Kế hoạch"), *marks("45", "50,5"))
        ),
        Row((Cell(((Text("Báo cáo 27"), note),)), *marks("=1+1", "1.671"))),
        Row((Cell.of("2"), Cell.of("Tuyên truyền\nvề cải cách", colspan=2), *marks("b/a", "–"))),
    )
    return PrintedDocument(
        title="Báo cáo thử",
        letterhead=Letterhead(("UBND TỈNH KIÊN GIANG",), ("SỞ DU LỊCH",), "BC-SDL", PlaceDate("Kiên Giang", 2024)),
        type_name="BÁO CÁO",
        summary=("Kết quả Quý I", "năm 2024"),
        addressees=("Sở Nội vụ", "Sở Tài chính"),
        bases=((Text("Căn cứ Nghị định số 30/2020/NĐ-CP"), note),),
        blocks=(
            Heading(1, "I", "KẾT QUẢ"),
            Heading(4, "a", "Thể chế"),
            Paragraph((Text("Đạt 27"), note, Text(" việc, "), Text("đúng hạn", bold=True), Text("."))),
            ListItem("+", (Text("Ban hành 05 văn bản."),)),
            Paragraph((Text("Trên đây là báo cáo./."),)),
        ),
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Thị Mẫu"),
        recipients=("Ban Giám đốc", "Lưu: VT"),
        annexes=(Annex("CHỈ TIÊU", (Table(COLUMNS, rows),), "(Kèm theo Báo cáo)", landscape=True),),
        is_draft=False,
    )


def marks(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell.of(text) for text in texts)


def letters(text: str) -> str:
    """A text without what only the page adds: spaces, ends of lines."""
    return "".join(text.split())


def test_word_says_what_the_pdf_says_word_for_word():
    printed, docx = paper.raw_text(render_pdf(everything())), render_docx(everything())
    for _, words in word.paragraphs(docx):
        for part in words.replace("[", "]").split("]"):
            assert letters(part) in letters(printed) or part.isdigit(), part
    said = "".join(words for _, words in word.paragraphs(docx)) + "".join(
        f"[{number}] {words}" for number, words in enumerate(word.notes(docx), start=1)
    )
    # The PDF prints each note's mark twice, as Word does; the marks of the notes' own lines are counted above.
    assert sorted(letters(said.replace("[", "").replace("]", ""))) == sorted(letters(printed))


def test_excel_holds_the_cells_of_the_word_table_and_the_numbers_of_its_footnotes():
    sheet = load_workbook(BytesIO(render_tables(everything()))).active
    [table] = word.tables(render_docx(everything()))
    in_word = [[cell for cell in row if cell] for row in word.rows(table)]
    in_excel = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows(min_row=5)]
    assert [[cell.replace(" [", "[") for cell in row] for row in in_excel[: len(in_word)]] == in_word
    assert in_excel[len(in_word)] == ["[3] Quyết định số 09/QĐ-SDL ngày 05/02/2024."]


@pytest.mark.parametrize("sample", [samples.thematic_plan, samples.annual_plan, samples.plan_with_inner_table])
def test_every_cell_of_a_real_plan_is_in_all_three(sample):
    document = sample()
    printed = letters(paper.raw_text(render_pdf(document)))
    [sheet] = load_workbook(BytesIO(render_tables(document))).worksheets
    in_excel = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    tables = word.tables(render_docx(document))
    in_word = [cell for table in tables for row in word.rows(table) for cell in row if cell]
    assert [words.split() for words in in_excel[-len(in_word) :]] == [words.split() for words in in_word]
    for cell in in_word:
        for line in cell.splitlines():
            assert letters(line) in printed


def test_word_holds_every_line_of_a_real_report_and_its_notes():
    document = samples.quarterly_report()
    docx, printed = render_docx(document), letters(paper.raw_text(render_pdf(document)))
    for words in (*word.notes(docx), *(part for _, line in word.paragraphs(docx) for part in line.split(". "))):
        if "[" not in words:
            assert letters(words)[:40] in printed
