"""A text against the figures of its own report, and against the report before it."""

from decimal import Decimal

import pytest

from plans.figures import Progress
from reports.audit import AuditContext, Figure, audit_text
from reports.figures import ReportFigures
from reports.proofreading import known_figures, proofread

RECEIVED = Figure("Số hồ sơ tiếp nhận", Decimal(3482), also=(Decimal(9120),))
TASKS = Figure("nhiệm vụ", Decimal(21), Decimal(27))
CONTEXT = AuditContext(year=2025, quarters=(3,), figures=(RECEIVED, TASKS), style=False)


def kinds(text):
    return [issue.kind for issue in audit_text(text, context=CONTEXT)]


@pytest.mark.parametrize(
    "text",
    [
        "Đến nay đã thực hiện 20/27 nhiệm vụ.",
        "Trong quý III, Sở đã tiếp nhận 3.428 hồ sơ.",
        "Sở đã tiếp nhận 3.428 hồ sơ (trực tuyến 3.000 hồ sơ và trực tiếp 428 hồ sơ).",
        "Số hồ sơ tiếp nhận là 3.428 hồ sơ.",
    ],
)
def test_a_figure_typed_by_hand_that_is_not_the_one_entered_is_found(text):
    assert kinds(text) == ["data_mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        "Đến nay đã thực hiện 21/27 nhiệm vụ.",
        "Đã hoàn thành 15/27 nhiệm vụ, 06/27 nhiệm vụ đúng tiến độ.",
        "Còn 06/27 nhiệm vụ chưa thực hiện.",
        "Đã thực hiện 12/15 nhiệm vụ Ủy ban nhân dân tỉnh giao.",
        "Sở đã tiếp nhận 9.120 hồ sơ.",
        "Phòng Quản lý lữ hành đã tiếp nhận 128 hồ sơ.",
        "Trong quý II, Sở đã tiếp nhận 3.345 hồ sơ.",
        "Sở đã tiếp nhận 120 hồ sơ về lĩnh vực lữ hành.",
        "Các xã tiếp nhận 12.950 hồ sơ.",
        "Riêng lĩnh vực lữ hành, số hồ sơ tiếp nhận là 120 hồ sơ.",
        "Đã trả 10 hồ sơ tiếp nhận qua bưu chính.",
    ],
)
def test_figures_of_something_else_are_silent(text):
    assert "data_mismatch" not in kinds(text)


def test_the_figures_of_a_report_are_named_by_their_indicators():
    progress = Progress(states={"completed": 15, "on_schedule": 6, "overdue": 6})
    tokens = {"chi_tieu.HS": "3.482", "luy_ke.HS": "9.120", "chi_tieu.X": "không phát sinh", "chi_tieu.D": "12"}
    labels = {"chi_tieu.HS": "“Số hồ sơ tiếp nhận”", "chi_tieu.X": "“Số vụ việc khiếu nại”", "chi_tieu.D": "“Điểm”"}
    assert known_figures(ReportFigures(progress, tokens, labels)) == (TASKS, RECEIVED)


SAME = "Trong kỳ, Sở đã tổ chức tập huấn cho 214 công chức."


def found(body, previous):
    return [issue.kind for _, issue in proofread([body], {"a": "214"}, year=2025, quarters=(3,), previous=[previous])]


def test_a_result_copied_from_the_last_report_is_found():
    assert found(SAME, f"Mở đầu.\n\n{SAME}") == ["leftover"]


@pytest.mark.parametrize(
    ("body", "previous"),
    [
        (SAME, SAME.replace("214", "190")),
        (SAME.replace("214", "[[a]]"), SAME),
        (SAME.replace("214", "[[a]]"), SAME.replace("214", "[[a]]")),
        ("Sở có 05 phòng đã tổ chức tiếp dân.", "Sở có 05 phòng đã tổ chức tiếp dân."),
        (f"II. PHƯƠNG HƯỚNG, NHIỆM VỤ\n\n{SAME}", SAME),
    ],
)
def test_what_changed_or_may_stay_the_same_is_silent(body, previous):
    assert found(body, previous) == []
