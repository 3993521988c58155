"""A certificate authority for demonstrations and tests. What it signs has no legal value, and its names say so."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

START, LIFE = datetime(2020, 1, 1, tzinfo=UTC), timedelta(days=365 * 30)
ROOT = "CA trình diễn CCHC (không có giá trị pháp lý)"
COUNTRY = "VN"

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True, slots=True)
class Authority:
    """The root: its key and its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    def certify(
        self,
        name: str,
        organisation: str,
        *,
        start: datetime = START,
        end: datetime = START + LIFE,
        rsa_key: bool = False,
        tsa: bool = False,
    ) -> tuple[PrivateKey, x509.Certificate]:
        """Return a new key with a certificate for a person or an agency, or for a timestamp service."""
        key = rsa.generate_private_key(65537, 2048) if rsa_key else ec.generate_private_key(ec.SECP256R1())
        builder = _builder(_name(name, organisation), self.certificate.subject, key, start, end)
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        builder = builder.add_extension(_usage(), critical=True)
        if tsa:
            builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        return key, builder.sign(self.key, hashes.SHA256())

    def key_file(self, name: str, organisation: str, passphrase: str, *, end: datetime = START + LIFE) -> bytes:
        """Return a new PKCS#12 file."""
        return self.packed(*self.certify(name, organisation, end=end), passphrase)

    def packed(self, key: PrivateKey, certificate: x509.Certificate, passphrase: str) -> bytes:
        """Return a key and its certificate as a PKCS#12 file."""
        locked = serialization.BestAvailableEncryption(passphrase.encode())
        return pkcs12.serialize_key_and_certificates(b"ky so", key, certificate, [self.certificate], locked)

    def revocations(self, *serials: int) -> bytes:
        """Return the list of revoked certificates, PEM."""
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.certificate.subject)
        builder = builder.last_update(START).next_update(START + LIFE)
        for serial in serials:
            entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(START)
            builder = builder.add_revoked_certificate(entry.build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def new_authority() -> Authority:
    """Return a new root."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(ROOT, "Dữ liệu mẫu")
    builder = _builder(name, name, key, START, START + LIFE)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    usage = _usage(signs_certificates=True)
    return Authority(key, builder.add_extension(usage, critical=True).sign(key, hashes.SHA256()))


def make_keys(folder: Path, owners: dict[str, tuple[str, str]], passphrase: str) -> int:
    """Write a key file for each of ``owners`` (file name → name, organisation) that has none; return how many.

    The root's own key is thrown away: with new owners a second root joins the first in ``trust``.
    """
    missing = {owner: names for owner, names in owners.items() if not (folder / f"{owner}.p12").exists()}
    if not missing:
        return 0
    authority = new_authority()
    (folder / "trust").mkdir(parents=True, exist_ok=True)
    (folder / "trust" / f"ca-trinh-dien-{authority.certificate.serial_number:x}.pem").write_bytes(authority.pem)
    for owner, (name, organisation) in missing.items():
        path = folder / f"{owner}.p12"
        path.write_bytes(authority.key_file(name, organisation, passphrase))
        path.chmod(0o600)
    return len(missing)


def _name(common: str, organisation: str) -> x509.Name:
    parts = ((NameOID.COUNTRY_NAME, COUNTRY), (NameOID.ORGANIZATION_NAME, organisation), (NameOID.COMMON_NAME, common))
    return x509.Name([x509.NameAttribute(oid, text[:64]) for oid, text in parts])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: PrivateKey, start: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _usage(*, signs_certificates: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
