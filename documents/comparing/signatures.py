"""Whether the signatures in a file of anybody's hold, judged in a child that has neither settings nor keys."""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from asn1crypto import crl, x509

from core.errors import DomainError
from core.limited import Limits, run_limited
from documents.signing.checking import UNREADABLE, signatures_of
from documents.signing.trust import Trust

HEAD = 8  # bytes that say how long the certificates before the file are


@dataclass(frozen=True, slots=True)
class Held:
    """Whose signature it says it is, and what is wrong with it: "" when it holds."""

    name: str
    problem: str


def signatures_in(content: bytes, trusted: Trust, limits: Limits) -> tuple[Held, ...]:
    """Return the signatures of ``content``. Raises DomainError where it cannot be read, or not within ``limits``."""
    found = run_limited(held_signatures, _packed(content, trusted), limits)
    return tuple(Held(name, problem) for name, problem in found)


def held_signatures(packed: bytes) -> list[tuple[str, str]]:
    """Return name and problem of each signature; for the child."""
    size = int.from_bytes(packed[:HEAD], "big")
    known = json.loads(packed[HEAD : HEAD + size])
    trusted = Trust(
        roots=tuple(x509.Certificate.load(b64decode(one)) for one in known["roots"]),
        revoked=tuple(crl.CertificateList.load(b64decode(one)) for one in known["revoked"]),
    )
    try:
        return [(one.name, one.problem) for one in signatures_of(packed[HEAD + size :], trusted)]
    except ValueError as error:
        raise DomainError(UNREADABLE) from error


def _packed(content: bytes, trusted: Trust) -> bytes:
    known = json.dumps({"roots": _written(trusted.roots), "revoked": _written(trusted.revoked)}).encode()
    return len(known).to_bytes(HEAD, "big") + known + content


def _written(certificates: Sequence[x509.Certificate | crl.CertificateList]) -> list[str]:
    return [b64encode(one.dump()).decode() for one in certificates]
