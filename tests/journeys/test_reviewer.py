"""A reviewer of Sở Nội vụ follows the quarter, sends a report back and accepts it when it comes again."""

import io

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.journeys.desk import (
    CLERK,
    DASHBOARD,
    PHONE,
    REPORT,
    REVIEWER,
    inspect,
    section,
    sees_message,
    submitted,
)

AGENCY = "Sở Du lịch tỉnh Kiên Giang"
REASON = "Mục 3 chưa nêu thời gian kiểm tra các phòng."


def test_a_reviewer_returns_a_report_and_accepts_it_when_it_comes_again(desk):
    submitted()
    reviewer, clerk = desk(REVIEWER), desk(CLERK)
    when_she_opens_the_dashboard(reviewer)
    then_she_sees_the_report_with_its_figures(reviewer)
    then_a_figure_leads_to_its_tasks(reviewer)
    then_the_table_downloads_as_a_workbook(reviewer)
    when_she_returns_the_report(reviewer)
    then_the_clerk_sees_why_at_home(clerk)
    when_the_clerk_corrects_and_submits_again(clerk)
    then_she_accepts_it(reviewer)


def test_a_reviewer_decides_with_a_thumb(desk):
    submitted()
    page = desk(REVIEWER, size=PHONE, theme="dark")
    for address in ("/", DASHBOARD, f"{REPORT}return/", REPORT):
        page.goto(address)
        inspect(page)
    page.get_by_role("button", name="Tiếp nhận").click()
    sees_message(page, "Đã tiếp nhận báo cáo.")


def when_she_opens_the_dashboard(page: Page):
    page.goto("/")
    inspect(page)
    page.get_by_role("navigation").get_by_role("link", name="Tổng quan", exact=True).click()
    expect(page.get_by_role("heading", name="Tổng quan Quý I/2024")).to_be_visible()
    inspect(page)


def line_of_the_agency(page: Page) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=AGENCY, exact=True))


def then_she_sees_the_report_with_its_figures(page: Page):
    line = line_of_the_agency(page)
    for text in ("Đã trình", "Đúng hạn", "20/27", "74,1%", "đã chốt"):
        expect(line).to_contain_text(text)


def then_a_figure_leads_to_its_tasks(page: Page):
    line_of_the_agency(page).get_by_role("link", name="20", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("20 nhiệm vụ")
    expect(page.get_by_role("main").get_by_role("row")).to_have_count(20 + 1)
    inspect(page)
    page.go_back()


def then_the_table_downloads_as_a_workbook(page: Page):
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải bảng Excel").click()
    content = io.BytesIO(download.value.path().read_bytes())
    rows = load_workbook(content, read_only=True).active.iter_rows(values_only=True)
    line = next(row for row in rows if AGENCY in row)
    assert {"Đã trình", 20, 27} <= set(line)


def when_she_returns_the_report(page: Page):
    line_of_the_agency(page).get_by_role("link", name=AGENCY).click()
    inspect(page)
    page.get_by_role("link", name="Trả lại").click()
    inspect(page)
    page.get_by_role("button", name="Trả lại").click()
    expect(page.get_by_text("Phải ghi lý do trả lại để đơn vị biết cần sửa gì.").last).to_be_visible()
    inspect(page)
    page.get_by_label("Lý do trả lại").fill(REASON)
    page.get_by_role("button", name="Trả lại").click()
    sees_message(page, "Đã trả lại báo cáo cho đơn vị.")


def then_the_clerk_sees_why_at_home(page: Page):
    page.goto("/")
    waiting = page.get_by_role("region", name="Chờ tôi xử lý")
    expect(waiting).to_contain_text("Báo cáo bị trả lại, cần sửa và trình lại")
    expect(waiting).to_contain_text(REASON)
    inspect(page)
    waiting.get_by_role("link", name=AGENCY).click()
    expect(page.get_by_text(REASON).first).to_be_visible()
    inspect(page)


def when_the_clerk_corrects_and_submits_again(page: Page):
    section(page, "3. Kiểm tra CCHC").get_by_role("link", name="Sửa mục 3").click()
    page.get_by_label("Nội dung").fill("Sở kiểm tra trực tiếp 02 phòng vào tháng 6/2024.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.get_by_role("link", name="Trình báo cáo").click()
    page.get_by_role("button", name="Trình báo cáo").click()
    sees_message(page, "Đã trình báo cáo, số liệu đã được chốt.")


def then_she_accepts_it(page: Page):
    page.goto("/")
    page.get_by_role("region", name="Chờ tôi xử lý").get_by_role("link", name=AGENCY).click()
    expect(page.get_by_text("Sở kiểm tra trực tiếp 02 phòng vào tháng 6/2024.")).to_be_visible()
    page.get_by_role("button", name="Tiếp nhận").click()
    sees_message(page, "Đã tiếp nhận báo cáo.")
    expect(page.get_by_text("Đã tiếp nhận", exact=True).first).to_be_visible()
    inspect(page)
