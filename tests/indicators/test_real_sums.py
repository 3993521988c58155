"""Sums that hold in two real reports: UBND tỉnh Kiên Giang, Quý III/2020, and Sở Du lịch Kiên Giang, Quý I/2024."""

from datetime import date
from decimal import Decimal

import pytest

from core.numbers import format_percent, rounded
from indicators.figures import in_period
from indicators.models import Indicator, IndicatorValue
from tests.factories import make_duty, make_period
from tests.indicators.catalogue import make_indicator, record

PROVINCE_Q3_2020 = {
    "received": 11093, "counter": 8469, "online": 2031, "post": 593,
    "returned": 9782, "in time": 9772, "late": 10,
    "back at the counter": 6255, "back online": 1380, "back by post": 2147,
    "procedures changed": 363, "new": 179, "abolished": 171, "amended": 13,
    "year so far": 82602, "departments": 9225, "districts": 38046, "communes": 35331, "completed": 59446,
    "iso": 191, "iso of the province": 31, "iso of districts": 15, "iso of communes": 145, "certified": 151,
    "autonomous": 851, "autonomous offices": 138, "autonomous units": 713,
    "legal documents": 12, "decisions": 11, "resolutions": 1,
}  # fmt: skip
DEPARTMENT_Q1_2024 = {
    "documents": 2107, "sent": 436, "came": 1671, "signed": 2091, "signed sent": 436, "signed came": 1655,
    "case files": 27, "new files": 23, "carried over": 4, "settled": 22, "in process": 5,
    "public procedures": 26, "all procedures": 26,
}  # fmt: skip
SUMS = [
    (PROVINCE_Q3_2020, "received", ["counter", "online", "post"]),
    (PROVINCE_Q3_2020, "returned", ["in time", "late"]),
    (PROVINCE_Q3_2020, "returned", ["back at the counter", "back online", "back by post"]),
    (PROVINCE_Q3_2020, "procedures changed", ["new", "abolished", "amended"]),
    (PROVINCE_Q3_2020, "year so far", ["departments", "districts", "communes"]),
    (PROVINCE_Q3_2020, "iso", ["iso of the province", "iso of districts", "iso of communes"]),
    (PROVINCE_Q3_2020, "autonomous", ["autonomous offices", "autonomous units"]),
    (PROVINCE_Q3_2020, "legal documents", ["decisions", "resolutions"]),
    (DEPARTMENT_Q1_2024, "documents", ["sent", "came"]),
    (DEPARTMENT_Q1_2024, "signed", ["signed sent", "signed came"]),
    (DEPARTMENT_Q1_2024, "case files", ["new files", "carried over"]),
    (DEPARTMENT_Q1_2024, "case files", ["settled", "in process"]),
    (DEPARTMENT_Q1_2024, "public procedures", ["all procedures"]),
]


@pytest.fixture
def entered(province, department, lan, settings):
    """Enter a report's figures as people do, and read them back as figures by name."""

    def enter(numbers: dict[str, int]) -> dict[str, Decimal | None]:
        year, kind, agency = (2020, "Q3", province) if "received" in numbers else (2024, "Q1", department)
        period = make_period(year, kind)
        settings.PORTAL_TODAY = period.data_to
        make_duty(agency, period, superior=province, due_on=period.data_to, closes_on=date(year, 12, 31))
        for code, value in numbers.items():
            record(make_indicator(code), agency, period, lan, value)
        figures = in_period(IndicatorValue.objects.all(), Indicator.objects.all(), period)
        return {code: figure.value for (_, code), figure in figures.items()}

    return enter


@pytest.mark.parametrize(("numbers", "total", "addends"), SUMS, ids=[f"{total} of {len(n)}" for _, total, n in SUMS])
def test_the_parts_make_the_whole(entered, numbers, total, addends):
    figures = entered(numbers)
    assert figures[total] == numbers[total] == sum(figures[one] or 0 for one in addends)


def test_a_part_is_no_more_than_its_whole(entered):
    figures = entered(PROVINCE_Q3_2020)
    assert (figures["completed"], figures["certified"]) == (59446, 151)
    assert (figures["completed"] or 0) <= (figures["year so far"] or 0)
    assert (figures["certified"] or 0) <= (figures["iso"] or 0)


def test_legal_documents_of_the_year_are_37(province, lan, settings):
    """24 decisions and 13 resolutions up to Quý III/2020, of which the quarter has 11 and 1."""
    decisions, resolutions = make_indicator("decisions"), make_indicator("resolutions")
    quarters = [make_period(2020, f"Q{number}") for number in (1, 2, 3)]
    settings.PORTAL_TODAY = date(2020, 9, 20)
    for quarter, made, resolved in zip(quarters, (6, 7, 11), (5, 7, 1), strict=True):
        make_duty(province, quarter, superior=province, due_on=quarter.data_to, closes_on=date(2020, 12, 31))
        record(decisions, province, quarter, lan, made)
        record(resolutions, province, quarter, lan, resolved)
    values = IndicatorValue.objects.so_far(quarters[2])
    assert {row["indicator"]: row["value_sum"] for row in values.sums()} == {decisions.pk: 24, resolutions.pk: 13}


def test_classes_31_of_49_print_as_63_27(province, lan, settings):
    """The report of Quý III/2020 prints 63,26%; 63,265… rounded half-up is 63,27."""
    classes, quarter = make_indicator("classes", "ratio"), make_period(2020, "Q3")
    settings.PORTAL_TODAY = date(2020, 9, 20)
    make_duty(province, quarter, superior=province, due_on=quarter.data_to, closes_on=date(2020, 12, 31))
    record(classes, province, quarter, lan, numerator=31, denominator=49)
    figure = in_period(IndicatorValue.objects.all(), [classes], quarter)[province.pk, "classes"]
    assert figure.value is not None
    assert format_percent(rounded(figure.value, 2)) == "63,27%"
