"""Signing off: number, day and PDF, once."""

import hashlib
from datetime import date

import pytest

from core.errors import ConflictError, DomainError
from documents.models import IssuedNumber, OfficialDocument, StoredFile
from documents.numbering.series import take_number
from documents.printed import Signature
from reports.models import Report, WorkflowStep
from reports.printing import report_document
from reports.services import return_report, sign, stored_pdf
from reports.states import ReportState
from tests.factories import make_office

pytestmark = pytest.mark.usefixtures("unmeasured")

DAY = date(2024, 3, 15)


def signing(report, by, office, **changes):
    return sign(**({"work": report, "by": by, "office": office, "number": 35, "issued_on": DAY} | changes))


def test_the_pdf_is_stored_once_with_its_hash(signed, ky, office, printer):
    signing(Report.objects.get(), ky, office)
    content = stored_pdf(signed)
    assert signed.file.sha256 == hashlib.sha256(content).hexdigest()
    assert signed.file.size == len(content)
    assert (len(printer), StoredFile.objects.count(), IssuedNumber.objects.count()) == (1, 1, 1)
    assert WorkflowStep.objects.filter(to_state="signed").count() == 1


def test_the_document_bears_number_day_and_issuer(signed):
    document = signed.document
    assert (document.symbol, document.issued_on) == ("35/BC-SDL", DAY)
    assert document.issuer == "Sở Du lịch tỉnh Kiên Giang"
    assert document.summary.startswith("Kết quả thực hiện công tác cải cách hành chính Quý I và phương hướng")
    assert signed.file.name == "35-BC-SDL_2024-Q1.pdf"


def test_what_is_printed_on_signing_is_final(signed, printer):
    [printed] = printer
    assert not printed.is_draft
    assert printed.letterhead.number == "35"
    assert printed.signature.name == "Nguyễn Chí Thanh"


def test_a_used_number_is_refused_with_the_next_free_one(accepted, ky, office, printer, department):
    for number in (35, 40):
        IssuedNumber.objects.create(agency=department, year=2024, number=number, type="BC")
    with pytest.raises(DomainError, match="Số 35 năm 2024 đã dùng; số kế tiếp chưa dùng là 41"):
        signing(accepted, ky, office)
    assert Report.objects.get().state == ReportState.ACCEPTED
    assert not StoredFile.objects.exists()
    assert not OfficialDocument.objects.exists()


@pytest.mark.parametrize(
    ("day", "message"),
    [(date(2024, 3, 19), "sau hôm nay"), (date(2023, 12, 14), "trước ngày đầu")],
)
def test_an_impossible_signing_day_is_refused(accepted, ky, office, printer, day, message):
    with pytest.raises(DomainError, match=message):
        signing(accepted, ky, office, issued_on=day)


def test_an_office_not_held_on_that_day_can_not_sign(accepted, ky, department, printer):
    past = make_office(department, ky, valid_to=date(2024, 3, 14))
    with pytest.raises(DomainError, match="không giữ chức vụ"):
        signing(accepted, ky, past)


def test_an_office_of_another_agency_can_not_sign(accepted, ky, home_affairs, printer):
    with pytest.raises(DomainError, match="thuộc cơ quan ban hành báo cáo"):
        signing(accepted, ky, make_office(home_affairs, ky))


def test_nobody_signs_with_the_office_of_another_person(accepted, ky, minh, department, printer):
    with pytest.raises(DomainError, match="Chỉ Nguyễn Chí Thanh"):
        signing(accepted, ky, make_office(department, minh))


@pytest.mark.parametrize("person", ["lan", "minh", "quan", "thu", "hoa", "chi", "stranger"])
def test_a_forged_signature_is_refused(request, accepted, office, printer, person):
    with pytest.raises(DomainError, match="không có quyền"):
        signing(accepted, request.getfixturevalue(person), office)
    assert not printer


def test_a_report_that_changed_while_it_was_printed_is_not_signed(accepted, ky, hoa, office, monkeypatch):
    def render(document):
        return_report(report=Report.objects.get(), by=hoa, reason="Khoan đã")
        return b"%PDF"

    monkeypatch.setattr("reports.services.signing.render_kept", render)
    with pytest.raises(ConflictError):
        signing(accepted, ky, office)
    assert Report.objects.get().state == ReportState.RETURNED
    assert not StoredFile.objects.exists()


def test_bytes_that_were_tampered_with_are_not_served(signed):
    with open(signed.file.file.path, "wb") as file:
        file.write(b"%PDF-khac")
    with pytest.raises(DomainError, match="mã băm"):
        stored_pdf(signed)


def test_a_report_without_a_signature_has_no_stored_pdf(draft):
    with pytest.raises(DomainError, match="chưa ký"):
        stored_pdf(draft)


# Capacity and number


def test_a_deputy_without_an_authorisation_on_that_day_can_not_sign(accepted, ky, office, printer):
    office.authorisations.update(valid_from=date(2024, 3, 16))
    with pytest.raises(DomainError, match="không văn bản giao, ủy quyền nào có hiệu lực vào ngày 15/03/2024"):
        signing(accepted, ky, office)
    assert not printer


def test_the_capacity_is_kept_as_it_was_printed(signed, office):
    office.title, office.holder_name = "Giám đốc", "Người khác"
    office.save()
    again = Report.objects.get()
    assert (again.signer_authority, again.signer_name) == ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Nguyễn Chí Thanh")
    assert report_document(again).signature == Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Chí Thanh")


def test_without_a_number_the_next_free_one_is_taken(accepted, ky, office, printer, department):
    IssuedNumber.objects.create(agency=department, year=2024, number=40, type="BC")
    assert signing(accepted, ky, office, number=None).document.symbol == "41/BC-SDL"


def test_a_number_that_somebody_took_while_it_was_printed_is_printed_anew(
    accepted, ky, office, department, monkeypatch
):
    printed = []

    def render(document):
        printed.append(document.letterhead.number)
        if len(printed) == 1:
            take_number(agency=department, year=2024, type="BC")
        return b"%PDF " + document.letterhead.number.encode()

    monkeypatch.setattr("reports.services.signing.render_kept", render)
    report = signing(accepted, ky, office, number=None)
    assert printed == ["01", "02"]
    assert (report.document.symbol, stored_pdf(report)) == ("02/BC-SDL", b"%PDF 02")
    assert IssuedNumber.objects.count() == 2
