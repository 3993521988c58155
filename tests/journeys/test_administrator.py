"""An administrator issues a signed report and takes the official document away."""

import hashlib

from playwright.sync_api import Page, expect

from core import clock
from reports import services
from tests.journeys.desk import ADMINISTRATOR, REPORT, SIGNATORY, accepted, inspect, person, sees_message, text_of


def test_an_administrator_issues_the_report_and_downloads_it(desk):
    given_a_signed_report()
    page = desk(ADMINISTRATOR)
    when_he_issues_it(page)
    then_the_file_is_the_official_document(page)


def given_a_signed_report():
    signatory = person(SIGNATORY)
    report = accepted()
    office = services.signing_offices(report, signatory).get()
    services.sign(work=report, by=signatory, office=office, number=35, issued_on=clock.today())


def when_he_issues_it(page: Page):
    page.goto("/")
    page.get_by_role("region", name="Chờ tôi xử lý").get_by_role("link", name="Quý I/2024").click()
    inspect(page)
    page.get_by_role("link", name="Phát hành").click()
    inspect(page)
    page.get_by_role("button", name="Phát hành").click()
    sees_message(page, "Đã phát hành báo cáo.")
    inspect(page)


def then_the_file_is_the_official_document(page: Page):
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải về").click()
    content = download.value.path().read_bytes()
    expect(page.get_by_title(hashlib.sha256(content).hexdigest())).to_be_visible()
    text = text_of(content)
    assert "20/27 nhiệm vụ" in text
    assert "74,1%" in text
    assert "35/BC-SDL" in text
    assert "DỰ THẢO" not in text
    assert page.request.get(f"{REPORT}document.pdf").body() == content


def test_the_navigation_of_a_long_named_office_is_seen_whole(desk):
    page = desk("quantri.st-svhttdl")
    page.goto("/")
    assert page.locator(".site-nav ul").evaluate("list => list.scrollWidth <= list.clientWidth")
