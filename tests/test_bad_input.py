"""What people get wrong is refused where it stands, in Vietnamese, with what they typed kept."""

import json
from datetime import date

import pytest
from django.core.management import call_command

from periods.models import Reopening, ReportingDuty
from plans.models import Plan, Task
from plans.states import TaskState
from reports.models import Report, WorkflowStep
from tests.calls import NO_ROWS, STATE, call
from tests.factories import make_task
from tests.indicators.catalogue import make_indicator, make_target
from tests.tables import changes, contents
from tests.test_permission_matrix import MATRIX, allowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]

CLOSED = "Quý I/2024 đã khóa sổ ngày 30/04/2024"


# A deadline that nobody can parse is kept and marked

UNREADABLE = "Trăng tròn (dự kiến)"


@pytest.fixture
def unreadable(world) -> Task:
    return make_task(Plan.objects.get(pk=world.own.plan), UNREADABLE, title="Trồng cây")


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("plans:detail", "Không hiểu thời hạn; tính là khi có phát sinh"),
        ("plans:task", "Không hiểu thời hạn; tính là khi có phát sinh"),
        ("plans:entry", "không hiểu thời hạn – tính là khi có phát sinh"),
    ],
)
def test_a_deadline_that_nobody_can_parse_is_kept_and_marked(world, unreadable, name, mark):
    text = call(world, "lan", "get", name, changed={"pk": unreadable.pk} if name == "plans:task" else {}).text
    assert UNREADABLE in text
    assert text.count(mark) == 1


def test_a_task_with_such_a_deadline_counts_as_on_demand(world, unreadable, quarter):
    def state():
        return Task.objects.with_state(quarter).get(pk=unreadable.pk).state

    assert state() == TaskState.NOT_ARISEN
    data = {"version": "0", "status": "period_done"}
    assert call(world, "lan", "post", "plans:record", changed={"pk": unreadable.pk}, data=data).status_code == 302
    assert state() == TaskState.COMPLETED


def test_the_command_says_that_it_was_not_understood(capsys):
    call_command("deadline", UNREADABLE, year=2024)
    assert json.loads(capsys.readouterr().out) == {"kinds": [], "due_dates": [], "understood": False}


# A closed quarter refuses with the day it closed


@pytest.fixture
def may_day(settings) -> None:
    """The day after Quý I/2024 closed."""
    settings.PORTAL_TODAY = date(2024, 5, 1)


@pytest.mark.parametrize("name", ["plans:entry", "indicators:entry"])
def test_the_page_of_a_closed_quarter_says_when_it_closed_and_has_no_inputs(world, may_day, name):
    text = call(world, "lan", "get", name).text
    assert "Quý I/2024 đã khóa sổ ngày 30/04/2024" in text
    assert 'form="row-' not in text


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize(("name", "kept"), [("plans:record", "Đã ban hành 05 văn bản"), ("indicators:record", "1.671")])
def test_a_row_sent_to_a_closed_quarter_is_refused_with_the_day(world, may_day, name, kept, htmx):
    before = contents()
    answer = call(world, "lan", "post", name, htmx=htmx)
    assert answer.status_code == 422
    assert f"{CLOSED}, không nhận thêm số liệu." in answer.text
    assert htmx or kept in answer.text  # htmx leaves the inputs alone, a plain browser gets the page anew
    assert list(changes(before, contents())) == []


def test_a_report_of_a_closed_quarter_stays_a_draft(world, may_day):
    answer = call(world, "minh", "post", "reports:submit")
    assert answer.status_code == 422
    assert f"{CLOSED}, không nhận thêm báo cáo." in answer.text
    assert Report.objects.get(pk=world.own.report).state == "draft"


@pytest.mark.parametrize("name", ["plans:record", "indicators:record", "reports:submit"])
def test_the_closing_day_itself_still_accepts(world, settings, name):
    settings.PORTAL_TODAY = date(2024, 4, 30)
    assert call(world, "lan", "post", name).status_code == 302


@pytest.mark.parametrize(("day", "status"), [(2, 302), (3, 302), (4, 422)])
@pytest.mark.parametrize("name", ["plans:record", "indicators:record", "reports:submit"])
def test_an_agency_for_which_the_quarter_is_opened_again_goes_on_to_the_day_given(world, settings, name, day, status):
    duty = ReportingDuty.objects.get(pk=world.own.duty)
    Reopening.objects.create(duty=duty, until="2024-05-03", reason="Bổ sung", by=world.people["chi"])
    settings.PORTAL_TODAY = date(2024, 5, day)
    assert call(world, "lan", "post", name).status_code == status


def test_a_quarter_that_has_not_begun_says_from_when(world, settings):
    settings.PORTAL_TODAY = date(2024, 3, 14)
    answer = call(world, "lan", "post", "plans:record", changed={"period": "2024-Q2"}, data={"version": "0"})
    assert answer.status_code == 422
    assert "Quý II/2024 chưa bắt đầu: nhập từ ngày 15/03/2024." in answer.text


# What is elsewhere


def test_another_agencys_address_says_that_it_is_not_there(world):
    answer = call(world, "stranger", "get", "reports:detail")
    assert answer.status_code == 404
    assert "Địa chỉ này không có, hoặc thuộc cơ quan ngoài phạm vi của bạn." in answer.text


@pytest.mark.parametrize("period", ["2024-Q5", "2024-q1", "0000-Q1", "20224-Q1", "2024-13T", "2024-Q1%00"])
def test_a_period_that_cannot_be_is_not_there(client, world, period):
    client.force_login(world.people["lan"])
    for place in ("entry", "indicators", "reports"):
        assert client.get(f"/{place}/KG-SDL/{period}/").status_code == 404


# Twice is once

# A new password is asked for with the old one; what was taken back is not there to be taken back again.
ONCE = {
    "agencies:account",
    "documents:relation_remove",
    "indicators:target_uncite",
    "plans:heading_remove",
    "reports:saved_view_delete",
    "reports:template_section_remove",
}
TWICE = sorted({name for method, name in MATRIX if method == "post"} - NO_ROWS - ONCE)


@pytest.mark.parametrize("name", TWICE)
def test_what_is_sent_twice_is_done_once(world, name):
    world.put_reports_in(STATE.get(name, "draft"))
    assert call(world, allowed("post", name), "post", name).status_code == 302
    before = contents()
    again = call(world, allowed("post", name), "post", name)
    assert again.status_code in (302, 409, 422)
    assert list(changes(before, contents())) == []


def test_a_report_submitted_by_two_is_submitted_by_the_first(world):
    for who in ("lan", "minh"):
        assert call(world, who, "post", "reports:submit").headers["Location"] == "/reports/KG-SDL/2024-Q1/"
    assert list(WorkflowStep.objects.values_list("to_state", "by__username")) == [("submitted", "lan")]


# A denominator of 0 is "không phát sinh"


@pytest.fixture
def paid(world) -> int:
    """A ratio that Sở Du lịch is asked for."""
    ratio = make_indicator("THANH-TOAN", "ratio", name="Tỷ lệ thanh toán trực tuyến")
    make_target(Plan.objects.get(pk=world.own.plan).agency, ratio, "Tối thiểu 45", "45")
    return ratio.pk


@pytest.mark.parametrize("part", ["0", "5"])
def test_a_denominator_of_0_is_not_arisen_and_no_failure(world, paid, part):
    data = {"version": "0", "numerator": part, "denominator": "0"}
    assert call(world, "lan", "post", "indicators:record", changed={"pk": paid}, data=data).status_code == 302
    page = call(world, "lan", "get", "indicators:entry").text
    assert f"{part}/0 = —" in page
    assert "không phát sinh (mẫu số bằng 0)" in page
    assert "Không phát sinh" in call(world, "lan", "get", "indicators:targets").text
    Report.objects.get(pk=world.own.report).sections.update(body="Đạt [[chi_tieu.THANH-TOAN]].")
    assert "không phát sinh" in call(world, "lan", "get", "reports:detail").text


def test_a_plan_without_tasks_has_no_percentage_and_no_error(world):
    Task.objects.filter(pk=world.own.task).update(cancelled_on=date(2024, 1, 2))
    for who, name in (("lan", "plans:entry"), ("chi", "reports:dashboard"), ("lan", "reports:home")):
        assert call(world, who, "get", name).status_code == 200


# An impossible date is refused at its field

DATES = [("plans:record", "delivered_on"), ("periods:reopen", "until"), ("reports:sign", "issued_on")]
IMPOSSIBLE = [
    ("31/2/2024", "Ngày 31/02/2024 không có trong lịch."),
    ("29/2/2023", "Ngày 29/02/2023 không có trong lịch."),
    ("0/3/2024", "Ngày 00/03/2024 không có trong lịch."),
    ("24/01/20224", "Năm phải có bốn chữ số, không phải “20224”."),
    ("5/3/24", "Năm phải có bốn chữ số, không phải “24”."),
    ("5/3/0024", "Năm 0024 nằm ngoài khoảng"),
    ("mai", "Nhập ngày, tháng, năm, ví dụ 5/3/2024 hoặc 05032024."),
]


@pytest.mark.parametrize(("typed", "message"), IMPOSSIBLE)
@pytest.mark.parametrize(("name", "field"), DATES)
def test_an_impossible_date_is_refused_at_its_field_and_stays_typed(world, name, field, typed, message):
    world.put_reports_in(STATE.get(name, "draft"))
    before = contents()
    answer = call(world, allowed("post", name), "post", name, data={field: typed})
    assert answer.status_code == 422
    assert message in answer.text
    assert f'value="{typed}"' in answer.text
    assert "is-invalid" in answer.text
    assert list(changes(before, contents())) == []
