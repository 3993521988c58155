"""A reviewer looks at the quarter from several sides, keeps one of the views and finds it again; also on a phone."""

from playwright.sync_api import Page, expect

from tests.journeys.desk import DASHBOARD, PHONE, REVIEWER, inspect, sees_message, submitted

CHARTS = "/dashboard/charts/?period=2024-Q1&view="
AGENCY = "Sở Du lịch tỉnh Kiên Giang"
VIEWS = ("heat", "timely", "targets", "targets&agency=KG-SDL", "changes&period=2024-6T", "changes&agency=KG-SDL")


def test_a_reviewer_finds_what_stands_out_and_keeps_the_view(desk):
    submitted()
    page = desk(REVIEWER)
    when_she_goes_from_the_table_to_the_heat_map(page)
    then_a_cell_leads_to_the_tasks_behind_it(page)
    when_she_keeps_the_view(page)
    then_the_dashboard_offers_it_again(page)
    then_she_renames_and_deletes_it(page)


def test_every_view_can_be_read_on_a_phone_in_the_dark(desk):
    page = desk(REVIEWER, size=PHONE, theme="dark")
    for view in VIEWS:
        page.goto(f"{CHARTS}{view}")
        inspect(page)


def when_she_goes_from_the_table_to_the_heat_map(page: Page):
    page.goto(DASHBOARD)
    page.get_by_role("link", name="Bản đồ nhiệt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quý I/2024: đã thực hiện")
    inspect(page)


def then_a_cell_leads_to_the_tasks_behind_it(page: Page):
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=AGENCY, exact=True))
    row.get_by_role("link", name="20/27").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("27 nhiệm vụ")
    page.go_back()


def when_she_keeps_the_view(page: Page):
    page.get_by_label("Loại cơ quan").select_option("department")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_text("loại cơ quan: Sở, ban, ngành")).to_be_visible()
    page.get_by_text("Chế độ xem đã lưu", exact=True).click()
    expect(page.get_by_text("Bạn chưa lưu chế độ xem nào.")).to_be_visible()
    page.get_by_role("link", name="Lưu chế độ xem đang mở").click()
    inspect(page)
    page.get_by_label("Tên chế độ xem").fill("Các sở quý I")
    page.get_by_role("button", name="Lưu").click()
    sees_message(page, "Đã lưu chế độ xem “Các sở quý I”.")
    expect(page.get_by_text("loại cơ quan: Sở, ban, ngành")).to_be_visible()


def then_the_dashboard_offers_it_again(page: Page):
    page.goto(DASHBOARD)
    page.get_by_text("Chế độ xem đã lưu", exact=True).click()
    page.get_by_role("link", name="Các sở quý I").click()
    expect(page.get_by_text("loại cơ quan: Sở, ban, ngành")).to_be_visible()


def then_she_renames_and_deletes_it(page: Page):
    page.get_by_role("link", name="Đã lưu", exact=True).click()
    inspect(page)
    page.get_by_role("link", name="Đổi tên hoặc xóa Các sở quý I").click()
    inspect(page)
    page.get_by_label("Tên chế độ xem").fill("Các sở")
    page.get_by_role("button", name="Lưu tên mới").click()
    page.get_by_role("link", name="Đổi tên hoặc xóa Các sở", exact=True).click()
    page.get_by_text("Xóa chế độ xem", exact=True).click()
    page.get_by_role("button", name="Xóa", exact=True).click()
    sees_message(page, "Đã xóa chế độ xem “Các sở”.")
