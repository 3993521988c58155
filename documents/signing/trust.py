"""Whose certificates the portal trusts: the files in ``SIGNING_KEYS/trust`` (.pem, .crt, .cer roots and .crl lists)."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import crl, pem, x509
from django.conf import settings
from pyhanko_certvalidator import ValidationContext

ROOTS = (".pem", ".crt", ".cer")


@dataclass(frozen=True, slots=True)
class Trust:
    """The roots, and the lists of revoked certificates. Nothing is fetched from the network."""

    roots: tuple[x509.Certificate, ...]
    revoked: tuple[crl.CertificateList, ...]

    def context(self, moment: datetime | None = None) -> ValidationContext:
        """Return pyHanko's context: certificates are judged at ``moment``, by default now."""
        return ValidationContext(
            trust_roots=list(self.roots),
            allow_fetching=False,
            revocation_mode="soft-fail",
            moment=moment,
        )

    def is_revoked(self, certificate: x509.Certificate, at: datetime) -> bool:
        """Return whether a list of its issuer says that the certificate was revoked by ``at``."""
        lists = [one["tbs_cert_list"] for one in self.revoked if one.issuer == certificate.issuer]
        return any(
            entry["user_certificate"].native == certificate.serial_number and entry["revocation_date"].native <= at
            for one in lists
            for entry in one["revoked_certificates"]
        )


def trust() -> Trust:
    """Read the folder; an empty one trusts nobody."""
    folder = Path(settings.SIGNING_KEYS) / "trust"
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return Trust(
        roots=tuple(x509.Certificate.load(_der(file)) for file in files if file.suffix.lower() in ROOTS),
        revoked=tuple(crl.CertificateList.load(_der(file)) for file in files if file.suffix.lower() == ".crl"),
    )


def _der(file: Path) -> bytes:
    content = file.read_bytes()
    return pem.unarmor(content)[2] if pem.detect(content) else content
