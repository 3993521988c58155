"""What an agency says to a warning about its figures, and where it stands."""

import re
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from core.errors import ConflictError, DomainError
from indicators.book import Book
from indicators.consistency import examine, findings_in
from indicators.models import RuleExplanation
from indicators.services import explain
from tests.factories import make_duty, make_period
from tests.indicators.catalogue import make_indicator, make_rule, record
from tests.shared import late, shared

PAGE = "/indicators/KG-SDL/2024-Q1/"
HTMX = {"HX-Request": "true"}
TEXT = "Bốn hồ sơ nộp tại hai nơi."


@shared
def parts(department, quarter, duty, lan):
    """4 and 5 of 8: a rule warns that the parts are too many."""
    rows = {code: make_indicator(code, name=f"Số {code}") for code in ("A", "B", "T")}
    for code, value in (("A", 4), ("B", 5), ("T", 8)):
        record(rows[code], department, quarter, lan, value)
    make_rule("A + B", "le", "T", code="PHAN", severity="warning", message="Các phần không quá tổng.")
    return rows


@pytest.fixture
@late
def clerk(client, lan, parts):
    client.force_login(lan)
    return client


def say(agency, quarter, by, text=TEXT, **more) -> RuleExplanation:
    return explain(agency=agency, quarter=quarter, by=by, text=text, **{"rule": "PHAN"} | more)


def post(client, htmx=False, **more):
    data = {"rule": "PHAN", "version": "0", "text": TEXT} | more
    return client.post(f"{PAGE}explanations/", data, headers=HTMX if htmx else {})


def test_an_explanation_keeps_the_warning_as_it_stood(parts, department, quarter, lan):
    said = say(department, quarter, lan)
    assert (said.message, said.arithmetic) == ("Các phần không quá tổng.", "4 + 5 = 9 > 8; chênh lệch 1")
    assert (said.text, said.written_by, said.version) == (TEXT, lan, 1)
    [found] = findings_in(department, quarter)
    assert (found.explanation, found.blocks, found.is_stale) == (said, False, False)


def test_changed_figures_make_it_stale_and_saying_it_again_settles_that(parts, department, quarter, lan):
    say(department, quarter, lan)
    record(parts["A"], department, quarter, lan, 6, seen=1)
    [found] = findings_in(department, quarter)
    assert (found.blocks, found.is_stale) == (False, True)
    say(department, quarter, lan, seen=1)
    assert not findings_in(department, quarter)[0].is_stale


def test_when_the_rule_holds_again_the_explanation_is_kept_and_no_longer_needed(parts, department, quarter, lan):
    said = say(department, quarter, lan)
    record(parts["A"], department, quarter, lan, 3, seen=1)
    examined = examine(Book(department, quarter))
    assert [one.outcome for one in examined.findings] == ["holds"]
    assert examined.findings[0].explanation is None
    assert examined.unneeded == [said]


def test_it_is_of_its_quarter_and_its_agency(parts, department, home_affairs, province, quarter, duty, lan, settings):
    say(department, quarter, lan)
    second = make_period(2024, "Q2")
    settings.PORTAL_TODAY = date(2024, 4, 1)
    make_duty(department, second, superior=province)
    for code, value in (("A", 4), ("B", 5), ("T", 8)):
        record(parts[code], department, second, lan, value)
    assert findings_in(department, second)[0].explanation is None
    assert examine(Book(home_affairs, quarter)).unneeded == []


def test_the_same_text_sent_twice_is_recorded_once_and_another_is_a_conflict(parts, department, quarter, lan, minh):
    first = say(department, quarter, lan)
    assert say(department, quarter, minh).written_by == lan
    assert RuleExplanation.objects.get().version == first.version
    with pytest.raises(ConflictError):
        say(department, quarter, minh, text="Ý khác.")
    assert say(department, quarter, minh, text="Ý khác.", seen=1).version == 2


@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_is_no_explanation(parts, department, quarter, lan, text):
    with pytest.raises(DomainError, match="phải có nội dung"):
        say(department, quarter, lan, text=text)
    with pytest.raises(IntegrityError, match="explanation_says_something"), transaction.atomic():
        RuleExplanation.objects.create(
            agency=department, quarter=quarter, rule="X", message="x", arithmetic="x", text="", written_by=lan
        )


@pytest.mark.parametrize("rule", ["KHAC", "PHAN ", "band:A", ""])
def test_only_a_warning_that_stands_is_explained(parts, department, quarter, lan, rule):
    with pytest.raises(DomainError, match="không cần giải trình"):
        say(department, quarter, lan, rule=rule)


def test_an_error_is_corrected_and_not_explained(parts, department, quarter, lan):
    make_rule("A", "ge", "T", code="LOI")
    with pytest.raises(DomainError, match="không cần giải trình"):
        say(department, quarter, lan, rule="LOI")


def test_in_a_closed_quarter_nothing_is_written(parts, department, quarter, lan, settings):
    settings.PORTAL_TODAY = date(2024, 5, 1)
    with pytest.raises(DomainError, match="đã khóa sổ ngày 30/04/2024"):
        say(department, quarter, lan)


# On the page


def test_the_form_stands_under_the_warning(clerk):
    page = clerk.get(PAGE).text
    assert "Chưa có giải trình." in page
    assert f'action="{PAGE}explanations/"' in page
    assert "Cảnh báo phải có giải trình thì báo cáo mới trình được." in page
    assert "01 chỗ số liệu chưa khớp, 01 chưa giải trình" in page


def test_the_form_stands_once_beside_the_first_indicator_and_the_summary_leads_there(clerk, parts):
    page = clerk.get(PAGE).text
    [beside] = re.findall(rf'<div class="found" id="found-{parts["A"].pk}">.*?</form>', page, re.DOTALL)
    assert 'id="kiem-tra-PHAN"' in beside
    assert page.count(f'action="{PAGE}explanations/"') == 1
    [panel] = re.findall(r'<section class="panel rule-check".*?</section>', page, re.DOTALL)
    assert '<a href="#kiem-tra-PHAN">Giải trình ở dòng “Số A”</a>' in panel
    assert f'<div class="found" id="found-{parts["B"].pk}"></div>' in page


def test_a_filter_hides_the_row_and_not_what_must_be_explained(clerk, parts):
    page = clerk.get(f"{PAGE}?show=blank").text
    assert f'<tr id="indicator-{parts["A"].pk}"' not in page
    assert 'id="kiem-tra-PHAN"' in page


def test_written_without_script_it_leads_back_to_its_place_and_stands_there(clerk):
    answer = post(clerk)
    assert answer.headers["Location"] == f"{PAGE}#kiem-tra-PHAN"
    page = clerk.get(PAGE).text
    assert TEXT in page
    assert "01 cảnh báo đã giải trình" in page
    assert "Chưa có giải trình." not in page


def test_with_script_the_panel_and_the_line_above_the_grid_come_again(clerk):
    answer = post(clerk, htmx=True)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<section class="panel rule-check" id="rule-check"')
    assert 'id="rule-tally" data-tone="done" hx-swap-oob="true"' in answer.text
    assert TEXT in answer.text


def test_a_row_that_is_saved_brings_the_form_too(clerk, parts):
    answer = clerk.post(f"{PAGE}{parts['B'].pk}/", {"version": "1", "value": "6"}, headers=HTMX)
    assert f'<div class="found" id="found-{parts["A"].pk}" hx-swap-oob="true"><p' in answer.text
    assert 'name="text"' in answer.text
    assert "hx-preserve" in answer.text  # what is being typed there stays


@pytest.mark.parametrize("htmx", [False, True])
def test_a_blank_text_is_refused_at_its_place(clerk, htmx):
    answer = post(clerk, htmx=htmx, text=" ")
    assert answer.status_code == 422
    assert "Chưa ghi giải trình." in answer.text


def test_what_was_typed_is_kept_when_it_is_too_long(clerk):
    answer = post(clerk, text="dài " * 600)
    assert answer.status_code == 422
    assert answer.text.count("dài " * 599) == 1


def test_in_a_conflict_both_texts_are_shown_and_the_second_may_replace_the_first(clerk, department, quarter, minh):
    say(department, quarter, minh, text="Của Minh.")
    answer = post(clerk)
    assert answer.status_code == 409
    assert "Của Minh." in answer.text
    assert TEXT in answer.text
    assert 'name="version" value="1"' in answer.text
    assert post(clerk, version="1").status_code == 302
    assert RuleExplanation.objects.get().text == TEXT


def test_what_was_typed_to_a_warning_that_is_gone_is_shown(clerk, parts, department, quarter, lan):
    record(parts["A"], department, quarter, lan, 3, seen=1)
    for htmx in (False, True):
        answer = post(clerk, htmx=htmx)
        assert answer.status_code == 422
        assert f'Đã ghi, chưa lưu: <span class="reason">{TEXT}</span>' in answer.text


def test_who_may_only_look_sees_the_text_and_no_form(client, department, quarter, parts, lan, thu):
    say(department, quarter, lan)
    client.force_login(thu)
    page = client.get(PAGE).text
    assert TEXT in page
    assert "explanations/" not in page


def test_a_closed_quarter_has_no_form_and_refuses_a_late_post_with_the_day(clerk, settings):
    settings.PORTAL_TODAY = date(2024, 5, 1)
    assert f"{PAGE}explanations/" not in clerk.get(PAGE).text
    answer = post(clerk)
    assert answer.status_code == 422
    assert "Quý I/2024 đã khóa sổ ngày 30/04/2024" in answer.text


def test_one_that_is_no_longer_needed_is_told_so(clerk, parts, department, quarter, lan):
    say(department, quarter, lan)
    record(parts["A"], department, quarter, lan, 3, seen=1)
    page = clerk.get(PAGE).text
    assert "01 giải trình không còn cần" in page
    assert TEXT in page
    assert "4 + 5 = 9 &gt; 8; chênh lệch 1" in page


def test_figures_that_changed_since_are_told(clerk, parts, department, quarter, lan):
    say(department, quarter, lan)
    record(parts["A"], department, quarter, lan, 6, seen=1)
    page = clerk.get(PAGE).text
    assert "Số liệu đã thay đổi sau khi giải trình. Khi đó: 4 + 5 = 9 &gt; 8; chênh lệch 1." in page


def test_what_is_written_is_shown_as_text(clerk):
    post(clerk, text="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in clerk.get(PAGE).text


def test_a_period_longer_than_a_quarter_has_no_explanations(clerk, department):
    make_period(2024, "6T")
    assert clerk.post("/indicators/KG-SDL/2024-6T/explanations/", {}).status_code == 404


# Figures out of their usual range


@pytest.fixture
def steady(department, province, lan, settings):
    """Four quarters of 2023 at 100, and Quý I/2024 at 400."""
    indicator = make_indicator("HS", name="Hồ sơ tiếp nhận")
    settings.PORTAL_TODAY = date(2024, 3, 18)
    for number in (1, 2, 3, 4):
        past = make_period(2023, f"Q{number}")
        make_duty(department, past, superior=province)
        record(indicator, department, past, lan, 100)
    return indicator


def test_an_unusual_figure_wants_an_explanation_like_any_warning(steady, department, quarter, duty, lan):
    assert findings_in(department, quarter) == []
    record(steady, department, quarter, lan, 400)
    [found] = findings_in(department, quarter)
    assert (found.rule, found.blocks) == ("band:HS", True)
    assert found.arithmetic == (
        "400 hồ sơ; thường gặp từ 75 đến 125 (theo 04 quý trước); quý trước 100 (+300%); cùng kỳ năm trước 100 (+300%)"
    )
    say(department, quarter, lan, rule="band:HS")
    assert not findings_in(department, quarter)[0].blocks


def test_the_figures_of_others_and_of_later_quarters_tell_nothing(steady, department, home_affairs, quarter, duty, lan):
    first = make_period(2023, "Q4")
    assert findings_in(department, first) == []  # three quarters before it
    make_duty(home_affairs, quarter)
    record(steady, home_affairs, quarter, lan, 400)
    assert findings_in(home_affairs, quarter) == []


def test_older_than_two_years_is_forgotten(department, province, quarter, duty, lan, settings):
    indicator = make_indicator("HS")
    for year, number in ((2021, 3), (2021, 4), (2022, 1), (2022, 2), (2022, 3)):
        past = make_period(year, f"Q{number}")
        make_duty(department, past, superior=province)
        record(indicator, department, past, lan, 100)
    record(indicator, department, quarter, lan, 400)
    assert findings_in(department, quarter) == []  # three of the last eight quarters


@pytest.mark.parametrize("n", [1, 3])
def test_many_indicators_cost_as_many_queries_as_one(
    steady, department, quarter, duty, lan, n, django_assert_num_queries
):
    for number in range(n):
        record(make_indicator(f"X{number}"), department, quarter, lan, 1)
    with django_assert_num_queries(4):
        findings_in(department, quarter)
