"""The entry grids as fast as a spreadsheet: keys, pasted blocks, filling, drafts, and the merging of two versions."""

import pytest
from playwright.sync_api import Locator, Page, expect

from plans.models import TaskUpdate
from tests.journeys.desk import APPROVER, CLERK, ENTRY, INDICATORS, PHONE, inspect, is_saved, leave, row_of
from tests.journeys.test_lost_lines import (
    then_the_console_told,
    when_she_signs_in_in_another_tab,
    when_the_session_ends,
)

TYPED = "Đã trình dự thảo kế hoạch."
SENT = "Văn bản điện tử gửi, văn bản"
RECEIVED = "Văn bản điện tử nhận, văn bản"


def result(page: Page, code: int) -> Locator:
    return page.get_by_label(f"Kết quả thực hiện, nhiệm vụ {code}", exact=True)


def status(page: Page, code: int) -> Locator:
    return page.get_by_label(f"Tình hình, nhiệm vụ {code}", exact=True)


def row(page: Page, code: int) -> Locator:
    return row_of(page, f"Tình hình, nhiệm vụ {code}")


def paste(field: Locator, text: str) -> None:
    """Paste as a spreadsheet offers it: its text by tabs, and its table."""
    field.evaluate(
        """(field, text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            data.setData("text/html", "<table></table>");
            field.focus();
            field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        text,
    )


@pytest.fixture
def clerk(desk) -> Page:
    page = desk(CLERK)
    page.goto(ENTRY)
    return page


def test_arrows_walk_through_cells_and_leave_typing_alone(clerk):
    result(clerk, 1).focus()
    result(clerk, 1).select_text()
    clerk.keyboard.press("ArrowRight")
    expect(clerk.get_by_label("Văn bản, ghi chú, nhiệm vụ 1", exact=True)).to_be_focused()
    clerk.keyboard.press("ArrowLeft")
    expect(result(clerk, 1)).to_be_focused()
    clerk.keyboard.press("ArrowDown")
    expect(result(clerk, 2)).to_be_focused()
    clerk.keyboard.type("Xong")
    clerk.keyboard.press("ArrowLeft")
    clerk.keyboard.type("a")
    expect(result(clerk, 2)).to_have_value("Xonag")
    clerk.keyboard.press("Control+ArrowUp")
    expect(result(clerk, 1)).to_be_focused()


def test_enter_in_a_text_saves_and_goes_down_and_alt_enter_breaks_the_line(clerk):
    result(clerk, 1).focus()
    result(clerk, 1).fill("Dòng một")
    clerk.keyboard.press("Alt+Enter")
    clerk.keyboard.type("Dòng hai")
    clerk.keyboard.press("Enter")
    expect(result(clerk, 2)).to_be_focused()
    is_saved(row(clerk, 1))
    assert TaskUpdate.objects.get(result__startswith="Dòng một").result == "Dòng một\nDòng hai"


def test_escape_takes_back_the_row_and_once_more_brings_it_back(clerk):
    before = result(clerk, 1).input_value()
    result(clerk, 1).fill(TYPED)
    clerk.keyboard.press("Escape")
    expect(result(clerk, 1)).to_have_value(before)
    clerk.keyboard.press("Escape")
    expect(result(clerk, 1)).to_have_value(TYPED)
    clerk.keyboard.press("Escape")
    clerk.reload()
    expect(result(clerk, 1)).to_have_value(before)


def test_ctrl_s_saves_every_row(clerk):
    clerk.evaluate(
        """() => { for (const row of entryGrid.rows().slice(0, 3)) {
            row.querySelector("[name=result]").value = "Đã xong cả ba.";
            entryGrid.touch(row);
        } }"""
    )
    clerk.keyboard.press("Control+s")
    for code in (1, 2, 3):
        is_saved(row(clerk, code))
    assert TaskUpdate.objects.filter(result="Đã xong cả ba.").count() == 3


def test_a_digit_chooses_the_status_and_a_question_mark_lists_the_keys(clerk):
    status(clerk, 1).focus()
    clerk.keyboard.press("2")
    expect(status(clerk, 1)).to_have_value("in_progress")
    is_saved(row(clerk, 1))
    clerk.keyboard.press("?")
    dialog = clerk.get_by_role("dialog", name="Phím tắt khi nhập")
    expect(dialog).to_be_visible()
    inspect(clerk)
    clerk.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_a_block_is_shown_first_and_then_saved_row_by_row(clerk):
    paste(
        status(clerk, 1),
        'Đã xong toàn bộ\t"Đã ban hành\nkế hoạch"\t\t\t5/3/2024\r\nkhông rõ\tKết quả hai\t\t#REF!\t31/02/2024\r\n',
    )
    dialog = clerk.get_by_role("dialog", name="Dán từ bảng tính")
    expect(dialog).to_contain_text("Sẽ ghi 2 dòng, 1 dòng có chỗ chưa hiểu")
    expect(dialog).to_contain_text("không có trong danh sách tình hình")
    expect(dialog).to_contain_text("không phải là ngày")
    expect(dialog).to_contain_text("là ô lỗi hoặc công thức của bảng tính")
    inspect(clerk)
    assert not TaskUpdate.objects.filter(result="Kết quả hai").exists()
    dialog.get_by_role("button", name="Ghi các dòng đã chọn").click()
    is_saved(row(clerk, 2))
    first = TaskUpdate.objects.get(result="Đã ban hành\nkế hoạch")
    assert (first.status, str(first.delivered_on)) == ("all_done", "2024-03-05")
    assert TaskUpdate.objects.filter(result="Kết quả hai").exists()


def test_a_pasted_row_that_the_server_refuses_says_why_at_the_row(clerk):
    paste(status(clerk, 1), "Đang thực hiện\tTạm ghi\t\t\t5/3/2031\n")
    clerk.get_by_role("button", name="Ghi các dòng đã chọn").click()
    expect(row(clerk, 1).locator("[data-save=error]")).to_be_visible()
    expect(result(clerk, 1)).to_have_value("Tạm ghi")
    expect(clerk.locator("#entry-note")).to_contain_text("1 dòng chưa lưu được")


def test_a_cancelled_paste_writes_nothing(clerk):
    before = result(clerk, 1).input_value()
    paste(result(clerk, 1), "Một\nHai\n")
    clerk.get_by_role("button", name="Không ghi").click()
    expect(result(clerk, 1)).to_have_value(before)


def test_figures_are_pasted_into_the_indicators(desk):
    page = desk(CLERK)
    page.goto(INDICATORS)
    paste(page.get_by_label(SENT, exact=True), "500\t\tTheo trục liên thông\r\n1.700\r\n")
    expect(page.get_by_role("dialog")).to_contain_text("Sẽ ghi 2 dòng")
    inspect(page)
    page.get_by_role("button", name="Ghi các dòng đã chọn").click()
    is_saved(row_of(page, RECEIVED))
    page.reload()
    expect(page.get_by_label(SENT, exact=True)).to_have_value("500")
    expect(page.get_by_label(RECEIVED, exact=True)).to_have_value("1.700")


def test_an_area_is_reached_and_an_explanation_typed_on_while_its_row_is_being_saved(desk):
    page = desk(CLERK)
    page.goto(INDICATORS)
    area = page.get_by_role("navigation", name="Các lĩnh vực").get_by_role("link", name="Chính quyền số")
    area.click()
    expect(area).to_have_attribute("aria-current", "true")
    page.get_by_text("Sửa giải trình").click()
    handled = page.get_by_label("Văn bản nhận đã xử lý trên phần mềm, văn bản", exact=True)
    handled.fill("1600")
    explanation = page.get_by_label("Giải trình gửi cơ quan thẩm định")
    explanation.fill("Còn")
    page.keyboard.type(" 71 văn bản mới nhận", delay=40)
    is_saved(row_of(page, "Văn bản nhận đã xử lý trên phần mềm, văn bản"))
    page.keyboard.type(" cuối kỳ.")
    expect(explanation).to_have_value("Còn 71 văn bản mới nhận cuối kỳ.")
    expect(area).to_contain_text("1 lỗi")
    inspect(page)


def test_a_cell_is_filled_down_over_the_empty_ones(clerk):
    notes = [clerk.get_by_label(f"Khó khăn, vướng mắc, nhiệm vụ {code}", exact=True) for code in (1, 2, 3)]
    notes[0].fill("Thiếu kinh phí")
    clerk.keyboard.press("Enter")
    clerk.keyboard.press("Control+d")
    expect(notes[1]).to_have_value("Thiếu kinh phí")
    clerk.keyboard.press("Alt+x")
    expect(clerk.get_by_role("dialog")).to_contain_text("Chép xuống các ô trống")
    clerk.get_by_role("button", name="Ghi các dòng đã chọn").click()
    expect(notes[2]).to_have_value("Thiếu kinh phí")


def test_a_row_is_sent_by_itself_when_the_line_is_back(clerk, complaints):
    clerk.context.set_offline(True)
    result(clerk, 1).fill(TYPED)
    leave(result(clerk, 1))
    expect(row(clerk, 1).get_by_text("Không gửi được")).to_be_visible()
    clerk.context.set_offline(False)
    is_saved(row(clerk, 1))
    then_the_console_told(complaints, "ERR_INTERNET_DISCONNECTED")


def test_a_closed_tab_loses_nothing_and_the_draft_goes_when_saved(clerk, complaints):
    context = clerk.context
    context.set_offline(True)  # or the tab might still save its last row while it is closed
    result(clerk, 1).fill(TYPED)
    clerk.close()
    context.set_offline(False)
    complaints.clear()  # it may have tried
    page = context.new_page()
    page.goto(ENTRY)
    expect(result(page, 1)).to_have_value(TYPED)
    expect(page.get_by_text("Đã lấy lại 1 dòng")).to_be_visible()
    inspect(page)
    page.get_by_role("button", name="Lưu các dòng đó").click()
    is_saved(row(page, 1))
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))") == []


def test_a_draft_outlives_the_session_and_is_not_shown_to_somebody_else(clerk, complaints, desk):
    when_the_session_ends(clerk)
    result(clerk, 1).fill(TYPED)
    leave(result(clerk, 1))
    expect(row(clerk, 1).get_by_text("Phiên đăng nhập đã hết")).to_be_visible()
    then_the_console_told(complaints, "401")
    kept = clerk.evaluate("Object.entries(localStorage)")
    when_she_signs_in_in_another_tab(clerk)
    clerk.evaluate("dispatchEvent(new Event('focus'))")
    is_saved(row(clerk, 1))
    other = desk(APPROVER)
    other.goto(ENTRY)
    other.evaluate("(kept) => kept.forEach(([key, text]) => localStorage.setItem(key, text))", kept)
    other.reload()
    expect(other.get_by_text("nhập dở chưa lưu")).to_be_hidden()


def test_signing_out_asks_and_then_forgets_the_drafts(clerk):
    result(clerk, 1).fill(TYPED)
    clerk.on("dialog", lambda dialog: dialog.accept())
    clerk.goto("/")
    clerk.locator(".site-head details.menu > summary").click()
    clerk.get_by_role("button", name="Đăng xuất").click()
    expect(clerk.get_by_label("Tên đăng nhập")).to_be_visible()
    assert clerk.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))") == []


@pytest.mark.parametrize("size", [None, PHONE])
def test_two_versions_are_merged_field_by_field(desk, size):
    mine = desk(CLERK, **({"size": size} if size else {}))
    theirs = desk(APPROVER)
    for page in (mine, theirs):
        page.goto(ENTRY)
    obstacles = "Khó khăn, vướng mắc, nhiệm vụ 1"
    theirs.get_by_label(obstacles, exact=True).fill("Thiếu người")
    leave(theirs.get_by_label(obstacles, exact=True))
    is_saved(row(theirs, 1))
    if size:
        area = mine.get_by_role("button", name="Cải cách thể chế")  # on a phone one area is open at a time
        expect(area).to_contain_text("đã nhập")
        area.click()
        expect(mine.locator("#entry-grid button[aria-expanded=true]")).to_have_count(1)
    result(mine, 1).fill(TYPED)
    leave(result(mine, 1))
    row(mine, 1).get_by_role("button", name="So sánh và gộp").click()
    dialog = mine.get_by_role("dialog", name="Hai người cùng sửa một dòng")
    expect(dialog).to_contain_text("Trước khi sửa" if size is None else "Thiếu người")
    inspect(mine)
    dialog.get_by_role("button", name="Lưu bản đã chọn").click()
    is_saved(row(mine, 1))
    merged = TaskUpdate.objects.get(result=TYPED)
    assert merged.obstacles == "Thiếu người"
