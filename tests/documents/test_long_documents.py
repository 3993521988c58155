"""The layout of long documents: forty pages with footnotes, an annex of 300 tasks."""

import re
from dataclasses import replace
from functools import cache

import pytest

from documents.printed import Annex, Cell, Footnote, GroupRow, Heading, Paragraph, Row, Table, Text
from documents.rendering import cell_heights, settling
from documents.rendering.checking import checked
from documents.rendering.docx import render_docx
from documents.rendering.late import Misreckoned
from documents.rendering.laying_out import lay_out
from documents.rendering.long_annexes import annex_pages
from documents.rendering.pdf import render_pdf
from documents.rendering.settling import settled
from tests.documents import paper, samples, word

NOTE = re.compile(r"ghi-chú-(\d+)")
LETTERS_OF_A_NOTE = 5  # a line of 14 pt is higher, in millimetres


def long_report():
    """A report of forty pages: the real one's parts again and again, with a numbered note every few paragraphs."""
    report = samples.quarterly_report()
    blocks = []
    for place, block in enumerate((*report.blocks[:-1] * 5, *report.blocks[:25])):
        if isinstance(block, Paragraph) and place % 3 == 0:
            note = Footnote((Text(f"ghi-chú-{place} " + "về văn bản này " * (place % 9)),))
            block = replace(block, inlines=(*block.inlines, Text(f" dấu-{place}"), note))
        blocks.append(block)
    return replace(report, blocks=(*blocks, report.blocks[-1]))


@cache
def printed_report() -> tuple[list[list[paper.Word]], int]:
    """The words of its pages, and how often it was laid out."""
    layouts: list[str] = []

    def counted(html: str) -> object:
        layouts.append(html)
        return lay_out(html)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settling, "lay_out", counted)
        content = settled(checked(long_report())).write_pdf()
    return paper.words(content), len(layouts)


def report_pages() -> list[list[paper.Word]]:
    return printed_report()[0]


def test_forty_pages_are_numbered_without_a_gap():
    numbers = [paper.page_number(page) for page in report_pages()]
    assert len(numbers) >= 40
    assert numbers == [None, *(str(number) for number in range(2, len(numbers) + 1))]


def test_every_footnote_stands_on_the_page_of_its_mark():
    seen = 0
    for page in report_pages():
        said = [word.text for word in page]
        marks = {text.removeprefix("dấu-") for text in said if text.startswith("dấu-")}
        notes = {match[1] for text in said if (match := NOTE.fullmatch(text))}
        assert notes == marks
        seen += len(notes)
    assert seen >= 40


def test_sixty_footnotes_call_for_no_second_layout():
    assert printed_report()[1] == 1


def test_no_heading_of_a_long_report_ends_a_page():
    headings = {(block.marker, block.text.split()[0]) for block in long_report().blocks if isinstance(block, Heading)}
    for page in report_pages()[:-1]:
        body = [word for word in page if word.top > 19 and word.bottom - word.top > LETTERS_OF_A_NOTE]
        lowest = max(word.bottom for word in body)
        last_line = [word.text for word in body if word.bottom > lowest - 1]
        assert tuple(last_line[:2]) not in headings


def task_table(tasks: int) -> Table:
    """Two groups of areas, each task with two deliverables, every tenth with long names."""
    rows: list[Row | GroupRow] = []
    for task in range(tasks):
        lead = (Cell.of(f"Lĩnh vực {task // 30}", bold=True, rowspan=60),) if task % 30 == 0 else ()
        name = f"Việc-{task}. " + "rà soát, đánh giá thủ tục hành chính " * (5 if task % 10 == 0 else 1)
        shared = (Cell.of("Văn phòng", rowspan=2), Cell.of("Các phòng", rowspan=2))
        rows.append(Row((*lead, Cell.of(name, rowspan=2), Cell.of("Kế hoạch"), *shared, Cell.of(f"hạn-{task}-a"))))
        rows.append(Row((Cell.of("Báo cáo"), Cell.of(f"hạn-{task}-b"))))
    return Table(samples.TASK_COLUMNS, tuple(rows))


def order(deadline: str) -> tuple[int, str]:
    _, task, line = deadline.split("-")
    return int(task), line


def test_an_annex_of_300_tasks_names_area_and_task_on_every_page():
    annex = Annex("NHIỆM VỤ", (task_table(300),), landscape=True)
    document = replace(samples.quarterly_report(), blocks=(samples.paragraph("Hết./."),), annexes=(annex,))
    pages = [[word.text for word in page] for page in paper.words(render_pdf(document))[1:]]
    assert len(pages) > 15
    said = [text for page in pages for text in page if text.startswith("hạn-")]
    assert sorted(said) == sorted(f"hạn-{task}-{line}" for task in range(300) for line in "ab")
    for page in pages:
        first = min((text for text in page if text.startswith("hạn-")), key=order)
        _, task, line = first.split("-")
        assert f"Việc-{task}." in page
        assert "Lĩnh" in page
        assert page.count("chung") == 1, "the head repeats"
        assert (line == "b") == (f"Việc-{task}." in page and "(tiếp)" in page[page.index(f"Việc-{task}.") :][:60])
    [table] = word.tables(render_docx(document))
    assert len(word.rows(table)) == 601


def test_a_long_annex_stands_in_its_place_among_others_and_counts_its_own_pages():
    short = Annex("MỘT", (samples.paragraph("ngắn"),), number="I")
    long = Annex("HAI", (task_table(60),), number="II", landscape=True)
    last = replace(short, title="BA", number="III")
    document = replace(
        samples.quarterly_report(), blocks=(samples.paragraph("Hết./."),), annexes=(short, long, last), is_draft=True
    )
    printed = render_pdf(document)
    pages = paper.words(printed)
    assert {word.text for word in pages[1]} >= {"MỘT", "ngắn"}
    assert {word.text for word in pages[-1]} >= {"BA", "ngắn"}
    middle = pages[2:-1]
    assert paper.sizes(printed) == [(210, 297)] * 2 + [(297, 210)] * len(middle) + [(210, 297)]
    assert [paper.page_number(page) for page in middle] == [None, *map(str, range(2, len(middle) + 1))]
    assert len(middle) > 3
    for page in middle:
        bottom = max(word.bottom for word in page)
        assert bottom <= 195.1, "rows end within the page"
    assert sum(word.text == "THẢO" for page in pages for word in page) == len(pages)


def test_pages_that_were_told_wrongly_are_laid_out_as_a_whole(monkeypatch):
    annex = Annex("NHIỆM VỤ", (task_table(60),), landscape=True)
    document = replace(samples.quarterly_report(), blocks=(samples.paragraph("Hết./."),), annexes=(annex,))
    monkeypatch.setattr(cell_heights, "LINE", cell_heights.LINE / 2)
    with pytest.raises(Misreckoned):
        settled(document).write_pdf()
    pages = [[word.text for word in page] for page in paper.words(render_pdf(document))[1:]]
    said = [text for page in pages for text in page if text.startswith("hạn-")]
    assert sorted(said) == sorted(f"hạn-{task}-{line}" for task in range(60) for line in "ab")
    assert all("Lĩnh" in page for page in pages)


def test_a_first_row_higher_than_a_page_cannot_be_told_beforehand():
    rows = list(task_table(60).rows)
    rows.insert(0, Row((Cell.of("Lĩnh vực"), Cell.of("rà soát thủ tục hành chính " * 400), *[Cell.of("x")] * 4)))
    annex = Annex("NHIỆM VỤ", (Table(samples.TASK_COLUMNS, tuple(rows)),), landscape=True)
    with pytest.raises(Misreckoned):
        annex_pages(replace(samples.quarterly_report(), annexes=(annex,)), 1)
