"""The rules in force, judged on what an agency has entered for a quarter."""

from datetime import date

import pytest

from indicators.consistency import findings_in
from indicators.models import ValidationRule
from tests.factories import make_duty
from tests.indicators.catalogue import make_indicator, make_rule, record
from tests.shared import late, shared


@shared
def indicators():
    return {code: make_indicator(code) for code in ("A", "B", "T", "X")}


@pytest.fixture
@late
def enter(indicators, lan, department):
    def enter(quarter, agency=department, **values):
        for code, value in values.items():
            record(indicators[code], agency, quarter, lan, value)

    return enter


def said(agency, quarter) -> dict[str, tuple[str, str]]:
    return {found.rule: (found.outcome.value, found.arithmetic) for found in findings_in(agency, quarter)}


def test_the_quarters_figures_are_judged(quarters, enter, department):
    make_rule("A + B", "eq", "T")
    enter(quarters[0], A=1, B=2, T=3)
    enter(quarters[1], A=1, B=2, T=4)
    assert said(department, quarters[0]) == {"R1": ("holds", "1 + 2 = 3")}
    assert said(department, quarters[1]) == {"R1": ("fails", "1 + 2 = 3 ≠ 4; chênh lệch 1")}


def test_the_year_so_far_is_judged_where_the_rule_says_so(quarters, enter, department):
    make_rule("A", "le", "T", basis="year_to_date")
    enter(quarters[0], A=5, T=3)
    enter(quarters[1], A=1, T=4)
    assert said(department, quarters[1]) == {"R1": ("holds", "6 ≤ 7")}


def test_an_opening_balance_is_compared_with_the_closing_one_of_the_quarter_before(quarters, enter, department):
    make_rule("A", "eq", "B", basis="previous")
    enter(quarters[0], B=5)
    enter(quarters[1], A=4, B=9)
    assert said(department, quarters[1]) == {"R1": ("fails", "4 ≠ 5; chênh lệch 1")}
    enter(quarters[2], A=9)
    assert said(department, quarters[2]) == {"R1": ("holds", "9 = 9")}


def test_a_quarter_before_that_nobody_entered_is_said(quarters, enter, department):
    make_rule("A", "eq", "B", basis="previous")
    enter(quarters[1], A=4)
    assert said(department, quarters[1]) == {"R1": ("skipped", "bỏ qua: thiếu số liệu “B (quý trước)”")}


def test_a_rule_none_of_whose_figures_was_entered_is_left_out(quarters, enter, department):
    make_rule("A + B", "eq", "T")
    make_rule("X", "le", "A")
    enter(quarters[0], X=1)
    assert said(department, quarters[0]) == {"R2": ("skipped", "bỏ qua: thiếu số liệu “A”")}


def test_the_figures_of_another_agency_do_not_count(quarters, enter, department, home_affairs):
    make_duty(home_affairs, quarters[0], closes_on=date(2025, 1, 31))
    make_rule("A", "eq", "T")
    enter(quarters[0], A=1, T=1)
    enter(quarters[0], home_affairs, A=7)
    assert said(department, quarters[0])["R1"][0] == "holds"
    assert said(home_affairs, quarters[0])["R1"][0] == "skipped"


def test_a_figure_that_was_cleared_is_missing(quarters, enter, department, indicators, lan):
    make_rule("A", "eq", "T")
    enter(quarters[0], A=1, T=1)
    record(indicators["T"], department, quarters[0], lan, seen=1)
    assert said(department, quarters[0]) == {"R1": ("skipped", "bỏ qua: thiếu số liệu “T”")}


def test_a_derived_ratio_is_worked_out_from_its_parts(quarters, enter, department, indicators):
    make_indicator("R", "ratio", numerator=indicators["A"], denominator=indicators["T"])
    make_rule("R", "ge", "95%")
    enter(quarters[0], A=31, T=49)
    assert said(department, quarters[0]) == {"R1": ("fails", "63,27% < 95%; chênh lệch 0,3173")}


def test_a_rule_that_was_broken_behind_the_form_says_so(quarters, enter, department):
    make_rule("A +", "eq", "T")
    [(outcome, words)] = said(department, quarters[0]).values()
    assert outcome == "skipped"
    assert "công thức hỏng" in words


def test_a_rule_is_judged_in_the_quarters_to_which_it_belongs(quarters, enter, department):
    make_rule("A", "eq", "T", valid_from=2024, from_quarter=2, valid_to=2024, to_quarter=3)
    for quarter in quarters:
        enter(quarter, A=1, T=2)
    assert [len(findings_in(department, quarter)) for quarter in quarters] == [0, 1, 1, 0]


def test_rules_out_of_their_years_are_not_judged(quarters, enter, department):
    make_rule("A", "eq", "T", valid_to=2023)
    enter(quarters[0], A=1, T=2)
    assert findings_in(department, quarters[0]) == []


@pytest.mark.parametrize("rules", [1, 3])
def test_many_rules_cost_as_many_queries_as_one(quarters, enter, department, rules, django_assert_num_queries):
    enter(quarters[0], A=1, B=2, T=3)
    for _ in range(rules):
        make_rule("A + B", "eq", "T")
    with django_assert_num_queries(4):
        assert len(findings_in(department, quarters[0])) == rules


def test_without_rules_three_queries_are_enough(quarters, department, django_assert_num_queries):
    assert not ValidationRule.objects.exists()
    with django_assert_num_queries(3):
        assert findings_in(department, quarters[0]) == []
