"""What a page looks like only while something happens: a draft taken back, a conflict, a lost line, a wrong sheet."""

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from scripts.screens_camera import Act, Camera, Scene
from scripts.served import sign_in

CLERK, SECOND, GUIDE, REVIEWER = "chuyenvien.kg-sdl", "lanhdao.kg-sdl", "quantri.kg-snv", "thamdinh.kg-snv"
ENTRY, INDICATORS = "/entry/KG-SDL/2024-Q1/", "/indicators/KG-SDL/2024-Q1/"
CHARTS = "/dashboard/charts/?period=2024-Q1&view="
BLOCK = 'Đã xong toàn bộ\t"Đã ban hành\nkế hoạch"\t\t\t5/3/2024\r\nkhông rõ\tKết quả hai\t\t\t31/02/2024\r\n'
AGENCIES = (
    "Tên\tKý hiệu\tLoại\tCơ quan cấp trên\nSở Khoa học và Công nghệ tỉnh Kiên Giang\tSKHCN\tSở\t\n"
    "Phòng Lạ\tPL\tTổng cục\t\n"
)
PASTE = """(field, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    data.setData("text/html", "<table></table>");
    field.focus();
    field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def take_states(camera: Camera, browser: Browser, address: str) -> None:
    """Take each state in the browser of who meets it; data change only where the next state does not mind."""
    for user, scenes in ((CLERK, _clerk(browser, address)), (GUIDE, GUIDE_SCENES)):
        context = _signed_in(browser, address, user, camera)
        for scene in scenes:
            camera.take(context, f"state_{scene.name}", scene)
        context.close()
    context = _signed_in(browser, address, REVIEWER, camera)
    for name, path in PRINTED.items():
        camera.print(context, f"paper_{name}.pdf", path)
    context.close()


def _signed_in(browser: Browser, address: str, user: str, camera: Camera | None = None) -> BrowserContext:
    context = (camera or Camera()).context(browser, address)
    sign_in(context.new_page(), user)
    return context


def _result(page: Page, number: int) -> Locator:
    return page.get_by_label(f"Kết quả thực hiện, nhiệm vụ {number}", exact=True)


def _type(page: Page, number: int, text: str) -> None:
    _result(page, number).fill(text)
    _result(page, number).blur()


def _clerk(browser: Browser, address: str) -> tuple[Scene, ...]:
    return (
        Scene("entry-keys", ENTRY, lambda page: page.keyboard.press("?")),
        Scene("entry-paste", ENTRY, lambda page: _paste(page, BLOCK)),
        Scene("entry-filled", ENTRY, _fill_down),
        Scene("entry-saved", ENTRY, _save),
        Scene("indicators-paste", INDICATORS, _paste_figures),
        Scene("indicators-rule", INDICATORS, _break_rule),
        Scene("entry-conflict", ENTRY, lambda page: _conflict(page, browser, address)),
        Scene("entry-merge", ENTRY, lambda page: _merge(page, browser, address)),
        Scene("entry-offline", ENTRY, _lose_the_line),
        Scene("entry-draft", ENTRY, lambda page: page.locator("#entry-restored").wait_for()),
        Scene("entry-ended-session", ENTRY, _end_the_session),
    )


def _paste(page: Page, text: str) -> None:
    page.get_by_label("Tình hình, nhiệm vụ 1", exact=True).evaluate(PASTE, text)
    page.get_by_role("dialog").wait_for()


def _paste_figures(page: Page) -> None:
    page.locator("#entry-grid [name=value]").first.evaluate(PASTE, "500\t\tTheo trục liên thông\r\nmười\r\n")
    page.get_by_role("dialog").wait_for()


def _fill_down(page: Page) -> None:
    page.get_by_label("Khó khăn, vướng mắc, nhiệm vụ 1", exact=True).fill("Thiếu kinh phí")
    page.keyboard.press("Alt+x")
    page.get_by_role("dialog").wait_for()


def _save(page: Page) -> None:
    _type(page, 1, "Đã ban hành kế hoạch.")
    page.locator("tr[data-row=saved]").first.wait_for()


def _break_rule(page: Page) -> None:
    handled = page.get_by_label("Văn bản nhận đã xử lý trên phần mềm, văn bản", exact=True)
    handled.fill("9.999")
    handled.blur()
    page.locator("tr[data-row=saved]").first.wait_for()


def _conflict(page: Page, browser: Browser, address: str) -> None:
    other = _signed_in(browser, address, SECOND)
    tab = other.new_page()
    tab.goto(ENTRY)
    _type(tab, 2, f"{_result(tab, 2).input_value()} Đã gửi các phòng lấy ý kiến.")
    tab.locator("tr[data-row=saved]").first.wait_for()
    other.close()
    _type(page, 2, "Đã trình dự thảo kế hoạch.")
    page.locator("tr[data-row=conflict]").first.wait_for()


def _merge(page: Page, browser: Browser, address: str) -> None:
    _conflict(page, browser, address)
    page.get_by_role("button", name="So sánh và gộp").click()
    page.get_by_role("dialog").wait_for()


def _lose_the_line(page: Page) -> None:
    page.context.set_offline(True)
    _type(page, 3, "Đã họp triển khai ngày 12/3.")
    page.get_by_text("Không gửi được").first.wait_for()
    page.once("close", lambda closed: closed.context.set_offline(False))


def _end_the_session(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")
    _type(page, 4, "Đã ban hành văn bản hướng dẫn.")
    page.get_by_text("Phiên đăng nhập đã hết").first.wait_for()


def _sheet(text: str) -> Act:
    def fill(page: Page) -> None:
        page.get_by_label("Bảng", exact=True).fill(text)
        page.get_by_role("button", name="Xem trước").click()
        page.locator("#preview, .notice[data-tone=error], .error-summary").first.wait_for()

    return fill


GUIDE_SCENES = (
    Scene("agencies-sheet-wrong", "/agencies/new/", _sheet(AGENCIES)),
    Scene("agencies-sheet", "/agencies/new/", _sheet(AGENCIES.rsplit("Phòng", 1)[0])),
    Scene(
        "people-sheet-wrong",
        "/people/new/",
        _sheet("Nguyễn Văn Bình\tChuyên viên\tSở Du lịch\tbinh\nTrần\tVua\t\t\n"),
    ),
)
PRINTED = {
    "dashboard": "/dashboard/2024-Q1/",
    **{f"charts-{view}": CHARTS + view for view in ("heat", "timely", "targets", "changes")},
}
