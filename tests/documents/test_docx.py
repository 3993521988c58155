"""The Word file: what it says, its styles and sections, and that Word will not call it corrupt."""

import unicodedata
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from docx import Document

from core.errors import DomainError
from documents.printed import (
    FOOTNOTE_MAX_CHARACTERS,
    Annex,
    Cell,
    Column,
    Footnote,
    GroupRow,
    Heading,
    ListItem,
    Paragraph,
    PrintedDocument,
    Row,
    Table,
    Text,
)
from documents.rendering.docx import render_docx
from documents.rendering.docx.styles import STYLES
from documents.rendering.pdf import render_pdf
from tests.documents import paper, samples, word

MM = 1440 / 25.4

SAMPLES = {
    "quarterly report": samples.quarterly_report,
    "thematic plan": samples.thematic_plan,
    "annual plan": lambda: samples.annual_plan(is_draft=True),
    "plan with a table in its body": samples.plan_with_inner_table,
}


@cache
def made(name: str) -> bytes:
    return render_docx(SAMPLES[name]())


def with_blocks(*blocks, **changes) -> PrintedDocument:
    return replace(samples.quarterly_report(), blocks=blocks, **changes)


def of(docx: bytes, style: str) -> list[str]:
    return [words for name, words in word.paragraphs(docx) if name == style]


def section(docx: bytes, number: int):
    return [*word.body(docx).iter(f"{word.W}sectPr")][number]


def measures(section, part: str) -> dict[str, int]:
    return {name: round(int(mm) / MM) for name, mm in measured(section, part).items() if mm.isdigit()}


def measured(section, part: str) -> dict[str, str]:
    return {name.removeprefix(word.W): value for name, value in section.find(f"{word.W}{part}").attrib.items()}


# A file that Word opens


@pytest.mark.parametrize("name", SAMPLES)
def test_children_stand_in_the_order_of_the_schema(name):
    for part, root in word.parts(made(name)).items():
        assert list(word.misplaced(root)) == [], part


@pytest.mark.parametrize("name", SAMPLES)
def test_it_opens_again_and_keeps_its_text(name):
    again = Document(BytesIO(made(name)))
    assert "".join(paragraph.text for paragraph in again.paragraphs).startswith(SAMPLES[name]().type_name)
    assert len(again.tables) == 2 + len(word.tables(made(name)))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_style_and_relation_that_is_used_is_there(name):
    parts = word.parts(made(name))
    styles = {style.get(f"{word.W}styleId") for style in parts["word/styles.xml"].iterfind(f"{word.W}style")}
    used = {
        element.get(f"{word.W}val")
        for part in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/header2.xml")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for element in parts[part].iter(f"{word.W}{tag}")
    }
    relations = {relation.get("Id") for relation in parts["word/_rels/document.xml.rels"]}
    referred = {head.get(f"{word.R}id") for head in parts["word/document.xml"].iter(f"{word.W}headerReference")}
    assert used <= styles
    assert referred <= relations


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_outside_the_file_and_no_program_in_it(name):
    parts = word.parts(made(name))
    assert not [part for part in parts if "vba" in part.lower() or "embed" in part.lower()]
    relations = [one for part, root in parts.items() if part.endswith(".rels") for one in root]
    assert not [one.get("Target") for one in relations if one.get("TargetMode") == "External"]


def test_the_same_value_gives_the_same_bytes():
    assert render_docx(samples.annual_plan()) == render_docx(samples.annual_plan())


def test_title_language_and_agency_are_in_its_properties():
    about = Document(BytesIO(made("quarterly report"))).core_properties
    assert about.title == "Báo cáo kết quả cải cách hành chính Quý I/2024 của Sở Du lịch Kiên Giang"
    assert (about.language, about.author) == ("vi-VN", "SỞ DU LỊCH")
    assert f"{about.created:%d/%m/%Y}" == "14/03/2024"


# Style and place


def test_fonts_sizes_and_language_are_the_official_ones():
    defaults = word.parts(made("quarterly report"))["word/styles.xml"].find(f"{word.W}docDefaults")
    fonts, size, lang = (next(defaults.iter(f"{word.W}{tag}")) for tag in ("rFonts", "sz", "lang"))
    assert set(fonts.attrib.values()) == {"Times New Roman"}
    assert (size.get(f"{word.W}val"), lang.get(f"{word.W}val")) == ("28", "vi-VN")
    sizes = {style.name: style.size for style in STYLES}
    assert [sizes[name] for name in ("Quốc hiệu", "Tiêu ngữ", "Thân văn bản", "Nơi nhận")] == [13, 14, 14, 11]


def test_headings_are_words_own_so_that_its_navigation_finds_them():
    docx = made("quarterly report")
    again = Document(BytesIO(docx))
    assert {paragraph.style.name for paragraph in again.paragraphs if paragraph.text.startswith("II. ")} == {
        "Heading 1"
    }
    assert len(of(docx, "Heading1")) == 4
    assert "2. Tiến độ thực hiện Kế hoạch CCHC" in of(docx, "Heading2")


def test_paper_margins_and_place_of_the_page_number():
    only = section(made("quarterly report"), 0)
    assert measures(only, "pgSz") == {"w": 210, "h": 297}
    margins = measures(only, "pgMar")
    assert [margins[side] for side in ("top", "bottom", "left", "right", "header")] == [20, 20, 30, 15, 7]


def test_each_annex_turns_its_own_pages_counts_them_and_hides_its_first_number():
    text = (samples.paragraph("Nội dung."),)
    annexes = (Annex("MỘT", text, number="I"), Annex("HAI", text, number="II", landscape=True), Annex("BA", text))
    docx = render_docx(with_blocks(samples.paragraph("Nội dung./."), annexes=annexes))
    sections = [section(docx, number) for number in range(4)]
    assert [measures(one, "pgSz")["w"] for one in sections] == [210, 210, 297, 210]
    assert [measured(one, "pgSz")["orient"] for one in sections] == ["portrait", "portrait", "landscape", "portrait"]
    assert measures(sections[2], "pgMar")["top"] == 30
    for one in sections:
        assert one.find(f"{word.W}pgNumType").get(f"{word.W}start") == "1"
        assert one.find(f"{word.W}titlePg") is not None
    first, others = (word.parts(docx)[f"word/header{number}.xml"] for number in (1, 2))
    assert [[*root.iter(f"{word.W}fldSimple")] != [] for root in (first, others)] == [False, True]


def test_rules_are_as_long_as_their_text_or_a_part_of_it():
    docx = made("quarterly report")
    page = paper.words(render_pdf(samples.quarterly_report()))[0]
    names = ("SỞ DU LỊCH", "Độc lập - Tự do - Hạnh phúc", "và phương hướng, nhiệm vụ trọng tâm Quý II năm 2024")
    texts = [box.right - box.left for box in (paper.phrase(page, name) for name in names)]
    lines = [line for line in word.body(docx).iter(f"{word.W}p") if line.find(f"{word.W}pPr/{word.W}pBdr") is not None]
    indents = [line.find(f"{word.W}pPr/{word.W}ind") for line in lines]
    found = [
        width - 2 * int(indent.get(f"{word.W}left")) / MM for width, indent in zip((67, 98, 165), indents, strict=True)
    ]
    for length, text, part in zip(found, texts, (0.42, 1, 0.42), strict=True):
        assert length == pytest.approx(part * text, abs=0.7)


def test_a_draft_bears_words_own_mark_on_every_page_and_an_issued_one_none():
    draft, issued = made("annual plan"), made("quarterly report")
    for part in ("word/header1.xml", "word/header2.xml"):
        marks = list(word.parts(draft)[part].iter("{urn:schemas-microsoft-com:vml}textpath"))
        assert [mark.get("string") for mark in marks if mark.get("string")] == ["DỰ THẢO"]
        assert not [*word.parts(issued)[part].iter("{urn:schemas-microsoft-com:vml}shape")]


# Footnotes


def test_footnotes_are_real_ones_in_the_order_of_their_marks():
    docx = made("quarterly report")
    assert len(word.notes(docx)) >= 10
    assert word.notes(docx)[0].startswith("Phụ lục kèm theo")
    [line] = [words for words in of(docx, "ThanVanBan") if "đề ra 27" in words]
    assert "đề ra 27[1] nhiệm vụ" in line
    kinds = [note.get(f"{word.W}type") for note in word.parts(docx)["word/footnotes.xml"]]
    assert kinds[:2] == ["separator", "continuationSeparator"]


def test_a_figure_keeps_its_distance_from_the_mark_of_a_note():
    note = Footnote((Text("Chú thích."),))
    docx = render_docx(with_blocks(Paragraph((Text("Có 27"), note, Text(" việc"), note))))
    styled = [run for run in word.body(docx).iter(f"{word.W}r") if run.find(f"{word.W}rPr/{word.W}rStyle") is not None]
    spaced: list[str] = [
        word.text(run) for run in styled if run.find(f"{word.W}rPr/{word.W}rStyle").get(f"{word.W}val")[0] == "T"
    ]
    assert spaced == ["7"]


def test_a_footnote_longer_than_a_page_could_hold_is_refused():
    note = Footnote((Text("x" * (FOOTNOTE_MAX_CHARACTERS + 1)),))
    with pytest.raises(DomainError, match="3001 ký tự; tối đa 3000"):
        render_docx(with_blocks(Paragraph((Text("a"), note))))


# What keeps together


def keeps(docx: bytes) -> list[str]:
    """The last words of paragraphs of the body that hold on to the next one, each by its own order."""
    lines = word.body(docx).iterfind(f"{word.W}p")
    keeping = (line for line in lines if line.find(f"{word.W}pPr/{word.W}keepNext[@{word.W}val='1']") is not None)
    return [word.text(line)[-12:] for line in keeping]


def test_a_short_last_paragraph_brings_another_line_to_the_signature():
    lines = (samples.paragraph("Câu một."), samples.paragraph("Câu hai."))
    assert keeps(render_docx(with_blocks(*lines, samples.paragraph("Hết./.")))) == ["Câu hai.", "Hết./."]
    assert keeps(render_docx(with_blocks(*lines, samples.paragraph("dài " * 50 + "./.")))) == [" dài dài ./."]


def test_the_signature_stands_beside_the_recipients_in_a_row_that_never_breaks():
    last = [*word.body(made("quarterly report")).iterfind(f"{word.W}tbl")][-1]
    [row] = last.iterfind(f"{word.W}tr")
    assert row.find(f"{word.W}trPr/{word.W}cantSplit") is not None
    [[recipients, signature]] = word.rows(last)
    assert recipients.splitlines()[0] == "Nơi nhận:"
    assert recipients.endswith("- Lưu: VT, nthcuc.")
    assert signature.split("\n") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Chí Thanh"]


def test_a_heading_with_nothing_under_it_holds_on_to_nothing():
    docx = render_docx(with_blocks(Heading(2, "1", "Trống"), Heading(2, "2", "Có"), samples.paragraph("Việc./.")))
    headings = [line for line in word.body(docx).iterfind(f"{word.W}p") if word.style(line) == "Heading2"]
    found = [line.find(f"{word.W}pPr/{word.W}keepNext") for line in headings]
    assert [keep.get(f"{word.W}val") for keep in found] == ["0", "1"]


# Tables


def test_merged_cells_go_on_below_and_heads_repeat():
    columns = (
        Column("TT", 10),
        Column("Việc", 60),
        Column("Tối thiểu", 20, group="Mức"),
        Column("Đạt", 20, group="Mức"),
    )
    rows = (
        GroupRow("Nhóm", "I"),
        Row((Cell.of("1", rowspan=2), Cell.of("a"), Cell.of("b"), Cell.of("c"))),
        Row((Cell.of("d", colspan=2), Cell.of("e"))),
    )
    [table] = word.tables(render_docx(with_blocks(Table(columns, rows), samples.paragraph("./."))))
    assert word.rows(table) == [
        ["TT", "Việc", "Mức"],
        ["", "", "Tối thiểu", "Đạt"],
        ["I", "Nhóm"],
        ["1", "a", "b", "c"],
        ["", "d", "e"],
    ]
    merges = [merge.get(f"{word.W}val") for merge in table.iter(f"{word.W}vMerge")]
    assert merges == ["restart", "restart", "continue", "continue", "restart", "continue"]
    heads = [row.find(f"{word.W}trPr/{word.W}tblHeader") is not None for row in table.iterfind(f"{word.W}tr")]
    assert heads == [True, True, False, False, False]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_row_fills_the_width_of_the_page(name):
    for table in word.tables(made(name)):
        widths = [int(column.get(f"{word.W}w")) for column in table.iter(f"{word.W}gridCol")]
        assert round(sum(widths) / MM) in (165, 257)
        for row in table.iterfind(f"{word.W}tr"):
            cells = [int(width.get(f"{word.W}w")) for width in row.iter(f"{word.W}tcW")]
            assert sum(cells) == sum(widths)


# Text


def test_an_empty_part_is_no_reason_to_fail():
    assert of(render_docx(replace(samples.quarterly_report(), blocks=(), recipients=())), "TieuDeNoiNhan")


def test_text_is_composed_and_markup_is_text():
    text = unicodedata.normalize("NFD", "Đạt 74,1% <b>kế hoạch</b> & {{ quý }}.")
    item = ListItem("-", (Text(text),))
    assert of(render_docx(with_blocks(item)), "GachDauDong") == ["- Đạt 74,1% <b>kế hoạch</b> & {{ quý }}."]


def test_a_letter_has_its_subject_under_the_number():
    letter = with_blocks(samples.paragraph("Nội dung./."), type_name="", summary=("báo cáo quý", "và năm"))
    docx = render_docx(replace(letter, addressees=("Sở Nội vụ", "Sở Tài chính")))
    assert of(docx, "VeViec") == ["V/v báo cáo quý\nvà năm"]
    assert of(docx, "NoiKinhGui") == ["Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính."]
    empty = [style for style in word.body(docx).iter(f"{word.W}pStyle") if style.get(f"{word.W}val") == "SauBang"]
    assert len(empty) == 2  # room above and below them
    assert of(docx, "TenLoai") == []
