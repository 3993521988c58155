"""What every story does with a page, and what it prepares before anybody sits down."""

import io
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, ViewportSize, expect
from pypdf import PdfReader

from agencies.models import User
from periods.models import ReportingPeriod
from reports import services
from reports.models import Report

OFFICE: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}

CLERK = "chuyenvien.kg-sdl"
APPROVER = "lanhdao.kg-sdl"
SIGNATORY = "nguoiky.kg-sdl"
ADMINISTRATOR = "quantri.kg-sdl"
INSPECTOR = "kiemtra.kg-sdl"
REVIEWER = "thamdinh.kg-snv"

ENTRY = "/entry/KG-SDL/2024-Q1/"
INDICATORS = "/indicators/KG-SDL/2024-Q1/"
REPORT = "/reports/KG-SDL/2024-Q1/"
DASHBOARD = "/dashboard/2024-Q1/"


def quarter() -> ReportingPeriod:
    return ReportingPeriod.objects.get(year=2024, kind="Q1")


def report() -> Report:
    """The first-quarter report of Sở Du lịch Kiên Giang."""
    return Report.objects.get(agency__code="KG-SDL", period=quarter())


def person(username: str) -> User:
    return User.objects.get(username=username)


def submitted() -> Report:
    """Given a report that the clerk has sent up."""
    return services.submit(report=report(), by=person(CLERK))


def accepted() -> Report:
    """Given a report that the reviewer has accepted."""
    sent = submitted()
    return services.accept(report=sent, by=person(REVIEWER), seen=sent.version)


def inspect(page: Page) -> None:
    """Nothing for axe to object to, and nothing wider than the window."""
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} is wider than the window"


def row_of(page: Page, label: str) -> Locator:
    """The row of a grid in which the field ``label`` stands."""
    return page.get_by_role("row").filter(has=page.get_by_label(label, exact=True))


def leave(field: Locator) -> None:
    """Leave a field, as a click elsewhere does; that is what saves its row."""
    field.blur()


def is_saved(row: Locator) -> None:
    expect(row.get_by_text("Đã lưu")).to_be_visible()


def section(page: Page, heading: str) -> Locator:
    """The part of the report's text below ``heading``."""
    return page.locator("article section").filter(has=page.get_by_role("heading", name=heading, exact=True))


def tile(page: Page, label: str) -> Locator:
    """The list item of a row of figures that bears ``label``."""
    return page.get_by_role("listitem").filter(has=page.get_by_text(label, exact=True))


def sees_message(page: Page, text: str) -> None:
    expect(page.locator("#messages").get_by_text(text)).to_be_visible()


def text_of(pdf: bytes) -> str:
    """The text of a PDF with single spaces."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
