"""Keys that cannot sign are refused with the reason; a token signs like a file."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from django.utils import timezone

from documents.signing.authority import new_authority
from documents.signing.checking import examine
from documents.signing.fields import with_fields
from documents.signing.keys import KeyProblem, Method, methods_of, open_key, open_key_file, server_key
from documents.signing.signing import sign_as_person
from documents.signing.stamps import person_stamp
from tests.documents.signing.conftest import AGENCY, PASSPHRASE, PERSON

SOFT_TOKEN = Path("/usr/lib/softhsm/libsofthsm2.so")
NEEDS_TOKEN = pytest.mark.skipif(not (SOFT_TOKEN.exists() and shutil.which("softhsm2-util")), reason="needs softhsm2")


def refused(content: bytes, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(KeyProblem) as caught:
        open_key_file(content, passphrase)
    return str(caught.value)


def test_a_key_file_tells_whose_it_is(person):
    assert (person.name, person.organisation) == (PERSON, AGENCY)


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.7", b"0" * 300, b"\x30\x82\x01\x00" + b"\0" * 256])
def test_another_file_is_no_key_file(junk):
    assert "không phải tệp khóa PKCS#12" in refused(junk)


def test_a_huge_file_is_not_even_read():
    assert "quá lớn" in refused(b"0" * 300_000)


def test_a_wrong_password_is_told(authority):
    assert "Mật khẩu của tệp khóa không đúng" in refused(authority.key_file(PERSON, AGENCY, PASSPHRASE), "sai")


def test_an_expired_certificate_is_told_with_its_day(authority):
    end = datetime(2024, 3, 10, tzinfo=UTC)
    assert "đã hết hạn ngày 10/03/2024" in refused(authority.key_file(PERSON, AGENCY, PASSPHRASE, end=end))


def test_a_certificate_of_tomorrow_is_told(authority):
    start, end = datetime(2044, 1, 1, tzinfo=UTC), datetime(2045, 1, 1, tzinfo=UTC)
    key, certificate = authority.certify(PERSON, AGENCY, start=start, end=end)
    assert "chỉ có hiệu lực từ ngày 01/01/2044" in refused(authority.packed(key, certificate, PASSPHRASE))


def test_a_revoked_certificate_is_told_and_the_others_still_sign(authority, keys_folder):
    key, certificate = authority.certify(PERSON, AGENCY)
    revoked = authority.revocations(certificate.serial_number)
    (keys_folder / "trust" / "root.crl").write_bytes(revoked)
    assert "đã bị thu hồi" in refused(authority.packed(key, certificate, PASSPHRASE))
    assert open_key_file(authority.key_file(PERSON, AGENCY, PASSPHRASE), PASSPHRASE).name == PERSON


def test_a_certificate_of_an_unknown_root_is_told():
    assert "không do tổ chức mà cổng tin cậy cấp" in refused(new_authority().key_file(PERSON, AGENCY, PASSPHRASE))


def test_the_server_keeps_keys_by_plain_names_alone(keys_folder, authority):
    (keys_folder / "ky.p12").write_bytes(authority.key_file(PERSON, AGENCY, PASSPHRASE))
    assert server_key("ky") is not None
    assert [server_key(name) for name in ("../ky", "KY/../ky", "", ".ky", "minh")] == [None] * 5
    with open_key(Method.SERVER, owner="ky", passphrase=PASSPHRASE) as key:
        assert key.name == PERSON
    with pytest.raises(KeyProblem, match="không giữ khóa"), open_key(Method.SERVER, owner="minh", passphrase="x"):
        pass
    assert [method for method, _ in methods_of("ky")] == ["server", "file", "external"]
    assert [method for method, _ in methods_of("minh")] == ["file", "external"]


# A token


@pytest.fixture
def token(settings, tmp_path, authority, monkeypatch):
    """A software token that holds a person's key."""
    (tmp_path / "tokens").mkdir()
    configuration = tmp_path / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\nobjectstore.backend = file\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(configuration))
    key, certificate = authority.certify(PERSON, AGENCY, rsa_key=True)
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (tmp_path / "key.pem").write_bytes(key.private_bytes(*plain))
    made = [
        "/usr/bin/softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        "van-thu",
        "--pin",
        "123456",
        "--so-pin",
        "654321",
    ]
    put = ["/usr/bin/softhsm2-util", "--import", str(tmp_path / "key.pem"), "--token", "van-thu", "--label", "ky-so"]
    for command in ([*made, "--pin", "123456"], [*put, "--id", "01", "--pin", "123456"]):
        subprocess.run(command, check=True, capture_output=True, env=dict(os.environ))  # noqa: S603
    settings.SIGNING_TOKEN_LIBRARY = str(SOFT_TOKEN)
    settings.SIGNING_TOKEN_LABEL, settings.SIGNING_TOKEN_KEY = "van-thu", "ky-so"
    _put_certificate(certificate.public_bytes(serialization.Encoding.DER))


def _put_certificate(content: bytes) -> None:
    import pkcs11  # noqa: PLC0415  # only where there is a token
    from pkcs11.util.x509 import decode_x509_certificate  # noqa: PLC0415

    with pkcs11.lib(str(SOFT_TOKEN)).get_token(token_label="van-thu").open(user_pin="123456", rw=True) as session:
        attributes = decode_x509_certificate(content)
        session.create_object(attributes | {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "ky-so"})


@NEEDS_TOKEN
def test_a_token_signs_like_a_file(token, printed):
    fields = with_fields(*printed)
    with open_key(Method.TOKEN, owner="ky", passphrase="123456") as key:
        signed = sign_as_person(fields, key, person_stamp(key.name, timezone.now()))
    assert key.name == PERSON
    assert examine(signed, made=fields).problems == ()
    assert "token" in dict(methods_of("ky"))
    with pytest.raises(KeyProblem, match="Mã PIN không đúng"), open_key(Method.TOKEN, owner="ky", passphrase="000000"):
        pass


def test_a_token_that_is_not_there_is_told(settings):
    settings.SIGNING_TOKEN_LIBRARY, settings.SIGNING_TOKEN_LABEL = "/nowhere.so", "van-thu"
    with pytest.raises(KeyProblem, match="Không kết nối được thiết bị ký"), open_key("token", owner="", passphrase="1"):
        pass
    settings.SIGNING_TOKEN_LIBRARY = ""
    with pytest.raises(KeyProblem, match="chưa khai báo"), open_key("token", owner="", passphrase="1"):
        pass
