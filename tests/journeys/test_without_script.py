"""A clerk whose browser runs no script enters the quarter and sends the report up all the same."""

from playwright.sync_api import Page, expect

from tests.journeys.desk import CLERK, ENTRY, INDICATORS, REPORT, section, sees_message

SATISFACTION = "Mức độ hài lòng của người dân, doanh nghiệp trong giải quyết TTHC"


def test_a_clerk_without_script_enters_and_submits(desk):
    page = desk(CLERK, script=False)
    when_she_enters_a_task_with_a_wrong_day(page)
    then_nothing_is_lost_and_she_can_correct_it(page)
    when_she_enters_an_indicator(page)
    when_she_rewrites_a_section(page)
    then_she_can_submit(page)


def when_she_enters_a_task_with_a_wrong_day(page: Page):
    page.goto(ENTRY)
    page.get_by_label("Tình hình, nhiệm vụ 13", exact=True).select_option("Đang thực hiện")
    page.get_by_label("Kết quả thực hiện, nhiệm vụ 13", exact=True).fill("Đang thu thập số liệu.")
    page.get_by_label("Ngày hoàn thành, nhiệm vụ 13", exact=True).fill("31/02/2024")
    page.get_by_role("button", name="Lưu nhiệm vụ 13", exact=True).click()


def then_nothing_is_lost_and_she_can_correct_it(page: Page):
    expect(page.get_by_text("Chưa lưu được.")).to_be_visible()
    expect(page.get_by_text("Ngày 31/02/2024 không có trong lịch.")).to_be_visible()
    expect(page.get_by_label("Kết quả thực hiện, nhiệm vụ 13", exact=True)).to_have_value("Đang thu thập số liệu.")
    page.get_by_label("Ngày hoàn thành, nhiệm vụ 13", exact=True).fill("")
    page.get_by_role("button", name="Lưu nhiệm vụ 13", exact=True).click()
    expect(page.get_by_text("Chưa lưu được.")).to_have_count(0)
    expect(page.get_by_label("Kết quả thực hiện, nhiệm vụ 13", exact=True)).to_have_value("Đang thu thập số liệu.")


def when_she_enters_an_indicator(page: Page):
    page.goto(INDICATORS)
    page.get_by_label(f"{SATISFACTION}, %", exact=True).fill("74,1")
    page.get_by_role("button", name=f"Lưu {SATISFACTION}", exact=True).click()
    expect(page.get_by_label(f"{SATISFACTION}, %", exact=True)).to_have_value("74,1")


def when_she_rewrites_a_section(page: Page):
    page.goto(REPORT)
    section(page, "3. Kiểm tra CCHC").get_by_role("link", name="Sửa mục 3").click()
    page.get_by_label("Nội dung").fill("Sở kiểm tra 02 phòng trong tháng 6/2024.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Sở kiểm tra 02 phòng trong tháng 6/2024.")).to_be_visible()


def then_she_can_submit(page: Page):
    page.get_by_role("link", name="Trình báo cáo").click()
    page.get_by_role("button", name="Trình báo cáo").click()
    sees_message(page, "Đã trình báo cáo, số liệu đã được chốt.")
    expect(page.get_by_role("link", name="Sửa")).to_have_count(0)
