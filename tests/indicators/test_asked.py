"""Which indicators an agency is asked."""

from datetime import date

import pytest

from indicators.catalogue import catalogue_of
from tests.factories import make_agency, make_duty, make_period
from tests.indicators.catalogue import make_indicator, make_target, record


def asked(agency, year: int = 2024) -> set[str]:
    return {one.code for one in catalogue_of(year).asked_of(agency)}


def test_an_agency_without_targets_and_values_is_asked_nothing(department):
    make_indicator("NHAN")
    assert asked(department) == set()


def test_a_target_of_the_year_is_asked_and_of_another_year_is_not(department):
    make_target(department, make_indicator("NAY"), "Tối thiểu 45", "45")
    make_target(department, make_indicator("TRUOC"), "Tối thiểu 45", "45", year=2023)
    assert asked(department) == {"NAY"}


@pytest.mark.parametrize(("year", "is_asked"), [(2022, False), (2023, True), (2024, True), (2025, False)])
def test_a_value_of_the_year_or_the_year_before_is_asked(department, province, lan, settings, year, is_asked):
    quarter = make_period(year, "Q4")
    settings.PORTAL_TODAY = quarter.data_to
    make_duty(department, quarter, superior=province, due_on=quarter.data_to, closes_on=date(year, 12, 31))
    record(make_indicator("NHAN"), department, quarter, lan, 5)
    assert asked(department) == ({"NHAN"} if is_asked else set())


def test_the_parts_of_an_asked_ratio_are_asked(department):
    above, below = make_indicator("DUNGHAN"), make_indicator("GIAIQUYET")
    make_indicator("KHAC")
    make_target(department, make_indicator("TYLE", "ratio", numerator=above, denominator=below), "100", "100")
    assert asked(department) == {"TYLE", "DUNGHAN", "GIAIQUYET"}


def test_a_ratio_whose_parts_are_asked_is_shown(department):
    above, below = make_indicator("DUNGHAN"), make_indicator("GIAIQUYET")
    make_indicator("TYLE", "ratio", numerator=above, denominator=below)
    make_indicator("TYLEKHAC", "ratio", numerator=above, denominator=make_indicator("KHAC"))
    make_target(department, above, "10", "10")
    make_target(department, below, "10", "10")
    assert asked(department) == {"TYLE", "DUNGHAN", "GIAIQUYET"}


def test_another_agencys_targets_and_values_ask_nothing_here(department, province, duty, quarter, lan):
    other = make_agency("KG-SYT", "Sở Y tế", superior=province)
    make_duty(other, quarter, superior=province)
    record(make_indicator("NHAN"), other, quarter, lan, 5)
    make_target(other, make_indicator("NAY"), "45", "45")
    assert asked(department) == set()


def test_around_a_part_are_its_ratios_and_their_other_parts(db):
    above, below, third = (make_indicator(code) for code in ("DUNGHAN", "GIAIQUYET", "TONG"))
    make_indicator("TYLE", "ratio", numerator=above, denominator=below)
    make_indicator("TYLETONG", "ratio", numerator=third, denominator=third)
    assert {one.code for one in catalogue_of(2024).around(above)} == {"DUNGHAN", "TYLE", "GIAIQUYET"}
