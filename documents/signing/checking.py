"""Whether a PDF is the document that the portal made, with valid signatures and no other change.

Our own hash of the earlier file comes first, then what changed since, then each signature: pyHanko's own difference
check alone is not enough, and ``pdfsig`` calls an overlay behind a signature valid.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, SuspiciousModification
from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON, ROOT_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.diff_analysis.form_rules_api import FormUpdatingRule
from pyhanko.sign.diff_analysis.policies import StandardDiffPolicy
from pyhanko.sign.diff_analysis.rules.file_structure_rules import CatalogModificationRule
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel

from core.text import clean
from documents.signing.running import finished
from documents.signing.trust import Trust, trust

# A first signature that certifies the document says so in the catalogue and among the form's flags.
_CERTIFYING = CatalogModificationRule(ignored_keys=ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"})
_FORM = DEFAULT_DIFF_POLICY.form_rule
assert _FORM is not None  # pyHanko's own policy has one
_SIGNATURES_ALONE = StandardDiffPolicy(
    global_rules=[_CERTIFYING, *DEFAULT_DIFF_POLICY.global_rules[1:]],
    form_rule=FormUpdatingRule(
        field_rules=_FORM.field_rules,
        ignored_acroform_keys=ACROFORM_EXEMPT_STRICT_COMPARISON | {"/SigFlags"},
    ),
)

REVOKED = "chứng thư số đã bị thu hồi."
UNREADABLE = "Tệp không phải PDF hoặc đã hỏng, không đọc được."


@dataclass(frozen=True, slots=True)
class Signature:
    """Whose signature a file bears; ``problem`` says what is wrong with it, "" when nothing is."""

    field: str
    name: str
    at: datetime | None
    is_timestamped: bool
    problem: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: no problem means that everything is in order."""

    signatures: tuple[Signature, ...] = ()
    problems: tuple[str, ...] = ()


def examine(content: bytes, *, made: bytes | None = None, signatures: int = 1) -> Verdict:
    """Check a file with at least so many ``signatures``; ``made`` is the earlier file that it must continue."""
    if made is not None and (len(content) <= len(made) or _digest(content[: len(made)]) != _digest(made)):
        return Verdict(problems=("Tệp không phải văn bản mà cổng đã lập, hoặc nội dung đã bị thay đổi.",))
    try:
        return _examined(content, made, signatures)
    except (PdfError, SigningError, SignatureValidationError, ValueError, KeyError, TypeError, IndexError):
        return Verdict(problems=(UNREADABLE,))


def _examined(content: bytes, made: bytes | None, wanted: int) -> Verdict:
    reader = PdfFileReader(BytesIO(content))
    found = _signatures(reader, trust())
    problems = [f"Chữ ký của {one.name or 'người ký không rõ'}: {one.problem}" for one in found if one.problem]
    if len(found) < wanted:
        problems.append(f"Tệp có {len(found)} chữ ký số, phải có {wanted}.")
    if made is not None:
        problems += _changes(reader, made)
    return Verdict(found, tuple(problems))


def signatures_of(content: bytes, trusted: Trust) -> tuple[Signature, ...]:
    """Return the signatures in a file of anybody's, each with what is wrong with it. Raises ValueError for no PDF."""
    try:
        return _signatures(PdfFileReader(BytesIO(content)), trusted)
    except (PdfError, SigningError, SignatureValidationError, KeyError, TypeError, IndexError) as error:
        raise ValueError(UNREADABLE) from error


def _signatures(reader: PdfFileReader, trusted: Trust) -> tuple[Signature, ...]:
    embedded = list(reader.embedded_regular_signatures)
    return tuple(_signature(one, trusted, is_last=one is embedded[-1]) for one in embedded)


def _changes(reader: PdfFileReader, made: bytes) -> Iterator[str]:
    """Nothing may have been added to the earlier file but signatures."""
    before = PdfFileReader(BytesIO(made)).xrefs.total_revisions
    if reader.xrefs.total_revisions == before:
        return
    result = _SIGNATURES_ALONE.review_file(reader, before - 1, doc_mdp=MDPPerm.FILL_FORMS)
    if isinstance(result, SuspiciousModification):
        yield "Ngoài chữ ký, tệp còn bị thêm hoặc sửa nội dung khác."


def _signature(embedded: Any, trusted: Trust, *, is_last: bool) -> Signature:
    name, status = _name_of(embedded), None
    try:
        context = trusted.context
        status = finished(
            lambda: async_validate_pdf_signature(
                embedded, signer_validation_context=context(), ts_validation_context=context()
            )
        )
        problem = _problem(status, is_last=is_last)
    except (SignatureValidationError, PdfError, SigningError, ValueError):
        problem = "không kiểm tra được, chữ ký đã hỏng."
    timed = getattr(status, "timestamp_validity", None)
    at = timed.timestamp if timed else getattr(status, "signer_reported_dt", None)
    if not problem and trusted.is_revoked(embedded.signer_cert, at or datetime.now(UTC)):
        problem = REVOKED
    return Signature(embedded.field_name, name, at, timed is not None, problem)


def _problem(status: Any, *, is_last: bool) -> str:
    if not status.intact or not status.valid:
        return "nội dung đã bị sửa sau khi ký."
    if is_last and status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return "tệp bị thêm nội dung sau chữ ký cuối."
    if not status.docmdp_ok:
        return "văn bản bị sửa theo cách mà người ký trước không cho phép."
    if not status.trusted:
        return "chứng thư số không do tổ chức mà cổng tin cậy cấp, hoặc đã hết hạn."
    return "" if status.bottom_line else "chữ ký không hợp lệ."


def _name_of(embedded: Any) -> str:
    try:
        return clean(str(embedded.signer_cert.subject.native.get("common_name", "")))
    except (SigningError, ValueError, AttributeError, TypeError, SignatureValidationError):
        return ""


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
