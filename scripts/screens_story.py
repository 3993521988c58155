"""One report led through its life, as each role sees it: what ``scripts.screens`` takes pictures of."""

from playwright.sync_api import Page

from scripts.screens_camera import Act, Scene

REPORT = "/reports/KG-SDL/2024-Q1/"
STEP = ".move-panel .form-actions button"


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
    page.locator(STEP).click()


def open_menu(page: Page) -> None:
    page.locator(".site-head details.menu > summary").click()


def send(page: Page) -> None:
    """Go on with the step of the page."""
    page.locator(STEP).click()
    page.locator(".notice[data-tone=done]").wait_for()


# Who looks, at what, and what they do afterwards to the report.
STORY: tuple[tuple[str, tuple[Scene, ...], tuple[str, Act] | None], ...] = (
    (
        "",
        (Scene("sign-in-refused", "/sign-in/", lambda page: page.get_by_role("button", name="Đăng nhập").click()),),
        None,
    ),
    (
        "chuyenvien.kg-sdl",
        (
            Scene("home", "/"),
            Scene("menu", "/", open_menu),
            Scene("entry-error", "/entry/KG-SDL/2024-Q1/?show=blank", type_wrong_day),
            Scene("indicators-error", "/indicators/KG-SDL/2024-Q1/", type_wrong_number),
            Scene("report-section", REPORT, edit_section),
        ),
        (REPORT + "submit/", send),
    ),
    (
        "thamdinh.kg-snv",
        (
            Scene("home", "/"),
            Scene("report-submitted", REPORT),
            Scene("return-refused", REPORT + "return/", lambda page: page.locator(STEP).click()),
        ),
        (REPORT, lambda page: page.get_by_role("button", name="Tiếp nhận").click()),
    ),
    (
        "nguoiky.kg-sdl",
        (
            Scene("home", "/"),
            Scene("report-accepted", REPORT),
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
        (Scene("home", "/"),),
        None,
    ),
)
