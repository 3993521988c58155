"""Saves a picture of every main page, to be looked at one by one: ``screens.py [part of a picture's name]``.

Both sizes, both themes, into ``screens/``. The demonstration data stand in a temporary database that is gone
at the end. One report is led through its life, so that each role is seen with what waits for it.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PYTHON = str(ROOT / ".venv" / "bin" / "python")
FOLDER = ROOT / "screens"
PASSWORD = json.loads((ROOT / "fixtures/demo/people.json").read_text(encoding="utf-8"))["password"]
START_SECONDS = 30
SIZES = {1366: 768, 390: 844}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
REPORT = "/reports/KG-SDL/2024-Q1/"

Act = Callable[[Page], object]


class Scene(NamedTuple):
    """A page as one role sees it; ``act`` brings it into the state worth a picture, without changing data."""

    name: str
    address: str
    act: Act | None = None


def follow(selector: str) -> Act:
    """Open what the first such link leads to."""
    return lambda page: page.locator(selector).first.click()


def type_wrong_day(page: Page) -> None:
    page.locator("[name=delivered_on]").first.fill("31/02/2024")
    page.locator("[name=delivered_on]").first.blur()
    page.locator(".row-save [data-save=error]").wait_for()


def type_wrong_number(page: Page) -> None:
    page.locator("[name=value]").first.fill("mười")
    page.locator("[name=value]").first.blur()
    page.locator(".row-save [data-save=error]").wait_for()


def edit_section(page: Page) -> None:
    page.get_by_role("link", name="Sửa mục 3", exact=True).first.click()
    page.get_by_label("Nội dung").wait_for()


def sign_on_no_day(page: Page) -> None:
    page.get_by_label("Ngày ký").fill("31/02/2024")
    page.locator("main form button").click()


def open_menu(page: Page) -> None:
    page.locator(".site-head details.menu > summary").click()


def send(page: Page) -> None:
    """Go on with the step of the page: the only form in it."""
    page.locator("main form button").click()
    page.locator(".notice[data-tone=done]").wait_for()


# Who looks, at what, and what they do afterwards to the report.
STORY: tuple[tuple[str, tuple[Scene, ...], tuple[str, Act] | None], ...] = (
    (
        "",
        (
            Scene("sign-in", "/sign-in/"),
            Scene("sign-in-refused", "/sign-in/", lambda page: page.get_by_role("button", name="Đăng nhập").click()),
        ),
        None,
    ),
    (
        "chuyenvien.kg-sdl",
        (
            Scene("home", "/"),
            Scene("menu", "/", open_menu),
            Scene("entry", "/entry/KG-SDL/2024-Q1/"),
            Scene("entry-error", "/entry/KG-SDL/2024-Q1/?show=blank", type_wrong_day),
            Scene("indicators", "/indicators/KG-SDL/2024-Q1/"),
            Scene("indicators-error", "/indicators/KG-SDL/2024-Q1/", type_wrong_number),
            Scene("targets", "/indicators/KG-SDL/2024-Q1/targets/"),
            Scene("report-draft", REPORT),
            Scene("report-section", REPORT, edit_section),
            Scene("report-frame", REPORT + "?edit=frame"),
            Scene("report-none", "/reports/KG-SDL/2024-6T/"),
            Scene("submit", REPORT + "submit/"),
            Scene("plans", "/plans/"),
            Scene("plan", "/plans/", follow("main th a")),
            Scene("tasks", "/tasks/?agency=KG-SDL&period=2024-Q1&state=performed"),
            Scene("task", "/tasks/?agency=KG-SDL&period=2024-Q1", follow("main th a")),
            Scene("reports", "/reports/"),
            Scene("agencies", "/agencies/"),
            Scene("agency", "/agencies/KG-SDL/"),
            Scene("account", "/account/"),
            Scene("forbidden", "/dashboard/2024-Q1/"),
        ),
        (REPORT + "submit/", send),
    ),
    (
        "thamdinh.kg-snv",
        (
            Scene("home", "/"),
            Scene("dashboard", "/dashboard/2024-Q1/"),
            Scene("tasks", "/tasks/?period=2024-Q1&state=overdue"),
            Scene("tasks-none", "/tasks/?period=2024-Q1&state=cancelled"),
            Scene("calendar", "/periods/"),
            Scene("report-submitted", REPORT),
            Scene("return", REPORT + "return/"),
            Scene("return-refused", REPORT + "return/", lambda page: page.locator("main form button").click()),
            Scene("reports", "/reports/"),
        ),
        (REPORT, lambda page: page.get_by_role("button", name="Tiếp nhận").click()),
    ),
    (
        "nguoiky.kg-sdl",
        (
            Scene("home", "/"),
            Scene("report-accepted", REPORT),
            Scene("sign", REPORT + "sign/"),
            Scene("sign-refused", REPORT + "sign/", sign_on_no_day),
        ),
        (REPORT + "sign/", send),
    ),
    (
        "quantri.kg-sdl",
        (Scene("home", "/"), Scene("report-signed", REPORT), Scene("issue", REPORT + "issue/")),
        (REPORT + "issue/", send),
    ),
    (
        "quantri.kg-sdl",
        (Scene("batch", "/reports/batch/"), Scene("jobs-none", "/jobs/")),
        ("/reports/batch/", lambda page: page.get_by_role("button", name="Bắt đầu xuất").click()),
    ),
    (
        "quantri.kg-sdl",
        (Scene("job", "/jobs/1/"), Scene("jobs", "/jobs/")),
        ("/jobs/1/", lambda page: page.get_by_role("button", name="Dừng việc này").click()),
    ),
    ("quantri.kg-sdl", (Scene("job-stopped", "/jobs/1/"),), None),
    (
        "lanhdao.kg-sdl",
        (Scene("home", "/"), Scene("report-issued", REPORT), Scene("entry", "/entry/KG-SDL/2024-Q1/")),
        None,
    ),
    (
        "kiemtra.kg-sdl",
        (
            Scene("home", "/"),
            Scene("entry", "/entry/KG-SDL/2024-Q1/"),
            Scene("indicators", "/indicators/KG-SDL/2024-Q1/"),
            Scene("report", REPORT),
            Scene("dashboard", "/dashboard/2024-Q1/"),
        ),
        None,
    ),
)


def main(arguments: list[str]) -> int:
    """Take the pictures whose name holds the argument, all without one; the steps in between happen anyway."""
    wanted = arguments[0] if arguments else ""
    FOLDER.mkdir(exist_ok=True)
    with site() as address, sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=sandbox)
        taken = sum(tell(browser, address, *part, wanted=wanted) for part in STORY)
    print(f"{taken} pictures in {FOLDER.name}/")
    return 0


@contextmanager
def site(*more: list[str]) -> Iterator[str]:
    """Give the address of the portal with fresh demonstration data, on a free port of the loopback interface.

    ``more`` are further commands of ``manage.py``, run before anybody can come.
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
            "DEBUG": "1",  # static files as they are, not as they were last collected
            "HTTPS": "0",
            "LOG_LEVEL": "CRITICAL",
        }
        for command in (["migrate", "--verbosity", "0"], ["demo"], *more):
            run = [PYTHON, "manage.py", *command]
            subprocess.run(run, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        serve = [PYTHON, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
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
    page.evaluate("document.fonts.ready")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        print(f"{name}: wider than the window")
    page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
    page.close()
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
