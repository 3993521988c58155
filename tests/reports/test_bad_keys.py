"""Keys, signed files and machines that cannot sign: each gets its sentence, nothing typed is lost, nothing is taken."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pyhanko.sign import signers

from documents.models import IssuedNumber, StoredFile
from documents.rendering import fonts
from documents.signing.authority import Authority, new_authority
from documents.signing.keys import Key
from reports.models import Report
from reports.services import prepare
from tests.reports.test_digital_signing import AGENCY, DAY, PASSPHRASE, SIGNER, URL, by_own_tool, typed

PAST = timezone.now() - timedelta(days=30)
PACKAGE = "Hãy cài gói fonts-liberation2"


@pytest.fixture
def root(settings, tmp_path) -> Authority:
    """Whom the portal trusts; documents must be signed digitally."""
    settings.SIGNING, settings.SIGNING_KEYS = "required", tmp_path
    (tmp_path / "trust").mkdir()
    root = new_authority()
    (tmp_path / "trust" / "root.pem").write_bytes(root.pem)
    return root


def revoked(root: Authority, folder: Path) -> bytes:
    key, certificate = root.certify(SIGNER, AGENCY)
    (folder / "trust" / "thu-hoi.crl").write_bytes(root.revocations(certificate.serial_number))
    return root.packed(key, certificate, PASSPHRASE)


def test_a_key_that_cannot_sign_gets_its_sentence_at_the_page(client, accepted, ky, office, root, tmp_path):
    tries = [
        (root.key_file(SIGNER, AGENCY, PASSPHRASE), "sai mat khau", "Mật khẩu của tệp khóa không đúng"),
        (root.key_file(SIGNER, AGENCY, PASSPHRASE, end=PAST), PASSPHRASE, "Chứng thư số đã hết hạn ngày"),
        (revoked(root, tmp_path), PASSPHRASE, "Chứng thư số đã bị thu hồi"),
        (b"%PDF-1.7", PASSPHRASE, "Tệp không phải tệp khóa PKCS#12"),
    ]
    client.force_login(ky)
    for content, passphrase, sentence in tries:
        file = SimpleUploadedFile("ky.p12", content)
        data = typed(office, method="file", key_file=file, passphrase=passphrase, number="35")
        answer = client.post(f"{URL}sign/", data)
        assert (answer.status_code, sentence in answer.text) == (422, True), sentence
        assert answer.context["form"]["number"].value() == "35"
        assert passphrase not in answer.text
    assert Report.objects.get().state == "accepted"
    assert not IssuedNumber.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_file_that_an_expired_or_revoked_certificate_signed_is_refused(client, accepted, ky, office, root, tmp_path):
    made = prepare(work=accepted, by=ky, office=office, number=None, issued_on=DAY).file.content()
    client.force_login(ky)
    expired = root.key_file(SIGNER, AGENCY, PASSPHRASE, end=PAST)
    for packed, sentence in ((expired, "đã hết hạn"), (revoked(root, tmp_path), "chứng thư số đã bị thu hồi")):
        signer = signers.SimpleSigner.load_pkcs12_data(packed, [], PASSPHRASE.encode())
        assert signer is not None
        file = SimpleUploadedFile("a.pdf", by_own_tool(made, Key(signer, SIGNER, AGENCY)))
        answer = client.post(f"{URL}sign/file/", {"signed_file": file})
        assert (answer.status_code, sentence in answer.text) == (422, True), sentence
    assert Report.objects.get().state == "accepted"


def test_without_the_font_nothing_is_signed_and_the_package_is_named(client, accepted, ky, office, root, monkeypatch):
    monkeypatch.setattr(fonts, "font_file", lambda family, style: ("DejaVu Serif", Path("DejaVuSerif.ttf")))
    fonts.printable_characters.cache_clear()
    client.force_login(ky)
    file = SimpleUploadedFile("ky.p12", root.key_file(SIGNER, AGENCY, PASSPHRASE))
    answer = client.post(f"{URL}sign/", typed(office, method="file", key_file=file))
    assert (answer.status_code, PACKAGE in answer.text) == (422, True)
    assert not IssuedNumber.objects.exists()
