"""A clerk of Sở Du lịch Kiên Giang enters Quý I/2024 and sends the report up."""

from playwright.sync_api import Page, expect

from indicators.models import IndicatorValue
from plans.models import TaskUpdate
from reports.demo.people import first_password
from tests.journeys.desk import (
    CLERK,
    inspect,
    is_saved,
    leave,
    quarter,
    row_of,
    section,
    sees_message,
    tile,
)

REPORTING = 26  # "Báo cáo định kỳ kết quả thực hiện công tác CCHC"
RECEIVED = "Văn bản điện tử nhận, văn bản"
SATISFACTION = "Mức độ hài lòng của người dân, doanh nghiệp trong giải quyết TTHC, %"


def test_a_clerk_enters_the_quarter_and_sends_the_report_up(desk):
    given_a_task_is_not_entered_and_a_figure_is_out_of_date()
    page = desk()
    when_she_signs_in(page)
    then_she_sees_what_is_due(page)
    when_she_enters_the_task(page)
    then_it_is_saved_without_reloading(page)
    then_a_wrong_date_is_shown_at_its_row_and_nothing_is_lost(page)
    when_she_enters_two_indicators(page)
    then_they_are_understood(page)
    when_she_rewrites_a_section(page)
    then_the_report_tells_the_figures(page)
    when_she_submits(page)
    then_the_report_is_locked(page)


def given_a_task_is_not_entered_and_a_figure_is_out_of_date():
    assert TaskUpdate.objects.filter(task__plan__agency__code="KG-SDL", task__position=REPORTING).delete()[0]
    values = IndicatorValue.objects.filter(quarter=quarter(), agency__code="KG-SDL")
    assert values.filter(indicator__code="CQS.VB.NHAN").update(value=1600) == 1


def when_she_signs_in(page: Page):
    page.goto("/")
    inspect(page)
    page.get_by_label("Tên đăng nhập").fill(CLERK)
    page.get_by_label("Mật khẩu").fill(first_password())
    page.get_by_role("button", name="Đăng nhập").click()


def then_she_sees_what_is_due(page: Page):
    expect(page.get_by_role("heading", name="Việc của tôi")).to_be_visible()
    due = tile(page, "Hạn gửi báo cáo")
    expect(due).to_contain_text("20/03/2024")
    expect(due).to_contain_text("còn 02 ngày")
    expect(tile(page, "Đã thực hiện")).to_contain_text("19/27")
    inspect(page)


def when_she_enters_the_task(page: Page):
    page.get_by_role("link", name="Nhập kết quả nhiệm vụ").click()
    expect(page.get_by_role("heading", name="Nhập kết quả Quý I/2024")).to_be_visible()
    inspect(page)
    page.get_by_label(f"Tình hình, nhiệm vụ {REPORTING}", exact=True).select_option("Đã xong phần việc của kỳ")
    result = page.get_by_label(f"Kết quả thực hiện, nhiệm vụ {REPORTING}", exact=True)
    result.fill("Đã tổng hợp báo cáo Quý I gửi Sở Nội vụ.")
    leave(result)


def then_it_is_saved_without_reloading(page: Page):
    row = row_of(page, f"Tình hình, nhiệm vụ {REPORTING}")
    is_saved(row)
    expect(row.get_by_text("Đúng tiến độ")).to_be_visible()
    expect(page.get_by_role("link", name="20/27", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_label(f"Kết quả thực hiện, nhiệm vụ {REPORTING}", exact=True)).to_have_value(
        "Đã tổng hợp báo cáo Quý I gửi Sở Nội vụ."
    )
    expect(page.get_by_role("link", name="74,1%", exact=True)).to_be_visible()


def then_a_wrong_date_is_shown_at_its_row_and_nothing_is_lost(page: Page):
    day = page.get_by_label(f"Ngày hoàn thành, nhiệm vụ {REPORTING}", exact=True)
    day.fill("31/02/2024")
    leave(day)
    row = row_of(page, f"Tình hình, nhiệm vụ {REPORTING}")
    expect(row.get_by_text("Ngày 31/02/2024 không có trong lịch.")).to_be_visible()
    expect(day).to_have_value("31/02/2024")
    expect(day).to_have_attribute("aria-invalid", "true")
    inspect(page)
    day.fill("5/3/2024")
    leave(day)
    is_saved(row)
    expect(row.get_by_text("thứ Ba, 05/03/2024")).to_be_visible()


def when_she_enters_two_indicators(page: Page):
    page.get_by_role("link", name="Nhập chỉ tiêu").click()
    expect(page.get_by_role("heading", name="Nhập chỉ tiêu Quý I/2024")).to_be_visible()
    inspect(page)
    for label, typed in ((RECEIVED, "1.671"), (SATISFACTION, "74,1")):
        field = page.get_by_label(label, exact=True)
        field.fill(typed)
        leave(field)
        is_saved(row_of(page, label))


def then_they_are_understood(page: Page):
    expect(row_of(page, RECEIVED).get_by_text("1.671 văn bản")).to_be_visible()
    expect(row_of(page, SATISFACTION).get_by_text("74,1%").first).to_be_visible()
    page.reload()
    expect(page.get_by_label(RECEIVED, exact=True)).to_have_value("1.671")
    expect(page.get_by_label(SATISFACTION, exact=True)).to_have_value("74,1")
    page.get_by_role("link", name="Chỉ tiêu năm 2024").click()
    expect(page.get_by_role("heading", name="Chỉ tiêu năm 2024")).to_be_visible()
    inspect(page)


def when_she_rewrites_a_section(page: Page):
    page.get_by_role("link", name="Việc của tôi").click()
    page.get_by_role("link", name="Mở báo cáo").click()
    inspect(page)
    part = section(page, "3. Kiểm tra CCHC")
    part.get_by_role("link", name="Sửa mục 3").click()
    inspect(page)
    page.get_by_label("Nội dung").fill("Sở kiểm tra 02 phòng trong tháng 6/2024.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(part.get_by_text("Sở kiểm tra 02 phòng trong tháng 6/2024.")).to_be_visible()


def then_the_report_tells_the_figures(page: Page):
    sentence = section(page, "2. Tiến độ thực hiện Kế hoạch CCHC")
    expect(sentence).to_contain_text("đã thực hiện 20/27 nhiệm vụ theo đúng tiến độ")
    expect(sentence).to_contain_text("đạt 74,1%")


def when_she_submits(page: Page):
    page.get_by_role("link", name="Trình báo cáo").click()
    expect(page.get_by_text("Số liệu được chốt khi trình")).to_be_visible()
    inspect(page)
    page.get_by_role("button", name="Trình báo cáo").click()
    sees_message(page, "Đã trình báo cáo, số liệu đã được chốt.")


def then_the_report_is_locked(page: Page):
    part = section(page, "3. Kiểm tra CCHC")
    expect(part.get_by_text("Sở kiểm tra 02 phòng trong tháng 6/2024.")).to_be_visible()
    expect(page.get_by_role("link", name="Sửa")).to_have_count(0)
    expect(page.get_by_role("link", name="Trình báo cáo")).to_have_count(0)
    inspect(page)
