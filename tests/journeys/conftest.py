"""The browser of the journeys: Debian's Chromium, no window. An error in its console fails the test."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

# Playwright's loop makes Django think that the test's own thread is asynchronous; it is not.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
EXPECTED_ANSWERS = ("status of 422",)  # a form that comes back with its errors is no fault of the page


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
def silent_console(page: Page) -> Iterator[list[str]]:
    """Collect what the console complains about; the list must be empty when the test ends."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(text in message.text for text in EXPECTED_ANSWERS):
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield complaints
    assert complaints == []
