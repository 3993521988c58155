"""Saves a picture of every page, to be looked at one by one: ``python -m scripts.screens [part of a name]``.

Both sizes, both themes, into ``screens/``. The demonstration data stand in a temporary database that is gone
at the end. Every address is shown as one of those who may see it (``scripts.places``), then one report is led
through its life, so that each role is seen with what waits for it.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from scripts.screens_story import STORY, Act, Scene

ROOT = Path(__file__).resolve().parent.parent
PYTHON = str(ROOT / ".venv" / "bin" / "python")
FOLDER = ROOT / "screens"
PASSWORD = json.loads((ROOT / "fixtures/demo/people.json").read_text(encoding="utf-8"))["password"]
START_SECONDS = 30
SIZES = {1366: 768, 390: 844}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(arguments: list[str]) -> int:
    """Take the pictures whose name holds the argument, all without one; the steps in between happen anyway."""
    wanted = arguments[0] if arguments else ""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.NamedTemporaryFile(suffix=".json") as written:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=sandbox)
        with site(["shell", "-c", f"from scripts.places import tell; tell({written.name!r})"]) as address:
            taken = every_page(browser, address, json.load(written), wanted=wanted)
        with site() as address:
            taken += sum(tell(browser, address, *part, wanted=wanted) for part in STORY)
    print(f"{taken} pictures in {FOLDER.name}/")
    return 0


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


def every_page(browser: Browser, address: str, told: dict[str, Any], *, wanted: str) -> int:
    """Take the pictures of every address, each in the browser of who looks; return how many were taken."""
    taken = 0
    for width, height in SIZES.items():
        for theme in THEMES:
            contexts = {
                who: browser.new_context(
                    base_url=address,
                    viewport={"width": width, "height": height},
                    color_scheme=theme,
                    locale="vi-VN",
                )
                for who in {who for _, who, _ in told["places"]}
            }
            for who, context in contexts.items():
                show_answers(context, told["answers"])
                if who:
                    context.add_cookies([{"name": "sessionid", "value": told["cookies"][who], "url": address}])
            for name, who, path in told["places"]:
                slug = name.replace(":", "-").replace(" ", "_")
                scene = Scene(name, path)
                taken += picture(contexts[who], scene, f"page_{slug}_{width}_{theme}", wanted)
            for context in contexts.values():
                context.close()
    return taken


def show_answers(context: BrowserContext, answers: dict[str, str]) -> None:
    """Let ``/shown/<name>/`` be what the portal answered once: errors, and steps of signing in."""

    def show(route: Route) -> None:
        name = route.request.url.rstrip("/").rsplit("/", 1)[-1]
        route.fulfill(body=answers[name], content_type="text/html; charset=utf-8")

    context.route("**/shown/*/", show)


def tell(
    browser: Browser, address: str, user: str, scenes: tuple[Scene, ...], step: tuple[str, Act] | None, *, wanted: str
) -> int:
    """Take one role's pictures, then let it take its step; return how many pictures were taken."""
    signed_in = browser.new_context(base_url=address)
    if user:
        sign_in(signed_in.new_page(), user)
    taken = 0
    for width, height in SIZES.items():
        for theme in THEMES:
            context = browser.new_context(
                base_url=address,
                storage_state=signed_in.storage_state(),
                viewport={"width": width, "height": height},
                color_scheme=theme,
                locale="vi-VN",
            )
            taken += sum(
                picture(context, scene, f"{user or 'guest'}_{scene.name}_{width}_{theme}", wanted) for scene in scenes
            )
            context.close()
    if step:
        page = signed_in.new_page()
        page.goto(step[0])
        step[1](page)
        page.wait_for_load_state()
    signed_in.close()
    return taken


def sign_in(page: Page, user: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Tên đăng nhập").fill(user)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("/")


def picture(context: BrowserContext, scene: Scene, name: str, wanted: str) -> bool:
    """Save the whole page; say when it is wider than the window. Returns whether it was wanted."""
    if wanted not in name:
        return False
    page = context.new_page()
    page.goto(scene.address)
    if scene.act:
        scene.act(page)
    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 0))")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        print(f"{name}: wider than the window")
    page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
    page.close()
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
