"""How a session ends, and what becomes of what was being typed."""

import pytest
from django.contrib.sessions.models import Session

from agencies.models import User
from core.models import SecurityEvent
from tests.shared import late

PASSWORD = "mat-khau-thu"
pytestmark = pytest.mark.django_db


def age(client, *, seen: float = 0, started: float = 0) -> None:
    """Let the person's last step, and the signing in, lie so many minutes back."""
    session = client.session
    session["seen_at"] -= seen * 60
    session["started_at"] -= max(started, seen) * 60
    session.save()


def sign_in(client, name: str = "lan", to: str = ""):
    return client.post("/sign-in/", {"login": name, "password": PASSWORD, "next": to}, follow=True)


@pytest.fixture
@late
def desk(client, lan):
    sign_in(client)
    return client


@pytest.mark.parametrize(("minutes", "still"), [(14.9, True), (15.1, False)])
def test_a_pause_ends_the_session_to_the_minute(desk, minutes, still):
    age(desk, seen=minutes)
    assert (desk.get("/").status_code == 200) is still


def test_every_step_starts_the_pause_anew(desk):
    for _ in range(3):
        age(desk, seen=14)
        assert desk.get("/").status_code == 200


def test_what_a_page_asks_for_by_itself_is_no_step(desk):
    for minutes in (8, 8):
        age(desk, seen=minutes)
        answer = desk.get("/", headers={"X-Background": "1"})
    assert answer.status_code == 302


def test_a_working_day_ends_the_session_whatever_happens(desk):
    age(desk, started=12 * 60 + 1)
    assert desk.get("/").status_code == 302


def test_those_who_administer_may_have_a_shorter_pause(client, quan, settings):
    settings.SESSION_IDLE_MINUTES_PRIVILEGED = 5
    sign_in(client, "quan")
    age(client, seen=6)
    assert client.get("/").status_code == 302


def test_the_end_is_told_on_the_sign_in_page_and_recorded_once(desk):
    age(desk, seen=16)
    assert "Phiên làm việc đã kết thúc" in desk.get("/plans/", follow=True).text
    assert SecurityEvent.objects.filter(kind="idle").count() == 1


def test_a_row_that_is_saved_too_late_is_refused_with_a_sentence_and_not_with_the_sign_in_page(desk):
    age(desk, seen=16)
    answer = desk.post("/account/", {"x": "1"}, headers={"HX-Request": "true"})
    assert (answer.status_code, "Phiên đăng nhập đã hết" in answer.text) == (401, True)


def send_too_late(desk) -> None:
    age(desk, seen=16)
    answer = desk.post("/reports/KG-SDL/2024-Q1/frame/", {"title": "Bài viết dài", "version": "1", "password": "kín"})
    assert answer.headers["Location"] == "/sign-in/?next=/account/unsent/"


def test_what_was_sent_too_late_is_shown_again_after_signing_in(desk):
    send_too_late(desk)
    page = sign_in(desk, to="/account/unsent/").text
    assert "Bài viết dài" in page
    assert "kín" not in page
    assert 'action="/reports/KG-SDL/2024-Q1/frame/"' in page


def test_what_was_sent_too_late_is_not_shown_to_the_next_person_at_this_computer(desk, minh):
    send_too_late(desk)
    assert "Bài viết dài" not in sign_in(desk, "minh", to="/account/unsent/").text
    assert "unsent" not in desk.session


def test_what_is_sent_again_is_kept_no_longer(desk):
    send_too_late(desk)
    sign_in(desk, to="/account/unsent/")
    desk.post("/reports/KG-SDL/2024-Q1/frame/", {"title": "Bài viết dài", "version": "1"})
    assert "unsent" not in desk.session


def test_the_session_has_a_new_name_after_signing_in_and_the_old_one_is_dead(client, lan):
    client.get("/sign-in/")
    client.session.save()
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_other_devices_are_listed_and_signed_out(desk, lan):
    other = type(desk)()
    other.post("/sign-in/", {"login": "lan", "password": PASSWORD}, headers={"User-Agent": "May-tinh-khac"})
    assert "May-tinh-khac" in desk.get("/account/sessions/").text
    assert desk.post("/account/sessions/").status_code == 302
    assert other.get("/").status_code == 302
    assert desk.get("/").status_code == 200


def test_a_first_password_must_be_changed_before_anything_else(desk):
    User.objects.update(must_change_password=True)
    assert desk.get("/plans/").headers["Location"] == "/account/"
    new = {"old_password": PASSWORD, "new_password1": "Thuyền-buồm-19/5", "new_password2": "Thuyền-buồm-19/5"}
    assert desk.post("/account/", new).status_code == 302
    assert desk.get("/plans/").status_code == 200
