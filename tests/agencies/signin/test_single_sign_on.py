"""Signing in by another system: those with an account come in, nobody else, and no account is made."""

import pytest

from agencies.models import User
from agencies.signin import urls_oidc
from cchc_portal import urls
from cchc_portal.single_sign_on import openid_connect
from tests.agencies.signin.provider import Provider, state_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.agencies.signin.test_single_sign_on")]

urlpatterns = [*urls.urlpatterns, *urls.single_sign_on("a provider")]


@pytest.fixture
def provider(settings, monkeypatch):
    one = Provider("LAN")
    monkeypatch.setenv("OIDC_CLIENT_ID", "cchc")
    monkeypatch.setenv("OIDC_CLIENT_SECRET", "only-for-tests")
    settings.OIDC_SERVER_URL = one.url
    settings.SOCIALACCOUNT_PROVIDERS = openid_connect(one.url)
    yield one
    one.close()


def come_back(client, provider):
    """Go to the provider and come back with its code, as a browser does."""
    away = client.post("/sign-in/oidc/sso/")
    assert away.headers["Location"].startswith(f"{provider.url}/authorize")
    return client.get(f"/sign-in/oidc/sso/callback/?code=x&state={state_of(away.headers['Location'])}")


def test_the_sign_in_page_offers_it(client, provider):
    assert 'action="/sign-in/oidc/sso/"' in client.get("/sign-in/").text


def test_a_person_whom_the_provider_names_comes_in(client, provider, lan):
    assert come_back(client, provider).headers["Location"] == "/"
    assert "Việc của tôi" in client.get("/").text
    assert "/token" in provider.asked


@pytest.mark.parametrize("name", ["khong-ai", "", "quan"])
def test_nobody_else_comes_in_and_no_account_is_made(client, provider, lan, quan, name):
    provider.name = name
    User.objects.filter(username="quan").update(is_active=False)
    before = User.objects.count()
    assert come_back(client, provider).headers["Location"] == "/sign-in/"
    assert "chưa được cấp quyền" in client.get("/sign-in/").text
    assert client.get("/").status_code == 302
    assert User.objects.count() == before


def test_who_turns_back_at_the_provider_is_told(client, provider, lan):
    away = client.post("/sign-in/oidc/sso/")
    state = state_of(away.headers["Location"])
    assert client.get(f"/sign-in/oidc/sso/callback/?error=access_denied&state={state}").status_code == 302
    assert "Đăng nhập chung không thành công" in client.get("/sign-in/").text


def test_a_forged_state_opens_nothing(client, provider, lan):
    client.get("/sign-in/oidc/sso/callback/?code=x&state=gia-mao")
    assert client.get("/").status_code == 302


def test_every_address_of_it_declares_that_it_is_public():
    assert {pattern.callback.policy for pattern in urls_oidc.urlpatterns} == {"public"}
