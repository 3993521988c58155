"""Figures that contradict each other, on the way of a report: an error blocks, a warning is listed."""

from datetime import date

import pytest

from core.errors import DomainError
from reports.figures import contradictions
from reports.models import Report
from reports.services import start_report, submit
from reports.states import ReportState
from tests.factories import make_duty, make_period
from tests.indicators.catalogue import make_indicator, make_rule, record

URL = "/reports/KG-SDL/2024-Q1/"
SUM = "Gửi và nhận cộng lại bằng tổng số."
BROKEN = "Số liệu Quý I/2024 chưa khớp. Gửi và nhận cộng lại bằng tổng số. 463 + 1.671 = 2.134 ≠ 2.107; chênh lệch 27."


@pytest.fixture
def entered(department, quarter, duty, lan):
    """463 sent, 1.671 received, 2.107 in all: 27 too many."""
    rows = {code: make_indicator(code) for code in ("GUI", "NHAN", "TONG")}
    for code, value in (("GUI", 463), ("NHAN", 1671), ("TONG", 2107)):
        record(rows[code], department, quarter, lan, value)
    return rows


def test_a_broken_error_keeps_the_report_from_being_submitted(draft, entered, minh):
    make_rule("GUI + NHAN", "eq", "TONG", message=SUM)
    with pytest.raises(DomainError) as refused:
        submit(report=draft, by=minh)
    assert str(refused.value) == f"Chưa trình được. {BROKEN}"
    assert Report.objects.get().state == ReportState.DRAFT


def test_corrected_the_report_goes_up(draft, entered, department, quarter, lan, minh):
    make_rule("GUI + NHAN", "eq", "TONG", message=SUM)
    record(entered["GUI"], department, quarter, lan, 436, seen=1)
    assert submit(report=draft, by=minh).state == ReportState.SUBMITTED


def test_a_broken_warning_is_listed_and_the_report_goes_up(client, draft, entered, lan, minh):
    make_rule("GUI + NHAN", "eq", "TONG", message=SUM, severity="warning")
    client.force_login(lan)
    [shown] = [line for line in client.get(URL).context["page"].findings if "chưa khớp" in line.text]
    assert (shown.text, shown.blocks) == (BROKEN, False)
    assert submit(report=draft, by=minh).state == ReportState.SUBMITTED


def test_what_blocks_is_listed_first_and_leads_to_where_it_is_corrected(client, draft, entered, lan):
    make_rule("GUI", "ge", "TONG", severity="warning")
    make_rule("GUI + NHAN", "eq", "TONG", message=SUM)
    client.force_login(lan)
    lines = client.get(URL).context["page"].findings
    assert (lines[0].text, lines[0].blocks) == (BROKEN, True)
    assert not any(line.blocks for line in lines[1:])
    assert f'<b>Phải sửa:</b> <a href="/indicators/KG-SDL/2024-Q1/#rule-check">{BROKEN}</a>' in client.get(URL).text


def test_a_rule_that_lacks_a_figure_does_not_hold_the_report_up(draft, entered, minh):
    make_indicator("KHAC")
    make_rule("GUI + KHAC", "eq", "TONG")
    assert submit(report=draft, by=minh).state == ReportState.SUBMITTED


def test_each_quarter_of_a_longer_report_is_judged_by_itself(department, province, quarter, duty, lan, settings):
    """5 carried over + 20 received = 25; the next quarter 6 + 30 = 36. Over six months 6 + 50 would not be 36."""
    second = make_period(2024, "Q2")
    settings.PORTAL_TODAY = second.data_from
    make_duty(department, second, superior=province)
    opening, received, total = make_indicator("DAU", "stock"), make_indicator("NHAN"), make_indicator("TONG", "stock")
    for period, numbers in ((quarter, (5, 20, 25)), (second, (6, 30, 36))):
        for indicator, number in zip((opening, received, total), numbers, strict=True):
            record(indicator, department, period, lan, number)
    make_rule("DAU + NHAN", "eq", "TONG")
    half = make_period(2024, "6T")
    assert contradictions(department, half) == []
    record(total, department, quarter, lan, 24, seen=1)
    [(where, found)] = contradictions(department, half)
    assert (str(where), found.arithmetic) == ("Quý I/2024", "5 + 20 = 25 ≠ 24; chênh lệch 1")


def test_a_report_of_six_months_is_blocked_by_its_first_quarter(
    template, named, plan, department, province, quarter, duty, entered, minh, settings
):
    make_rule("GUI + NHAN", "eq", "TONG", message=SUM)
    half = make_period(2024, "6T")
    make_duty(department, half, superior=province)
    settings.PORTAL_TODAY = date(2024, 4, 1)
    report = start_report(agency=department, period=half)
    with pytest.raises(DomainError, match="Số liệu Quý I/2024 chưa khớp"):
        submit(report=report, by=minh)
