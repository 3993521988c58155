"""A portal for a program that drives a browser: fresh demonstration data, served on a free port, gone at the end."""

import json
import os
import secrets
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route

ROOT = Path(__file__).resolve().parent.parent
PYTHON = str(ROOT / ".venv" / "bin" / "python")
PASSWORD = json.loads((ROOT / "fixtures/demo/people.json").read_text(encoding="utf-8"))["password"]
START_SECONDS = 120  # of a machine that has much else to do


@contextmanager
def site(*more: list[str], as_served: bool = False) -> Iterator[str]:
    """Give the address of the portal with fresh demonstration data, on a free port of the loopback interface.

    ``more`` are further commands of ``manage.py``, run before anybody can come. ``as_served`` by gunicorn, with the
    static files as they were collected; else by Django's own server, with the files as they are.
    """
    with tempfile.TemporaryDirectory(prefix="cchc-screens-") as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{home}/portal.sqlite3",
            "MEDIA_ROOT": f"{home}/media",
            "SECRET_KEY": secrets.token_urlsafe(64),
            "PORTAL_TODAY": "2024-03-18",
            "DEBUG": "0" if as_served else "1",
            "PORT": str(port),
            "HTTPS": "0",
            "SIGNING": "recorded",
            "SECOND_FACTOR_ROLES": "-",
            "LOG_LEVEL": "CRITICAL",
        }
        for command in (["migrate", "--verbosity", "0"], ["demo"], *more):
            run = [PYTHON, "manage.py", *command]
            subprocess.run(run, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        serve = [PYTHON, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
        if as_served:
            serve = [PYTHON, "-m", "gunicorn", "cchc_portal.wsgi"]
        server = subprocess.Popen(
            serve, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(port, server)
            yield address
        finally:
            server.terminate()
            server.wait()


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Return when somebody answers at ``port``; raises RuntimeError when the server ends or takes too long."""
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up and server.poll() is None:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"nobody answers at port {port}")


def chromium(playwright: Playwright) -> Browser:
    """Start Debian's browser; its own sandbox refuses to work for root, as in a container."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path="/usr/bin/chromium", args=sandbox)


def show_answers(context: BrowserContext, answers: dict[str, str]) -> None:
    """Let ``/shown/<name>/`` be what the portal answered once: errors, and steps of signing in."""

    def show(route: Route) -> None:
        name = route.request.url.rstrip("/").rsplit("/", 1)[-1]
        route.fulfill(body=answers[name], content_type="text/html; charset=utf-8")

    context.route("**/shown/*/", show)


def sign_in(page: Page, user: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Tên đăng nhập").fill(user)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("/")
