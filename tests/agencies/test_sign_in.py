"""Signing in and out, and one's own account."""

import pytest

from agencies.models import User

PASSWORD = "mat-khau-thu"
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng"


def test_a_clerk_signs_in_and_sees_the_home_page(client, lan):
    answer = client.post("/sign-in/", {"login": "lan", "password": PASSWORD}, follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assert "Việc của tôi" in answer.text


def test_a_username_is_read_whatever_its_case_and_spaces(client, lan):
    assert client.post("/sign-in/", {"login": " LAN ", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize("name", ["lan", "nobody"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client, lan, name):
    answer = client.post("/sign-in/", {"login": name, "password": "sai"})
    assert (answer.status_code, WRONG in answer.text) == (422, True)
    assert f'value="{name}"' in answer.text


def test_a_closed_account_gets_the_same_answer(client, lan):
    User.objects.filter(pk=lan.pk).update(is_active=False)
    answer = client.post("/sign-in/", {"login": "lan", "password": PASSWORD})
    assert (answer.status_code, WRONG in answer.text) == (422, True)


def test_anonymous_visitors_are_led_to_the_sign_in_page_and_back(client, lan):
    answer = client.get("/account/")
    assert answer.headers["Location"] == "/sign-in/?next=/account/"
    signed = client.post(answer.headers["Location"], {"login": "lan", "password": PASSWORD, "next": "/account/"})
    assert signed.headers["Location"] == "/account/"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_a_foreign_address_is_never_the_way_back(client, lan, target):
    answer = client.post("/sign-in/", {"login": "lan", "password": PASSWORD, "next": target})
    assert answer.headers["Location"] == "/"


def test_signing_out_needs_a_post(client, lan):
    client.force_login(lan)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/").status_code == 302


def test_a_changed_password_keeps_this_session_and_ends_the_others(client, lan, django_user_model):
    client.force_login(lan)
    other = type(client)()
    other.force_login(lan)
    new = "Thuyền-buồm-19/5"
    answer = client.post(
        "/account/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}, follow=True
    )
    assert "Đã đổi mật khẩu" in answer.text
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302


def test_a_wrong_old_password_is_told_at_its_field(client, lan):
    client.force_login(lan)
    answer = client.post("/account/", {"old_password": "sai", "new_password1": "x", "new_password2": "x"})
    assert answer.status_code == 422
    assert 'id="id_old_password_error"' in answer.text
