"""What a finding says and where it points; what belongs together in a document; what the context adds."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest

from documents.reading.citations import citations
from documents.reading.document import read
from reports.audit import AuditContext, Figure, Kind, Part, Severity, audit_document, audit_text

WRONG = "Đến nay mở 31/49 lớp, đạt 63,26% kế hoạch."


def test_a_finding_names_the_arithmetic_and_points_at_the_figures():
    (issue,) = audit_text("I. KẾT QUẢ\n\n" + WRONG)
    assert (issue.kind, issue.severity, issue.line, issue.sentence) == (Kind.PERCENT, Severity.ERROR, 3, WRONG)
    assert issue.message == "31/49 = 63,27% (làm tròn), văn bản ghi 63,26%."
    assert (issue.expected, issue.found) == ("63,27%", "63,26%")
    assert ("I. KẾT QUẢ\n\n" + WRONG)[issue.start : issue.end] == "31/49 lớp, đạt 63,26%"


def test_offsets_count_in_the_composed_form():
    (issue,) = audit_text(unicodedata.normalize("NFD", WRONG))
    assert WRONG[issue.start : issue.end] == "31/49 lớp, đạt 63,26%"


def test_a_percentage_is_judged_by_the_decimals_it_is_written_with():
    for right in ("74%", "74,1%", "74,07%", "74,074%"):
        assert audit_text(f"Đã thực hiện 20/27 nhiệm vụ, đạt {right}.") == []
    for wrong in ("75%", "74,0%", "74,08%"):
        assert [issue.kind for issue in audit_text(f"Đã thực hiện 20/27 nhiệm vụ, đạt {wrong}.")] == ["percent"]


def test_hints_can_be_left_out():
    text = "Trong kỳ đã ban hành 5 quyết định về công bố TTHC."
    assert [issue.suggestion for issue in audit_text(text)] == ["05"]
    assert audit_text(text, context=AuditContext(style=False)) == []


def test_what_is_left_open_makes_a_list_shorter_but_never_longer():
    assert audit_text("Ban hành 140 văn bản, gồm: 32 quyết định, 16 kế hoạch và các văn bản khác.") == []
    (issue,) = audit_text("Ban hành 40 văn bản, gồm: 32 quyết định, 16 kế hoạch và các văn bản khác.")
    assert issue.message == "32 + 16 = 48, văn bản ghi tổng là 40."


def test_a_number_that_can_be_read_in_two_ways_is_not_judged():
    for total in ("11.0 93", "11 .093", "11 093", "11,093", "1.234,5", "١١"):
        assert audit_text(f"Tổng số {total} hồ sơ, trong đó trực tiếp 8.469 hồ sơ, trực tuyến 593 hồ sơ.") == []


def test_what_character_recognition_tore_is_not_judged_and_a_new_paragraph_tears_nothing():
    for text in (
        "Đã thực hiện 2 0/27 nhiệm vụ, đạt 74,1%.",
        "Đã thực hiện 20/27 nhiệm vụ, đạt 7 5,1%.",
        "Nghị quyết số 76/NQ-CP ngày 2 5/7/2021 của Chính phủ về cải cách hành chính.",
        "Nghị quyết số 76/NQ-CP ngày 15/7/20 21 của Chính phủ về cải cách hành chính.",
        "Kế hoạch số 10 9/KH-UBND ngày 01/02/2024; Kế hoạch số 9/KH-UBND ngày 05/02/2024 của UBND tỉnh.",
    ):
        assert audit_text(text) == []
    told = audit_text("Kết quả năm 2024\n20/27 nhiệm vụ hoàn thành, đạt 75,1%.", wrapped=False)
    assert [issue.kind for issue in told] == ["percent"]


@pytest.mark.parametrize(
    "text",
    [
        "Lập danh sách dự học năm 20249; Báo cáo công tác đào tạo năm 202310.",
        "Ban hành Kế hoạch CCHC2; Kiểm tra CCHC3; đào tạo năm 20249.",
    ],
)
def test_a_mark_that_sticks_to_a_year_is_no_impossible_year(text):
    assert audit_text(text) == []


def test_a_mark_that_sticks_to_a_count_is_taken_off_it():
    text = (
        "Sở đề ra 271 nhiệm vụ, gồm 20 nhiệm vụ thường xuyên và 07 nhiệm vụ đột xuất.\n\n"
        "1 Phụ lục kèm theo Kế hoạch số 67/KH-SDL ngày 28/12/2023."
    )
    assert audit_text(text) == []
    (issue,) = audit_text(text.replace("và 07", "và 09"))
    assert issue.message == "20 + 9 = 29, văn bản ghi tổng là 27."


def test_a_footnote_lists_parts_without_a_word_before_them_only_where_they_count_the_same_things():
    text = "Trong quý đã ban hành 12 văn bản chỉ đạo, điều hành1.\n\n1 {}"
    assert audit_text(text.format("04 quyết định, 08 kế hoạch.")) == []
    (issue,) = audit_text(text.format("04 quyết định, 09 kế hoạch."))
    assert (issue.kind, issue.message) == (Kind.SUM, "4 + 9 = 13, văn bản ghi tổng là 12.")
    for other in (
        "05 phòng, 08 trung tâm.",
        "12 văn bản của Sở Nội vụ.",
        "04 quyết định, so với cùng kỳ tăng 03 quyết định.",
        "04 quyết định, 03 kế hoạch và các văn bản khác.",
        "50 quyết định của tỉnh, 40 kế hoạch của Trung ương được rà soát.",
        "04 quyết định gửi 30 cơ quan, 09 kế hoạch.",
        "12 văn bản gồm: quyết định, kế hoạch và 03 công văn.",
        "04 quyết định, 03 kế hoạch, còn lại là công văn.",
    ):
        assert audit_text(text.format(other)) == []


def test_a_month_that_ends_like_a_footnote_keeps_its_digits():
    text = "Công văn số 100/TCT ngày 14 tháng 11 năm 2023.\n\n1 Tỷ lệ thanh toán trực tuyến tối thiểu 45%."
    (cited,) = citations(read(text))
    assert cited.day == date(2023, 11, 14)


def test_bullets_divide_the_total_above_them_and_inner_bullets_their_own():
    text = (
        "Tổng số hồ sơ tiếp nhận: 500 hồ sơ, trong đó:\n- Trực tuyến: 300 hồ sơ, gồm:\n+ Toàn trình: 200 hồ sơ;\n"
        "+ Một phần: {} hồ sơ;\n- Trực tiếp: {} hồ sơ.\n"
    )
    assert audit_text(text.format(100, 200)) == []
    assert [issue.message for issue in audit_text(text.format(110, 200))] == [
        "200 + 110 = 310, văn bản ghi tổng là 300."
    ]
    assert [issue.message for issue in audit_text(text.format(100, 210))] == [
        "300 + 210 = 510, văn bản ghi tổng là 500."
    ]


def test_low_numbers_of_two_years_are_two_documents():
    cited = "Kế hoạch số 01/KH-UBND ngày 04/01/{} và Kế hoạch số 01/KH-UBND ngày 05/01/2024 của UBND tỉnh."
    assert audit_text(cited.format(2021)) == []
    assert [issue.kind for issue in audit_text(cited.format(2024))] == ["citation_conflict"]


def test_the_text_tells_its_own_day_and_period():
    text = (
        "Hà Nội, ngày 20 tháng 3 năm 2024\n\nBÁO CÁO\nCông tác cải cách hành chính Quý I năm 2024\n\n"
        "I. KẾT QUẢ\nThực hiện Kế hoạch số 12/KH-UBND ngày {} của UBND tỉnh. Trong {}, Sở đã tiếp nhận 45 hồ sơ.\n"
        "II. NHIỆM VỤ TRỌNG TÂM QUÝ II\nTrong quý II/2024, tổ chức thực hiện 05 lớp tập huấn.\n"
    )
    assert audit_text(text.format("10/01/2024", "quý I/2024")) == []
    issues = audit_text(text.format("10/4/2024", "quý IV/2023"))
    assert [issue.kind for issue in issues] == ["citation_future", "leftover"]


def test_figures_typed_by_hand_are_held_against_the_data():
    context = AuditContext(figures=(Figure("Số hồ sơ tiếp nhận", Decimal(27)),))
    assert audit_text("Số hồ sơ tiếp nhận trong kỳ: 27 hồ sơ.", context=context) == []
    assert audit_text("Số hồ sơ tiếp nhận trực tuyến là 20 hồ sơ.", context=context) == []
    (issue,) = audit_text("Số hồ sơ tiếp nhận trong kỳ: 72 hồ sơ.", context=context)
    assert (issue.kind, issue.expected, issue.found) == ("data_mismatch", "27", "72")


def test_the_context_goes_before_the_text():
    context = AuditContext(report_date=date(2024, 1, 5))
    (issue,) = audit_text("Thực hiện Công văn số 12/SNV-CCHC ngày 10/01/2024.", context=context)
    assert issue.kind == Kind.CITATION_FUTURE


def test_parts_of_a_document_are_compared_and_each_finding_names_its_part():
    parts = [
        Part("Mục I.1", "Kế hoạch số 39/KH-BCĐ ngày 17/02/2024 về Đề án 06."),
        Part(
            "Mục II.3",
            "Đối với 17 trường hợp[^1].\nTheo Kế hoạch số 39/KH-BCĐ ngày 27/02/2024.",
            {1: "Gồm: 10 trường hợp nghỉ hưu, 08 trường hợp thôi việc."},
        ),
    ]
    found = [(issue.kind, issue.place, issue.line) for issue in audit_document(parts)]
    assert found == [("sum", "Mục II.3", 1), ("citation_conflict", "Mục II.3", 2)]
