"""Two people have the same row open; the second learns what the first has saved, and chooses."""

from playwright.sync_api import Page, expect

from tests.journeys.desk import APPROVER, CLERK, ENTRY, inspect, is_saved, leave, row_of

RESULT = "Kết quả thực hiện, nhiệm vụ 27"
HERS, HIS, LATER = "Đã trình dự thảo kế hoạch.", "Đã ban hành kế hoạch ngày 15/3.", "Đã gửi các phòng lấy ý kiến."


def test_the_second_to_save_a_row_sees_both_texts_and_chooses(desk):
    clerk, approver = desk(CLERK), desk(APPROVER)
    for page in (clerk, approver):
        page.goto(ENTRY)
    when_somebody_types(clerk, HERS)
    is_saved(row_of(clerk, RESULT))

    when_somebody_types(approver, HIS)
    then_both_texts_are_there(approver, mine=HIS, theirs=HERS)
    row_of(approver, RESULT).get_by_role("button", name="Lấy bản của tôi").click()
    is_saved(row_of(approver, RESULT))

    when_somebody_types(clerk, LATER)
    then_both_texts_are_there(clerk, mine=LATER, theirs=HIS)
    row_of(clerk, RESULT).get_by_role("link", name="Lấy bản mới").click()
    expect(clerk.get_by_label(RESULT, exact=True)).to_have_value(HIS)
    clerk.reload()
    expect(clerk.get_by_label(RESULT, exact=True)).to_have_value(HIS)


def when_somebody_types(page: Page, text: str):
    field = page.get_by_label(RESULT, exact=True)
    field.fill(text)
    leave(field)


def then_both_texts_are_there(page: Page, *, mine: str, theirs: str):
    row = row_of(page, RESULT)
    expect(row).to_contain_text(theirs)
    expect(page.get_by_label(RESULT, exact=True)).to_have_value(mine)
    inspect(page)
