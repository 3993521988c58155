"""The session ends or the line is lost while something is being saved: what was typed stays, and is sent again."""

from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from plans.models import TaskUpdate
from reports.demo.people import first_password
from tests.journeys.desk import CLERK, ENTRY, REPORT, is_saved, row_of, section

RESULT = "Kết quả thực hiện, nhiệm vụ 27"
TYPED = "Đã trình dự thảo kế hoạch."
EXPIRED = "Chưa lưu được. Phiên đăng nhập đã hết; đăng nhập lại ở thẻ khác rồi lưu lại."
LOST = "Chưa lưu được. Không gửi được, hãy kiểm tra mạng; nội dung vẫn còn ở đây."


def test_a_row_outlives_its_session(desk, complaints):
    page = desk(CLERK)
    page.goto(ENTRY)
    when_the_session_ends(page)
    when_she_types_a_result(page)
    expect(row_of(page, RESULT).get_by_text(EXPIRED)).to_be_visible()
    expect(page.get_by_label(RESULT, exact=True)).to_have_value(TYPED)
    expect(page.get_by_label("Mật khẩu")).to_have_count(0)
    then_the_console_told(complaints, "401")

    when_she_signs_in_in_another_tab(page)
    page.keyboard.press("Control+s")
    is_saved(row_of(page, RESULT))
    assert TaskUpdate.objects.filter(result=TYPED).exists()


def test_a_row_outlives_a_lost_line(desk, complaints):
    page = desk(CLERK)
    page.goto(ENTRY)
    page.context.set_offline(True)
    when_she_types_a_result(page)
    expect(row_of(page, RESULT).get_by_text(LOST)).to_be_visible()
    expect(page.get_by_label(RESULT, exact=True)).to_have_value(TYPED)
    then_the_console_told(complaints, "ERR_INTERNET_DISCONNECTED")

    page.context.set_offline(False)
    page.keyboard.press("Control+s")
    is_saved(row_of(page, RESULT))


def test_a_section_outlives_its_session(desk, complaints):
    page = desk(CLERK)
    page.goto(REPORT)
    section(page, "3. Kiểm tra CCHC").get_by_role("link", name="Sửa mục 3").click()
    page.get_by_label("Nội dung").fill(TYPED)
    when_the_session_ends(page)
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("alert").get_by_text(EXPIRED)).to_be_visible()
    expect(page.get_by_label("Nội dung")).to_have_text(TYPED)

    when_she_signs_in_in_another_tab(page)
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(section(page, "3. Kiểm tra CCHC").get_by_text(TYPED)).to_be_visible()
    expect(page.get_by_label("Nội dung")).to_have_count(0)
    then_the_console_told(complaints, "401")  # of saving, and of the printed page if that was asked for meanwhile


def when_the_session_ends(page: Page):
    assert Session.objects.all().delete()[0]


def when_she_types_a_result(page: Page):
    page.get_by_label(RESULT, exact=True).fill(TYPED)
    page.keyboard.press("Control+s")


def when_she_signs_in_in_another_tab(page: Page):
    tab = page.context.new_page()
    tab.goto("/sign-in/")
    tab.get_by_label("Tên đăng nhập").fill(CLERK)
    tab.get_by_label("Mật khẩu").fill(first_password())
    tab.get_by_role("button", name="Đăng nhập").click()
    expect(tab.get_by_role("heading", name="Việc của tôi")).to_be_visible()


def then_the_console_told(complaints: list[str], word: str):
    """The browser's and htmx's complaints about the failure are expected; any other would still fail the test."""
    expected = (word, "htmx:sendError", "htmx:afterRequest")
    assert any(word in complaint for complaint in complaints)
    assert all(any(part in complaint for part in expected) for complaint in complaints), complaints
    complaints.clear()
