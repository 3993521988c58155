"""A letter lives as a report does: signed by a person, issued by its agency, kept, verified, replaced or recalled."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from agencies.models import AgencyProfile
from agencies.permissions import Role
from core.audit.frozen import SENTENCE
from core.audit.triggers import remove_triggers
from core.errors import ConflictError, DomainError
from documents.models import IssuedNumber, OfficialDocument
from documents.numbering.series import NumberTaken
from documents.signing.authority import make_keys
from documents.signing.checking import examine
from reports.models import FormCheck, Issue, Letter
from reports.printing import printed_document
from reports.services import issue, prepare, recall, replace, sign, stored_pdf
from reports.services.letters import edit_letter, write_reminder
from tests.documents import paper
from tests.factories import make_office, make_user
from tests.shared import shared

TODAY, PASSPHRASE = date(2024, 3, 25), "mat-khau-khoa"
SIGNER, AGENCY = "Lê Văn Sáu", "Sở Nội vụ tỉnh Kiên Giang"
TEXTS = {"subject": "nhắc báo cáo", "unit": "VP", "before": "Chưa gửi:", "after": "Đề nghị gửi.", "recipients": ""}


@pytest.fixture
def letter(settings, hoa, duty, quarter, home_affairs) -> Letter:
    settings.PORTAL_TODAY = TODAY
    AgencyProfile.objects.filter(agency=home_affairs).update(full_name=AGENCY, symbol="SNV")
    return write_reminder(period=quarter, chosen=[duty.agency_id], asked_on=date(2024, 3, 30), by=hoa)


@shared
def sau(home_affairs):
    return make_user("sau", Role.SIGNATORY, home_affairs)


@shared
def dung(home_affairs):
    return make_user("dung", Role.ADMINISTRATOR, home_affairs)


@shared
def office(home_affairs):
    return make_office(home_affairs, rank="head", title="Giám đốc", holder_name=SIGNER)


@pytest.fixture
def signed(letter, sau, office, printer) -> Letter:
    return signing(letter, sau, office)


@pytest.fixture
def issued(signed, dung) -> Letter:
    return issue(work=signed, by=dung)


def signing(letter, by, office, **changes):
    return sign(**({"work": letter, "by": by, "office": office, "number": None, "issued_on": TODAY} | changes))


def test_it_is_signed_and_issued_by_the_pages_and_verified_by_anyone(
    client, letter, sau, dung, office, settings, tmp_path
):
    settings.SIGNING, settings.SIGNING_KEYS = "required", tmp_path
    make_keys(tmp_path, {"sau": (SIGNER, AGENCY), "KG-SNV": (AGENCY, "UBND tỉnh Kiên Giang")}, PASSPHRASE)
    url, key = letter.get_absolute_url(), {"method": "server", "passphrase": PASSPHRASE}
    client.force_login(sau)
    assert url in client.get("/").text
    form = client.get(f"{url}sign/")
    assert "Ký ban hành" in form.text
    data = key | {"office": office.pk, "number": "206/SNV-VP", "issued_on": "25/3/2024"}
    assert client.post(f"{url}sign/", data).headers["Location"] == url
    assert 'name="before"' not in client.get(url).text
    client.force_login(dung)
    assert client.post(f"{url}issue/", key).headers["Location"] == url
    content = stored_pdf(Letter.objects.get())
    verdict = examine(content, signatures=2)
    assert (verdict.problems, [one.name for one in verdict.signatures]) == ((), [SIGNER, AGENCY])
    text = paper.text(content)
    assert "Số: 206/SNV-VP" in text
    assert "DỰ THẢO" not in text
    one = Issue.objects.get()
    assert (one.letter, one.symbol, one.signer_authority) == (letter, "206/SNV-VP", "GIÁM ĐỐC")
    assert one.figures == {"reminded": [["Sở Du lịch", "2024-03-20", 5]]}
    assert client.get(one.pdf_url).content == content
    assert FormCheck.objects.get().letter == letter
    client.logout()
    assert "206/SNV-VP" in client.get(one.get_absolute_url()).text


def test_the_number_comes_from_the_register_of_letters(letter, sau, office, printer, home_affairs):
    IssuedNumber.objects.create(agency=home_affairs, year=2024, number=205, type="CV")
    with pytest.raises(NumberTaken):
        signing(letter, sau, office, number=205)
    signed = signing(letter, sau, office)
    signing(Letter.objects.get(), sau, office)  # pressed twice
    assert (signed.document.symbol, signed.document.summary) == ("206/SNV-VP", signed.subject)
    assert [one.document for one in IssuedNumber.objects.filter(number=206)] == [signed.document]
    printed = printer[-1]
    assert (printed.is_draft, printed.letterhead.number, printed.signature.name) == (False, "206", SIGNER)
    assert printed.verification.code.replace("-", "") == signed.code


@pytest.mark.parametrize("day", [date(2024, 3, 24), date(2024, 3, 26)])
def test_a_day_before_the_counting_or_after_today_is_refused(letter, sau, office, printer, day):
    with pytest.raises(DomainError, match="Ngày ký không được"):
        signing(letter, sau, office, issued_on=day)


def test_who_writes_letters_does_not_sign_them_nor_a_deputy_without_authorisation(letter, hoa, sau, office, printer):
    with pytest.raises(DomainError, match="không có quyền"):
        signing(letter, hoa, office)
    with pytest.raises(DomainError, match="chưa được ký"):
        signing(letter, sau, make_office(letter.agency, authorised=False))
    assert not IssuedNumber.objects.exists()


def test_a_wrong_form_takes_no_number(letter, sau, office):
    edit_letter(letter=letter, seen=letter.version, **(TEXTS | {"unit": "Vp 1"}))
    with pytest.raises(DomainError, match="Thể thức chưa đúng, chưa ký được"):
        signing(letter, sau, office)
    assert not OfficialDocument.objects.filter(type="CV").exists()


def test_a_letter_edited_after_it_was_prepared_for_another_tool_is_not_signed_with_that_file(letter, sau, office):
    prepared = prepare(work=letter, by=sau, office=office, number=None, issued_on=TODAY)
    assert (prepared.letter, prepared.number.type) == (letter, "CV")
    edit_letter(letter=letter, seen=letter.version, **TEXTS)
    assert prepared.work_version != Letter.objects.get().version


def test_once_signed_it_is_not_edited(signed, client, hoa):
    with pytest.raises(DomainError, match="đã ký"):
        edit_letter(letter=signed, seen=signed.version, **TEXTS)
    with pytest.raises((ConflictError, DomainError)):
        edit_letter(letter=Letter.objects.get(), seen=1, **TEXTS)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reports_letter SET subject = 'x'",
        "UPDATE reports_letter SET state = 'draft'",
        "UPDATE reports_letter SET file_id = NULL",
        "DELETE FROM reports_letter",
        "UPDATE reports_letterrecipient SET days_late = 1",
        "DELETE FROM reports_letterrecipient",
    ],
)
def test_an_issued_letter_is_not_changed_by_any_statement(issued, sql):
    with pytest.raises(DatabaseError, match=SENTENCE), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_new_letter_replaces_it_and_both_say_so(client, issued, sau, dung, office, home_affairs):
    opened = replace(work=issued, by=sau, kind="replacement", reason="Thiếu một cơ quan")
    edit_letter(letter=opened, seen=opened.version, **TEXTS)
    AgencyProfile.objects.filter(agency=home_affairs).update(name="Sở Nội vụ mới", symbol="SNVM")
    again = issue(work=signing(Letter.objects.get(), sau, office), by=dung)
    new, old = Issue.objects.order_by("-pk")
    assert (old.state, new.state, new.replaces, new.reason) == ("replaced", "in_force", old, "Thiếu một cơ quan")
    assert (old.symbol, new.symbol) == ("01/SNV-VP", "02/SNVM-VP")
    AgencyProfile.objects.filter(agency=home_affairs).update(name="Sở khác", symbol="X")
    assert printed_document(again).letterhead.agency == ("SỞ NỘI VỤ MỚI",)
    client.force_login(dung)
    text = client.get(again.get_absolute_url()).text
    assert "Thay thế cho 01/SNV-VP" in text
    assert "Thiếu một cơ quan" in client.get(old.get_absolute_url()).text


def test_a_recalled_letter_is_kept_and_marked(client, issued, sau):
    content = stored_pdf(issued)
    client.force_login(sau)
    assert client.post(f"{issued.get_absolute_url()}recall/", {"reason": "Gửi nhầm"}).status_code == 302
    one = Issue.objects.get()
    assert (one.state, one.recall_reason, one.file.content()) == ("recalled", "Gửi nhầm", content)
    assert "Gửi nhầm" in client.get(issued.get_absolute_url()).text


def test_a_letter_signed_on_paper_before_is_told_apart(issued, sau, home_affairs, quarter, hoa):
    document = OfficialDocument.objects.create(type="CV", symbol="9/SNV-VP", issued_on=TODAY)
    remove_triggers()  # it was there before them
    old = Letter.objects.create(
        agency=home_affairs, period=quarter, counted_on=TODAY, written_by=hoa, document=document, signer=issued.signer,
        state="issued", **TEXTS,
    )  # fmt: skip
    with pytest.raises(DomainError, match="ký trên giấy"):
        recall(work=old, by=sau, reason="Gửi nhầm")
