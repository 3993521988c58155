"""The one who signs gives an accepted report its number and day; from then on it is a stored file."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import OFFICE, PHONE, REPORT, SIGNATORY, accepted, inspect, report, sees_message, text_of


@pytest.mark.parametrize(("size", "theme"), [(OFFICE, "light"), (PHONE, "dark")], ids=["office", "phone"])
def test_a_signatory_signs_with_number_and_day(desk, size, theme):
    accepted()
    page = desk(SIGNATORY, size=size, theme=theme)
    then_what_is_printed_so_far_says_that_it_is_a_draft(page)
    when_he_opens_what_waits_for_him(page)
    then_an_impossible_day_is_refused_at_its_field(page)
    when_he_signs(page)
    then_the_pdf_is_stored(page)


def then_what_is_printed_so_far_says_that_it_is_a_draft(page: Page):
    assert "DỰ THẢO" in text_of(page.request.get(f"{REPORT}preview.pdf").body())


def when_he_opens_what_waits_for_him(page: Page):
    page.goto("/")
    inspect(page)
    page.get_by_role("region", name="Chờ tôi xử lý").get_by_role("link", name="Quý I/2024").click()
    inspect(page)
    page.get_by_role("link", name="Ký ban hành").click()
    expect(page.get_by_label("Số văn bản")).to_have_value("26")
    inspect(page)


def then_an_impossible_day_is_refused_at_its_field(page: Page):
    page.get_by_label("Số văn bản").fill("35")
    page.get_by_label("Ngày ký").fill("31/02/2024")
    page.get_by_role("button", name="Ký ban hành").click()
    field = page.get_by_label("Ngày ký")
    expect(field).to_have_value("31/02/2024")
    expect(field).to_have_accessible_description("Ngày 31/02/2024 không có trong lịch.")
    expect(page.get_by_label("Số văn bản")).to_have_value("35")
    inspect(page)


def when_he_signs(page: Page):
    page.get_by_label("Ngày ký").fill("18/3/2024")
    page.get_by_role("button", name="Ký ban hành").click()
    sees_message(page, "Đã ký; bản PDF đã được lưu.")


def then_the_pdf_is_stored(page: Page):
    expect(page.get_by_text("35/BC-SDL").first).to_be_visible()
    stored = report().file
    assert stored is not None
    expect(page.get_by_title(stored.sha256)).to_be_visible()
    inspect(page)
    page.goto(f"{REPORT}sign/")
    expect(page.get_by_role("button", name="Ký ban hành")).to_have_count(0)
