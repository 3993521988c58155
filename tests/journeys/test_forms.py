"""A clerk who registers a document with slips of the pen, and finds a list of agencies too long to scroll."""

from playwright.sync_api import expect

from documents.models import OfficialDocument
from plans.models import Plan
from tests.journeys.desk import CLERK, PHONE, REVIEWER, inspect, sees_message


def test_a_form_says_what_is_wrong_where_it_is_wrong_and_reads_a_day_as_it_is_typed_here(desk):
    page = desk(CLERK, size=PHONE)
    page.goto("/documents/add/")
    page.get_by_label("Loại văn bản").fill("ke hoach")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Loại văn bản")).to_have_value("Kế hoạch")
    page.get_by_label("Số, ký hiệu").fill("198/KH-UBND")
    day = page.get_by_label("Ngày ban hành", exact=True)
    day.fill("31022024")
    page.get_by_role("button", name="Lưu").click()

    summary = page.get_by_role("alert").filter(has_text="cần sửa các chỗ sau")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(2)
    inspect(page)
    summary.get_by_role("link", name="Ngày 31/02/2024 không có trong lịch").click()
    expect(day).to_be_focused()
    expect(day).to_have_value("31022024")
    expect(page.get_by_label("Số, ký hiệu")).to_have_value("198/KH-UBND")
    expect(page.get_by_label("Loại văn bản")).to_have_value("Kế hoạch")

    day.fill("05032024")
    expect(page.get_by_text("Thứ Ba, ngày 05 tháng 3 năm 2024")).to_be_visible()
    page.get_by_label("Cơ quan ban hành").fill("Ủy ban nhân dân tỉnh Kiên Giang")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("198/KH-UBND")
    saved = OfficialDocument.objects.get(symbol="198/KH-UBND")
    assert (saved.type, f"{saved.issued_on}") == ("KH", "2024-03-05")


def test_an_agency_is_found_by_typing_without_accents_and_no_other_is_taken_in_silence(desk):
    page = desk(REVIEWER)
    page.goto("/tasks/")
    agency = page.get_by_role("combobox", name="Cơ quan", exact=True)
    agency.click()
    expect(page.get_by_role("option")).not_to_have_count(0)
    agency.fill("so")
    inspect(page)
    agency.press("Tab")
    expect(page.get_by_text("hãy chọn một mục trong danh sách")).to_be_visible()
    agency.fill("so du lich tinh")
    agency.press("ArrowDown")
    agency.press("ArrowUp")
    agency.press("Enter")
    expect(agency).to_have_value("Sở Du lịch tỉnh Kiên Giang")
    expect(page.get_by_text("hãy chọn một mục trong danh sách")).to_have_count(0)
    page.get_by_role("button", name="Lọc").click()
    page.wait_for_url("**agency=KG-SDL**")
    expect(agency).to_have_value("Sở Du lịch tỉnh Kiên Giang")


def test_a_clerk_mends_a_task_of_the_plan_and_says_why(desk):
    page = desk(CLERK)
    page.goto(Plan.objects.get(agency__code="KG-SDL", kind="annual").get_absolute_url())
    page.get_by_role("link", name="Sửa nhiệm vụ 2", exact=True).click()
    inspect(page)
    page.get_by_label("Thời gian thực hiện, dòng 4").fill("Quý IV/2024")
    page.get_by_role("button", name="Lưu nhiệm vụ").click()
    expect(page.get_by_role("alert").filter(has_text="cần sửa các chỗ sau")).to_be_focused()
    expect(page.get_by_label("Thời gian thực hiện, dòng 4")).to_have_value("Quý IV/2024")
    inspect(page)
    page.get_by_label("Sản phẩm, dòng 4").fill("Báo cáo sơ kết")
    page.get_by_label("Thứ tự trong kế hoạch").fill("3")
    page.get_by_label("Lý do", exact=True).fill("Nhập thiếu một sản phẩm")
    page.get_by_role("button", name="Lưu nhiệm vụ").click()
    sees_message(page, "Đã sửa nhiệm vụ.")
    expect(page.get_by_role("row").filter(has_text="Báo cáo sơ kết")).to_contain_text("Hạn: 31/12/2024")
    page.get_by_text("Lịch sử thay đổi").click()
    expect(page.get_by_text("Nhập thiếu một sản phẩm").first).to_be_visible()
