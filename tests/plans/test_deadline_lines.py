"""A deliverable beneath its task: what it is and its deadline as written."""

import pytest

from plans.models import Deliverable
from plans.pages.rows import deadline_line


@pytest.mark.parametrize(
    ("activity", "product", "shown"),
    [
        ("", "Tờ trình văn bản QPPL kèm theo.", "Tờ trình văn bản QPPL kèm theo"),
        ("Ban hành kế hoạch", "Kế hoạch", "Ban hành kế hoạch – Kế hoạch"),
        ("Báo cáo kết quả thực hiện.", "Báo cáo kết quả thực hiện", "Báo cáo kết quả thực hiện"),
        ("", "", ""),
    ],
)
def test_a_line_says_the_same_words_once_and_stops_nowhere_within(activity, product, shown):
    line = deadline_line(Deliverable(activity=activity, product=product, deadline="Quý IV/2024", is_understood=True))
    assert (line.product, line.deadline) == (shown, "Quý IV/2024")
