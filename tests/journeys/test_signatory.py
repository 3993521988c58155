"""The one who signs gives an accepted report its number, day and digital signature; the agency's follows, and it is
issued."""

import re

import pytest
from playwright.sync_api import Page, expect

from documents.signing.checking import examine
from reports.demo.keys import load_keys
from reports.demo.people import first_password
from reports.services import stored_pdf
from tests.journeys.desk import (
    ADMINISTRATOR,
    OFFICE,
    PHONE,
    REPORT,
    SIGNATORY,
    accepted,
    inspect,
    report,
    sees_message,
    text_of,
)


@pytest.fixture
def keys(settings, tmp_path, transactional_db) -> None:
    """The keys that the demonstration makes for its people."""
    settings.SIGNING, settings.SIGNING_KEYS = "required", tmp_path
    load_keys()


@pytest.mark.parametrize(("size", "theme"), [(OFFICE, "light"), (PHONE, "dark")], ids=["office", "phone"])
def test_a_signatory_signs_with_number_and_day(desk, keys, size, theme):
    accepted()
    page = desk(SIGNATORY, size=size, theme=theme)
    then_what_is_printed_so_far_says_that_it_is_a_draft(page)
    when_he_opens_what_waits_for_him(page)
    then_an_impossible_day_is_refused_at_its_field(page)
    when_he_signs(page)
    then_the_pdf_is_stored(page)
    page = desk(ADMINISTRATOR, size=size, theme=theme)
    when_the_agencys_signature_is_put(page)
    then_both_signatures_are_valid()


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
    page.get_by_label("Mật khẩu của khóa hoặc mã PIN").fill("sai")
    page.get_by_role("button", name="Ký ban hành").click()
    field = page.get_by_label("Ngày ký")
    expect(field).to_have_value("31/02/2024")
    expect(field).to_have_accessible_description(re.compile(r"Ngày 31/02/2024 không có trong lịch\.$"))
    expect(page.get_by_label("Số văn bản")).to_have_value("35")
    inspect(page)


def when_he_signs(page: Page):
    page.get_by_label("Ngày ký").fill("18/3/2024")
    page.get_by_label("Mật khẩu của khóa hoặc mã PIN").fill("sai")
    page.get_by_role("button", name="Ký ban hành").click()
    expect(page.get_by_text("Mật khẩu của tệp khóa không đúng")).to_be_visible()
    page.get_by_label("Mật khẩu của khóa hoặc mã PIN").fill(first_password())
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


def when_the_agencys_signature_is_put(page: Page):
    page.goto(REPORT)
    page.get_by_role("link", name="Phát hành").click()
    inspect(page)
    page.get_by_label("Mật khẩu của khóa hoặc mã PIN").fill(first_password())
    page.get_by_role("button", name="Phát hành").click()
    sees_message(page, "Đã phát hành báo cáo.")
    inspect(page)


def then_both_signatures_are_valid():
    verdict = examine(stored_pdf(report()), signatures=2)
    assert verdict.problems == ()
    assert [one.name for one in verdict.signatures] == ["Nguyễn Chí Thanh", "Sở Du lịch tỉnh Kiên Giang"]
