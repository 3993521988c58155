"""The year's targets against the figures so far."""

from datetime import date

import pytest

from documents.services import register_document
from tests.factories import make_period
from tests.indicators.catalogue import make_indicator, make_target, record
from tests.shared import shared

PAGE = "/indicators/KG-SDL/2024-Q1/targets/"


@shared
def plan(department):
    return register_document(type="KH", symbol="08/KH-SDL", issued_on=date(2024, 1, 25), issuer="Sở Du lịch")


def rows_of(response):
    return {row.target.name: row for group in response.context["page"].groups for row in group.rows}


def test_a_target_stands_as_written_beside_its_value_and_its_parts(client, lan, duty, department, quarter, plan):
    paid = make_indicator("THANHTOAN", "ratio")
    make_target(department, paid, "Tối thiểu 45", "45", document=plan, group="Chỉ tiêu cụ thể", group_number="I")
    record(paid, department, quarter, lan, numerator=31, denominator=49, is_estimate=True)
    client.force_login(lan)
    page = client.get(PAGE)
    row = rows_of(page)["THANHTOAN"]
    assert (row.text, row.value_text, row.parts_text, row.label) == ("Tối thiểu 45", "63,27%", "31/49", "Đạt")
    assert row.quarters_text == "Quý I"
    assert "I. Chỉ tiêu cụ thể" in page.text
    assert "Kế hoạch số 08/KH-SDL ngày 25/01/2024 của Sở Du lịch" in page.text
    assert 'data-state="estimate"' in page.text


def test_rounding_does_not_meet_a_target(client, lan, duty, department, quarter):
    paid = make_indicator("THANHTOAN", "ratio")
    make_target(department, paid, "Tối thiểu 95", "95")
    record(paid, department, quarter, lan, numerator=94996, denominator=100000)
    client.force_login(lan)
    row = rows_of(client.get(PAGE))["THANHTOAN"]
    assert (row.value_text, row.label) == ("95%", "Chưa đạt")


def test_counts_of_met_missed_and_unknown(client, lan, duty, department, quarter):
    met, missed, arose, unknown = (make_indicator(code, "ratio") for code in ("DAT", "TRUOT", "KHONG", "CHUA"))
    for indicator in (met, missed, arose, unknown):
        make_target(department, indicator, "100", "100")
    for indicator, above, below in ((met, 26, 26), (missed, 25, 26), (arose, 0, 0)):
        record(indicator, department, quarter, lan, numerator=above, denominator=below)
    client.force_login(lan)
    page = client.get(PAGE)
    shown = page.context["page"]
    assert (shown.met, shown.not_met, shown.unknown, shown.total) == (1, 1, 1, 4)
    assert {name: row.label for name, row in rows_of(page).items()} == {
        "DAT": "Đạt",
        "TRUOT": "Chưa đạt",
        "KHONG": "Không phát sinh",
        "CHUA": "Chưa có số liệu",
    }


def test_quarters_of_a_derived_ratio_are_those_with_both_parts(client, quarters, department, lan):
    above, below = make_indicator("DUNGHAN"), make_indicator("GIAIQUYET")
    make_target(department, make_indicator("TYLE", "ratio", numerator=above, denominator=below), "100", "100")
    for number in (0, 1, 2):
        record(below, department, quarters[number], lan, 10)
    for number in (0, 2):
        record(above, department, quarters[number], lan, 10)
    client.force_login(lan)
    make_period(2024, "N")
    page = client.get("/indicators/KG-SDL/2024-N/targets/")
    assert rows_of(page)["TYLE"].quarters_text == "Quý I, III"


def test_an_agency_without_targets_is_told_so(client, lan, duty):
    client.force_login(lan)
    assert "Chưa có mục tiêu năm" in client.get(PAGE).text


def test_those_who_oversee_see_them_and_strangers_do_not(client, hoa, stranger, duty):
    client.force_login(hoa)
    assert client.get(PAGE).status_code == 200
    client.force_login(stranger)
    assert client.get(PAGE).status_code == 404


@pytest.mark.parametrize("n", [1, 3])
def test_the_page_costs_the_same_for_one_and_for_three(
    client, lan, duty, department, quarter, plan, n, django_assert_num_queries
):
    for number in range(n):
        indicator = make_indicator(f"CT{number}", "ratio")
        make_target(department, indicator, "100", "100", document=plan)
        record(indicator, department, quarter, lan, numerator=1, denominator=2)
    client.force_login(lan)
    with django_assert_num_queries(8):
        page = client.get(PAGE)
    assert len(rows_of(page)) == n
