"""A report is signed by its signer, then by its agency, with keys or with the agency's own tool; then it is issued."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from core.errors import ConflictError, DomainError
from core.models import AuditRecord
from documents.models import IssuedNumber, StoredFile
from documents.numbering.series import next_number
from documents.signing.authority import Authority, make_keys, new_authority
from documents.signing.checking import examine
from documents.signing.keys import Key, open_key_file
from documents.signing.signing import sign_as_agency, sign_as_person
from documents.signing.stamps import agency_stamp, person_stamp
from reports.models import PreparedSigning, Report
from reports.services import issue, prepare, sign, sign_file, stored_pdf
from reports.services.workflow import return_report
from reports.states import ReportState
from tests.documents import paper

DAY, PASSPHRASE, URL = date(2024, 3, 15), "mat-khau-khoa", "/reports/KG-SDL/2024-Q1/"
SIGNER, AGENCY = "Nguyễn Chí Thanh", "Sở Du lịch tỉnh Kiên Giang"


@pytest.fixture(autouse=True)
def required(settings, tmp_path) -> None:
    settings.SIGNING = "required"
    settings.SIGNING_KEYS = tmp_path


@pytest.fixture(scope="module")
def made() -> tuple[Authority, bytes, bytes]:
    """An authority, and the key files of a person and of an agency: to draw keys takes longer than to sign."""
    authority = new_authority()
    person = authority.key_file(SIGNER, AGENCY, PASSPHRASE)
    return authority, person, authority.key_file(AGENCY, "UBND tỉnh Kiên Giang", PASSPHRASE)


@pytest.fixture
def authority(tmp_path, made) -> Authority:
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "root.pem").write_bytes(made[0].pem)
    return made[0]


@pytest.fixture
def key(authority, made) -> Key:
    return open_key_file(made[1], PASSPHRASE)


@pytest.fixture
def seal(authority, made) -> Key:
    return open_key_file(made[2], PASSPHRASE)


@pytest.fixture
def signed(accepted, ky, office, key) -> Report:
    return sign(work=accepted, by=ky, office=office, number=35, issued_on=DAY, key=key)


def test_both_signatures_stand_in_the_file_that_is_issued(signed, quan, seal):
    of_person = stored_pdf(signed)
    issued = issue(work=signed, by=quan, key=seal)
    content = stored_pdf(issued)
    assert issued.state == ReportState.ISSUED
    assert content.startswith(of_person)
    verdict = examine(content, made=of_person, signatures=2)
    assert (verdict.problems, [one.name for one in verdict.signatures]) == ((), [SIGNER, AGENCY])
    assert "Số: 35/BC-SDL" in paper.text(content)
    assert "DỰ THẢO" not in paper.text(content)
    assert StoredFile.objects.count() == 2  # the one before stays


def test_without_a_key_nothing_is_signed_or_issued(accepted, ky, office):
    with pytest.raises(DomainError, match="phải được ký số"):
        sign(work=accepted, by=ky, office=office, number=35, issued_on=DAY)
    assert not IssuedNumber.objects.exists()
    assert Report.objects.get().state == ReportState.ACCEPTED


def test_without_the_agencys_key_nothing_is_issued(signed, quan):
    with pytest.raises(DomainError, match="phải được ký số"):
        issue(work=signed, by=quan)


def test_the_key_of_another_person_is_refused(accepted, ky, office, seal):
    with pytest.raises(DomainError, match="Chứng thư số cấp cho “Sở Du lịch tỉnh Kiên Giang”, không phải Nguyễn Chí"):
        sign(work=accepted, by=ky, office=office, number=35, issued_on=DAY, key=seal)


# The agency's own tool


@pytest.fixture
def prepared(accepted, ky, office) -> PreparedSigning:
    return prepare(work=accepted, by=ky, office=office, number=None, issued_on=DAY)


def by_own_tool(content: bytes, key: Key) -> bytes:
    return sign_as_person(content, key, person_stamp(key.name, timezone.now()))


def test_a_file_signed_elsewhere_comes_back_and_both_steps_are_done_with_it(prepared, ky, quan, key, seal):
    assert prepared.number.number == 1
    signed = sign_file(work=Report.objects.get(), by=ky, content=by_own_tool(prepared.file.content(), key))
    assert (signed.state, signed.document.symbol, signed.signer_name) == ("signed", "01/BC-SDL", SIGNER)
    content = sign_as_agency(stored_pdf(signed), seal, agency_stamp(seal.name, timezone.now()))
    issued = issue(work=signed, by=quan, content=content)
    assert (issued.state, stored_pdf(issued)) == ("issued", content)
    assert IssuedNumber.objects.get().document == issued.document


def test_the_held_number_is_not_given_to_another_document(prepared, department, ky, office, key):
    assert next_number(agency=department, year=2024, type="BC") == 2
    signed = sign(work=Report.objects.get(), by=ky, office=office, number=None, issued_on=DAY, key=key)
    assert signed.document.symbol == "01/BC-SDL"


def test_another_number_than_the_held_one_is_refused(prepared, ky, office):
    with pytest.raises(DomainError, match="đang giữ số 01 năm 2024"):
        prepare(work=Report.objects.get(), by=ky, office=office, number=7, issued_on=DAY)


def test_prepared_again_it_keeps_its_number(prepared, ky, office):
    again = prepare(work=Report.objects.get(), by=ky, office=office, number=None, issued_on=date(2024, 3, 18))
    assert (again.number, PreparedSigning.objects.count()) == (prepared.number, 1)
    assert again.file != prepared.file


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda content, key: content, "không phải văn bản mà cổng đã lập"),
        (lambda content, key: content[:-400], "không phải văn bản mà cổng đã lập"),
        (lambda content, key: by_own_tool(content, key)[:-900], "hỏng|không"),
        (lambda content, key: content + b"\n%", "Tệp có 0 chữ ký số"),
        (lambda content, key: b"%PDF-1.7 khac", "không phải văn bản mà cổng đã lập"),
    ],
)
def test_a_file_that_is_not_the_prepared_one_signed_is_refused(prepared, ky, key, change, message):
    with pytest.raises(DomainError, match=message):
        sign_file(work=Report.objects.get(), by=ky, content=change(prepared.file.content(), key))
    assert Report.objects.get().state == ReportState.ACCEPTED


def test_a_report_that_changed_after_it_was_prepared_is_prepared_anew(prepared, ky, hoa, key):
    signed = by_own_tool(prepared.file.content(), key)
    Report.objects.update(version=99)
    with pytest.raises(DomainError, match="đã thay đổi sau khi lập bản để ký"):
        sign_file(work=Report.objects.get(), by=ky, content=signed)


def test_a_report_issued_with_the_file_of_the_person_alone_is_refused(signed, quan):
    with pytest.raises(DomainError, match="không hợp lệ"):
        issue(work=signed, by=quan, content=stored_pdf(signed))


def test_a_report_that_went_back_while_it_was_signed_is_not_signed(accepted, ky, office, key, hoa, monkeypatch):
    def late(content, key, stamp):
        return_report(report=Report.objects.get(), by=hoa, reason="Khoan đã")
        return sign_as_person(content, key, stamp)

    monkeypatch.setattr("reports.services.signing.sign_as_person", late)
    with pytest.raises(ConflictError):
        sign(work=accepted, by=ky, office=office, number=35, issued_on=DAY, key=key)
    assert not IssuedNumber.objects.exists()


# The pages


@pytest.fixture
def server_keys(tmp_path) -> None:
    make_keys(tmp_path, {"ky": (SIGNER, AGENCY), "KG-SDL": (AGENCY, "UBND tỉnh Kiên Giang")}, PASSPHRASE)


def typed(office, **more) -> dict[str, object]:
    return {"office": office.pk, "number": "", "issued_on": "15/3/2024", "passphrase": PASSPHRASE} | more


def test_with_the_servers_keys_two_passphrases_issue_a_report(client, accepted, ky, quan, office, server_keys):
    client.force_login(ky)
    assert "Khóa của tôi trên máy chủ" in client.get(f"{URL}sign/").text
    wrong = client.post(f"{URL}sign/", typed(office, method="server", passphrase="sai"))
    assert wrong.status_code == 422
    assert "Mật khẩu của tệp khóa không đúng" in wrong.text
    assert "sai" not in wrong.context["form"]["passphrase"].as_widget()
    assert client.post(f"{URL}sign/", typed(office, method="server")).status_code == 302
    client.force_login(quan)
    assert client.post(f"{URL}issue/", {"method": "server", "passphrase": PASSPHRASE}).status_code == 302
    assert Report.objects.get().state == ReportState.ISSUED
    assert PASSPHRASE not in str(list(AuditRecord.objects.values_list("old", "new")))


def test_a_key_file_is_uploaded_for_the_act(client, accepted, ky, office, authority):
    client.force_login(ky)
    file = SimpleUploadedFile("ky.p12", authority.key_file(SIGNER, AGENCY, PASSPHRASE))
    assert client.post(f"{URL}sign/", typed(office, method="file", key_file=file)).status_code == 302
    assert Report.objects.get().state == ReportState.SIGNED
    assert [stored.content_type for stored in StoredFile.objects.all()] == ["application/pdf"]


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        ({"method": "file"}, "key_file", "Chưa chọn tệp khóa."),
        ({"method": "file", "passphrase": ""}, "passphrase", "Chưa nhập mật khẩu của khóa."),
        ({"method": "server"}, "method", "không có trong danh sách"),
        ({"method": ""}, "method", ""),
        ({"method": "file", "key_file": SimpleUploadedFile("a.p12", b"0" * 300_000)}, "key_file", "quá lớn"),
    ],
)
def test_what_is_missing_is_told_at_its_field(client, accepted, ky, office, wrong, field, message):
    client.force_login(ky)
    answer = client.post(f"{URL}sign/", typed(office, **wrong))
    assert answer.status_code == 422
    assert message in " ".join(answer.context["form"].errors[field])


def test_the_agencys_own_tool_by_the_pages(client, accepted, ky, quan, office, key, seal):
    client.force_login(ky)
    assert client.get(f"{URL}sign/file/").status_code == 302  # nothing is prepared
    answer = client.post(f"{URL}sign/", typed(office, method="external", passphrase=""))
    assert answer.headers["Location"] == f"{URL}sign/file/"
    assert "01, giữ cho văn bản này" in client.get(f"{URL}sign/file/").text
    content = client.get(f"{URL}sign/prepared.pdf").content
    bad = client.post(f"{URL}sign/file/", {"signed_file": SimpleUploadedFile("a.pdf", content)})
    assert bad.status_code == 422
    assert "không hợp lệ" in bad.text
    assert client.post(f"{URL}sign/file/", {}).status_code == 422
    done = SimpleUploadedFile("a.pdf", by_own_tool(content, key))
    assert client.post(f"{URL}sign/file/", {"signed_file": done}).status_code == 302
    assert client.post(f"{URL}sign/file/", {}).headers["Location"] == URL
    client.force_login(quan)
    content = client.get(f"{URL}document.pdf").content
    assert client.post(f"{URL}issue/", {"method": "external"}).status_code == 422
    done = SimpleUploadedFile("a.pdf", sign_as_agency(content, seal, agency_stamp(seal.name, timezone.now())))
    assert client.post(f"{URL}issue/", {"method": "external", "signed_file": done}).status_code == 302
    assert Report.objects.get().state == ReportState.ISSUED
    told = AuditRecord.objects.filter(actor_name="ky", model="documents.StoredFile")
    assert told.count() == 2
