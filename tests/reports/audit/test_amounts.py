"""Sums of money and of points."""

import pytest

from reports.audit import audit_text

WRONG = (
    ("Tổng kinh phí thực hiện 1.250 triệu đồng (ngân sách tỉnh 900 triệu đồng, xã hội hóa 340 triệu đồng).", "1.240"),
    (
        "Tổng điểm tự chấm là 84,5 điểm (thể chế 12 điểm; thủ tục hành chính 18,5 điểm; bộ máy 10 điểm; công vụ 14 "
        "điểm; tài chính công 11 điểm; chính quyền số 17 điểm).",
        "82,5",
    ),
    ("Dự toán giao 2.500 triệu đồng, gồm: chi thường xuyên 2.000 triệu đồng và chi mua sắm 400 triệu đồng.", "2.400"),
    (
        "Kinh phí 48 tỷ đồng, trong đó ngân sách trung ương 30 tỷ đồng, chiếm 62,5%; ngân sách địa phương 28 tỷ đồng.",
        "58",
    ),
    ("Đã chi 15.600.000 đồng: văn phòng phẩm 5.600.000 đồng, in ấn 9.000.000 đồng.", "14.600.000"),
)
RIGHT = (
    "Tổng kinh phí thực hiện 1.250 triệu đồng (ngân sách tỉnh 900 triệu đồng, xã hội hóa 350 triệu đồng).",
    "Kinh phí 2,5 tỷ đồng, gồm: đường truyền 0,83 tỷ đồng; máy chủ 0,83 tỷ đồng; phần mềm 0,83 tỷ đồng.",
    "Đạt 84,5 điểm (điểm tối đa 100 điểm, tăng 2,5 điểm so với năm 2023).",
    "Đạt 86,75 điểm (điểm thẩm định 60 điểm, điểm điều tra xã hội học 26,75 điểm), tăng 1,2 điểm.",
    "Kinh phí 500 triệu đồng, trong đó có 120 triệu đồng mua sắm, 80 triệu đồng tập huấn.",
    "Kinh phí 500 triệu đồng, trong đó: mua sắm 120 triệu đồng, tập huấn 80 triệu đồng và các khoản khác.",
    "Năm 2024 chi 500 triệu đồng (năm 2023 chi 450 triệu đồng, năm 2022 chi 400 triệu đồng).",
    "Chi 500 triệu đồng (mua 12 máy tính 180 triệu đồng, tập huấn 200 triệu đồng).",
    "Chi khoảng 500 triệu đồng (mua sắm khoảng 180 triệu đồng, tập huấn 200 triệu đồng).",
    "Chi 1,2 tỷ đồng, gồm: mua sắm 700 triệu đồng, tập huấn 400 triệu đồng.",
    "Chi 500 triệu đồng, trong đó: mua sắm 300 triệu đồng, tập huấn 200 triệu đồng, đã giải ngân 450 triệu đồng.",
    "Mức thưởng 10 triệu đồng (tập thể 5 triệu đồng, cá nhân 3 triệu đồng).",
    "Đạt 8,5 điểm (thấp nhất 7 điểm, cao nhất 9,5 điểm).",
    "Chi 12 triệu đồng (bậc một 5 triệu đồng/người, bậc hai 3 triệu đồng/người).",
    "Xử phạt 25 triệu đồng (cá nhân 5 00 triệu đồng, tổ chức 20 triệu đồng).",
)


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_total_that_its_parts_do_not_make_is_told(text, expected):
    (issue,) = [issue for issue in audit_text(text) if issue.severity != "hint"]
    assert (issue.kind, issue.expected) == ("sum", expected)


@pytest.mark.parametrize("text", RIGHT)
def test_what_adds_up_or_claims_nothing_is_silent(text):
    assert [issue for issue in audit_text(text) if issue.severity != "hint"] == []
