"""How indicators add up over the quarters of a year, and what is not a number."""

from decimal import Decimal

import pytest

from core.numbers import rounded
from indicators.figures import (
    EMPTY,
    Figure,
    attainment,
    derived,
    in_period,
    of_rows,
    ratio,
    so_far_of_rows,
    year_to_date,
)
from indicators.models import Indicator, IndicatorValue, Target
from indicators.states import Attainment
from tests.factories import make_agency, make_duty, make_period, make_user
from tests.indicators.catalogue import make_indicator, record


def so_far(period, agency, code: str) -> Figure:
    figures = year_to_date(IndicatorValue.objects.all(), Indicator.objects.all(), period)
    return figures.get((agency.pk, code), EMPTY)


def within(period, agency, code: str) -> Figure:
    figures = in_period(IndicatorValue.objects.all(), Indicator.objects.all(), period)
    return figures.get((agency.pk, code), EMPTY)


def test_a_flow_is_the_sum_of_the_quarters_so_far(quarters, department, lan):
    received = make_indicator("NHAN")
    for quarter, value in zip(quarters, (100, 250, 30), strict=False):
        record(received, department, quarter, lan, value)
    assert [so_far(quarter, department, "NHAN").value for quarter in quarters] == [100, 350, 380, 380]
    assert [within(quarter, department, "NHAN").value for quarter in quarters[:3]] == [100, 250, 30]


@pytest.mark.parametrize("nature", ["stock", "score"])
def test_a_stock_and_a_score_take_the_last_value(quarters, department, lan, nature):
    accounts = make_indicator("TAIKHOAN", nature)
    for quarter, value in ((quarters[0], "80"), (quarters[2], "75,5".replace(",", "."))):
        record(accounts, department, quarter, lan, value)
    assert so_far(quarters[1], department, "TAIKHOAN").value == 80
    assert so_far(quarters[3], department, "TAIKHOAN").value == Decimal("75.5")


def test_a_stock_that_no_longer_arises_is_not_its_earlier_value(quarters, department, lan):
    accounts = make_indicator("TAIKHOAN", "stock")
    record(accounts, department, quarters[0], lan, 80)
    record(accounts, department, quarters[1], lan, is_not_arisen=True, reason="Đã thôi dùng.")
    found = so_far(quarters[1], department, "TAIKHOAN")
    assert (found.value, found.is_not_arisen, found.text) == (None, True, "Đã thôi dùng.")


def test_a_text_takes_the_last_one(quarters, department, lan):
    model = make_indicator("MOHINH", "text")
    record(model, department, quarters[0], lan, text="Một cửa")
    record(model, department, quarters[1], lan, text="Một cửa liên thông")
    assert so_far(quarters[3], department, "MOHINH").text == "Một cửa liên thông"


def test_a_ratio_of_quarters_is_no_mean_of_percentages(quarters, department, lan):
    paid = make_indicator("THANHTOAN", "ratio")
    record(paid, department, quarters[0], lan, numerator=1, denominator=1)
    record(paid, department, quarters[1], lan, numerator=0, denominator=99)
    found = so_far(quarters[1], department, "THANHTOAN")
    assert (found.value, found.numerator, found.denominator) == (1, 1, 100)


def test_a_longer_period_covers_its_quarters(quarters, department, lan):
    half, received = make_period(2024, "6T"), make_indicator("NHAN")
    for quarter in quarters:
        record(received, department, quarter, lan, 10)
    assert within(half, department, "NHAN").value == 20
    assert so_far(half, department, "NHAN").value == 20
    assert so_far(make_period(2024, "9T"), department, "NHAN").value == 30


def test_another_years_values_do_not_count(quarters, department, province, lan):
    before = make_period(2023, "Q4")
    make_duty(department, before, superior=province, closes_on=quarters[3].ends_on)
    received = make_indicator("NHAN")
    record(received, department, before, lan, 999)
    record(received, department, quarters[0], lan, 1)
    assert so_far(quarters[0], department, "NHAN").value == 1


def test_agencies_are_kept_apart(quarters, department, province, lan):
    other = make_agency("KG-SYT", "Sở Y tế", superior=province)
    make_duty(other, quarters[0], superior=province, closes_on=quarters[3].ends_on)
    received, clerk = make_indicator("NHAN"), make_user("y", "editor", other)
    record(received, department, quarters[0], lan, 3)
    record(received, other, quarters[0], clerk, 4)
    assert (so_far(quarters[0], department, "NHAN").value, so_far(quarters[0], other, "NHAN").value) == (3, 4)


def test_three_answers_stay_apart(quarters, department, lan):
    first, zero, none = (make_indicator(code) for code in ("TRONG", "KHONG", "KHONGPHATSINH"))
    row = record(first, department, quarters[0], lan, 5)
    record(first, department, quarters[0], lan, seen=row.version)
    record(zero, department, quarters[0], lan, 0)
    record(none, department, quarters[0], lan, is_not_arisen=True, reason="Trong quý không có.")
    blank, nothing, arose = (so_far(quarters[0], department, one.code) for one in (first, zero, none))
    assert blank == EMPTY
    assert (nothing.value, nothing.is_not_arisen, nothing.is_entered) == (0, False, True)
    assert (arose.value, arose.is_not_arisen, arose.is_entered) == (None, True, True)


def test_a_quarter_in_which_nothing_arose_leaves_the_others_sum(quarters, department, lan):
    received = make_indicator("NHAN")
    record(received, department, quarters[0], lan, 7)
    record(received, department, quarters[1], lan, is_not_arisen=True, reason="Không có hồ sơ.")
    found = so_far(quarters[1], department, "NHAN")
    assert (found.value, found.is_not_arisen) == (7, False)


def test_a_missing_part_is_no_zero(quarters, department, lan):
    above, below = make_indicator("DUNGHAN"), make_indicator("GIAIQUYET")
    make_indicator("TYLE", "ratio", numerator=above, denominator=below)
    record(below, department, quarters[0], lan, 22)
    assert so_far(quarters[0], department, "TYLE") == EMPTY


def test_a_derived_ratio_comes_from_the_sums_of_its_parts(quarters, department, lan):
    above, below = make_indicator("DUNGHAN"), make_indicator("GIAIQUYET")
    make_indicator("TYLE", "ratio", numerator=above, denominator=below)
    for quarter, late, done in ((quarters[0], 9, 10), (quarters[1], 0, 90)):
        record(above, department, quarter, lan, late)
        record(below, department, quarter, lan, done, is_estimate=True)
    found = so_far(quarters[1], department, "TYLE")
    assert (found.value, found.numerator, found.denominator, found.is_estimate) == (9, 9, 100, True)


def test_what_a_ratio_is_made_of_did_not_arise():
    arose, nothing = Figure(Decimal(5), is_entered=True), Figure(is_not_arisen=True, is_entered=True)
    assert derived(nothing, nothing).is_not_arisen
    assert derived(arose, nothing).is_not_arisen
    assert not derived(EMPTY, nothing).is_entered


@pytest.mark.parametrize("above", [0, 5])
def test_a_denominator_of_zero_did_not_arise(above):
    found = ratio(Decimal(above), Decimal(0))
    assert (found.value, found.is_not_arisen, found.is_entered) == (None, True, True)


def test_31_of_49_is_63_27_per_cent():
    found = ratio(Decimal(31), Decimal(49)).value
    assert found is not None
    assert rounded(found, 2) == Decimal("63.27")


def test_the_figures_of_one_quarter_agree_with_those_summed_in_sql(quarters, department, lan):
    above, below = make_indicator("DUNGHAN"), make_indicator("GIAIQUYET", "stock")
    paid, words = make_indicator("THANHTOAN", "ratio"), make_indicator("MOHINH", "text")
    make_indicator("TYLE", "ratio", numerator=above, denominator=below)
    record(above, department, quarters[0], lan, 22, is_estimate=True)
    record(below, department, quarters[0], lan, 23)
    record(paid, department, quarters[0], lan, numerator=0, denominator=0)
    record(words, department, quarters[0], lan, is_not_arisen=True, reason="Không có.")
    rows, indicators = IndicatorValue.objects.all(), list(Indicator.objects.all())
    assert of_rows(rows, indicators) == in_period(rows, indicators, quarters[0])
    assert len(of_rows(rows, indicators)) == 5


def test_the_figures_of_the_year_so_far_agree_with_those_summed_in_sql(quarters, department, lan):
    above, below = make_indicator("DUNGHAN"), make_indicator("GIAIQUYET", "stock")
    paid, words, none = make_indicator("TRA", "ratio"), make_indicator("MOHINH", "text"), make_indicator("TRONG")
    make_indicator("TYLE", "ratio", numerator=above, denominator=below)
    for number, quarter in enumerate(quarters[:3]):
        record(above, department, quarter, lan, Decimal("0.1") * number, is_estimate=number == 1)
        record(below, department, quarter, lan, 20 + number)
        record(paid, department, quarter, lan, numerator=number, denominator=number + 2)
        record(words, department, quarter, lan, text="a" * number)
        record(none, department, quarter, lan, is_not_arisen=True, reason=f"Lần {number}.")
    rows, indicators = IndicatorValue.objects.all(), list(Indicator.objects.all())
    found = so_far_of_rows(rows.so_far(quarters[1]).order_by("quarter__ends_on"), indicators)
    assert found == year_to_date(rows, indicators, quarters[1])
    found = so_far_of_rows(rows.order_by("quarter__ends_on"), indicators)
    assert found == year_to_date(rows, indicators, quarters[3])
    assert len(found) == 6


def judged(value: str | None, comparison: str, target: str) -> Attainment:
    figure = EMPTY if value is None else Figure(Decimal(value), is_entered=True)
    return attainment(figure, Target(comparison=comparison, value=Decimal(target)))


@pytest.mark.parametrize(
    ("value", "comparison", "target", "expected"),
    [
        ("45", "at_least", "45", Attainment.MET),
        ("44.9999", "at_least", "45", Attainment.NOT_MET),
        ("94.996", "at_least", "95", Attainment.NOT_MET),  # printed as 95%
        ("5", "at_most", "5", Attainment.MET),
        ("5.004", "at_most", "5", Attainment.NOT_MET),
        ("100", "equal", "100", Attainment.MET),
        ("99.999", "equal", "100", Attainment.NOT_MET),
        ("0", "at_least", "45", Attainment.NOT_MET),
        (None, "at_least", "45", Attainment.NOT_YET),
    ],
)
def test_a_target_is_judged_on_the_unrounded_value(value, comparison, target, expected):
    assert judged(value, comparison, target) == expected


def test_what_did_not_arise_neither_meets_nor_misses_a_target():
    figure = ratio(Decimal(0), Decimal(0))
    target = Target(comparison="at_least", value=Decimal(45))
    assert attainment(figure, target) == Attainment.NOT_ARISEN
