"""What the PDF says and keeps: text, footnotes, annexes, spanning cells, the draft's mark, bytes, seals."""

import json
import threading
import unicodedata
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from lxml.html import fromstring
from pypdf import PdfReader
from pypdf.generic import Destination

from core.errors import DomainError
from documents.markup import parse_blocks
from documents.printed import (
    FOOTNOTE_MAX_CHARACTERS,
    Annex,
    Cell,
    Footnote,
    GroupRow,
    Paragraph,
    PrintedDocument,
    Row,
    Table,
    Text,
)
from documents.rendering import fonts
from documents.rendering.fonts import FontMissing, UnprintableText
from documents.rendering.html import to_html
from documents.rendering.laying_out import lay_out
from documents.rendering.outside import OutsideAddress
from documents.rendering.pdf import render_kept, render_pdf, render_signable
from documents.running.pasted import read_pasted
from tests.documents import paper, samples


@cache
def report() -> bytes:
    return render_pdf(samples.quarterly_report())


def with_blocks(*blocks, **changes) -> PrintedDocument:
    return replace(samples.quarterly_report(), blocks=blocks, **changes)


def with_annexes(*annexes: Annex) -> PrintedDocument:
    return with_blocks(samples.paragraph("Nội dung./."), annexes=annexes)


def pages_of_annex(document: PrintedDocument) -> list[list[paper.Word]]:
    """The pages after the body's only one."""
    return paper.words(render_pdf(document))[1:]


# Text


def test_text_is_found_in_composed_letters():
    decomposed = with_blocks(Paragraph((Text(unicodedata.normalize("NFD", "Đạt 74,1% kế hoạch quý.")),)))
    for document in (report(), render_pdf(decomposed)):
        assert unicodedata.is_normalized("NFC", paper.text(document))
    assert "Đạt 74,1% kế hoạch quý." in paper.text(render_pdf(decomposed))


def test_all_of_the_report_is_there():
    said = paper.text(report())
    assert "Trong Quý I đã thực hiện 20/27 nhiệm vụ theo đúng tiến độ và thời gian quy định; đạt 74,1%." in said
    assert "II. KẾT QUẢ THỰC HIỆN CÔNG TÁC CCHC QUÝ I 1. Cải cách thể chế" in said
    assert "nhiệm vụ Quý II năm 2024 của Sở Du lịch tỉnh Kiên Giang./." in said
    assert len(paper.words(report())) == 8


def test_markup_of_the_page_is_text_in_the_document():
    said = paper.text(render_pdf(with_blocks(samples.paragraph("A <b>B</b> & <img src='file:///etc/passwd'> {{ x }}"))))
    assert "A <b>B</b> & <img src='file:///etc/passwd'> {{ x }}" in said


def test_symbols_and_dates_stay_on_one_line():
    text = " ".join(f"{'a' * (number % 23 + 1)} 130/2005/NĐ-CP, 331/SNV-CCHC&TCPCP 03-NQ/TU" for number in range(60))
    drawn = {word.text for page in paper.words(render_pdf(with_blocks(samples.paragraph(text)))) for word in page}
    assert {"130/2005/NĐ-CP,", "331/SNV-CCHC&TCPCP", "03-NQ/TU"} <= drawn
    assert not {word for word in drawn if word.endswith(("/", "-NQ", "SNV-", "NĐ-")) or word in ("CP,", "TU", "NĐ-CP,")}


def test_language_title_and_outline():
    reader = PdfReader(BytesIO(report()))
    assert str(reader.root_object["/Lang"]) == "vi"
    assert reader.metadata is not None
    assert reader.metadata.title == "Báo cáo kết quả cải cách hành chính Quý I/2024 của Sở Du lịch Kiên Giang"
    chapters = [entry.title or "" for entry in reader.outline if isinstance(entry, Destination)]
    assert [title.split()[0] for title in chapters] == ["I.", "II.", "III.", "IV."]


# The archive's copy


@cache
def archive_copy() -> bytes:
    return render_signable(samples.annual_plan())[0]


def archived() -> PdfReader:
    return PdfReader(BytesIO(archive_copy()))


def test_the_archives_copy_is_pdf_a_3b():
    root = archived().root_object
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert 'pdfaid:part="3"' in metadata
    assert 'pdfaid:conformance="B"' in metadata
    assert [intent["/S"] for intent in root["/OutputIntents"]] == ["/GTS_PDFA1"]
    assert archived().trailer["/ID"]
    assert str(root["/Lang"]) == "vi"
    assert all(paper.fonts(archive_copy()).values())


def test_the_archives_copy_carries_the_data_that_it_was_made_from():
    [content] = archived().attachments["du-lieu.json"]
    data = json.loads(content)
    assert data["letterhead"]["symbol"] == "KH-SVHTTDL"
    assert data["annexes"][0]["blocks"][0]["rows"][0]["cells"][0]["lines"][0][0]["text"] == "Cải cách thể chế"


def test_the_archives_copy_says_what_the_readers_copy_says_in_the_same_places():
    document = samples.annual_plan()
    assert paper.words(archive_copy()) == paper.words(render_pdf(document))
    assert render_signable(document)[0] == archive_copy()


def test_only_the_readers_copy_is_tagged():
    readers = PdfReader(BytesIO(report())).root_object
    assert readers["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in readers
    assert "/StructTreeRoot" not in archived().root_object


def test_the_copy_of_a_document_signed_on_paper_is_pdf_a_3a_tagged_and_carries_its_data():
    reader = PdfReader(BytesIO(render_kept(samples.quarterly_report())))
    metadata = reader.root_object["/Metadata"].get_object().get_data().decode()
    assert 'pdfaid:part="3"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in reader.root_object
    assert list(reader.attachments) == ["du-lieu.json"]


# Footnotes


def test_a_footnotes_mark_stays_apart_from_the_number_before_it():
    for said in (paper.text(report()), paper.raw_text(report()), PdfReader(BytesIO(report())).pages[0].extract_text()):
        assert "đề ra 27 1 nhiệm vụ" in " ".join(said.split())


def test_footnotes_stand_at_the_foot_in_order():
    first = paper.words(report())[0]
    notes = [paper.phrase(first, wanted) for wanted in ("1 Phụ lục kèm theo", "2 Kế hoạch số", "7 Kế hoạch số")]
    assert [note.top for note in notes] == sorted(note.top for note in notes)
    assert notes[-1].bottom == pytest.approx(277, abs=1)
    assert paper.text(report()).count("Báo cáo số 209/BC-SDL ngày 25/12/2023") == 1


def test_a_footnote_longer_than_a_page_could_hold_is_refused():
    note = Footnote((Text("x" * (FOOTNOTE_MAX_CHARACTERS + 1)),))
    with pytest.raises(DomainError, match="3001 ký tự; tối đa 3000"):
        render_pdf(with_blocks(Paragraph((Text("a"), note))))


def test_the_longest_footnote_is_printed_to_its_end():
    words = " ".join(f"n{number:03}" for number in range(FOOTNOTE_MAX_CHARACTERS // 5))
    said = paper.text(render_pdf(with_blocks(Paragraph((Text("a"), Footnote((Text(words),)))))))
    assert words in said


# Annexes


LONG_TEXT = tuple(samples.paragraph("Nội dung của phụ lục này dài. " * 20) for _ in range(9))


def test_annexes_count_their_own_pages_and_turn_only_their_own():
    annexes = (
        Annex("MỘT", LONG_TEXT, number="I"),
        Annex("HAI", LONG_TEXT, number="II", landscape=True),
        Annex("BA", LONG_TEXT[:1], number="III", landscape=True),
        Annex("BỐN", LONG_TEXT, number="IV"),
    )
    printed = render_pdf(with_annexes(*annexes))
    parts: list[list[str | None]] = []
    shapes: list[set[tuple[int, int]]] = []
    for page, size in zip(paper.words(printed), paper.sizes(printed), strict=True):
        if not parts or page[0].text == "Phụ":
            parts.append([])
            shapes.append(set())
        parts[-1].append(paper.page_number(page))
        shapes[-1].add(size)
    assert shapes == [{(210, 297)}, {(210, 297)}, {(297, 210)}, {(297, 210)}, {(210, 297)}]
    assert [len(numbers) > 1 for numbers in parts] == [False, True, True, False, True]
    for numbers in parts:
        assert numbers == [None, *(str(number) for number in range(2, len(numbers) + 1))]


def test_a_turned_annex_keeps_30_mm_at_the_binding_edge():
    first, *others = pages_of_annex(with_annexes(Annex("CHỈ TIÊU", LONG_TEXT, landscape=True)))
    assert paper.phrase(first, "Phụ lục").top == pytest.approx(30, abs=0.5)
    for page in (first, *others):
        body = [word for word in page if word.top > 25]
        assert min(word.left for word in body) == pytest.approx(20, abs=0.5)
        assert max(word.right for word in body) <= 277.5
        assert max(word.bottom for word in body) <= 195.5


# Tables


def spanning_table(tasks: int, deliverables: int) -> Table:
    rows: list[Row | GroupRow] = []
    for task in range(tasks):
        area = (Cell.of("Cải cách thể chế", bold=True, rowspan=tasks * deliverables),) if task == 0 else ()
        spanning = (Cell.of(f"Việc {task}.", rowspan=deliverables), Cell.of("Báo cáo"))
        office = (Cell.of("Văn phòng", rowspan=deliverables), Cell.of("Các phòng", rowspan=deliverables))
        rows.append(Row((*area, *spanning, *office, Cell.of(f"hạn {task}.0"))))
        rows += [Row((Cell.of("Báo cáo"), Cell.of(f"hạn {task}.{line}"))) for line in range(1, deliverables)]
    return Table(samples.TASK_COLUMNS, tuple(rows))


def test_spanning_cells_show_their_text_again_on_each_page():
    pages = pages_of_annex(with_annexes(Annex("NHIỆM VỤ", (spanning_table(14, 3),), landscape=True)))
    assert len(pages) >= 3
    for number, page in enumerate(pages):
        said = " ".join(word.text for word in page)
        assert said.count("Nhiệm vụ chung") == 1, "the header row repeats"
        assert said.count("Cải cách thể chế") == 1
        assert ("Cải cách thể chế (tiếp)" in said) == (number > 0)


def test_a_task_cut_between_its_deliverables_is_continued_only_there():
    pages = pages_of_annex(with_annexes(Annex("NHIỆM VỤ", (spanning_table(5, 9),), landscape=True)))
    said = [" ".join(word.text for word in page) for page in pages]
    for before, page in zip(said, said[1:], strict=False):
        task, line = page.split("hạn ", 1)[1].split()[0].split(".")
        assert (f"Việc {task}. (tiếp)" in page) == (line != "0")
        assert (f"Việc {task}." in before) == (line != "0")
        assert "Văn phòng (tiếp)" not in page
    assert sum(page.count("(tiếp)") for page in said) > len(pages) - 1


def test_no_line_of_a_table_is_cut_by_the_end_of_a_page():
    cell = Cell.of("\n".join(f"dòng {number}" for number in range(4)))
    rows = tuple(Row((Cell.of(f"mục {number}"), cell, cell, cell, cell, cell)) for number in range(20))
    pages = pages_of_annex(with_annexes(Annex("BẢNG", (Table(samples.TASK_COLUMNS, rows),), landscape=True)))
    assert len(pages) > 2
    for page in pages:
        said = " ".join(word.text for word in page)
        assert said.count("dòng 0") == said.count("dòng 3") == 5 * said.count("mục")


def test_a_group_row_is_never_the_last_of_a_page():
    line = Row(tuple(Cell.of("x") for _ in samples.TASK_COLUMNS))
    below = Row((Cell.of("sau"), *line.cells[1:]))
    for lines in range(14, 20):
        rows: tuple[Row | GroupRow, ...] = (*(line for _ in range(lines)), GroupRow("Chỉ tiêu về hồ sơ", "II"), below)
        pages = pages_of_annex(with_annexes(Annex("BẢNG", (Table(samples.TASK_COLUMNS, rows),), landscape=True)))
        (page,) = ([word.text for word in page] for page in pages if any(word.text == "II" for word in page))
        assert "sau" in page


def test_groups_and_long_cells_of_indicators():
    printed = render_pdf(samples.thematic_plan())
    said = paper.text(printed)
    assert "Lưu ý: tỷ lệ b/a phải đạt tối thiểu 95%" in said
    assert said.count("Tối thiểu 90") == 2
    assert paper.sizes(printed)[0] == (210, 297)
    assert set(paper.sizes(printed)[1:]) == {(297, 210)}


# Draft, bytes, seals


def test_every_page_of_a_draft_says_so_and_no_page_of_another():
    draft = paper.words(render_pdf(samples.annual_plan(is_draft=True)))
    final = paper.words(render_pdf(samples.annual_plan()))
    assert len(draft) == len(final)
    assert all(paper.phrase(page, "DỰ THẢO").bottom < 30 for page in draft)
    assert not any("THẢO" in {word.text for word in page} for page in final)


def test_a_draft_carries_its_mark_large_behind_the_text():
    blank = with_blocks(samples.paragraph("Nội dung./."))
    marked, plain = (paper.grey_quarters(render_pdf(replace(blank, is_draft=draft))) for draft in (True, False))
    upper_right, lower_left = 1, 2
    assert marked[upper_right] > 500
    assert marked[lower_left] > 500
    assert max(plain) < 20


def test_the_drafts_mark_leaves_the_text_readable():
    draft, final = (render_pdf(samples.quarterly_report(is_draft=is_draft)) for is_draft in (True, False))
    sentence = "Trong Quý I đã thực hiện 20/27 nhiệm vụ theo đúng tiến độ và thời gian quy định; đạt 74,1%."
    assert sentence in paper.raw_text(draft)
    assert sentence in paper.raw_text(final)


def test_the_same_value_gives_the_same_bytes():
    assert render_pdf(samples.annual_plan()) == render_pdf(samples.annual_plan())


def test_threads_wait_for_each_other():
    expected = render_pdf(samples.annual_plan())
    printed: list[bytes] = []
    threads = [threading.Thread(target=lambda: printed.append(render_pdf(samples.annual_plan()))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert printed == [expected] * 3


@pytest.mark.parametrize(
    "html",
    [
        "<img src='https://example.org/x.png'>",
        "<img src='http://127.0.0.1/x.png'>",
        "<img src='file:///etc/hostname'>",
        "<link rel=stylesheet href='file:///etc/hostname'>",
        "<p style='background: url(ftp://example.org/x)'>x</p>",
        "<style>@font-face { font-family: X; src: url(file:///etc/hostname) }</style><p style='font-family: X'>x</p>",
    ],
)
def test_nothing_is_fetched_from_outside(html):
    with pytest.raises(OutsideAddress):
        lay_out(html)


OUTSIDE = """<p>Xem <a href="file:///etc/passwd">tệp</a> và <a href="http://127.0.0.1:9/x">trang</a>
<img src="http://127.0.0.1:9/x.png"><img src="file:///etc/hostname"><object data="file:///etc/hostname"></object></p>
<style>@import url(http://127.0.0.1:9/x.css); p { background: url(file:///etc/hostname) }</style>
<p>![ảnh](http://127.0.0.1:9/x.png) [tệp](file:///etc/passwd) &lt;img src=file:///etc/passwd&gt;</p>"""


def test_a_text_that_names_pictures_and_links_outside_is_printed_as_words_and_fetches_nothing():
    document = with_blocks(*parse_blocks(read_pasted(html=OUTSIDE).text.markup))
    elements = fromstring(to_html(document, {})).iter()
    asked = {one.get(name, "") for one in elements for name in ("src", "href", "data", "style")}
    assert not [one for one in asked if one and not one.startswith(("data:", "#", "width:"))]
    said = paper.text(render_pdf(document))  # what it wanted from outside would be an OutsideAddress
    assert "Xem tệp và trang" in said
    assert "[tệp](file:///etc/passwd)<imgsrc=file:///etc/passwd>" in said.replace(" ", "")


# The font


def test_a_character_that_the_font_lacks_is_refused_by_name():
    with pytest.raises(UnprintableText, match=r"“😀” \(U\+1F600\)"):
        render_pdf(with_blocks(samples.paragraph("Đạt 😀")))


def test_every_vietnamese_letter_is_printable():
    vowels = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones} | {"đ"}
    fonts.check_printable(letters | {letter.upper() for letter in letters} | set("–“”…≥≤→•%"))


def test_another_font_in_its_place_is_an_error(monkeypatch):
    monkeypatch.setattr(fonts, "font_file", lambda family, style: ("DejaVu Serif", Path("DejaVuSerif.ttf")))
    fonts.printable_characters.cache_clear()
    with pytest.raises(FontMissing, match="fonts-liberation2"):
        render_pdf(with_blocks(samples.paragraph("x")))


def test_an_old_version_of_the_font_is_an_error(monkeypatch):
    monkeypatch.setattr(fonts, "TELLTALE_LETTER", "\u4e00")
    fonts.printable_characters.cache_clear()
    with pytest.raises(FontMissing, match="bản cũ.*fonts-liberation2"):
        fonts.printable_characters()


def test_fontconfig_tells_when_it_answers_with_another_family():
    family, file = fonts.font_file("No Such Family", "")
    assert family != "No Such Family"
    assert file.is_file()
