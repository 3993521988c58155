"""What a report says of the three answers: a figure, nothing entered, nothing arisen."""

import pytest

from documents.running.shown import passage
from documents.running.tokens import fill, fill_draft, told
from indicators.models import Indicator
from reports.figures import live_figures
from reports.sentences import IN_PERIOD, absence, presence
from tests.indicators.catalogue import make_indicator, record

WHO = "Sở Du lịch"
VALUES = {
    "ky.ten": "Quý I",
    "chi_tieu.A": "không phát sinh",
    "chi_tieu.B": "không phát sinh",
    "chi_tieu.SO": "0",
    "cau.A": "Trong kỳ báo cáo, Sở Du lịch không có trường hợp tuyển dụng mới.",
    "cau.B": "Trong kỳ báo cáo, Sở Du lịch không phát sinh hồ sơ.",
    "cau.SO": "Hồ sơ: 0 hồ sơ.",
}


@pytest.mark.parametrize(
    ("name", "nature", "words", "sentence"),
    [  # the first three are said so, or nearly so, in the report of the first seed
        ("Công chức tuyển dụng mới", "flow", "có trường hợp tuyển dụng mới", "không có trường hợp tuyển dụng mới."),
        ("Đơn thư", "flow", "có đơn thư, khiếu nại, tố cáo nào", "không có đơn thư, khiếu nại, tố cáo nào."),
        ("VBQPPL", "flow", "tham mưu, ban hành VBQPPL", "không tham mưu, ban hành VBQPPL."),
        ("Hồ sơ tiếp nhận trong kỳ", "flow", "", "không phát sinh hồ sơ tiếp nhận trong kỳ."),
        ("Số hồ sơ tiếp nhận", "flow", "", "không phát sinh hồ sơ tiếp nhận."),
        ("TTHC có phát sinh", "stock", "", "không phát sinh TTHC có phát sinh."),
        ("Tỷ lệ đúng hạn", "ratio", "", "không phát sinh số liệu để tính tỷ lệ đúng hạn."),
    ],
)
def test_what_did_not_arise_is_said_in_an_official_sentence(name, nature, words, sentence):
    indicator = Indicator(name=name, nature=nature, absence=words)
    assert absence(indicator, WHO, IN_PERIOD) == f"Trong kỳ báo cáo, Sở Du lịch {sentence}"


@pytest.mark.parametrize(
    ("nature", "unit", "text", "sentence"),
    [
        ("flow", "hồ sơ", "1.671", "Chỉ tiêu: 1.671 hồ sơ."),
        ("flow", "hồ sơ", "0", "Chỉ tiêu: 0 hồ sơ."),
        ("ratio", "%", "63,27%", "Chỉ tiêu: 63,27%."),
        ("score", "%", "90", "Chỉ tiêu: 90%."),
        ("text", "nội dung", "Đã kiện toàn.", "Chỉ tiêu: Đã kiện toàn."),
    ],
)
def test_a_figure_is_said_with_its_unit(nature, unit, text, sentence):
    assert presence(Indicator(name="Chỉ tiêu", nature=nature, unit=unit), text) == sentence


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Tuyển dụng [[chi_tieu.A]] công chức.", VALUES["cau.A"]),
        (
            "- Trong [[ky.ten]], tuyển dụng [[chi_tieu.A]] người, trong đó [[chi_tieu.B]] nữ;",
            f"- {VALUES['cau.A']}",
        ),
        ("Tuyển dụng [[chi_tieu.SO]] công chức.", "Tuyển dụng 0 công chức."),
        ("Có [[chi_tieu.SO]] lớp, [[chi_tieu.A]] người.", "Có 0 lớp, không phát sinh người."),
        ("Đã họp. Tuyển dụng [[chi_tieu.A]] người.", "Đã họp. Tuyển dụng không phát sinh người."),
        ("Theo Kế hoạch số 10/KH-SDL: [[chi_tieu.A]].", "Theo Kế hoạch số 10/KH-SDL: không phát sinh."),
        ("[[cau.SO]]", "Hồ sơ: 0 hồ sơ."),
        ("Không có số liệu.", "Không có số liệu."),
    ],
)
def test_a_line_about_nothing_but_what_did_not_arise_is_that_sentence(line, said):
    assert fill(line, VALUES) == fill_draft(line, VALUES) == said


def test_a_line_with_a_footnote_stays_for_its_note():
    line = "Tuyển dụng [[chi_tieu.A]] người^[Theo báo cáo.]."
    assert told(line, VALUES) == line


def test_what_was_frozen_before_there_were_sentences_is_printed_as_before():
    assert fill("Tuyển dụng [[chi_tieu.A]] người.", {"chi_tieu.A": "không phát sinh"}) == (
        "Tuyển dụng không phát sinh người."
    )


def test_the_page_marks_the_sentence_as_a_figure():
    [line] = passage("Tuyển dụng [[chi_tieu.A]] người.", VALUES, is_final=False).lines
    assert [(run.kind, run.text) for run in line.runs] == [("figure", VALUES["cau.A"])]


@pytest.mark.django_db
def test_the_three_answers_of_an_agency_are_said_apart(department, quarter, duty, lan):
    zero, arose, silent = (make_indicator(code, name=f"Hồ sơ {code}") for code in ("KHONG", "CHUAPS", "CHUA"))
    record(zero, department, quarter, lan, 0)
    record(arose, department, quarter, lan, is_not_arisen=True, reason="Không có vụ việc")
    Indicator.objects.filter(pk=arose.pk).update(absence="có vụ việc nào")
    tokens = live_figures(department, quarter).tokens
    text = "\n".join(f"Có [[chi_tieu.{one.code}]] hồ sơ." for one in (zero, arose, silent))
    said = ["Có 0 hồ sơ.", f"Trong kỳ báo cáo, {tokens['co_quan.ten']} không có vụ việc nào."]
    assert fill(text, tokens).split("\n") == said
    assert fill_draft(text, tokens).split("\n") == [*said, "Có [chưa có số liệu] hồ sơ."]
    assert tokens["cau_luy_ke.CHUAPS"].startswith("Từ đầu năm đến hết kỳ báo cáo, ")
    assert "cau.CHUA" not in tokens
