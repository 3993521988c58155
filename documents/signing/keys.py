"""Keys that sign: from a PKCS#12 file that comes with the request or lies on the server, or on a PKCS#11 token.

A key lives for one signature; nothing of it is stored.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pkcs11
from asn1crypto import keys, pkcs12, x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12 as key_files
from django.conf import settings
from django.db import models
from django.utils import timezone
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign import signers
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko_certvalidator import CertificateValidator
from pyhanko_certvalidator.errors import PathError, ValidationError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from core.errors import DomainError
from core.numbers import format_day
from core.text import clean
from documents.signing.running import finished
from documents.signing.trust import trust

MAX_KEY_FILE = 256 * 1024
MAX_ITERATIONS = 1_000_000
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Method(models.TextChoices):
    """Where the key is."""

    SERVER = "server", "Khóa của tôi trên máy chủ"
    TOKEN = "token", "Thiết bị ký cắm vào máy chủ"  # noqa: S105  # no secret
    FILE = "file", "Tệp khóa .p12 hoặc .pfx tải lên"
    EXTERNAL = "external", "Công cụ ký số riêng của đơn vị"


class KeyProblem(DomainError):
    """The key cannot sign; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Key:
    """A signer that may be used, and whose it is."""

    signer: signers.Signer
    name: str
    organisation: str


def server_key(owner: str) -> Path | None:
    """Return the key file that the server keeps for a user name or an agency's code, None without one."""
    if not NAME.fullmatch(owner):
        return None
    path = Path(settings.SIGNING_KEYS) / f"{owner}.p12"
    return path if path.is_file() else None


def open_key_file(content: bytes, passphrase: str) -> Key:
    """Open a PKCS#12 file. Raises KeyProblem for another file, a wrong password, and an unusable certificate."""
    _require_key_file(content)
    try:
        private, certificate, chain = key_files.load_key_and_certificates(content, passphrase.encode())
    except ValueError as error:
        raise KeyProblem("Mật khẩu của tệp khóa không đúng; kiểm tra bộ gõ tiếng Việt và phím Caps Lock.") from error
    if private is None or certificate is None:
        raise KeyProblem("Tệp khóa không có khóa bí mật hoặc chứng thư số; hãy xuất lại tệp .p12 đầy đủ.")
    encoding = serialization.Encoding.DER
    plain = private.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    others = [x509.Certificate.load(one.public_bytes(encoding)) for one in chain]
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(encoding)),
        signing_key=keys.PrivateKeyInfo.load(plain),
        cert_registry=SimpleCertificateStore.from_certs(others),
    )
    return _usable(signer)


@contextmanager
def open_key(method: str, *, owner: str, passphrase: str, content: bytes = b"") -> Iterator[Key]:
    """Open the server's key of ``owner``, the given key file, or the token, while the block runs; see ``Method``."""
    if method == Method.TOKEN:
        with open_token(passphrase) as key:
            yield key
        return
    if method == Method.SERVER:
        path = server_key(owner)
        if path is None:
            raise KeyProblem("Máy chủ không giữ khóa của bạn; hãy chọn cách ký khác.")
        content = path.read_bytes()
    yield open_key_file(content, passphrase)


def methods_of(owner: str) -> list[tuple[str, str]]:
    """Return the ways in which ``owner`` can sign here, the shortest first."""
    there = {Method.SERVER: server_key(owner) is not None, Method.TOKEN: bool(settings.SIGNING_TOKEN_LIBRARY)}
    return [(method.value, method.label) for method in Method if there.get(method, True)]


def _require_key_file(content: bytes) -> None:
    if len(content) > MAX_KEY_FILE:
        raise KeyProblem("Tệp quá lớn, không phải tệp khóa .p12 hoặc .pfx.")
    try:
        parsed = pkcs12.Pfx.load(content, strict=True)
        parsed["auth_safe"]["content_type"].native  # noqa: B018  # it is read only now
        iterations = parsed["mac_data"]["iterations"].native if parsed["mac_data"].native else 1
    except (ValueError, TypeError, KeyError) as error:
        raise KeyProblem("Tệp không phải tệp khóa PKCS#12 (.p12, .pfx); hãy chọn đúng tệp.") from error
    if iterations > MAX_ITERATIONS:
        raise KeyProblem("Tệp khóa được bảo vệ với số vòng lặp quá lớn; hãy xuất lại tệp .p12.")


@contextmanager
def open_token(pin: str) -> Iterator[Key]:
    """Use the token of the settings while the block runs. Raises KeyProblem when it does not answer or for its PIN."""
    if not settings.SIGNING_TOKEN_LIBRARY:
        raise KeyProblem("Máy chủ chưa khai báo thiết bị ký (SIGNING_TOKEN_LIBRARY).")
    criteria = TokenCriteria(label=settings.SIGNING_TOKEN_LABEL)
    try:
        session = open_pkcs11_session(settings.SIGNING_TOKEN_LIBRARY, token_criteria=criteria, user_pin=pin)
    except pkcs11.exceptions.PinIncorrect as error:
        raise KeyProblem("Mã PIN không đúng; nhập sai nhiều lần thiết bị sẽ tự khóa.") from error
    except pkcs11.exceptions.PinLocked as error:
        raise KeyProblem("Thiết bị ký đã khóa vì nhập sai mã PIN; liên hệ nơi cấp thiết bị để mở.") from error
    except (pkcs11.exceptions.PKCS11Error, RuntimeError, OSError) as error:
        raise KeyProblem("Không kết nối được thiết bị ký; kiểm tra thiết bị đã cắm và trình điều khiển.") from error
    try:
        yield _usable(
            PKCS11Signer(session, cert_label=settings.SIGNING_TOKEN_KEY, key_label=settings.SIGNING_TOKEN_KEY)
        )
    finally:
        session.close()


def _usable(signer: signers.Signer) -> Key:
    """Refuse a certificate that is expired, not valid yet, revoked or of nobody whom the portal trusts."""
    certificate = signer.signing_cert
    assert certificate is not None  # both kinds of signers have read it
    now, start, end = timezone.now(), _moment(certificate, "not_before"), _moment(certificate, "not_after")
    if now > end:
        raise KeyProblem(f"Chứng thư số đã hết hạn ngày {format_day(timezone.localdate(end))}; hãy dùng chứng thư mới.")
    if now < start:
        raise KeyProblem(f"Chứng thư số chỉ có hiệu lực từ ngày {format_day(timezone.localdate(start))}.")
    trusted = trust()
    if trusted.is_revoked(certificate, now):
        raise KeyProblem("Chứng thư số đã bị thu hồi; không ký được bằng chứng thư này.")
    validator = CertificateValidator(
        certificate, intermediate_certs=list(signer.cert_registry), validation_context=trusted.context()
    )
    try:
        finished(lambda: validator.async_validate_usage(set()))
    except (PathError, ValidationError) as error:
        raise KeyProblem("Chứng thư số không do tổ chức mà cổng tin cậy cấp; liên hệ quản trị hệ thống.") from error
    names = certificate.subject.native
    return Key(signer, clean(str(names.get("common_name", ""))), clean(str(names.get("organization_name", ""))))


def _moment(certificate: x509.Certificate, end: str) -> datetime:
    return certificate["tbs_certificate"]["validity"][end].native
