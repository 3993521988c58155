"""The browser of the journeys, the demonstration data they happen on, and a desk for each person.

The data lie in SQLite. The browser is Debian's Chromium without a window; what its console complains about fails
the test.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client, override_settings
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, ViewportSize, expect
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from agencies.models import User
from agencies.permissions import Role
from reports.demo import load
from tests.journeys.desk import OFFICE

# Playwright's loop makes Django think that the test's own thread is asynchronous; it is not.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# A form that comes back with its errors, and a row that somebody else changed, are no fault of the page.
EXPECTED_ANSWERS = ("status of 422", "status of 409")
# Milliseconds that a busy machine may need for a page; what a story waits for is always something on the screen.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)

Desk = Callable[..., Page]


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """Where the portal of the test answers, so that a story says ``page.goto("/")``."""
    return live_server.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Chromium's own sandbox refuses to work for root, as in a container."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": shutil.which("chromium"), "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}


@pytest.fixture(autouse=True)
def complaints() -> Iterator[list[str]]:
    """What the consoles of all pages complained about; the list must be empty when the test ends."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture(scope="session")
def loaded(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    """A copy of the database with the demonstration data, loaded once, on the working day of the tests.

    Its people have put the short tour away.
    """
    with closing(sqlite3.connect(tmp_path_factory.mktemp("demo") / "portal.sqlite3")) as copy:
        with django_db_blocker.unblock(), override_settings(PORTAL_TODAY=date(2024, 3, 18)):
            load()
            User.objects.update(tours_seen=" ".join(Role.values))
            connection.connection.backup(copy)
        yield copy


@pytest.fixture
def transactional_db(loaded: sqlite3.Connection, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demonstration data as they were loaded. Copying them costs less than emptying and filling every table."""
    with django_db_blocker.unblock():
        loaded.backup(connection.connection)
        yield


@pytest.fixture
def desk(
    new_context: Callable[..., BrowserContext], base_url: str, transactional_db: None, complaints: list[str]
) -> Desk:
    """Give a page in a person's browser; "" is nobody yet: ``desk("thamdinh.kg-snv", size=PHONE, theme="dark")``."""

    def sit_down(username: str = "", *, size: ViewportSize = OFFICE, theme: str = "light", script: bool = True) -> Page:
        context = new_context(viewport=size, color_scheme=theme, java_script_enabled=script)
        context.set_default_timeout(PATIENCE)
        context.on("console", lambda message: _listen(message, complaints))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        if username:
            value = _session_of(username)
            context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": value, "url": base_url}])
        return context.new_page()

    return sit_down


def _listen(message: ConsoleMessage, complaints: list[str]) -> None:
    if message.type == "error" and not any(text in message.text for text in EXPECTED_ANSWERS):
        complaints.append(message.text)


def _session_of(username: str) -> str:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client.cookies[django_settings.SESSION_COOKIE_NAME].value
