"""An approver works as the clerk does; an inspector sees everything and changes nothing."""

import re

from playwright.sync_api import Page, expect

from indicators.models import Indicator
from plans.models import Task
from tests.journeys.desk import (
    APPROVER,
    DASHBOARD,
    ENTRY,
    INDICATORS,
    INSPECTOR,
    REPORT,
    inspect,
    is_saved,
    leave,
    row_of,
    section,
)

REFUSAL = "Chưa được giao quyền này"  # what is said of a role; an expired session is answered with 403 too


def test_an_approver_corrects_what_the_clerk_entered(desk):
    page = desk(APPROVER)
    page.goto(ENTRY)
    result = page.get_by_label("Kết quả thực hiện, nhiệm vụ 27", exact=True)
    result.fill("Đã trình lãnh đạo Sở dự thảo kế hoạch.")
    leave(result)
    is_saved(row_of(page, "Kết quả thực hiện, nhiệm vụ 27"))
    page.goto(REPORT)
    expect(section(page, "3. Kiểm tra CCHC").get_by_role("link", name="Sửa mục 3")).to_be_visible()
    expect(page.get_by_role("link", name="Trình báo cáo")).to_be_visible()
    page.get_by_text("Lịch sử thay đổi").click()
    inspect(page)


def test_an_inspector_reads_everything_and_changes_nothing(desk):
    page = desk(INSPECTOR)
    for address in ("/", ENTRY, INDICATORS, f"{INDICATORS}targets/", REPORT, DASHBOARD):
        when_she_opens(page, address)
        then_nothing_can_be_saved(page)


def when_she_opens(page: Page, address: str):
    page.goto(address)
    inspect(page)


def then_nothing_can_be_saved(page: Page):
    main = page.get_by_role("main")
    expect(main).to_contain_text("2024")
    expect(main.get_by_text(re.compile("^Nhập "))).to_have_count(0)
    expect(main.locator("form[method=post]")).to_have_count(0)
    expect(main.locator("[hx-post], textarea, input:not([type=hidden])")).to_have_count(0)


def test_an_inspectors_own_requests_are_refused(desk):
    page = desk(INSPECTOR)
    page.goto("/account/")
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    task, indicator = Task.objects.filter(plan__agency__code="KG-SDL").first(), Indicator.objects.first()
    for address in (
        f"{ENTRY}tasks/{task.pk}/",
        f"{INDICATORS}{indicator.pk}/",
        *(f"{REPORT}{verb}/" for verb in ("start", "frame", "submit", "return", "accept", "sign", "issue")),
    ):
        answer = page.request.post(address, form={"csrfmiddlewaretoken": token})
        assert (address, answer.status) == (address, 403)
        assert REFUSAL in answer.text()
