"""The calendar of a year: the usual days, what may not be changed, and who must report when a period is opened."""

from datetime import date

import pytest

from agencies.permissions import Role
from periods.models import CalendarEntry, ReportingDuty
from periods.services import Asked, set_calendar
from periods.states import usual_days
from tests.factories import make_agency, make_user
from tests.shared import late

YEAR = "/periods/calendar/KG-UBND/2024/"
OPEN = "/periods/calendar/KG-UBND/2024-Q1/open/"
MARCH = {"Q1-is_asked": "on", "Q1-due_on": "20/3/2024", "Q1-closes_on": "30/4/2024", "Q1-version": "0"}


@pytest.fixture
@late
def desk(client, province, department):
    client.force_login(make_user("ruler", Role.ADMINISTRATOR, province))
    return client


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        ("Q1", (date(2024, 3, 20), date(2024, 4, 30))),
        ("6T", (date(2024, 6, 20), date(2024, 7, 31))),
        ("N", (date(2024, 12, 20), date(2025, 1, 31))),
    ],
)
def test_the_usual_days_of_a_report(kind, days):
    assert usual_days(2024, kind, 20) == days


def test_figures_due_before_their_window_closes_are_estimates(province):
    set_calendar(superior=province, year=2024, asked=[Asked("Q1", date(2024, 2, 28), date(2024, 4, 30), 0)])
    assert CalendarEntry.objects.get().is_estimate


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"Q1-closes_on": "19/3/2024"}, "Ngày khóa sổ không được trước hạn gửi."),
        ({"Q1-due_on": "15/12/2023"}, "Hạn gửi phải sau ngày bắt đầu số liệu 15/12/2023."),
        ({"Q1-due_on": ""}, "Chưa nhập ngày."),
        ({"Q1-due_on": "31/2/2024"}, "Ngày 31/02/2024 không có trong lịch."),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_its_row_and_stays_typed(desk, changed, told):
    answer = desk.post(YEAR, MARCH | changed)
    assert answer.status_code == 422
    assert told in answer.text
    assert not CalendarEntry.objects.exists()


def test_a_period_that_was_opened_keeps_its_days_and_takes_later_agencies(desk, province, department):
    office = make_agency("KG-VP", "Văn phòng", superior=province, kind="division")
    assert desk.post(YEAR, MARCH).status_code == 302
    assert [(one.agency, chosen) for one, chosen in desk.get(OPEN).context["lines"]] == [
        (department, True), (office, False)
    ]  # fmt: skip
    assert desk.post(OPEN, {}).status_code == 422
    assert desk.post(OPEN, {"agencies": [department.pk]}).status_code == 302
    later = make_agency("KG-SYT", "Sở Y tế", superior=province)
    assert desk.post(OPEN, {"agencies": [later.pk]}).status_code == 302
    assert set(ReportingDuty.objects.values_list("agency__code", "due_on")) == {
        ("KG-SDL", date(2024, 3, 20)), ("KG-SYT", date(2024, 3, 20))
    }  # fmt: skip
    desk.post(YEAR, MARCH | {"Q1-due_on": "25/3/2024", "Q1-version": "1"})
    assert CalendarEntry.objects.get().due_on == date(2024, 3, 20)


def test_an_entry_that_somebody_else_changed_is_not_overwritten(desk, province):
    desk.post(YEAR, MARCH)
    CalendarEntry.objects.update(due_on="2024-03-18", version=2)
    answer = desk.post(YEAR, MARCH | {"Q1-due_on": "22/3/2024", "Q1-version": "1"})
    assert answer.status_code == 409
    assert "Người khác vừa sửa mục này" in answer.text
    assert 'value="22/3/2024"' in answer.text
    assert CalendarEntry.objects.get().due_on == date(2024, 3, 18)
    assert desk.post(YEAR, {"Q1-version": "2"}).status_code == 302  # no longer asked for
    assert not CalendarEntry.objects.exists()
