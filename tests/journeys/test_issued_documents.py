"""An issued document is replaced, then recalled; whoever holds a copy can tell, on a phone at night as well."""

from playwright.sync_api import Page, expect

from core import clock
from reports import services
from reports.models import Issue
from reports.services import stored_pdf
from tests.journeys.desk import (
    ADMINISTRATOR,
    APPROVER,
    OFFICE,
    PHONE,
    REPORT,
    REVIEWER,
    SIGNATORY,
    accepted,
    inspect,
    person,
    report,
    sees_message,
)


def test_an_issued_document_is_replaced_recalled_and_verified(desk):
    given_an_issued_report()
    signer, administrator = desk(SIGNATORY, size=OFFICE), desk(ADMINISTRATOR, size=PHONE, theme="dark")
    anyone = desk(size=PHONE)
    copy = stored_pdf(report())
    when_it_is_opened_for_a_correction(signer)
    given_the_correction_is_signed()
    when_the_administrator_issues_it(administrator)
    then_the_first_document_leads_to_the_second(anyone, copy)
    then_a_changed_copy_is_told(anyone, copy)
    when_the_second_is_recalled(signer)
    then_everybody_reads_why(anyone)


def given_an_issued_report():
    signed(accepted())
    services.issue(work=report(), by=person(ADMINISTRATOR))


def signed(one):
    signatory = person(SIGNATORY)
    office = services.signing_offices(one, signatory).get()
    services.sign(work=one, by=signatory, office=office, number=None, issued_on=clock.today())


def given_the_correction_is_signed():
    sent = services.submit(report=report(), by=person(APPROVER))
    signed(services.accept(report=sent, by=person(REVIEWER), seen=sent.version))


def when_it_is_opened_for_a_correction(page: Page):
    page.goto(REPORT)
    page.get_by_role("link", name="Lập văn bản thay thế").click()
    expect(page.get_by_text("26/BC-SDL, ngày 18/03/2024")).to_be_visible()
    page.get_by_role("button", name="Mở lại để soạn").click()
    expect(page.get_by_role("alert")).to_contain_text("Lý do: Phải ghi lý do.")
    inspect(page)
    page.get_by_label("Lý do").fill("Sai số hồ sơ ở mục I.2")
    page.get_by_role("button", name="Mở lại để soạn").click()
    sees_message(page, "Đã mở lại báo cáo để soạn văn bản mới.")


def when_the_administrator_issues_it(page: Page):
    page.goto(f"{REPORT}issue/")
    inspect(page)
    page.get_by_role("button", name="Phát hành").click()
    sees_message(page, "Đã phát hành báo cáo.")
    expect(page.get_by_text("Đính chính cho 26/BC-SDL")).to_be_visible()
    inspect(page)


def then_the_first_document_leads_to_the_second(page: Page, copy: bytes):
    page.goto("/verify/")
    inspect(page)
    page.get_by_label("Mã kiểm tra").fill(Issue.objects.earliest("pk").code.lower())
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.get_by_text("Đã bị thay thế")).to_be_visible()
    expect(page.get_by_role("link", name="27/BC-SDL")).to_be_visible()
    upload(page, copy)
    expect(page.get_by_text("Tệp giống hệt bản đã phát hành")).to_be_visible()


def then_a_changed_copy_is_told(page: Page, copy: bytes):
    upload(page, copy.replace(b"/Type", b"/Typf", 1))
    expect(page.get_by_role("status")).to_contain_text(
        "Không phải cùng một tệp: tệp này không phải bản đã phát hành, hoặc đã bị thay đổi."
    )
    inspect(page)


def upload(page: Page, content: bytes):
    file = {"name": "ban-sao.pdf", "mimeType": "application/pdf", "buffer": content}
    page.get_by_label("Tệp PDF").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="So với bản đã phát hành").click()


def when_the_second_is_recalled(page: Page):
    page.goto(REPORT)
    page.get_by_role("link", name="Thu hồi").click()
    page.get_by_label("Lý do").fill("Ban hành sai thẩm quyền")
    inspect(page)
    page.get_by_role("button", name="Thu hồi").click()
    sees_message(page, "Đã thu hồi văn bản.")
    inspect(page)


def then_everybody_reads_why(page: Page):
    page.get_by_role("link", name="27/BC-SDL").click()
    expect(page.get_by_text("Đã thu hồi")).to_be_visible()
    expect(page.get_by_text("Ban hành sai thẩm quyền")).to_be_visible()
    inspect(page)
