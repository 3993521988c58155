"""What the rules find, beside the grid in which the figures are entered."""

import re

import pytest

from indicators.models import ValidationRule
from tests.indicators.catalogue import make_indicator, make_rule, record
from tests.shared import late, shared

PAGE = "/indicators/KG-SDL/2024-Q1/"
HTMX = {"HX-Request": "true"}
SUM = "Văn bản gửi và nhận cộng lại bằng tổng số."


@pytest.fixture
@late
def clerk(client, lan, duty):
    client.force_login(lan)
    return client


@shared
def sent(department, quarter, duty, lan):
    """436 sent and 1.671 received, 2.107 in all; the rule about them holds."""
    rows = [
        make_indicator(code, name=name) for code, name in (("GUI", "Văn bản gửi"), ("NHAN", "Đến"), ("TONG", "Tổng số"))
    ]
    for indicator, value in zip(rows, (436, 1671, 2107), strict=True):
        record(indicator, department, quarter, lan, value)
    make_rule("GUI + NHAN", "eq", "TONG", message=SUM)
    return rows[0]


def correct(client, indicator, value):
    return client.post(f"{PAGE}{indicator.pk}/", {"version": "1", "value": value}, headers=HTMX)


def panel(answer) -> str:
    [found] = re.findall(r'<section class="panel rule-check".*?</section>', answer.text, re.DOTALL)
    return found


def tally(answer) -> str:
    [found] = re.findall(r'<p class="rule-tally".*?</p>', answer.text, re.DOTALL)
    return found


def test_a_rule_that_holds_is_counted_and_shows_its_arithmetic(clerk, sent):
    page = clerk.get(PAGE)
    assert "Số liệu khớp 01 quy tắc" in tally(page)
    assert "436 + 1.671 = 2.107" in panel(page)
    assert "0 chưa khớp, 01 khớp, 0 bỏ qua" in panel(page)


def test_a_saved_row_that_breaks_a_rule_says_so_at_once_and_leads_to_its_rows(clerk, sent):
    answer = correct(clerk, sent, "463")
    assert answer.status_code == 200
    assert 'id="rule-tally" data-tone="late" hx-swap-oob="true"' in tally(answer)
    assert "01 chỗ số liệu chưa khớp" in tally(answer)
    shown = panel(answer)
    assert 'hx-swap-oob="true"' in shown
    assert f"</svg><b>Lỗi:</b> {SUM}" in shown
    assert "463 + 1.671 = 2.134 ≠ 2.107; chênh lệch 27" in shown
    assert f'<a href="#indicator-{sent.pk}">Văn bản gửi</a>' in shown
    assert shown.count('<a href="#indicator-') == 3
    assert "Báo cáo chưa trình được khi còn lỗi." in shown


def test_each_row_that_a_finding_leads_to_is_on_the_page(clerk, sent):
    correct(clerk, sent, "463")
    page = clerk.get(PAGE).text
    anchors = re.findall(r'<a href="#(indicator-[0-9]+)"', page)
    assert anchors
    assert [anchor for anchor in anchors if f'<tr id="{anchor}"' not in page] == []


def test_corrected_again_the_finding_goes(clerk, sent):
    correct(clerk, sent, "463")
    answer = clerk.post(f"{PAGE}{sent.pk}/", {"version": "2", "value": "436"}, headers=HTMX)
    assert "Số liệu khớp 01 quy tắc" in tally(answer)
    assert "<b>Lỗi:</b>" not in panel(answer)


def test_a_broken_warning_is_a_warning(clerk, sent):
    make_rule("GUI", "ge", "NHAN", severity="warning", message="Gửi không ít hơn nhận.")
    page = clerk.get(PAGE)
    assert 'data-tone="risk"' in tally(page)
    assert "<b>Cảnh báo:</b> Gửi không ít hơn nhận." in panel(page)
    assert "Báo cáo chưa trình được" not in panel(page)


def test_a_rule_with_a_missing_figure_is_skipped_and_says_so(clerk, sent, department, quarter, lan):
    make_indicator("KYSO", name="Văn bản ký số")
    make_rule("KYSO", "le", "TONG", message="Ký số không nhiều hơn tổng số.")
    page = clerk.get(PAGE)
    assert "Bỏ qua 01 quy tắc" in panel(page)
    assert "Bỏ qua: thiếu số liệu “Văn bản ký số”" in panel(page)


def test_where_there_is_nothing_to_check_the_panel_waits_unseen(clerk, department, sent):
    ValidationRule.objects.all().delete()
    page = clerk.get(PAGE)
    assert 'aria-labelledby="rule-check-heading" hidden>' in panel(page)
    assert ' data-tone="none" hidden>' in tally(page)


def test_what_an_administrator_wrote_is_shown_as_text(clerk, sent):
    make_rule("GUI", "ge", "NHAN", message="<script>alert(1)</script> & đúng")
    page = clerk.get(PAGE).text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; đúng" in page


def test_who_may_only_look_sees_the_findings_too(client, thu, sent):
    client.force_login(thu)
    assert "Số liệu khớp 01 quy tắc" in tally(client.get(PAGE))


@pytest.mark.parametrize("rules", [1, 3])
def test_saving_a_row_costs_the_same_for_one_rule_and_for_three(clerk, sent, rules, django_assert_num_queries):
    for _ in range(rules - 1):
        make_rule("GUI + NHAN", "eq", "TONG")
    with django_assert_num_queries(9):  # two of them are savepoints
        assert correct(clerk, sent, "463").status_code == 200
