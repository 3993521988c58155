"""The second factor: who must have it, how it is switched on, and that a code opens once."""

import re
import time
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from agencies.permissions import Role
from agencies.signin.rules import needs_second_factor
from cchc_portal import settings as portal
from core.models import SecurityEvent

PASSWORD = "mat-khau-thu"
NOW = int(time.time())
ON = "/account/second-factor/on/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch) -> None:
    """The clock of the codes stands still, or a test that meets the end of a half minute would fail."""
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time", SimpleNamespace(time=lambda: NOW))


def code_of(secret: str, step: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, NOW // 30 + step))


def sign_in(client, name: str = "quan"):
    return client.post("/sign-in/", {"login": name, "password": PASSWORD})


def confirm(client) -> None:
    assert client.post(f"/account/confirm/?next={ON}", {"password": PASSWORD}).status_code == 302


@pytest.fixture
def secret(client, quan, django_capture_on_commit_callbacks) -> str:
    """quan has switched the second factor on, in a browser that is signed out again."""
    client.force_login(quan)
    confirm(client)
    found = re.search(r"<code>([A-Z2-7]+)</code>", client.get(ON).text)
    assert found
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(ON, {"code": code_of(found[1], -1)})
    assert answer.headers["Location"] == "/account/recovery-codes/"
    client.recovery_codes = re.findall(r"<li><code>(\d+)</code>", client.get("/account/recovery-codes/").text)
    client.post("/sign-out/")
    return found[1]


def test_switching_on_needs_the_password_once_more(client, quan):
    client.force_login(quan)
    assert client.get(ON).headers["Location"].startswith("/account/confirm/")


def test_a_password_alone_is_not_enough_any_more(client, secret):
    assert sign_in(client).headers["Location"] == "/sign-in/code/"
    assert client.get("/").status_code == 302
    assert client.post("/sign-in/code/", {"code": code_of(secret)}).status_code == 302
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("spelled", ["{}", " {} ", "{}-", "{} "])
def test_a_code_opens_once_however_it_is_spelled(client, secret, spelled):
    code = code_of(secret)
    sign_in(client)
    assert client.post("/sign-in/code/", {"code": code}).status_code == 302
    client.post("/sign-out/")
    sign_in(client)
    assert client.post("/sign-in/code/", {"code": spelled.format(code)}).status_code == 422
    assert client.get("/").status_code == 302


def test_codes_may_be_guessed_five_times(client, secret):
    sign_in(client)
    answers = [client.post("/sign-in/code/", {"code": f"00000{n}"}) for n in range(6)]
    assert ["thử sai quá nhiều" in answer.text for answer in answers] == [False] * 5 + [True]
    assert "thử sai quá nhiều" in client.post("/sign-in/code/", {"code": code_of(secret)}).text


def test_a_recovery_code_opens_once_and_is_shown_once(client, secret):
    code = client.recovery_codes[0]
    sign_in(client)
    assert client.post("/sign-in/code/", {"code": code}).status_code == 302
    client.post("/account/confirm/", {"password": PASSWORD})
    shown = client.get("/account/recovery-codes/").text
    assert "Còn 9/10 mã" in shown
    assert client.recovery_codes[1] not in shown
    client.post("/sign-out/")
    sign_in(client)
    assert client.post("/sign-in/code/", {"code": code}).status_code == 422


def test_those_who_administer_or_sign_are_led_to_switch_it_on(client, quan, lan, ky, settings):
    settings.SECOND_FACTOR_ROLES = ("administrator", "signatory")
    for person, needs in ((quan, True), (ky, True), (lan, False)):
        client.force_login(person)
        answer = client.get("/reports/")
        assert needs_second_factor(person) is needs
        assert (answer.status_code == 302 and answer.headers["Location"] == ON) is needs


def test_who_has_it_works_and_cannot_switch_it_off_where_it_is_required(client, secret, quan, settings):
    settings.SECOND_FACTOR_ROLES = ("administrator",)
    sign_in(client)
    client.post("/sign-in/code/", {"code": code_of(secret)})
    assert client.get("/reports/").status_code == 200
    client.post("/account/confirm/", {"password": PASSWORD})
    assert "bắt buộc" in client.get("/account/second-factor/off/").text
    client.post("/account/second-factor/off/")
    assert Authenticator.objects.filter(user=quan, type="totp").exists()


def test_who_may_switches_it_off_and_both_are_recorded(client, secret, quan):
    sign_in(client)
    client.post("/sign-in/code/", {"code": code_of(secret)})
    client.post("/account/confirm/", {"password": PASSWORD})
    assert client.post("/account/second-factor/off/").status_code == 302
    assert not Authenticator.objects.filter(user=quan).exists()
    kinds = set(SecurityEvent.objects.values_list("kind", flat=True))
    assert {"factor_on", "factor_off"} <= kinds


def test_the_settings_name_every_role():
    assert tuple(Role.values) == portal.ROLES
