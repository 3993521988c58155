"""The dashboard of those who oversee agencies, and its Excel table."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from agencies.models import Agency
from plans.services import record_update
from reports.figures import live_figures
from reports.models import Report, ReportTemplate
from reports.overview import overview
from reports.states import Timeliness
from tests.factories import make_agency, make_duty, make_period, make_plan, make_task
from tests.indicators.catalogue import make_indicator, make_target, record
from tests.shared import shared


@shared
def plan(department):
    return make_plan(agency=department)


def send(agency, duty, on: date) -> Report:
    """Put a report into the state of one that was submitted on a day, with the figures of now."""
    template, _ = ReportTemplate.objects.get_or_create(code="quy", name="Quý", title="Kết quả")
    return Report.objects.create(
        agency=agency,
        period=duty.period,
        duty=duty,
        template=template,
        title="Kết quả",
        state="submitted",
        submitted_on=on,
        figures=live_figures(agency, duty.period).freeze(),
    )


def test_a_row_counts_performed_total_and_overdue(hoa, lan, department, duty, plan, quarter):
    done, _late, _later = (make_task(plan, text) for text in ("Quý I/2024", "Tháng 01/2024", "Quý IV/2024"))
    record_update(task=done, quarter=quarter, status="period_done", by=lan)
    [row] = overview(hoa, quarter).rows
    assert (row.progress.performed, row.progress.total, row.progress.overdue) == (1, 3, 1)
    assert (row.state, row.is_provisional) == (None, True)


def test_targets_without_a_figure_and_those_that_did_not_arise_are_told_apart(
    client, hoa, lan, department, duty, quarter
):
    zero, arose, silent, ended = (make_indicator(code) for code in ("KHONG", "CHUAPS", "CHUA", "THOI"))
    for indicator in (zero, arose, silent):
        make_target(department, indicator, "0", "0")
    make_target(department, ended, "0", "0", ended_on=date(2024, 3, 1), end_reason="Điều chỉnh")
    record(zero, department, quarter, lan, 0)
    record(arose, department, quarter, lan, is_not_arisen=True, reason="Không có vụ việc")
    [row] = overview(hoa, quarter).rows
    assert (row.targets_total, row.targets_met, row.targets_unknown, row.targets_not_arisen) == (3, 1, 1, 1)
    client.force_login(hoa)
    text = client.get("/dashboard/2024-Q1/").text
    assert "1 chưa có số" in text
    assert "1 không phát sinh" in text


def test_a_sent_report_shows_its_frozen_figures(hoa, lan, department, duty, plan, quarter):
    task = make_task(plan, "Quý I/2024")
    send(department, duty, date(2024, 3, 18))
    record_update(task=task, quarter=quarter, status="period_done", by=lan)
    [row] = overview(hoa, quarter).rows
    assert (row.progress.performed, row.is_provisional, row.has_changed) == (0, False, True)


def test_a_sent_report_whose_entries_stand_is_not_called_changed(hoa, department, duty, plan, quarter):
    make_task(plan, "Quý I/2024")
    send(department, duty, date(2024, 3, 18))
    [row] = overview(hoa, quarter).rows
    assert (row.is_provisional, row.has_changed) == (False, False)


@pytest.mark.parametrize(
    ("sent_on", "today", "expected", "days"),
    [
        (date(2024, 3, 20), date(2024, 3, 25), Timeliness.ON_TIME, 0),
        (date(2024, 3, 22), date(2024, 3, 25), Timeliness.LATE, 2),
        (None, date(2024, 3, 20), Timeliness.WAITING, 0),
        (None, date(2024, 3, 23), Timeliness.OVERDUE, 3),
    ],
)
def test_on_time_late_waiting_and_overdue(hoa, department, duty, quarter, settings, sent_on, today, expected, days):
    settings.PORTAL_TODAY = today
    if sent_on:
        send(department, duty, sent_on)
    [row] = overview(hoa, quarter).rows
    assert (row.timeliness, row.days_late) == (expected, days)


def test_totals_are_those_of_the_rows(hoa, lan, province, department, duty, plan, quarter):
    other = make_agency("KG-SYT", "Sở Y tế", superior=province)
    make_duty(other, quarter, superior=province)
    task, _ = make_task(make_plan(agency=other), "Quý I/2024"), make_task(plan, "Quý I/2024")
    record_update_of_other(task, quarter, other)
    found = overview(hoa, quarter)
    assert (found.progress.performed, found.progress.total, found.progress.overdue) == (1, 2, 1)
    assert found.progress.total == sum(row.progress.total for row in found.rows)


def record_update_of_other(task, quarter, agency):
    clerk = agency.memberships.model.user.field.related_model.objects.create_user("y", full_name="y")
    record_update(task=task, quarter=quarter, status="period_done", by=clerk)


def test_an_agency_without_a_duty_is_not_asked(hoa, province, department, duty, quarter):
    make_agency("KG-SYT", "Sở Y tế", superior=province)
    assert [row.code for row in overview(hoa, quarter).rows] == ["KG-SDL"]


def test_a_period_shows_names_as_they_were(hoa, department, duty, quarter):
    Agency.objects.filter(pk=department.pk).update(name="Sở Văn hóa, Thể thao và Du lịch")
    assert overview(hoa, quarter).rows[0].name == "Sở Du lịch"


def test_the_page_leads_from_a_figure_to_its_tasks(client, hoa, department, duty, plan, quarter):
    make_task(plan, "Tháng 01/2024")
    client.force_login(hoa)
    text = client.get("/dashboard/2024-Q1/").text
    assert "/tasks/?agency=KG-SDL&amp;period=2024-Q1&amp;state=overdue" in text


def test_the_filter_by_kind_and_its_address(client, hoa, department, duty):
    client.force_login(hoa)
    assert len(client.get("/dashboard/2024-Q1/?kind=department").context["overview"].rows) == 1
    assert not client.get("/dashboard/2024-Q1/?kind=commune").context["overview"].rows
    assert client.get("/dashboard/2024-Q1/?kind=khac").status_code == 404
    moved = client.get("/dashboard/?period=2024-Q1&kind=department")
    assert moved.headers["Location"] == "/dashboard/2024-Q1/?kind=department"


def test_without_a_period_the_current_one_is_shown(client, hoa, department, duty):
    client.force_login(hoa)
    assert client.get("/dashboard/").headers["Location"] == "/dashboard/2024-Q1/"


def test_a_clerk_has_no_dashboard_and_a_stranger_sees_nothing_of_others(client, lan, stranger, duty):
    client.force_login(lan)
    assert client.get("/dashboard/2024-Q1/").status_code == 403


def test_a_period_in_which_nobody_reports_is_shown_as_empty_and_chosen_in_the_filter(client, hoa, duty):
    make_period(2025, "Q1")
    client.force_login(hoa)
    page = client.get("/dashboard/2025-Q1/").text
    assert "Chưa có cơ quan nào phải báo cáo kỳ này" in page
    assert '<option value="2025-Q1" selected>' in page
    assert "field-error" not in page


def test_an_unknown_period_is_not_found(client, hoa, duty):
    client.force_login(hoa)
    assert client.get("/dashboard/1999-Q1/").status_code == 404


def test_excel_holds_the_same_figures_as_the_page(client, hoa, department, duty, plan, quarter):
    make_task(plan, "Tháng 01/2024")
    client.force_login(hoa)
    answer = client.get("/dashboard/2024-Q1/table.xlsx")
    sheet = load_workbook(BytesIO(answer.content)).active
    heads = [cell.value for cell in sheet[5]]
    row = dict(zip(heads, [cell.value for cell in sheet[6]], strict=True))
    assert (row["Cơ quan, đơn vị"], row["Nhiệm vụ"], row["Đã thực hiện"], row["Quá hạn"]) == ("Sở Du lịch", 1, 0, 1)
    assert row["Số liệu"] == "Tạm tính"


@pytest.mark.parametrize("payload", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "a\x0bb"])
def test_text_in_excel_never_becomes_a_formula(hoa, department, duty, quarter, client, payload):
    department.profiles.update(full_name=payload)
    client.force_login(hoa)
    cell = load_workbook(BytesIO(client.get("/dashboard/2024-Q1/table.xlsx").content)).active["A6"]
    assert cell.data_type == "s"
    assert cell.value == payload.replace("\x0b", "")


@pytest.mark.parametrize("n", [1, 3])
def test_the_page_costs_the_same_for_one_agency_and_for_three(
    client, hoa, province, quarter, n, django_assert_num_queries
):
    for number in range(n):
        agency = make_agency(f"KG-{number}", f"Sở {number}", superior=province)
        make_duty(agency, quarter, superior=province)
        make_task(make_plan(agency=agency), "Quý I/2024")
    client.force_login(hoa)
    overview(hoa, quarter)  # counts the new tasks
    with django_assert_num_queries(6):
        answer = client.get("/dashboard/2024-Q1/")
    assert [row.progress.total for row in answer.context["overview"].rows] == [1] * n


def test_departments_come_before_districts_and_names_are_sorted_as_people_read_them(hoa, province, quarter):
    for code, name, kind in (
        ("1", "UBND huyện A", "district"),
        ("2", "Sở Đ", "department"),
        ("3", "Sở C", "department"),
    ):
        make_duty(make_agency(code, name, kind=kind, superior=province), quarter, superior=province)
    assert [row.name for row in overview(hoa, quarter).rows] == ["Sở C", "Sở Đ", "UBND huyện A"]
