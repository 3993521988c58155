"""How each nature adds up over agencies and quarters."""

from decimal import Decimal

import pytest

from core.numbers import rounded
from indicators.aggregation.explained import explain
from indicators.models import Indicator
from periods.spans import Span
from tests.factories import make_agency, make_duty, make_period
from tests.indicators.aggregation.province import figure, put, value
from tests.indicators.catalogue import make_indicator
from tests.shared import shared


@shared
def health(province):
    return make_agency("KG-SYT", "Sở Y tế", superior=province)


def test_a_flow_adds_up_over_agencies_and_quarters(province, department, health):
    received = make_indicator("NHAN")
    for agency, first, second in ((department, 100, 20), (health, 7, 0)):
        put(received, agency, "2024-Q1", first)
        put(received, agency, "2024-Q2", second)
    assert value(received, province, "2024-Q1") == 107
    assert value(received, province, "2024-6T") == 127


def test_a_stock_is_the_last_value_of_each_agency_added_up(province, department, health):
    accounts = make_indicator("TAIKHOAN", "stock")
    put(accounts, department, "2024-Q1", 80)
    put(accounts, department, "2024-Q2", 90)
    put(accounts, health, "2024-Q1", 5)
    assert value(accounts, province, "2024-6T") == 95


def test_a_ratio_is_never_a_mean_of_percentages(province, department, health):
    paid = make_indicator("THANHTOAN", "ratio")
    put(paid, department, "2024-Q1", numerator=1, denominator=1)
    put(paid, health, "2024-Q1", numerator=0, denominator=99)
    found = figure(paid, province, "2024-Q1").figure
    assert (found.value, found.numerator, found.denominator) == (1, 1, 100)


def test_a_derived_ratio_comes_from_the_aggregates_of_its_parts(province, department, health):
    above, below = make_indicator("DUNGHAN"), make_indicator("GIAIQUYET")
    rate = make_indicator("TYLE", "ratio", numerator=above, denominator=below)
    for agency, in_time, done in ((department, 9, 10), (health, 0, 90)):
        put(above, agency, "2024-Q1", in_time)
        put(below, agency, "2024-Q1", done)
    found = figure(rate, province, "2024-Q1").figure
    assert (found.value, found.numerator, found.denominator) == (9, 9, 100)


def test_a_score_is_weighted_by_its_base(province, department, health):
    satisfied = make_indicator("HAILONG", "score")
    put(satisfied, department, "2024-Q1", 90, denominator=300)
    put(satisfied, health, "2024-Q1", 60, denominator=100)
    found = figure(satisfied, province, "2024-Q1")
    assert (found.figure.value, found.figure.denominator, found.is_listed) == (Decimal("82.5"), 400, False)


def test_scores_without_a_base_are_listed(province, department, health):
    satisfied = make_indicator("HAILONG", "score")
    put(satisfied, department, "2024-Q1", 90, denominator=300)
    put(satisfied, health, "2024-Q1", 60)
    found = figure(satisfied, province, "2024-Q1")
    assert (found.figure.value, found.is_listed) == (None, True)


def test_one_score_stands_for_itself(province, department):
    satisfied = make_indicator("HAILONG", "score")
    put(satisfied, department, "2024-Q1", 90)
    assert value(satisfied, province, "2024-Q1") == 90


def test_texts_are_listed(province, department):
    model = make_indicator("MOHINH", "text")
    put(model, department, "2024-Q1", text="Một cửa liên thông")
    found = figure(model, province, "2024-Q1")
    assert (found.figure.value, found.is_listed) == (None, True)


@pytest.mark.parametrize("nature", ["flow", "stock", "ratio", "score"])
def test_where_nothing_arose_anywhere_nothing_arose(province, department, health, nature):
    received = make_indicator("NHAN", nature)
    for agency in (department, health):
        put(received, agency, "2024-Q1", is_not_arisen=True)
    assert figure(received, province, "2024-Q1").figure.is_not_arisen


def test_where_nothing_arose_at_one_the_others_count(province, department, health):
    received = make_indicator("NHAN")
    put(received, department, "2024-Q1", 3)
    put(received, health, "2024-Q1", is_not_arisen=True)
    assert value(received, province, "2024-Q1") == 3


def test_a_denominator_of_zero_did_not_arise(province, department):
    paid = make_indicator("THANHTOAN", "ratio")
    put(paid, department, "2024-Q1", numerator=0, denominator=0)
    found = figure(paid, province, "2024-Q1").figure
    assert (found.value, found.is_not_arisen) == (None, True)


def test_what_nobody_entered_is_missing_and_not_zero(province, department):
    found = figure(make_indicator("NHAN"), province, "2024-Q1").figure
    assert (found.value, found.is_entered, found.is_not_arisen) == (None, False, False)


def test_a_value_that_was_taken_back_says_nothing(province, department):
    received = make_indicator("NHAN")
    put(received, department, "2024-Q1")
    assert not figure(received, province, "2024-Q1").figure.is_entered


def test_one_estimate_makes_an_estimate(province, department, health):
    received = make_indicator("NHAN")
    put(received, department, "2024-Q1", 3)
    put(received, health, "2024-Q1", 4, is_estimate=True)
    assert figure(received, province, "2024-Q1").figure.is_estimate


def test_departments_districts_and_communes_make_82602(province):
    """Báo cáo Quý III/2020 của UBND tỉnh Kiên Giang: 82.602 = 9.225 + 38.046 + 35.331."""
    received = make_indicator("NHAN")
    for number, count in enumerate((9225, 38046, 35331)):
        put(received, make_agency(f"KG-{number}", f"Cơ quan {number}", superior=province), "2020-Q3", count)
    assert value(received, province, "2020-Q3") == 82602


def test_classes_31_of_49_print_as_63_27(province, department, health):
    classes = make_indicator("LOP", "ratio")
    put(classes, department, "2020-Q3", numerator=30, denominator=40)
    put(classes, health, "2020-Q3", numerator=1, denominator=9)
    found = value(classes, province, "2020-Q3")
    assert found is not None
    assert rounded(found, 2) == Decimal("63.27")


def test_legal_documents_of_the_year_are_37(province):
    """24 quyết định và 13 nghị quyết lũy kế đến Quý III/2020, trong quý là 11 và 1."""
    decisions, resolutions = make_indicator("QD"), make_indicator("NQ")
    for slug, made, resolved in (("2020-Q1", 6, 5), ("2020-Q2", 7, 7), ("2020-Q3", 11, 1)):
        put(decisions, province, slug, made)
        put(resolutions, province, slug, resolved)
    assert [value(one, province, "2020-Q3") for one in (decisions, resolutions)] == [11, 1]
    assert [value(one, province, "2020-9T") for one in (decisions, resolutions)] == [24, 13]


def test_earlier_quarters_are_compared(province, department):
    received = make_indicator("NHAN")
    for slug, count in (("2023-Q1", 50), ("2023-Q4", 80), ("2024-Q1", 100)):
        put(received, department, slug, count)
    before, year_before = figure(received, province, "2024-Q1").changes
    assert (before.absolute, before.percent) == (20, 25)
    assert (year_before.absolute, year_before.percent) == (50, 100)


def test_nothing_is_compared_with_what_is_missing_and_no_percentage_is_of_zero(province, department):
    received = make_indicator("NHAN")
    put(received, department, "2023-Q4", 0)
    put(received, department, "2024-Q1", 5)
    before, year_before = figure(received, province, "2024-Q1").changes
    assert (before.absolute, before.percent) == (5, None)
    assert (year_before.absolute, year_before.percent) == (None, None)


def test_ratios_are_compared_in_points(province, department):
    paid = make_indicator("THANHTOAN", "ratio")
    put(paid, department, "2023-Q4", numerator=1, denominator=2)
    put(paid, department, "2024-Q1", numerator=3, denominator=4)
    before, _ = figure(paid, province, "2024-Q1").changes
    assert (before.absolute, before.percent) == (25, None)
    assert Indicator.objects.get().nature == "ratio"


def test_a_formula_works_on_the_aggregates_and_is_explained_in_names(province, department, health):
    for code, first, second in (("A", 10, 1), ("B", 20, 2), ("C", 4, 1)):
        one = make_indicator(code, name=f"Số {code}")
        put(one, department, "2024-Q1", first)
        put(one, health, "2024-Q1", second)
    total = make_indicator("TONG", formula="A + B - C")
    found = explain(province, Span.parse("2024-Q1"), total)
    assert found.figure.value == 28
    assert "“Số A” + “Số B” − “Số C”" in found.rule
    assert [operand.figure.value for operand in found.operands] == [11, 22, 5]


def test_only_the_kinds_that_an_indicator_asks_are_missing(province, department, health):
    commune = make_agency("KG-XA", "UBND xã", kind="commune", superior=province)
    for agency in (department, health, commune):
        make_duty(agency, make_period(2024, "Q1"), superior=province)
    assert figure(make_indicator("XA", levels="commune"), province, "2024-Q1").coverage.text == "0/1 cơ quan"
