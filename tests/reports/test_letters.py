"""Reminders to agencies that are late: who is chosen, what is printed, how they are edited."""

import io
import json
import re
import zipfile
from datetime import date

import pytest

from core.errors import ConflictError, DomainError
from documents.models import OfficialDocument
from documents.printed import Table
from documents.registering import relate
from documents.rendering.docx import render_docx
from documents.rendering.pdf import render_pdf
from documents.services import register_document
from reports.models import Letter
from reports.overview import late_rows
from reports.printing.letter import letter_document
from reports.services.form_check import form_of
from reports.services.letters import edit_letter, write_reminder
from tests.documents import paper
from tests.factories import make_agency, make_duty, make_office

TODAY = date(2024, 3, 25)
ASKED = date(2024, 3, 30)
TEXTS = {"subject": "nhắc báo cáo", "unit": "VP", "before": "Chưa gửi:", "after": "Đề nghị gửi.", "recipients": ""}


@pytest.fixture(autouse=True)
def late(settings, duty, province, quarter):
    """It is 25/3: Sở Du lịch and Sở Y tế are five days late, Sở Xây dựng has time until April."""
    settings.PORTAL_TODAY = TODAY
    health = make_agency("KG-SYT", "Sở Y tế", superior=province)
    make_duty(health, quarter, superior=province)
    make_duty(make_agency("KG-SXD", "Sở Xây dựng", superior=province), quarter, due_on=date(2024, 4, 10))
    return [duty.agency, health]


@pytest.fixture
def letter(hoa, quarter, late) -> Letter:
    return write_reminder(period=quarter, chosen=[one.pk for one in late], asked_on=ASKED, by=hoa)


def test_those_who_are_late_and_have_not_sent_are_offered(hoa, quarter):
    assert [(row.name, row.days_late) for row in late_rows(hoa, quarter)] == [("Sở Du lịch", 5), ("Sở Y tế", 5)]


def test_the_page_preselects_all_and_drafts_a_letter(client, hoa, late, home_affairs):
    client.force_login(hoa)
    text = client.get("/dashboard/2024-Q1/reminder/").text
    assert text.count(" checked>") == 2
    answer = client.post("/dashboard/2024-Q1/reminder/", {"agencies": [late[0].pk], "asked_on": "30/3/2024"})
    letter = Letter.objects.get()
    assert answer.headers["Location"] == letter.get_absolute_url()
    assert letter.agency == home_affairs
    assert [one.name for one in letter.reminded.all()] == ["Sở Du lịch"]
    assert "Công văn nhắc báo cáo Quý I/2024 (dự thảo)" in client.get("/dashboard/2024-Q1/reminder/").text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"asked_on": "30/3/2024"}, "Chọn ít nhất một cơ quan"),
        ({"agencies": ["999"], "asked_on": "30/3/2024"}, "vừa thay đổi"),
        ({"agencies": ["x"], "asked_on": "30/3/2024"}, "vừa thay đổi"),
        ({"asked_on": "1/3/2024"}, "không được trước hôm nay"),
        ({"asked_on": "31/2/2024"}, "31/2/2024"),
    ],
)
def test_a_wrong_choice_is_refused_with_a_sentence(client, hoa, late, data, text):
    client.force_login(hoa)
    answer = client.post("/dashboard/2024-Q1/reminder/", data)
    assert (answer.status_code, Letter.objects.count()) == (422, 0)
    assert text in answer.text


def test_an_agency_that_is_not_late_is_not_reminded(hoa, quarter, department, late):
    other = make_agency("KG-X", "Sở X")
    with pytest.raises(DomainError, match="đang chậm"):
        write_reminder(period=quarter, chosen=[department.pk, other.pk], asked_on=ASKED, by=hoa)


def test_the_letter_has_no_type_and_names_period_day_and_lateness(letter):
    printed = letter_document(letter)
    assert (printed.type_name, printed.is_draft, printed.letterhead.symbol) == ("", True, "SNV-VP")
    assert printed.addressees == ("Sở Du lịch", "Sở Y tế")
    [table] = [block for block in printed.blocks if isinstance(block, Table)]
    assert [cell.lines[0][0].text for cell in table.rows[0].cells] == ["1", "Sở Du lịch", "20/03/2024", "5"]
    text = paper.text(render_pdf(printed))
    for words in ("DỰ THẢO", "V/v đôn đốc gửi báo cáo", "- Sở Du lịch;", "- Sở Y tế.", "trước ngày 30/3/2024"):
        assert words in text
    for words in ("- Như trên;", "- Lưu: VT, VP.", "được hướng dẫn./."):
        assert words in text


def test_the_form_of_the_letter_is_right(letter, home_affairs):
    make_office(home_affairs)
    assert form_of(letter, letter_document(letter)) == []
    assert render_docx(letter_document(letter))


def test_texts_are_saved_once_per_version(letter):
    edit_letter(letter=letter, seen=letter.version, **TEXTS)
    with pytest.raises(ConflictError):
        edit_letter(letter=letter, seen=letter.version - 1, **TEXTS)


def test_what_was_typed_stays_when_somebody_was_first(client, hoa, letter):
    client.force_login(hoa)
    edit_letter(letter=letter, seen=1, **TEXTS)
    answer = client.post(letter.get_absolute_url(), TEXTS | {"version": "1", "before": "Nội dung của tôi"})
    assert answer.status_code == 409
    theirs = re.findall(r'class="theirs-text"[^>]*>(.*?)</p>', answer.text)
    assert (theirs, "Nội dung của tôi" in answer.text) == (["Chưa gửi:"], True)
    assert client.post(letter.get_absolute_url(), TEXTS | {"version": "2", "before": "Của tôi"}).status_code == 302
    letter.refresh_from_db()
    assert letter.before.markup == "Của tôi"


SENT = {"subject": "nhắc", "unit": "VP", "recipients": "", "version": "1", "after": "Đề nghị gửi."}


def test_the_editor_writes_letters_with_notes_tables_and_the_figures_of_the_letter(client, hoa, letter):
    client.force_login(hoa)
    note = {"note": ["Quyết định số 15/QĐ-UBND"]}
    document = [
        {"type": "paragraph", "text": ["Còn ", {"figure": "cong_van.so_co_quan"}, " cơ quan", note, " chưa gửi:"]},
        {"type": "table", "rows": [[["Việc"], ["Hạn"]], [["Gửi"], [{"figure": "cong_van.tinh_den"}]]]},
    ]
    sent = SENT | {"before_doc": json.dumps(document)}
    answer = client.post(letter.get_absolute_url(), sent, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == letter.get_absolute_url()
    letter.refresh_from_db()
    assert letter.before.markup.startswith("Còn [[cong_van.so_co_quan]] cơ quan^[Quyết định số 15/QĐ-UBND] chưa gửi:")
    text = paper.text(render_pdf(letter_document(letter)))
    assert "Còn 02 cơ quan" in text
    assert "25/3/2024" in text
    assert b"w:footnoteReference" in zipfile.ZipFile(io.BytesIO(render_docx(letter_document(letter)))).read(
        "word/document.xml"
    )


def test_a_figure_that_letters_lack_is_refused_by_its_name(client, hoa, letter):
    client.force_login(hoa)
    answer = client.post(letter.get_absolute_url(), SENT | {"before": "Đạt [[nhiem_vu.ti_le]]."})
    assert answer.status_code == 422
    assert "Công văn không có số liệu tự điền [[nhiem_vu.ti_le]]" in answer.text
    assert "Đạt [[nhiem_vu.ti_le]]." in answer.text


def test_the_pages_of_a_letter_are_shown_while_it_is_written(client, hoa, letter, monkeypatch):
    documents: list = []
    monkeypatch.setattr("reports.pages.preview.render_pdf", lambda document: documents.append(document) or b"")
    monkeypatch.setattr("reports.pages.preview.page_pictures", lambda content, most: [b"x"])
    client.force_login(hoa)
    sent = {**SENT, "subject": "đang gõ", "before": "Đang gõ.", "after": "Hết [[ky.nam]]."}
    assert 'alt="Trang 1 của bản in"' in client.post(f"{letter.get_absolute_url()}preview/", sent).text
    [shown] = documents
    assert (shown.summary, shown.blocks[-1].inlines[0].text) == (("đang gõ",), "Hết 2024./.")
    letter.refresh_from_db()
    assert letter.subject != "đang gõ"
    assert client.post(f"{letter.get_absolute_url()}preview/", sent | {"before": ""}).status_code == 422


def test_letters_of_another_agency_do_not_exist(client, chi, letter):
    client.force_login(chi)
    assert client.get(letter.get_absolute_url()).status_code == 404


def cite(letter: Letter, text: str, **more: str) -> None:
    edit_letter(letter=letter, seen=letter.version, **TEXTS | {"before": text} | more)


def cited(letter: Letter) -> list[str]:
    return sorted(letter.citations.values_list("document__symbol", flat=True))


def test_what_a_letter_cites_is_one_document_and_leaves_the_register_with_the_sentence(letter):
    plan = "Kế hoạch số 67/KH-SNV ngày 28/12/2023 của Sở Nội vụ"
    cite(letter, f"Thực hiện {plan}^[Công văn số 9/SNV-VP ngày 05/01/2024.]:", after="Theo Kế hoạch số 67/KH-SNV.")
    assert cited(letter) == ["09/SNV-VP", "67/KH-SNV"]
    assert OfficialDocument.objects.count() == 2
    cite(letter, "Chưa gửi:")
    assert not OfficialDocument.objects.exists()


def test_only_who_works_with_the_letters_of_the_agency_sees_what_a_draft_cites(client, hoa, chi, quan, letter):
    cite(letter, "Thực hiện Công văn số 9/SNV-VP ngày 05/01/2024 của Sở Nội vụ:")
    page = OfficialDocument.objects.get().get_absolute_url()
    seen = {}
    for person in (hoa, chi, quan):
        client.force_login(person)
        seen[person.username] = client.get(page).status_code
    assert seen == {"hoa": 200, "chi": 404, "quan": 404}
    client.force_login(hoa)
    assert letter.get_absolute_url() in client.get(page).text


def test_a_draft_is_warned_of_what_no_longer_holds_and_of_another_day(client, hoa, letter):
    old = register_document(type="NQ", symbol="30c/NQ-CP", issued_on=date(2011, 11, 8), issuer="Chính phủ")
    new = register_document(type="NQ", symbol="76/NQ-CP", issued_on=date(2021, 7, 15), issuer="Chính phủ")
    relate(target=old, kind="expires", document=new, effective_on=date(2021, 1, 1))
    register_document(type="KH", symbol="14/KH-UBND", issued_on=date(2024, 1, 19), issuer="UBND tỉnh Kiên Giang")
    other, impossible = "Kế hoạch số 14/KH-UBND ngày 20/01/2024 của UBND tỉnh", "Nghị quyết số 76/NQ-CP ngày 16/7/2021"
    cite(letter, f"Theo Nghị quyết số 30c/NQ-CP ngày 08/11/2011, {other} và {impossible}:")
    client.force_login(hoa)
    page = client.get(letter.get_absolute_url()).text
    assert "Viện dẫn cần xem lại (3)" in page
    assert "Nghị quyết số 30c/NQ-CP hết hiệu lực từ ngày 01/01/2021" in page
    assert "14/KH-UBND ghi ngày 20/01/2024, sổ văn bản ghi ngày 19/01/2024" in page
    assert "76/NQ-CP ban hành ngày 15/7/2021, văn bản ghi ngày 16/7/2021." in page
    assert f'href="{new.get_absolute_url()}"' in page
    assert cited(letter) == ["30c/NQ-CP"]
