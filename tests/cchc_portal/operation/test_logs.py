"""The log is one JSON object per line, tells who asked for what, and holds no secret."""

import io
import json
import logging
import logging.config

import pytest
from django.test import Client
from django.urls import path

from agencies.signin.passwords import password_link
from cchc_portal.operation.logs import logging_settings
from cchc_portal.urls import urlpatterns as portal
from core.access import public
from core.models import SecurityEvent

WORD = "mat-khau-chim-hoang-yen-77"


@public
def broken(request, uidb64, token):
    raise RuntimeError("bất ngờ\nhai dòng\x1b[31m\u2028" + "x" * 65_536)


urlpatterns = [path("broken/new-password/<str:uidb64>/<str:token>/", broken), *portal]


@pytest.fixture
def log():
    """What is written while a test runs, as in production; the settings of the tests come back after it."""
    stream = io.StringIO()
    config = logging_settings("DEBUG", "json")
    config["handlers"]["stderr"] |= {"stream": stream}
    config["loggers"]["django.template"] = {"level": "INFO"}  # tells every variable that is not there
    logging.config.dictConfig(config)
    yield stream
    logging.config.dictConfig(logging_settings("WARNING", "json"))


def lines(log) -> list[dict]:
    return [json.loads(line) for line in log.getvalue().split("\n") if line]


HOSTILE = ["a\r\nb", "a\nINFO giả mạo", "\x1b[31mđỏ\x1b[0m", "a\u2028b\u2029c", "a\x85b", "x" * 65_536, "\0", '"}{']


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_logged_stays_on_its_line(log, text):
    logging.getLogger("portal").warning("nội dung %s", text)
    written = log.getvalue()
    assert len(written.splitlines()) == 1  # it also splits at U+2028 and U+0085
    assert written.isascii()
    assert len(written) < 10_000
    assert lines(log)[0]["level"] == "warning"


def test_a_plain_line_would_have_been_forged(capsys):
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.emit(logging.LogRecord("x", logging.INFO, "", 0, "a\nINFO giả mạo", None, None))
    assert len(stream.getvalue().splitlines()) == 2


def test_a_request_tells_who_what_and_under_which_number(log, client, lan):
    client.force_login(lan)
    answer = client.get("/account/?q=riêng-tư")
    [line] = [line for line in lines(log) if line["logger"] == "portal.request"]
    assert (line["event"], line["view"], line["method"]) == ("/account/", "agencies:account", "GET")
    assert (line["status"], line["user_id"]) == (200, lan.pk)
    assert line["request_id"] == answer["X-Request-ID"]
    assert "riêng-tư" not in log.getvalue()


def test_the_number_of_the_request_is_in_the_audit_record(client, lan):
    answer = client.post("/sign-in/", {"login": "lan", "password": "sai"})
    assert SecurityEvent.objects.get().request_id == answer["X-Request-ID"]


def test_an_address_of_64_kb_and_an_error_are_single_lines(log, db, settings):
    settings.ROOT_URLCONF = __name__
    client = Client(raise_request_exception=False)
    client.get("/" + "x" * 65_536)
    assert client.get(f"/broken/new-password/MQ/{WORD}/").status_code == 500
    written = log.getvalue().splitlines()
    assert len(written) == len(lines(log))
    assert [line for line in lines(log) if "RuntimeError" in line.get("exception", "")]
    assert max(map(len, written)) < 20_000


def test_no_secret_gets_into_the_log_or_the_error_page(log, lan, settings):
    settings.ROOT_URLCONF = __name__
    lan.set_password(WORD)
    lan.save()
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.get("/sign-in/")
    token = client.cookies["csrftoken"].value
    sent = {"login": "lan", "password": WORD, "csrfmiddlewaretoken": token}
    assert client.post("/sign-in/", sent | {"password": WORD + "-sai"}).status_code == 422
    assert client.post("/sign-in/", sent).status_code == 302
    link = password_link(lan)
    page = client.get(f"/broken/new-password/MQ/{WORD}/?password={WORD}")
    client.get(link)
    client.post(link + "khong-co/", sent)
    session, token = client.cookies["sessionid"].value, client.cookies["csrftoken"].value
    logging.getLogger("portal").error("cookie: sessionid=%s; csrftoken=%s password='%s'", session, token, WORD)
    secrets = {WORD, session, token, link.split("/")[-2]}
    assert page.status_code == 500
    assert [secret for secret in secrets if secret in log.getvalue()] == []
    assert [secret for secret in secrets if secret in page.text] == []
