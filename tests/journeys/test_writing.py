"""A clerk writes a section with what her colleagues sent her in Word, and sees it as it will be printed."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.desk import CLERK, PHONE, REPORT, inspect, report, section, text_of

WORD = Path(__file__).parent.parent.joinpath("documents/running/word.html").read_text(encoding="utf-8")
PASTE = """(element, [html, text]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", text);
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def test_a_clerk_pastes_from_word(desk):
    page = desk(CLERK)
    when_she_opens_the_section(page)
    when_she_pastes_from_word(page)
    then_structure_is_kept_and_what_was_left_out_is_told(page)
    when_she_puts_in_a_figure_and_a_footnote(page)
    then_the_printed_page_stands_beside_it(page)
    inspect(page)
    when_she_saves(page)
    then_it_is_stored_as_a_document_and_printed(page)


def when_she_opens_the_section(page: Page):
    page.goto(REPORT)
    section(page, "3. Kiểm tra CCHC").get_by_role("link", name="Sửa mục 3").click()
    expect(page.locator(".rich-text")).to_be_focused()


def when_she_pastes_from_word(page: Page):
    text = page.get_by_role("textbox", name="Nội dung")
    text.fill("")
    text.evaluate(PASTE, [WORD, "a) Kết quả đạt được"])


def then_structure_is_kept_and_what_was_left_out_is_told(page: Page):
    expect(page.get_by_text("Đã bỏ 01 hình ảnh")).to_be_visible()
    text = page.get_by_role("textbox", name="Nội dung")
    expect(text.locator(".rich-heading")).to_have_text("a) Kết quả đạt được")
    expect(text.locator(".rich-item")).to_have_text(["Tuyên truyền trên cổng thông tin.", "Cấp dưới.", "Gõ dấu cộng"])
    expect(text.locator("td")).to_have_count(9)
    expect(text.locator("[style], b, span[class^=Mso]")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(text.locator("td")).to_have_count(0)
    page.keyboard.press("Control+y")
    expect(text.locator("td")).to_have_count(9)


def when_she_puts_in_a_figure_and_a_footnote(page: Page):
    page.get_by_role("textbox", name="Nội dung").get_by_text("Câu thêm.").click()
    page.keyboard.press("End")
    page.keyboard.type(" Đạt [[")
    page.get_by_label("Tìm theo tên").fill("ty le thuc hien")
    page.get_by_role("button", name="Tỷ lệ thực hiện").first.click()
    page.get_by_role("button", name="Chú thích", exact=True).click()
    page.get_by_label("Lời chú thích").fill("Tính đến [[ky.den_ngay]].")
    page.get_by_role("button", name="Đặt chú thích").click()
    expect(page.locator(".rich-figure", has_text="74,1%")).to_be_visible()


def then_the_printed_page_stands_beside_it(page: Page):
    expect(page.get_by_role("img", name="Trang 1 của bản in")).to_be_visible()


def when_she_saves(page: Page):
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator(".rich-text")).to_have_count(0)
    expect(section(page, "3. Kiểm tra CCHC").get_by_role("cell", name="28")).to_be_visible()


def then_it_is_stored_as_a_document_and_printed(page: Page):
    stored = report().sections.get(heading="Kiểm tra CCHC").body.markup
    assert "#### a) Kết quả đạt được\n\nTrong Quý I, Sở đã thực hiện 20/27 nhiệm vụ^[Kế hoạch số 67/KH-SDL.]" in stored
    assert "Câu thêm. Đạt [[nhiem_vu.ti_le]]^[Tính đến [[ky.den_ngay]].]" in stored
    printed = text_of(page.request.get(f"{REPORT}preview.pdf").body())
    assert "a) Kết quả đạt được" in printed
    assert "Câu thêm. Đạt 74,1%" in printed


def test_on_a_phone_the_printed_page_is_a_tab(desk):
    page = desk(CLERK, size=PHONE, theme="dark")
    when_she_opens_the_section(page)
    expect(page.get_by_role("img", name="Trang 1 của bản in")).to_have_count(0)
    page.get_by_role("button", name="Bản in", exact=True).click()
    expect(page.get_by_role("img", name="Trang 1 của bản in")).to_be_visible()
    inspect(page)
    page.get_by_role("button", name="Soạn", exact=True).click()
    inspect(page)
