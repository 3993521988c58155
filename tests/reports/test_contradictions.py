"""Figures that contradict each other, on the way of a report: an error blocks, a warning is listed."""

import re
from datetime import date

import pytest

from core.errors import DomainError
from indicators.book import Book
from indicators.models import RuleExplanation
from indicators.services import explain
from reports.figures import contradictions, digest
from reports.models import Report
from reports.services import start_report, submit
from reports.states import ReportState
from tests.factories import make_duty, make_period
from tests.indicators.catalogue import make_indicator, make_rule, record
from tests.shared import shared

URL = "/reports/KG-SDL/2024-Q1/"
SUM = "Gửi và nhận cộng lại bằng tổng số."
BROKEN = "Số liệu Quý I/2024 chưa khớp. Gửi và nhận cộng lại bằng tổng số. 463 + 1.671 = 2.134 ≠ 2.107; chênh lệch 27."


@shared
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


def said(department, quarter, by, **more):
    words = {"text": "Hai hệ thống đếm khác ngày.", "rule": "R1"} | more
    return explain(agency=department, quarter=quarter, by=by, **words)


@shared
def warned(draft, entered):
    """The draft, whose figures break a rule that only warns."""
    make_rule("GUI + NHAN", "eq", "TONG", message=SUM, severity="warning")
    return draft


def test_a_warning_without_explanation_keeps_the_report_from_being_submitted(warned, minh):
    with pytest.raises(DomainError) as refused:
        submit(report=warned, by=minh)
    assert str(refused.value) == f"Chưa trình được. {BROKEN} Chưa có giải trình."


def test_it_is_listed_with_a_form_and_a_link_to_where_the_figures_are(client, warned, lan):
    client.force_login(lan)
    page = client.get(URL)
    [line] = [line for line in page.context["page"].findings if line.warning]
    assert (line.text, line.blocks) == (f"{BROKEN} Chưa có giải trình.", True)
    assert (
        f'<b>Phải giải trình:</b> <a href="/indicators/KG-SDL/2024-Q1/#kiem-tra-{line.warning.finding.slug}">{BROKEN}'
        in page.text
    )
    assert f'action="{URL}explanations/"' in page.text


def test_explained_the_report_goes_up_with_the_explanation_frozen(client, warned, department, quarter, lan, minh, hoa):
    said(department, quarter, lan)
    sent = submit(report=warned, by=minh)
    [frozen] = sent.figures["warnings"]
    assert (frozen["text"], frozen["explanation"], frozen["by"]) == (BROKEN, "Hai hệ thống đếm khác ngày.", "lan")
    assert digest(sent.figures) == sent.figures_sha256
    said(department, quarter, lan, text="Viết lại sau khi trình.", seen=1)
    client.force_login(hoa)
    page = client.get(URL)
    assert [(one.text, one.explanation, one.was) for one in page.context["page"].warnings] == [
        (BROKEN, "Hai hệ thống đếm khác ngày.", "")
    ]
    assert "Cảnh báo số liệu và giải trình (1)" in page.text
    assert f"{URL}explanations/" not in page.text
    assert "Hai hệ thống đếm khác ngày." in client.get(f"{URL}return/").text


def test_the_reviewer_is_told_when_the_figures_changed_after_the_explanation(
    client, warned, entered, department, quarter, lan, minh, hoa
):
    said(department, quarter, lan)
    record(entered["GUI"], department, quarter, lan, 464, seen=1)
    sent = submit(report=warned, by=minh)
    assert sent.figures["warnings"][0]["was"] == "463 + 1.671 = 2.134 ≠ 2.107; chênh lệch 27"
    client.force_login(hoa)
    assert "Số liệu đã thay đổi sau khi giải trình. Khi đó: 463 + 1.671 = 2.134" in client.get(URL).text


def test_the_writer_is_told_too_and_may_still_submit(client, warned, entered, department, quarter, lan):
    said(department, quarter, lan)
    record(entered["GUI"], department, quarter, lan, 464, seen=1)
    client.force_login(lan)
    [line] = [line for line in client.get(URL).context["page"].findings if line.warning]
    assert line.text.endswith("chênh lệch 28. Số liệu đã thay đổi sau khi giải trình.")
    assert not line.blocks


def posted(client, **more):
    data = {"rule": "R1", "version": "0", "quarter": "2024-Q1", "text": "Hai hệ thống đếm khác ngày."} | more
    return client.post(f"{URL}explanations/", data)


def test_an_explanation_is_written_on_the_report_without_script(client, warned, lan, minh):
    client.force_login(lan)
    answer = posted(client)
    assert answer.headers["Location"] == f"{URL}#findings"
    assert RuleExplanation.objects.get().text == "Hai hệ thống đếm khác ngày."
    assert submit(report=warned, by=minh).state == ReportState.SUBMITTED


def test_with_script_the_findings_come_again(client, warned, lan):
    client.force_login(lan)
    answer = client.post(
        f"{URL}explanations/",
        {"rule": "R1", "version": "0", "quarter": "2024-Q1", "text": "Khác ngày."},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 200
    assert answer.text.startswith('<ul class="findings">')
    assert "Phải giải trình" not in answer.text
    assert "Khác ngày." in answer.text


def test_a_blank_explanation_is_refused_on_the_report_too(client, warned, lan):
    client.force_login(lan)
    answer = posted(client, text=" ")
    assert answer.status_code == 422
    assert "Chưa ghi giải trình." in answer.text
    assert not RuleExplanation.objects.exists()


def test_what_was_typed_to_a_warning_that_is_gone_is_not_lost(client, warned, entered, department, quarter, lan):
    record(entered["GUI"], department, quarter, lan, 436, seen=1)
    client.force_login(lan)
    answer = posted(client, text="Chữ đã gõ.")
    assert answer.status_code == 422
    assert "không cần giải trình" in answer.text
    assert "Chữ đã gõ." in answer.text


@pytest.mark.parametrize("slug", ["2024-Q2", "2024-6T", "x", ""])
def test_a_quarter_that_the_report_does_not_cover_is_not_there(client, warned, lan, slug):
    client.force_login(lan)
    assert posted(client, quarter=slug).status_code == 404


def test_in_a_quarter_that_is_closed_the_warning_is_listed_and_blocks_no_longer(
    template, named, plan, department, province, quarter, duty, entered, lan, minh, settings
):
    make_rule("GUI + NHAN", "eq", "TONG", message=SUM, severity="warning")
    half = make_period(2024, "6T")
    make_duty(department, half, superior=province, closes_on=date(2024, 7, 31))
    settings.PORTAL_TODAY = date(2024, 6, 18)
    report = start_report(agency=department, period=half)
    sent = submit(report=report, by=minh)
    assert sent.state == ReportState.SUBMITTED
    assert sent.figures["warnings"][0]["explanation"] == ""


def test_what_blocks_is_listed_first_and_leads_to_where_it_is_corrected(client, draft, entered, lan):
    make_rule("GUI", "ge", "TONG", severity="warning")
    make_rule("GUI + NHAN", "eq", "TONG", message=SUM)
    client.force_login(lan)
    lines = client.get(URL).context["page"].findings
    assert (lines[0].text, lines[0].blocks) == (BROKEN, True)
    assert [line.blocks for line in lines[1:] if line.warning] == [True]
    assert not any(line.blocks for line in lines[1:] if not line.warning)
    assert re.search(r'<b>Phải sửa:</b> <a href="/indicators/KG-SDL/2024-Q1/#kiem-tra-[\w-]+">Số', client.get(URL).text)


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
    assert contradictions([Book(department, quarter), Book(department, second)]) == []
    record(total, department, quarter, lan, 24, seen=1)
    [(where, found)] = contradictions([Book(department, quarter), Book(department, second)])
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
