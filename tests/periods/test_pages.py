"""The calendar of reports, and the page that opens a closed period again."""

from datetime import date

import pytest

from agencies.permissions import Role
from core.audit.trail import trail
from periods.models import Reopening
from tests.factories import make_agency, make_duty, make_period, make_user
from tests.shared import shared


@shared
def ruler(province):
    return make_user("ruler", Role.ADMINISTRATOR, province)


@pytest.fixture
def closed(duty, settings):
    """The duty of Sở Du lịch for Quý I, closed two days ago."""
    settings.PORTAL_TODAY = date(2024, 5, 2)
    return duty


def lines_of(response):
    return list(response.context["page"])


def test_the_calendar_shows_what_is_open_closed_and_to_come(client, hoa, department, province, duty, settings):
    make_duty(
        department, make_period(2023, "N"), superior=province, due_on=date(2023, 12, 20), closes_on=date(2024, 1, 31)
    )
    later = make_period(2024, "Q3")
    make_duty(department, later, superior=province, due_on=date(2024, 9, 20), closes_on=date(2024, 10, 31))
    client.force_login(hoa)
    lines = lines_of(client.get("/periods/"))
    assert [(line.duty.period.slug, line.label) for line in lines] == [
        ("2024-Q3", "Chưa bắt đầu"),
        ("2024-Q1", "Đang mở"),
        ("2023-N", "Đã khóa"),
    ]


def test_a_reopened_period_says_until_when(client, hoa, closed, ruler):
    Reopening.objects.create(duty=closed, until=date(2024, 5, 6), reason="Bổ sung.", by=ruler)
    Reopening.objects.create(duty=closed, until=date(2024, 5, 1), reason="Trước đó.", by=ruler)
    client.force_login(hoa)
    answer = client.get("/periods/")
    [line] = lines_of(answer)
    assert (line.label, line.state, line.reopened_until) == ("Mở lại", "open", date(2024, 5, 6))
    assert "đến hết 06/05/2024" in answer.text


def test_only_who_manages_from_above_is_offered_to_reopen(client, hoa, quan, ruler, closed):
    for user, is_offered in ((hoa, False), (quan, False), (ruler, True)):
        client.force_login(user)
        assert lines_of(client.get("/periods/"))[0].may_reopen is is_offered


def test_the_calendar_of_one_period_has_its_address(client, hoa, department, province, duty):
    make_duty(department, make_period(2024, "6T"), superior=province)
    client.force_login(hoa)
    [line] = lines_of(client.get("/periods/?period=2024-Q1"))
    assert line.duty == duty
    assert client.get("/periods/?period=1999-Q1").status_code == 404
    assert client.get("/periods/?period=khac").status_code == 404


def test_the_calendar_shows_names_as_they_were(client, hoa, department, duty):
    department.name = "Sở Văn hóa, Thể thao và Du lịch"
    department.save()
    client.force_login(hoa)
    assert lines_of(client.get("/periods/"))[0].name == "Sở Du lịch"


def test_a_clerk_has_no_calendar_and_strangers_duties_do_not_show(client, lan, duty, elsewhere):
    client.force_login(lan)
    assert client.get("/periods/").status_code == 403
    client.force_login(make_user("other", Role.ADMINISTRATOR, elsewhere))
    assert lines_of(client.get("/periods/")) == []


@pytest.mark.parametrize("n", [1, 3])
def test_the_calendar_costs_the_same_for_one_and_for_three(
    client, hoa, province, quarter, n, django_assert_num_queries
):
    for number in range(n):
        agency = make_agency(f"KG-{number}", f"Sở {number}", superior=province)
        make_duty(agency, quarter, superior=province)
    client.force_login(hoa)
    with django_assert_num_queries(4):
        answer = client.get("/periods/")
    assert len(lines_of(answer)) == n


def test_reopening_asks_for_a_day_and_a_reason_and_is_recorded(client, ruler, closed):
    client.force_login(ruler)
    page = f"/periods/duties/{closed.pk}/reopen/"
    assert client.get(page).status_code == 200
    answer = client.post(page, {"until": "6/5/2024", "reason": "Sở bổ sung số liệu TTHC."}, follow=True)
    assert answer.redirect_chain == [("/periods/", 302)]
    assert "Đã mở lại Quý I/2024 cho Sở Du lịch đến hết 06/05/2024." in answer.text
    made = Reopening.objects.get()
    assert (made.until, made.by, made.reason) == (date(2024, 5, 6), ruler, "Sở bổ sung số liệu TTHC.")
    assert trail(made)[0].who == "ruler"
    assert "Sở bổ sung số liệu TTHC." in client.get(page).text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"until": "31/4/2024", "reason": "Bổ sung."}, "Ngày 31/04/2024 không có trong lịch"),
        ({"until": "1/5/2024", "reason": "Bổ sung."}, "phải từ hôm nay trở đi"),
        ({"until": "6/5/2024", "reason": " "}, "Phải ghi lý do mở lại kỳ"),
        ({"until": "", "reason": "Bổ sung."}, "Chưa nhập ngày"),
    ],
)
def test_a_wrong_entry_is_told_and_nothing_typed_is_lost(client, ruler, closed, typed, message):
    client.force_login(ruler)
    answer = client.post(f"/periods/duties/{closed.pk}/reopen/", typed)
    assert answer.status_code == 422
    assert message in answer.text
    assert typed["until"] in answer.text
    assert typed["reason"].strip() in answer.text
    assert not Reopening.objects.exists()


def test_an_open_period_is_refused_on_the_page_too(client, ruler, duty):
    client.force_login(ruler)
    answer = client.post(f"/periods/duties/{duty.pk}/reopen/", {"until": "6/5/2024", "reason": "Bổ sung."})
    assert answer.status_code == 422
    assert "chưa khóa sổ: còn nhận số liệu đến hết ngày 30/04/2024" in answer.text


def test_who_does_not_manage_may_not_reopen(client, hoa, elsewhere, closed):
    client.force_login(hoa)
    assert client.get(f"/periods/duties/{closed.pk}/reopen/").status_code == 403
    client.force_login(make_user("other", Role.ADMINISTRATOR, elsewhere))
    assert client.get(f"/periods/duties/{closed.pk}/reopen/").status_code == 404
