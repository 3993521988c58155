"""A new SECRET_KEY: with the old one as a fallback nobody is signed out and no link dies, without it all are."""

import pytest
from django.test import Client

from agencies.signin.passwords import password_link

pytestmark = pytest.mark.django_db
OLD, NEW, NEWER = ("".join(reversed(str(n) * 60)) for n in (1, 2, 3))


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


@pytest.fixture
def at_work(settings, lan) -> Client:
    settings.SECRET_KEY = OLD
    client = Client()
    client.force_login(lan)
    assert is_in(client)
    return client


def test_with_the_old_key_as_a_fallback_people_go_on(settings, at_work):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    assert is_in(at_work)
    # seen once under the new key, the session needs the old one no more
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEWER, [NEW]
    assert is_in(at_work)


def test_without_it_everybody_signs_in_again(settings, at_work):
    settings.SECRET_KEY = NEW
    assert not is_in(at_work)


@pytest.mark.parametrize(("fallbacks", "lives"), [([OLD], True), ([], False)])
def test_a_link_that_was_given_lives_as_long_as_its_key(settings, at_work, lan, client, fallbacks, lives):
    link = password_link(lan)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, fallbacks
    assert (client.get(link).status_code == 302) is lives
