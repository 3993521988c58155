"""Whose figures count: each branch once, as the organisation stood in the quarter; and who had to answer."""

from datetime import date

import pytest

from agencies.models import Agency
from agencies.services import set_profile
from indicators.aggregation.engine import consolidate
from periods.services import create_year
from periods.spans import Span
from tests.factories import make_agency, make_duty, make_period
from tests.indicators.aggregation.province import MERGER, end, figure, make_new, put, value
from tests.indicators.catalogue import make_indicator
from tests.shared import shared


@shared
def received(db):
    return make_indicator("NHAN")


@shared
def unit(department):
    return make_agency("KG-SDL-TT", "Trung tâm Xúc tiến", kind="unit", superior=department)


def test_an_agencys_own_figure_stands_for_its_units(received, province, department, unit):
    put(received, department, "2024-Q1", 100)
    put(received, unit, "2024-Q1", 30)
    assert value(received, province, "2024-Q1") == 100


def test_units_stand_in_for_an_agency_that_said_nothing_in_a_quarter(received, province, department, unit):
    put(received, department, "2024-Q1", 100)
    put(received, unit, "2024-Q1", 30)
    put(received, unit, "2024-Q2", 5)
    assert value(received, province, "2024-6T") == 105


def test_the_nodes_own_figure_counts_only_where_nobody_below_answered(received, province, department):
    put(received, province, "2024-Q1", 999)
    put(received, province, "2024-Q2", 50)
    put(received, department, "2024-Q1", 1)
    assert value(received, province, "2024-Q1") == 1
    assert value(received, province, "2024-6T") == 51


def test_a_province_is_counted_once_by_those_above_it(received, department, province):
    state = make_agency("CP", "Chính phủ", kind="government")
    set_profile(
        agency=province, name="x", full_name="x", short_name="x", symbol="x", place="x", superior=state,
        valid_from=date(2011, 1, 1),
    )  # fmt: skip
    put(received, province, "2024-Q1", 10)
    put(received, department, "2024-Q1", 4)
    assert value(received, state, "2024-Q1") == 10
    assert value(received, province, "2024-Q1") == 4


def test_a_stock_is_also_counted_once_where_the_answers_are_of_different_quarters(province, department, unit):
    accounts = make_indicator("TAIKHOAN", "stock")
    put(accounts, department, "2024-Q1", 100)
    put(accounts, unit, "2024-Q2", 30)
    assert value(accounts, province, "2024-6T") == 100


def test_only_agencies_of_a_kind_are_counted(received, province, department):
    commune = make_agency("KG-XA", "UBND xã", kind="commune", superior=province)
    put(received, department, "2024-Q1", 4)
    put(received, commune, "2024-Q1", 6)
    assert value(received, province, "2024-Q1", kind="commune") == 6


def test_only_what_the_reader_may_see_is_counted(received, province, department):
    other = make_agency("KG-SYT", "Sở Y tế", superior=province)
    put(received, department, "2024-Q1", 4)
    put(received, other, "2024-Q1", 6)
    put(received, province, "2024-Q2", 9)
    assert value(received, province, "2024-6T", agencies=Agency.objects.filter(pk=department.pk)) == 4


def test_an_agency_counts_below_the_superior_that_it_had_in_the_quarter(received, province):
    other = make_agency("AG-UBND", "UBND tỉnh An Giang", kind="province")
    commune = make_agency("XA", "UBND xã", kind="commune", superior=province)
    set_profile(
        agency=commune, name="xã", full_name="xã", short_name="xã", symbol="x", place="x", superior=other,
        valid_from=MERGER,
    )  # fmt: skip
    put(received, commune, "2025-Q2", 10)
    put(received, commune, "2025-Q3", 3)
    assert value(received, province, "2025-Q2") == 10
    assert value(received, province, "2025-Q3") is None
    assert [value(received, other, "2025-N"), value(received, province, "2025-N")] == [3, 10]


def test_a_year_over_a_merger_adds_predecessors_and_successor_but_no_stock_twice(received, province):
    accounts = make_indicator("TAIKHOAN", "stock")
    old = [make_agency(f"CU-{n}", f"Cũ {n}", superior=province) for n in (1, 2)]
    for agency in old:
        end(agency, date(2025, 6, 30))
        put(received, agency, "2025-Q2", 10)
        put(accounts, agency, "2025-Q2", 50)
    new = make_new("MOI", superior=province)
    put(received, new, "2025-Q3", 30)
    put(accounts, new, "2025-Q3", 90)
    assert value(received, province, "2025-9T") == 50
    assert value(accounts, province, "2025-9T") == 90


class TestCoverage:
    @pytest.fixture
    def asked(self, province, department):
        """Three agencies that had to report Quý I; two of them by the report of six months."""
        agencies = [department, *(make_agency(f"KG-{n}", f"Sở {n}", superior=province) for n in (1, 2))]
        for agency, kind in zip(agencies, ("Q1", "6T", "6T"), strict=True):
            make_duty(agency, make_period(2024, kind), superior=province)
        return agencies

    def coverage(self, received, province, span="2024-Q1"):
        return figure(received, province, span).coverage

    def test_it_says_how_many_answered_and_who_is_missing(self, received, province, asked):
        put(received, asked[0], "2024-Q1", 3)
        found = self.coverage(received, province)
        assert (found.text, [place.code for place in found.missing]) == ("1/3 cơ quan", ["KG-1", "KG-2"])

    def test_not_arisen_and_zero_are_answers(self, received, province, asked):
        put(received, asked[0], "2024-Q1", 0)
        put(received, asked[1], "2024-Q1", is_not_arisen=True)
        assert self.coverage(received, province).answered == 2

    def test_a_flow_must_be_answered_in_every_quarter_that_asked(self, received, province, asked):
        for agency in asked:
            put(received, agency, "2024-Q1", 1)
        put(received, asked[1], "2024-Q2", 1)
        assert [place.code for place in self.coverage(received, province, "2024-6T").missing] == ["KG-2"]

    def test_a_stock_must_be_answered_once(self, province, asked):
        accounts = make_indicator("TAIKHOAN", "stock")
        for agency in asked:
            put(accounts, agency, "2024-Q1", 1)
        assert self.coverage(accounts, province, "2024-6T").is_complete

    def test_of_a_derived_ratio_all_parts_must_be_answered(self, received, province, asked):
        done = make_indicator("GIAIQUYET")
        rate = make_indicator("TYLE", "ratio", numerator=done, denominator=received)
        put(received, asked[0], "2024-Q1", 3)
        put(received, asked[1], "2024-Q1", 3)
        put(done, asked[1], "2024-Q1", 3)
        assert self.coverage(rate, province).answered == 1

    def test_units_that_answer_to_an_asked_agency_are_not_asked_beside_it(self, received, province, asked):
        unit = make_agency("KG-SDL-TT", "Trung tâm", kind="unit", superior=asked[0])
        make_duty(unit, make_period(2024, "Q1"), superior=asked[0])
        assert self.coverage(received, province).asked == 3

    def test_where_nobody_was_listed_it_says_how_many_answered(self, received, province, department):
        put(received, department, "2024-Q1", 3)
        assert self.coverage(received, province).text == "1 cơ quan, chưa giao báo cáo"


def test_the_queries_do_not_grow_with_agencies_or_indicators(received, province, django_assert_num_queries):
    for year in (2023, 2024):
        create_year(year)
    indicators = [received, *(make_indicator(f"I{n}", "stock") for n in range(9))]
    for number in range(12):
        agency = make_agency(f"KG-{number}", f"Sở {number}", superior=province)
        for one in indicators:
            put(one, agency, "2024-Q1", number)
    with django_assert_num_queries(2):
        consolidate(province, Span.parse("2024-Q1"), indicators)
    with django_assert_num_queries(2):
        consolidate(province, Span.parse("2024-6T"), indicators)
