"""Making a year's periods, opening one, reopening one, and whether figures may still change."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from agencies.permissions import Role
from core.errors import DomainError
from periods.models import CalendarEntry, Reopening, ReportingDuty, ReportingPeriod
from periods.services import create_year, open_period, reopen, require_open
from tests.factories import make_agency, make_duty, make_period, make_user
from tests.shared import shared


@shared
def entry(province, quarter) -> CalendarEntry:
    return CalendarEntry.objects.create(
        superior=province, period=quarter, due_on=date(2024, 3, 20), closes_on=date(2024, 4, 30), is_estimate=True
    )


@shared
def ruler(province):
    """Administers the province and what lies below it."""
    return make_user("ruler", Role.ADMINISTRATOR, province)


def test_a_year_has_seven_periods_and_is_made_once(db):
    made = create_year(2024)
    assert [period.kind for period in made] == ["Q1", "Q2", "Q3", "Q4", "6T", "9T", "N"]
    assert create_year(2024) == made
    year = ReportingPeriod.objects.get(kind="N")
    assert (year.data_from, year.data_to, year.ends_on) == (date(2023, 12, 15), date(2024, 12, 14), date(2024, 12, 31))


def test_opening_fixes_who_must_report_and_their_days(entry, province, department, home_affairs):
    duties = open_period(entry=entry)
    assert {duty.agency.code for duty in duties} == {"KG-SDL", "KG-SNV"}
    assert {(duty.superior, duty.due_on, duty.closes_on, duty.is_estimate) for duty in duties} == {
        (province, date(2024, 3, 20), date(2024, 4, 30), True)
    }


@pytest.mark.parametrize("kind", ["division", "unit"])
def test_divisions_and_units_report_within_their_agency(entry, province, department, kind):
    make_agency("KG-PHONG", "Phòng", superior=province, kind=kind)
    make_agency("KG-SDL-P", "Phòng của Sở", superior=department, kind="division")
    assert [duty.agency for duty in open_period(entry=entry)] == [department]


def test_opening_again_adds_only_who_is_new(entry, province, department):
    [first] = open_period(entry=entry)
    first.closes_on = date(2024, 5, 15)
    first.save()
    make_agency("KG-SYT", "Sở Y tế", superior=province)
    assert {duty.agency.code for duty in open_period(entry=entry)} == {"KG-SDL", "KG-SYT"}
    assert ReportingDuty.objects.count() == 2
    assert ReportingDuty.objects.get(agency=department).closes_on == date(2024, 5, 15)


@pytest.mark.parametrize(("ends_on", "is_asked"), [(date(2024, 3, 30), False), (date(2024, 3, 31), True)])
def test_an_agency_that_ended_before_the_periods_end_is_not_asked(entry, province, department, ends_on, is_asked):
    department.ends_on = ends_on
    department.save()
    assert bool(open_period(entry=entry)) is is_asked


def test_only_the_agencies_named_are_asked(entry, province, department, home_affairs):
    assert [duty.agency for duty in open_period(entry=entry, agencies=[home_affairs])] == [home_affairs]


def test_an_open_quarter_accepts_until_the_end_of_its_closing_day(department, duty, quarter, settings):
    for day in (quarter.data_from, date(2024, 3, 21), date(2024, 4, 30)):
        settings.PORTAL_TODAY = day
        require_open(agency=department, quarter=quarter)
    settings.PORTAL_TODAY = date(2024, 5, 1)
    with pytest.raises(DomainError, match="Quý I/2024 đã khóa sổ ngày 30/04/2024"):
        require_open(agency=department, quarter=quarter)


def test_a_closed_quarter_stays_closed_while_a_longer_period_is_open(department, province, duty, quarter, settings):
    half_year = make_period(2024, "6T")
    make_duty(department, half_year, superior=province, due_on=date(2024, 6, 20), closes_on=date(2024, 7, 31))
    settings.PORTAL_TODAY = date(2024, 5, 1)
    with pytest.raises(DomainError, match="đã khóa sổ ngày 30/04/2024"):
        require_open(agency=department, quarter=quarter)
    require_open(agency=department, quarter=make_period(2024, "Q2"))


def test_a_quarter_that_has_not_begun_names_its_first_day(department, province):
    later = make_period(2024, "Q3")
    make_duty(department, later, superior=province, due_on=date(2024, 9, 20), closes_on=date(2024, 10, 31))
    with pytest.raises(DomainError, match="Quý III/2024 chưa bắt đầu: nhập từ ngày 15/06/2024"):
        require_open(agency=department, quarter=later)


def test_a_quarter_without_a_calendar_says_whom_to_ask(department, quarter):
    with pytest.raises(DomainError, match="Sở Du lịch không có lịch báo cáo cho Quý I/2024"):
        require_open(agency=department, quarter=quarter)


def test_a_longer_period_keeps_its_quarters_open(department, province):
    second, half = make_period(2024, "Q2"), make_period(2024, "6T")
    make_duty(department, half, superior=province, due_on=date(2024, 6, 20), closes_on=date(2024, 7, 31))
    require_open(agency=department, quarter=second)


def test_another_agencys_duty_opens_nothing(department, home_affairs, province, quarter):
    make_duty(home_affairs, quarter, superior=province)
    with pytest.raises(DomainError, match="không có lịch báo cáo"):
        require_open(agency=department, quarter=quarter)


def test_a_reopening_holds_until_the_end_of_its_last_day(department, home_affairs, duty, quarter, ruler, settings):
    make_duty(home_affairs, quarter, superior=department)
    settings.PORTAL_TODAY = date(2024, 5, 2)
    reopen(duty=duty, until=date(2024, 5, 6), reason=" Bổ sung số liệu. ", by=ruler)
    assert (Reopening.objects.get().reason, Reopening.objects.get().by) == ("Bổ sung số liệu.", ruler)
    for day in (date(2024, 5, 2), date(2024, 5, 6)):
        settings.PORTAL_TODAY = day
        require_open(agency=department, quarter=quarter)
        with pytest.raises(DomainError, match="đã khóa sổ"):
            require_open(agency=home_affairs, quarter=quarter)
    settings.PORTAL_TODAY = date(2024, 5, 7)
    with pytest.raises(DomainError, match="đã khóa sổ ngày 30/04/2024"):
        require_open(agency=department, quarter=quarter)


@pytest.mark.parametrize(
    ("until", "reason", "message"),
    [(date(2024, 5, 1), "Bổ sung.", "từ hôm nay trở đi"), (date(2024, 5, 6), "  ", "Phải ghi lý do")],
)
def test_a_reopening_needs_a_coming_day_and_a_reason(duty, ruler, settings, until, reason, message):
    settings.PORTAL_TODAY = date(2024, 5, 2)
    with pytest.raises(DomainError, match=message):
        reopen(duty=duty, until=until, reason=reason, by=ruler)


def test_what_is_still_open_is_not_reopened(duty, ruler):
    with pytest.raises(DomainError, match="chưa khóa sổ"):
        reopen(duty=duty, until=date(2024, 5, 6), reason="Bổ sung.", by=ruler)


def test_nobody_reopens_a_period_of_their_own_agency(duty, quan, settings):
    settings.PORTAL_TODAY = date(2024, 5, 2)
    with pytest.raises(DomainError, match="không tự mở lại kỳ của mình"):
        reopen(duty=duty, until=date(2024, 5, 6), reason="Bổ sung.", by=quan)


def test_the_database_refuses_what_must_never_be(duty, quarter, department, province, chi):
    with pytest.raises(IntegrityError, match="reopening_has_a_reason"), transaction.atomic():
        Reopening.objects.create(duty=duty, until=date(2024, 5, 6), reason="", by=chi)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_duty(department, quarter, superior=province)
    with pytest.raises(IntegrityError, match="duty_closes_after_due"), transaction.atomic():
        ReportingDuty.objects.update(closes_on=date(2024, 3, 19))
