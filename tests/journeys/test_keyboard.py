"""Hands stay on the keyboard: Enter goes down, Ctrl+S saves, and every change is sent once."""

from playwright.sync_api import Page, expect

from tests.journeys.desk import CLERK, ENTRY, INDICATORS, REPORT, is_saved, row_of, section

SENT = "Văn bản điện tử gửi, văn bản"
RECEIVED = "Văn bản điện tử nhận, văn bản"
RESULT = "Kết quả thực hiện, nhiệm vụ 27"


def saves_of(page: Page) -> list[str]:
    """The bodies that the page sends from now on."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    return sent


def test_enter_goes_down_and_saves_once(desk):
    page = desk(CLERK)
    page.goto(INDICATORS)
    sent = saves_of(page)
    page.get_by_label(SENT, exact=True).fill("437")
    page.keyboard.press("Enter")
    expect(page.get_by_label(RECEIVED, exact=True)).to_be_focused()
    is_saved(row_of(page, SENT))
    page.keyboard.type("1.672")
    page.keyboard.press("Enter")
    is_saved(row_of(page, RECEIVED))
    assert [body.partition("value=")[2].partition("&")[0] for body in sent] == ["437", "1.672"]


def test_ctrl_s_saves_once_and_stays(desk):
    page = desk(CLERK)
    page.goto(ENTRY)
    sent = saves_of(page)
    page.get_by_label(RESULT, exact=True).fill("Đã trình dự thảo kế hoạch.")
    expect(row_of(page, RESULT).get_by_text("Chưa lưu")).to_be_visible()
    page.keyboard.press("Control+s")
    is_saved(row_of(page, RESULT))
    expect(page.get_by_label(RESULT, exact=True)).to_be_focused()
    page.keyboard.press("Control+s")
    page.keyboard.press("Tab")
    page.keyboard.type("Tờ trình số 12/TTr-SDL")
    page.keyboard.press("Control+s")
    is_saved(row_of(page, RESULT))
    assert ["12%2FTTr-SDL" in body for body in sent] == [False, True]


def test_a_section_is_edited_and_the_keyboard_goes_on_from_it(desk):
    page = desk(CLERK)
    page.goto(REPORT)
    part = section(page, "3. Kiểm tra CCHC")
    part.get_by_role("link", name="Sửa mục 3").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Nội dung")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Sở kiểm tra 02 phòng.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(part.get_by_text("Sở kiểm tra 02 phòng.")).to_be_visible()
    expect(part).to_be_focused()
    page.keyboard.press("Tab")
    expect(part.get_by_role("link", name="Sửa mục 3")).to_be_focused()
