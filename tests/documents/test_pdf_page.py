"""The official page, measured on the PDF: paper, margins, head, page numbers, fonts, signature."""

from dataclasses import replace
from functools import cache

import pytest

from documents.printed import Heading, Letterhead, Paragraph, PlaceDate, PrintedDocument, Text
from documents.rendering.pdf import render_pdf
from tests.documents import paper, samples

HALF_MM = 0.5
AGENCY_OF_THREE_LINES = ("TRUNG TÂM XÚC TIẾN", "ĐẦU TƯ, THƯƠNG MẠI", "VÀ DU LỊCH TỈNH")


@cache
def report() -> bytes:
    return render_pdf(samples.quarterly_report())


@cache
def plan() -> bytes:
    return render_pdf(samples.annual_plan())


@cache
def report_words() -> list[list[paper.Word]]:
    return paper.words(report())


@cache
def plan_words() -> list[list[paper.Word]]:
    return paper.words(plan())


def test_paper_is_a4():
    assert set(paper.sizes(report())) == {(210, 297)}


def test_text_keeps_within_the_margins_and_reaches_them():
    for page in report_words():
        body = [word for word in page if word.top > 19]
        assert min(word.left for word in body) == pytest.approx(30, abs=HALF_MM)
        assert max(word.right for word in body) <= 195 + HALF_MM
        assert min(word.top for word in body) >= 20 - HALF_MM
        assert max(word.bottom for word in body) <= 277 + HALF_MM
    assert max(word.right for word in report_words()[1]) == pytest.approx(195, abs=HALF_MM)


def test_first_lines_are_indented():
    assert paper.phrase(report_words()[0], "Thực hiện Công văn").left == pytest.approx(30 + 12.7, abs=HALF_MM)


def test_page_number_is_hidden_on_page_1_and_centred_above_the_others():
    numbers = [paper.page_number(page) for page in report_words()]
    assert numbers == [None, *(str(number) for number in range(2, len(numbers) + 1))]
    number = next(word for word in report_words()[1] if word.bottom < 20)
    assert (number.left + number.right) / 2 == pytest.approx(30 + 165 / 2, abs=HALF_MM)
    assert (number.top + number.bottom) / 2 == pytest.approx(10, abs=1)


def test_only_the_official_font_is_used_and_all_of_it_is_embedded():
    for document in (report(), plan()):
        fonts = paper.fonts(document)
        assert {name.replace("-", " ").removesuffix(" Italic").removesuffix(" Bold") for name in fonts} == {
            "Liberation Serif"
        }
        assert all(fonts.values())


def test_head_stands_in_two_columns_on_common_lines():
    page = report_words()[0]
    country = paper.phrase(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    placed = paper.phrase(page, "Kiên Giang, ngày 14 tháng 3 năm 2024")
    number = paper.phrase(page, "Số: 35/BC-SDL")
    agency = paper.phrase(page, "SỞ DU LỊCH")
    right_half, left_half = 97 + 98 / 2, 30 + 67 / 2
    assert country.right - country.left == pytest.approx(96, abs=1)
    for box, centre in ((country, right_half), (placed, right_half), (number, left_half), (agency, left_half)):
        assert (box.left + box.right) / 2 == pytest.approx(centre, abs=HALF_MM)
    assert number.top == pytest.approx(placed.top, abs=HALF_MM)


def test_rules_of_the_head_have_their_lengths():
    page = report_words()[0]
    motto = paper.phrase(page, "Độc lập - Tự do - Hạnh phúc")
    agency = paper.phrase(page, "SỞ DU LỊCH")
    summary = paper.phrase(page, "và phương hướng, nhiệm vụ trọng tâm Quý II năm 2024")
    under_agency, under_motto, under_summary = paper.rules(report(), above=80)
    assert under_motto[:2] == pytest.approx((motto.left, motto.right), abs=HALF_MM)
    for rule, text in ((under_agency, agency), (under_summary, summary)):
        assert 1 / 3 <= (rule[1] - rule[0]) / (text.right - text.left) <= 1 / 2
        assert (rule[0] + rule[1]) / 2 == pytest.approx((text.left + text.right) / 2, abs=HALF_MM)


def test_a_long_agency_name_wraps_inside_its_half():
    first, second = (paper.phrase(plan_words()[0], line) for line in ("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"))
    assert second.top > first.top
    assert first.left >= 30
    assert first.right <= 97


def test_an_agency_name_of_three_lines_pushes_number_and_date_down_together():
    head = Letterhead(("UBND TỈNH KIÊN GIANG",), AGENCY_OF_THREE_LINES, "KH-TTXT", PlaceDate("Kiên Giang", 2024))
    page = paper.words(render_pdf(replace(short_document(), letterhead=head)))[0]
    lines = [paper.phrase(page, line) for line in AGENCY_OF_THREE_LINES]
    number = paper.phrase(page, "Số: /KH-TTXT")
    assert [line.top for line in lines] == sorted(line.top for line in lines)
    assert number.top > lines[-1].bottom
    assert number.top == pytest.approx(paper.phrase(page, "ngày tháng năm 2024").top, abs=HALF_MM)


def test_a_letter_has_no_type_and_its_subject_stands_under_the_number():
    letter = replace(short_document(), type_name="", summary=("báo cáo kết quả cải cách hành chính Quý I/2024",))
    page = paper.words(render_pdf(replace(letter, addressees=("Sở Nội vụ tỉnh Kiên Giang",))))[0]
    number, about = paper.phrase(page, "Số: 35/BC-SDL"), paper.phrase(page, "V/v báo cáo")
    assert 1 < about.top - number.bottom < 4
    assert max(word.right for word in page if word.top == about.top) <= 97
    below = max(word.bottom for word in page if word.left < 97 and word.top < about.top + 12 and word.text != "Kính")
    assert paper.phrase(page, "Kính gửi: Sở Nội vụ tỉnh Kiên Giang").top > below + 3
    assert paper.phrase(page, "- Như trên;").left == pytest.approx(30, abs=HALF_MM)


def test_number_and_day_are_left_open_before_issue():
    page = plan_words()[0]
    marks = [paper.phrase(page, mark) for mark in ("Số:", "/KH-SVHTTDL", "ngày", "tháng 01")]
    assert marks[1].left - marks[0].right > 8
    assert marks[3].left - marks[2].right > 5


def test_signer_stands_25_to_30_mm_below_the_post_and_level_with_recipients():
    page = report_words()[-1]
    authority = paper.phrase(page, "KT. GIÁM ĐỐC")
    post = paper.phrase(page, "PHÓ GIÁM ĐỐC")
    name = paper.phrase(page, "Nguyễn Chí Thanh")
    assert 25 <= name.bottom - post.bottom <= 30
    assert (name.left + name.right) / 2 == pytest.approx((post.left + post.right) / 2, abs=HALF_MM)
    assert paper.phrase(page, "Nơi nhận:").top == pytest.approx(authority.top, abs=1)
    assert paper.phrase(page, "- Lưu: VT, nthcuc.").left == pytest.approx(30, abs=HALF_MM)


def short_document(lines: int = 1, ending: str = "Trên đây là báo cáo./.") -> PrintedDocument:
    body = tuple(samples.paragraph("Một dòng.") for _ in range(lines))
    return replace(samples.quarterly_report(), blocks=(*body, samples.paragraph(ending)))


@pytest.mark.parametrize("ending", ["Trên đây là báo cáo./.", "Trên đây là báo cáo của Sở Du lịch. " * 8 + "./."])
def test_the_signature_never_stands_without_two_lines_of_text(ending):
    seen_second_page = False
    for lines in range(13, 25):
        pages = paper.words(render_pdf(short_document(lines, ending)))
        last = pages[-1]
        signature = paper.phrase(last, "Nơi nhận:")
        text_lines = {round(word.top) for word in last if word.top > 19 and word.bottom < signature.top + 1}
        assert len(text_lines) >= 2
        assert paper.phrase(last, "Nguyễn Chí Thanh").top > signature.top
        seen_second_page |= len(pages) == 2
    assert seen_second_page


def test_a_heading_never_ends_a_page():
    pages_of_heading = set()
    for lines in range(20, 28):
        body = tuple(samples.paragraph("Một dòng.") for _ in range(lines))
        text = samples.paragraph("Phần sau nói về kết quả của cả quý. " * 8)
        document = replace(short_document(), blocks=(*body, Heading(1, "II", "KẾT QUẢ"), text))
        pages = paper.words(render_pdf(document))
        (page,) = (number for number, page in enumerate(pages) if any(word.text == "KẾT" for word in page))
        heading = paper.phrase(pages[page], "II. KẾT QUẢ")
        lines_below = {round(word.top) for word in pages[page] if word.top > heading.bottom and word.bottom < 277.5}
        assert len(lines_below) >= 2
        pages_of_heading.add(page)
    assert pages_of_heading == {0, 1}


def of_blocks(*blocks) -> list[list[str]]:
    """The words of each page of a report with these blocks."""
    pages = paper.words(render_pdf(replace(samples.quarterly_report(), blocks=blocks)))
    return [[word.text for word in page] for page in pages]


def empty_headings(count: int) -> tuple[Heading, ...]:
    return tuple(Heading(2, str(number), f"Mục-trống-{number}") for number in range(1, count + 1))


def test_headings_without_text_leave_no_page_half_empty():
    text = Paragraph((Text("Câu-mở " * 40),))
    first, second, *_ = of_blocks(text, *empty_headings(28), text)
    assert "Mục-trống-15" in first
    assert "Mục-trống-28" in second


@pytest.mark.parametrize("above", range(21, 29))
def test_a_heading_goes_to_the_next_page_with_the_deeper_one_and_its_text(above):
    last = (Heading(1, "II", "Chương-mới"), Heading(2, "1", "Mục-đầu"), Paragraph((Text("Câu-mở " * 40),)))
    pages = of_blocks(*empty_headings(above), *last)
    [page] = [page for page in pages if "Mục-đầu" in page]
    assert "CHƯƠNG-MỚI" in page or "Chương-mới" in page
    assert "Câu-mở" in page
