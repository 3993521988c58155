"""A tab is closed while a text is being written or saved: what was typed is there again, and nobody's work is lost."""

from playwright.sync_api import Page, Route, expect

from agencies.models import Agency
from core.versions import save_version
from reports.models import Letter
from tests.journeys.desk import CLERK, PHONE, REPORT, REVIEWER, inspect, person, quarter, report, section
from tests.journeys.test_lost_lines import then_the_console_told

HEADING = "3. Kiểm tra CCHC"
TYPED = "Đã kiểm tra 02 đơn vị, còn giữ trong trình duyệt."
THEIRS = "Bản của người khác."
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('draft:'))"


def test_a_section_outlives_a_failed_save_and_its_closed_tab(desk, complaints):
    page = desk(CLERK)
    when_she_types(page, TYPED)
    when_saving_fails_and_the_tab_is_closed(page)
    page = when_she_comes_back(page)
    then_the_page_says_what_waits(page)
    inspect(page)
    page.locator("#drafts-waiting").get_by_role("link", name=HEADING).click()
    then_it_is_there_again(page, TYPED)
    inspect(page)
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator(".rich-text")).to_have_count(0)
    expect(section(page, HEADING).get_by_text(TYPED)).to_be_visible()
    then_nothing_is_kept(page)
    then_the_console_told(complaints, "ERR_INTERNET_DISCONNECTED")


def test_what_somebody_else_saved_meanwhile_is_shown_beside_mine(desk):
    page = desk(CLERK, size=PHONE, theme="dark")
    when_she_types(page, TYPED)
    page.close()
    when_somebody_else_saves()
    page = when_she_comes_back(page)
    page.locator("#drafts-waiting").get_by_role("link", name=HEADING).click()
    then_it_is_there_again(page, TYPED)
    expect(page.locator(".theirs-text")).to_have_text(THEIRS)
    inspect(page)
    page.on("dialog", lambda question: question.accept())
    page.get_by_role("button", name="Bỏ, dùng bản đã lưu").click()
    expect(page.locator(".rich-text")).to_have_count(0)
    expect(section(page, HEADING).get_by_text(THEIRS)).to_be_visible()
    then_nothing_is_kept(page)


def test_a_letter_outlives_its_tab_and_nothing_of_it_stays_after_signing_out(desk):
    letter = given_a_letter()
    page = desk(REVIEWER)
    page.goto(letter.get_absolute_url())
    text = page.get_by_role("textbox", name="Nội dung trước bảng").and_(page.locator(".rich-text"))
    text.fill(TYPED)
    page.get_by_label("V/v").fill("đôn đốc lần hai")
    page.close()
    page = page.context.new_page()
    page.goto(letter.get_absolute_url())
    expect(page.locator(".rich-text").first).to_have_text(TYPED)
    expect(page.get_by_label("V/v")).to_have_value("đôn đốc lần hai")
    expect(page.get_by_role("img", name="Trang 1 của bản in")).to_be_visible()
    inspect(page)

    page.on("dialog", lambda question: question.accept())
    page.locator(".site-head details.menu > summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    assert page.evaluate(KEPT) == []
    letter.refresh_from_db()
    assert letter.subject == "đôn đốc"


def test_nothing_can_be_typed_into_a_text_that_is_being_saved(desk):
    page = desk(CLERK)
    when_she_types(page, TYPED)
    held: list[Route] = []
    page.route("**/*", lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    form = page.locator("form[data-draft]")
    with page.expect_request(lambda request: request.method == "POST" and "preview" not in request.url):
        page.get_by_role("button", name="Lưu", exact=True).click()
    expect(form).to_have_js_property("inert", True)
    for route in held:
        route.continue_()
    expect(page.locator(".rich-text")).to_have_count(0)
    expect(section(page, HEADING).get_by_text(TYPED)).to_be_visible()
    then_nothing_is_kept(page)


def given_a_letter() -> Letter:
    texts = {"subject": "đôn đốc", "before": "Chưa gửi:", "after": "Đề nghị gửi.", "counted_on": quarter().ends_on}
    office = Agency.objects.get(code="KG-SNV")
    return Letter.objects.create(agency=office, period=quarter(), written_by=person(REVIEWER), **texts)


def when_she_types(page: Page, text: str):
    page.goto(REPORT)
    section(page, HEADING).get_by_role("link", name="Sửa mục 3").click()
    page.get_by_role("textbox", name="Nội dung").and_(page.locator(".rich-text")).fill(text)
    expect(page.locator(".rich-text")).to_have_text(text)


def when_saving_fails_and_the_tab_is_closed(page: Page):
    """Without a line: a request that merely waits for its answer is let go when its tab closes."""
    page.context.set_offline(True)
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("alert").get_by_text("Chưa lưu được.")).to_be_visible()
    page.close()
    page.context.set_offline(False)


def when_somebody_else_saves():
    row = report().sections.get(heading="Kiểm tra CCHC")
    save_version(row, seen=row.version, body=THEIRS)


def when_she_comes_back(page: Page) -> Page:
    tab = page.context.new_page()
    tab.goto(REPORT)
    return tab


def then_the_page_says_what_waits(page: Page):
    expect(page.locator("#drafts-waiting").get_by_role("link", name=HEADING)).to_be_visible()


def then_it_is_there_again(page: Page, text: str):
    expect(page.get_by_text("Đã lấy lại nội dung gõ lúc")).to_be_visible()
    expect(page.locator(".rich-text")).to_have_text(text)


def then_nothing_is_kept(page: Page):
    expect(page.locator("#drafts-waiting")).to_be_hidden()
    assert page.evaluate(KEPT) == []
