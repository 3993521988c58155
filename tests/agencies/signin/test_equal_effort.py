"""Whoever guesses learns nothing from how long the answer takes: a name that nobody bears costs the same hash.

Counted, not timed: the hash is nearly all that signing in computes.
"""

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from agencies.models import User

pytestmark = pytest.mark.django_db
hashed: list[str] = []


class Counted(MD5PasswordHasher):
    def encode(self, password, salt):
        hashed.append(password)
        return super().encode(password, salt)


class Hasty(ModelBackend):
    """A backend that looks at the password of known names alone."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        user = User.objects.filter(username=username).first()
        return user if user and user.check_password(password) else None


@pytest.fixture(autouse=True)
def people(settings, lan, minh, department):
    User.objects.create_user(username="da-khoa", password="mat-khau-thu", is_active=False)
    settings.PASSWORD_HASHERS = [f"{__name__}.Counted"]
    for user in User.objects.all():
        user.set_password("mat-khau-thu")
        user.save()


def efforts() -> list[tuple[int, int, str]]:
    """Return for each name how often its guess was hashed, the status, and the sentence of the answer."""
    found = []
    for name in ("lan", "khong-ai", "da-khoa"):
        hashed.clear()
        answer = Client().post("/sign-in/", {"login": name, "password": "sai-mat-khau"})
        found.append((hashed.count("sai-mat-khau"), answer.status_code, _sentence(answer.text)))
    return found


def _sentence(page: str) -> str:
    return next(line.strip() for line in page.splitlines() if "mật khẩu không đúng" in line)


def test_every_name_costs_one_hash_and_gets_one_answer():
    [effort] = set(efforts())
    assert effort[:2] == (1, 422)


def test_the_same_catches_a_name_that_costs_nothing(settings):
    settings.AUTHENTICATION_BACKENDS = [f"{__name__}.Hasty"]
    assert len(set(efforts())) > 1
