"""What happens to access and to documents is one record each: an audit that tells it twice, or not, is no audit."""

import os
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from agencies.models import Membership, SignInAttempts
from agencies.permissions import Role
from agencies.services import give_role
from agencies.signin.attempts import password_key
from cchc_portal.operation.in_force import note_settings, settings_in_force
from core.audit.events import record_event
from core.models import AuditRecord
from tests.calls import PASSWORD, client_of, send
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_print")]
NOW = 1_700_000_000


@dataclass(frozen=True)
class Desk:
    """What an act needs."""

    world: World
    patch: pytest.MonkeyPatch
    commits: Any

    def send(self, who: str, method: str, name: str, status: int) -> None:
        """Let somebody call an address, which answers as expected."""
        assert send(client_of(self.world, who), self.world, method, name).status_code == status

    def sign_in(self, password: str = PASSWORD) -> None:
        Client().post("/sign-in/", {"login": "lan", "password": password})

    @property
    def quan(self) -> Client:
        """The administrator, who has just given the password once more."""
        client = client_of(self.world, "quan")
        client.post("/account/confirm/?next=/", {"password": PASSWORD})
        return client


def five_wrong(desk: Desk) -> None:
    key = password_key("lan")
    SignInAttempts.objects.create(key=key, count=5, since="2099-01-01T00:00Z")


def factor_on(desk: Desk) -> None:
    client = desk.quan
    [secret] = re.findall(r"<code>([A-Z2-7]+)</code>", client.get("/account/second-factor/on/").text)
    with desk.commits(execute=True):
        code = format_hotp_value(hotp_value(secret, NOW // 30))
        assert client.post("/account/second-factor/on/", {"code": code}).status_code == 302


def with_factor(desk: Desk) -> None:
    TOTP.activate(desk.world.people["quan"], "JBSWY3DPEHPK3PXP")


def factor_off(desk: Desk) -> None:
    with desk.commits(execute=True):
        assert desk.quan.post("/account/second-factor/off/").status_code == 302
    assert not Authenticator.objects.filter(type="totp").exists()


def role_given(desk: Desk) -> None:
    lan = desk.world.people["lan"]
    give_role(user=lan, agency=lan.memberships.get().agency, role=Role.APPROVER, valid_from=date(2024, 3, 18))


def role_ended(desk: Desk) -> None:
    post = Membership.objects.get(user=desk.world.people["lan"])
    post.valid_to = date(2024, 3, 17)
    post.save()


def settings_noted(desk: Desk) -> None:
    note_settings()


def other_settings(desk: Desk) -> None:
    desk.patch.setenv("SIGN_IN_ATTEMPTS", "50")
    note_settings()
    note_settings()


def nothing(desk: Desk) -> None:
    """Most acts need nothing before them."""


def reports(state: str) -> Callable[[Desk], None]:
    return lambda desk: desk.world.put_reports_in(state)


def by(who: str, method: str, name: str, status: int) -> Callable[[Desk], None]:
    return lambda desk: desk.send(who, method, name, status)


# The event, what stands before it, what is done, and the one thing that is told. Backup and restore have their own
# databases: core/test_backup.py.
EVENTS = (
    ("signing in", nothing, lambda desk: desk.sign_in(), "signed_in"),
    ("a wrong password", nothing, lambda desk: desk.sign_in("không phải"), "failed"),
    ("a lock", five_wrong, lambda desk: desk.sign_in("không phải"), "locked"),
    ("an unlocking", nothing, by("quan", "post", "agencies:unlock", 302), "unlocked"),
    ("a second factor on", nothing, factor_on, "factor_on"),
    ("a second factor off", with_factor, factor_off, "factor_off"),
    ("a role given", nothing, role_given, "role"),
    ("a role ended", nothing, role_ended, "role"),
    ("a refused page", nothing, by("lan", "get", "agencies:people", 403), "refused"),
    ("a refused change", nothing, by("lan", "post", "reports:issue", 403), "refused"),
    ("an export", nothing, by("lan", "get", "reports:plan_tables", 200), "download"),
    ("a download", reports("issued"), by("lan", "get", "reports:issued_pdf", 200), "download"),
    ("an import", nothing, by("quan", "post", "agencies:add", 302), "import"),
    ("an approval", reports("submitted"), by("hoa", "post", "reports:accept", 302), "step to accepted"),
    ("a signature", reports("accepted"), by("ky", "post", "reports:sign", 302), "step to signed"),
    ("a recall", reports("issued"), by("ky", "post", "reports:recall", 302), "step to recalled"),
    ("first settings", nothing, settings_noted, "settings"),
    ("other settings", settings_noted, other_settings, "settings"),
)


def told_of(record: AuditRecord) -> str:
    """Return which event a record tells, "" for the change of a row that goes with one."""
    values = record.new or {}
    match record.model:
        case "core.SecurityEvent":
            return values["kind"]
        case "reports.WorkflowStep":
            return f"step to {values['to_state']}"
        case "agencies.Membership":
            return "role"
        case "core.SettingsInForce":
            return "settings"
    return ""


def told_since(last: int) -> Counter[str]:
    records = AuditRecord.objects.filter(pk__gt=last)
    assert all(record.actor_name for record in records)
    return Counter(told for record in records if (told := told_of(record)))


@pytest.fixture
def desk(world, monkeypatch, django_capture_on_commit_callbacks) -> Desk:
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time", SimpleNamespace(time=lambda: NOW))
    return Desk(world, monkeypatch, django_capture_on_commit_callbacks)


def told_by(desk: Desk, before: Callable[[Desk], None], act: Callable[[Desk], None]) -> Counter[str]:
    before(desk)
    last = AuditRecord.objects.latest("pk").pk
    act(desk)
    return told_since(last)


@pytest.mark.parametrize(("before", "act", "expected"), [row[1:] for row in EVENTS], ids=[row[0] for row in EVENTS])
def test_each_event_is_one_record(desk, before, act, expected):
    assert told_by(desk, before, act) == {expected: 1}


def test_the_same_catches_an_event_that_is_told_twice_or_not(desk):
    act = by("lan", "get", "agencies:people", 403)
    desk.patch.setattr("cchc_portal.operation.refusals.record_event", lambda *values, **more: None)
    assert told_by(desk, nothing, act) == {}
    desk.patch.setattr(
        "cchc_portal.operation.refusals.record_event",
        lambda *values, **more: [record_event(*values, **more) for _ in range(2)],
    )
    assert told_by(desk, nothing, act) == {"refused": 2}


def test_of_a_secret_setting_only_a_mark_is_kept_which_another_secret_changes(monkeypatch):
    monkeypatch.setenv("METRICS_TOKEN", "rất-kín-đáo")
    first = settings_in_force()
    monkeypatch.setenv("METRICS_TOKEN", "kín-đáo-khác")
    assert first["SIGN_IN_ATTEMPTS"] == "5"
    assert "rất-kín-đáo" not in str(first)
    assert os.environ["SECRET_KEY"] not in str(first)
    assert first["METRICS_TOKEN"] != settings_in_force()["METRICS_TOKEN"]
