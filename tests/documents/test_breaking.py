"""Titles, subjects and heads of tables end their lines between words and parts of a sentence, on paper and in Word."""

from dataclasses import replace
from functools import cache

import pytest

from documents.printed import Annex, Cell, Column, Heading, PrintedDocument, Row, Table
from documents.rendering.breaking import even_lines
from documents.rendering.docx import render_docx
from documents.rendering.pdf import render_pdf
from tests.documents import paper, samples, word

TITLE = "Chỉ tiêu về cải cách thủ tục hành chính gắn với chuyển đổi số của Sở Du lịch tỉnh Kiên Giang năm 2024"
SUMMARY = "Kết quả thực hiện công tác cải cách hành chính Quý I và phương hướng, nhiệm vụ trọng tâm Quý II năm 2024"
COLUMNS = (Column("Nhiệm vụ cụ thể", 190), Column("Phòng tham mưu thực hiện", 35), Column("Thời gian thực hiện", 32))


@cache
def document() -> PrintedDocument:
    table = Table(COLUMNS, (Row(tuple(Cell.of("x") for _ in COLUMNS)),))
    return replace(
        samples.quarterly_report(),
        summary=(SUMMARY,),
        blocks=(Heading(1, "III", "Phân công nhiệm vụ (Theo phụ lục đính kèm)"), samples.paragraph("Nội dung./.")),
        annexes=(Annex(TITLE, (table,), landscape=True),),
    )


@cache
def pages() -> list[list[paper.Word]]:
    return paper.words(render_pdf(document()))


@pytest.mark.parametrize(
    ("head", "room", "lines"),
    [
        ("Phòng tham mưu thực hiện", 32, ("Phòng tham mưu", "thực hiện")),
        ("Thời gian thực hiện", 30, ("Thời gian", "thực hiện")),
        ("Đơn vị tính", 14, ("Đơn vị", "tính")),
        ("Nhiệm vụ", 50, ("Nhiệm vụ",)),
        ("Nghiêng", 5, ("Nghiêng",)),
    ],
)
def test_heads_of_tables_keep_words_of_two_syllables(head, room, lines):
    assert even_lines(head, room, 12, is_head=True) == lines


def test_a_title_without_end_stays_what_it_is():
    assert even_lines("rất dài " * 2000, 165, 14) == (("rất dài " * 2000).strip(),)


def test_a_long_summary_and_the_title_of_an_annex_break_before_a_part_of_the_sentence():
    first, annex = pages()
    above, below = (
        paper.phrase(first, "Quý I"),
        paper.phrase(first, "và phương hướng, nhiệm vụ trọng tâm Quý II năm 2024"),
    )
    assert above.bottom <= below.top + 0.5
    assert (below.left + below.right) / 2 == pytest.approx(30 + 165 / 2, abs=0.5)
    above = paper.phrase(annex, "CHỈ TIÊU VỀ CẢI CÁCH THỦ TỤC HÀNH CHÍNH")
    below = paper.phrase(annex, "GẮN VỚI CHUYỂN ĐỔI SỐ CỦA SỞ DU LỊCH TỈNH KIÊN GIANG NĂM 2024")
    assert above.bottom <= below.top + 0.5


def test_the_heads_of_an_annex_break_where_they_are_read():
    for head, rest in (("Phòng tham mưu", "thực hiện"), ("Thời gian", "thực hiện")):
        above = paper.phrase(pages()[1], head)
        under = [one for one in pages()[1] if one.text == rest.split()[0] and above.left - 5 < one.left < above.right]
        assert [one.top > above.top + 3 for one in under] == [True]


def test_a_remark_behind_the_title_of_a_part_is_not_in_capitals():
    assert paper.phrase(pages()[0], "III. PHÂN CÔNG NHIỆM VỤ (Theo phụ lục đính kèm)")
    [runs] = [p.findall(f"{word.W}r") for p in word.body(render_docx(document())) if word.text(p).startswith("III")]
    assert [run.find(f"{word.W}rPr/{word.W}caps") is not None for run in runs] == [False, True]


def test_word_has_the_same_lines():
    found = {word.text(p) for p in word.body(render_docx(document())).iter(f"{word.W}p")}
    assert {"Phòng tham mưu\nthực hiện", "Thời gian\nthực hiện"} <= found
    assert SUMMARY.replace(" và", "\nvà").splitlines()[0] in found
