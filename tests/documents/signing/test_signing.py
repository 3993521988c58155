"""A person certifies, the agency signs after; pyHanko and ``pdfsig`` agree that both are valid."""

import io
import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from asn1crypto import keys, x509
from cryptography.hazmat.primitives import serialization
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.timestamps import DummyTimeStamper
from pypdf import PdfReader

from documents.signing import signing
from documents.signing.checking import examine
from documents.signing.fields import AGENCY, MM, PERSON, agency_box, person_box, with_fields
from documents.signing.keys import KeyProblem
from documents.signing.stamps import agency_stamp, person_stamp
from tests.documents import paper

NEEDS_NSS = pytest.mark.skipif(
    not (shutil.which("pdfsig") and shutil.which("certutil")), reason="needs poppler-utils and libnss3-tools"
)


def test_both_signatures_are_valid_and_nothing_else_was_added(made):
    verdict = examine(made.agency, made=made.fields, signatures=2)
    assert verdict.problems == ()
    assert [(one.field, one.name) for one in verdict.signatures] == [
        (PERSON, "Nguyễn Chí Thanh"),
        (AGENCY, "Sở Du lịch tỉnh Kiên Giang"),
    ]
    assert examine(made.agency, made=made.person, signatures=2).problems == ()
    assert examine(made.person, made=made.fields).problems == ()


def test_each_file_continues_the_one_before(made):
    assert made.person.startswith(made.fields)
    assert made.agency.startswith(made.person)


def test_the_person_allows_nothing_but_the_agencys_signature(made):
    first, _ = PdfFileReader(io.BytesIO(made.agency)).embedded_regular_signatures
    assert first.docmdp_level == MDPPerm.FILL_FORMS
    assert first.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"


def test_a_file_that_lacks_the_agencys_signature_is_not_enough(made):
    assert examine(made.person, made=made.fields, signatures=2).problems == ("Tệp có 1 chữ ký số, phải có 2.",)


def test_the_fields_stand_where_the_decree_puts_them(made):
    """The person's between post and name; the seal of 36 mm covers the left third of it."""
    [page] = [page for page in PdfReader(io.BytesIO(made.fields)).pages if page.get("/Annots")]
    boxes = {note.get_object()["/T"]: [float(n) for n in note.get_object()["/Rect"]] for note in page["/Annots"]}
    person, agency = boxes[PERSON], boxes[AGENCY]
    last = paper.words(made.fields)[-1]
    post, name = paper.phrase(last, "PHÓ GIÁM ĐỐC"), paper.phrase(last, "Nguyễn Chí Thanh")
    assert post.bottom <= 297 - person[3] / MM < 297 - person[1] / MM <= name.top
    assert (person[0] + person[2]) / 2 / MM == pytest.approx((name.left + name.right) / 2, abs=0.5)
    assert agency[2] == pytest.approx(person[0] + (person[2] - person[0]) / 3, abs=1)
    assert agency[2] - agency[0] == pytest.approx(36 * MM, abs=1.5)
    assert sum(agency[1::2]) == pytest.approx(sum(person[1::2]), abs=3)
    assert person_box(made.place).rounded == tuple(person)
    assert agency_box(made.place).rounded == tuple(agency)


def test_what_is_seen_of_the_signatures_is_blue_and_red_and_extracts_as_text(made):
    seen = paper.raw_text(made.agency)
    assert "Ký bởi: Nguyễn Chí Thanh Thời gian ký:" in seen
    assert "Ký bởi: Sở Du lịch tỉnh Kiên Giang Thời gian ký:" in seen


def test_an_image_takes_the_place_of_the_text(person, printed):
    red = (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
        b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
    )
    stamp = agency_stamp("Sở Du lịch", timezone.now(), red)
    assert "Ký bởi" not in PdfReader(io.BytesIO(stamp.content)).pages[0].extract_text()
    assert len(PdfReader(io.BytesIO(stamp.content)).pages[0].images) == 1


def test_a_timestamp_service_tells_the_time(made, printed, person, authority, monkeypatch):
    key, certificate = authority.certify("Dịch vụ dấu thời gian", "Dữ liệu mẫu", rsa_key=True, tsa=True)
    der = serialization.Encoding.DER
    plain = key.private_bytes(der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    dummy = DummyTimeStamper(
        tsa_cert=x509.Certificate.load(certificate.public_bytes(der)),
        tsa_key=keys.PrivateKeyInfo.load(plain),
        fixed_dt=datetime(2024, 3, 18, 3, 0, tzinfo=UTC),
    )
    monkeypatch.setattr(signing, "timestamper", lambda: dummy)
    made = with_fields(*printed)
    signed = signing.sign_as_person(made, person, person_stamp(person.name, timezone.now()))
    [one] = examine(signed, made=made).signatures
    assert (one.problem, one.is_timestamped, one.at) == ("", True, datetime(2024, 3, 18, 3, 0, tzinfo=UTC))


def test_a_timestamp_service_that_does_not_answer_is_told(printed, person, settings):
    settings.SIGNING_TSA_URL = "http://127.0.0.1:9/"
    with pytest.raises(KeyProblem, match="Dịch vụ dấu thời gian không trả lời"):
        signing.sign_as_person(with_fields(*printed), person, person_stamp(person.name, timezone.now()))


@NEEDS_NSS
def test_another_program_finds_both_signatures_valid_and_the_root_trusted(made, tmp_path, authority):
    said = _pdfsig(made.agency, tmp_path, authority)
    assert said.count("Signature is Valid.") == 2
    assert said.count("Certificate is Trusted.") == 2
    assert "Total document signed" in said
    assert "Digest Mismatch" in _pdfsig(_flipped(made.agency), tmp_path, authority)


def _flipped(content: bytes) -> bytes:
    at = content.index(b"/Contents") - 400
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def _pdfsig(content: bytes, tmp_path, authority) -> str:
    store, file = tmp_path / "nss", tmp_path / "signed.pdf"
    file.write_bytes(content)
    if not store.exists():
        store.mkdir()
        (tmp_path / "root.pem").write_bytes(authority.pem)
        new = ["/usr/bin/certutil", "-N", "-d", f"sql:{store}", "--empty-password"]
        add = [
            "/usr/bin/certutil",
            "-A",
            "-d",
            f"sql:{store}",
            "-n",
            "root",
            "-t",
            "CT,C,C",
            "-i",
            str(tmp_path / "root.pem"),
        ]
        for command in (new, [*add, "-i", str(tmp_path / "root.pem")]):
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # fixed programs
    look = ["/usr/bin/pdfsig", "-nssdir", f"sql:{store}", str(file)]
    found = subprocess.run(look, capture_output=True, check=False)  # noqa: S603
    return found.stdout.decode()
