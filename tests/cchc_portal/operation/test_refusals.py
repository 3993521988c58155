"""What was typed is on the page that refuses it, for whoever typed it; outages are told from faults."""

import errno
import sqlite3

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from cchc_portal.operation.outages import AWAY, FULL, outage

HERE, TEXT = {"origin": "http://testserver"}, "Đã ban hành <b>03</b> kế hoạch"


def of_driver(error: Exception) -> OperationalError:
    wrapped = OperationalError()
    wrapped.__cause__ = error
    return wrapped


def of_sqlite(code: int) -> OperationalError:
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = code
    return of_driver(error)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (of_driver(Exception("server closed the connection")), AWAY),
        (InterfaceError("connection already closed"), AWAY),
        (of_sqlite(5), AWAY),
        (of_sqlite(13), FULL),
        (of_sqlite(10 | 3 << 8), FULL),
        (of_sqlite(1), None),  # no such table
        (OSError(errno.ENOSPC, "No space left on device"), FULL),
        (FileNotFoundError(errno.ENOENT, ""), None),
        (ValueError(), None),
        (None, None),
    ],
)
def test_an_outage_is_told_from_a_fault(error, told):
    assert outage(error) == told


@pytest.mark.django_db
@pytest.mark.parametrize("secret", ["password", "csrfmiddlewaretoken", "old_password", "code"])
def test_a_form_sent_with_an_old_token_is_shown_again_without_secrets(secret):
    client = Client(enforce_csrf_checks=True)
    page = client.post("/sign-in/", {"result": TEXT, secret: "chim-hoàng-yến"}, headers=HERE)
    assert page.status_code == 403
    assert "Đã ban hành &lt;b&gt;03&lt;/b&gt; kế hoạch" in page.text
    assert "chim-hoàng-yến" not in page.text


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}, {"origin": "null"}])
def test_what_another_site_sends_is_not_shown(headers):
    page = Client(enforce_csrf_checks=True).post("/sign-in/", {"result": TEXT}, headers=headers)
    assert (page.status_code, "Đã ban hành" in page.text) == (403, False)
