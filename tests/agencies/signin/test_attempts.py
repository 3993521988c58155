"""How often a password may be guessed: exactly so often, however the guesses come."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.contrib.auth.hashers import check_password as real_check
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from agencies.models import SignInAttempts, User
from agencies.signin.attempts import canonical, is_locked, password_key, reserve, unlock
from core.errors import DomainError
from core.models import SecurityEvent
from tests.factories import make_agency, make_user

PASSWORD = "mat-khau-thu"
LOCKED = "Đã thử sai quá nhiều lần"
SPELLINGS = [
    "lan",
    "LAN",
    " lan ",
    "Lan",
    "ｌａｎ",
    "l\u200ban",
    "lan\u00a0",
    "l\u00adan",
    "la n",
    "ＬＡＮ",
    "\ufefflan",
    "lan\t",
]


def guess(client, name: str = "lan", password: str = "sai", **more):  # noqa: S107
    return client.post("/sign-in/", {"login": name, "password": password}, **more)


@pytest.mark.django_db
def test_the_sixth_guess_is_refused_and_so_is_then_the_right_password(client, lan):
    assert [LOCKED in guess(client).text for _ in range(6)] == [False] * 5 + [True]
    assert LOCKED in guess(client, password=PASSWORD).text
    assert is_locked(lan)


@pytest.mark.django_db
def test_a_name_that_nobody_bears_is_locked_in_the_same_words(client, lan):
    known, unknown = ([guess(client, name).text for _ in range(7)] for name in ("lan", "khong-ai"))
    assert [text.replace("lan", "") for text in known][-1].count(LOCKED) == unknown[-1].count(LOCKED) == 1


@pytest.mark.django_db
def test_twelve_spellings_of_a_name_share_one_count(client, lan):
    assert {canonical(name) for name in SPELLINGS} == {"lan"}
    answers = [LOCKED in guess(client, name).text for name in SPELLINGS]
    assert answers == [False] * 5 + [True] * 7
    assert SignInAttempts.objects.count() == 1


@pytest.mark.django_db
def test_forged_addresses_and_browsers_do_not_give_more_guesses(client, lan):
    answers = [
        guess(client, headers={"X-Forwarded-For": f"10.0.0.{n}", "User-Agent": f"B{n}"}, REMOTE_ADDR=f"10.1.0.{n}")
        for n in range(50)
    ]
    assert sum(LOCKED not in answer.text for answer in answers) == 5


@pytest.mark.django_db
def test_the_lock_outlives_other_names_and_an_emptied_cache(client, lan):
    for _ in range(6):
        guess(client)
    for number in range(450):
        reserve(password_key(f"khac-{number}"))
    cache.clear()
    assert LOCKED in guess(Client(), password=PASSWORD).text


@pytest.mark.django_db
def test_the_lock_ends_by_itself_after_its_minutes(client, lan):
    for _ in range(6):
        guess(client)
    SignInAttempts.objects.update(locked_until=timezone.now() - timedelta(seconds=1))
    assert guess(client, password=PASSWORD).status_code == 302
    assert SignInAttempts.objects.get().count == 0


@pytest.mark.django_db
def test_old_guesses_are_forgotten(client, lan):
    for _ in range(5):
        guess(client)
    SignInAttempts.objects.update(since=timezone.now() - timedelta(minutes=16))
    assert LOCKED not in guess(client).text
    assert SignInAttempts.objects.get().count == 1


@pytest.mark.django_db
def test_unlocking_is_recorded_and_only_what_is_locked_can_be_unlocked(client, lan):
    for _ in range(6):
        guess(client)
    unlock(lan)
    assert guess(client, password=PASSWORD).status_code == 302
    with pytest.raises(DomainError, match="không bị khóa"):
        unlock(lan)
    kinds = list(SecurityEvent.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["failed"] * 5 + ["locked", "unlocked", "signed_in"]


@pytest.mark.django_db
def test_an_account_asleep_for_45_days_gets_the_answer_of_a_wrong_password(client, lan):
    User.objects.filter(pk=lan.pk).update(last_login=timezone.now() - timedelta(days=46))
    asleep, wrong = guess(client, password=PASSWORD), guess(client)
    assert (asleep.status_code, wrong.status_code) == (422, 422)
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in asleep.text


def _hammer(checks: list[str], guesses: int, reserve_first: bool, monkeypatch) -> None:
    """Let many threads guess at once; ``checks`` collects each password that is really looked at."""

    def counted(password, encoded, *args, **kwargs):
        checks.append(password)
        return real_check(password, encoded, *args, **kwargs)

    monkeypatch.setattr("django.contrib.auth.base_user.check_password", counted)
    if not reserve_first:
        monkeypatch.setattr("agencies.signin.attempts.reserve", _count_without_a_lock)
    start = Barrier(guesses)

    def one(number: int) -> None:
        try:
            start.wait()
            guess(Client(), password=f"sai-{number}")
        finally:
            connection.close()

    threads = [Thread(target=one, args=(number,)) for number in range(guesses)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _count_without_a_lock(key: str) -> bool:
    """What a count does that reads first and writes after the guess: the control."""
    row, _ = SignInAttempts.objects.get_or_create(key=key, defaults={"since": timezone.now()})
    allowed = row.count < 5
    connection.close()
    SignInAttempts.objects.filter(pk=row.pk).update(count=row.count + 1)
    return allowed


@pytest.mark.django_db(transaction=True)
def test_of_many_parallel_guesses_exactly_five_are_looked_at(monkeypatch):
    make_user("lan", "editor", make_agency("KG-SDL", "Sở Du lịch"))
    checks: list[str] = []
    _hammer(checks, 40, True, monkeypatch)
    assert len(checks) == 5


@pytest.mark.django_db(transaction=True)
def test_a_count_without_a_lock_would_let_more_through(monkeypatch):
    make_user("lan", "editor", make_agency("KG-SDL", "Sở Du lịch"))
    checks: list[str] = []
    _hammer(checks, 40, False, monkeypatch)
    assert len(checks) > 5
