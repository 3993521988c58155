"""Signing off: the work gets its number, its day, its PDF and the person's signature, once."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from agencies.capacity import Capacity
from agencies.models import Office, User
from core import clock
from core.errors import DomainError
from core.text import fold
from documents.numbering.series import NumberTaken, next_number
from documents.pictures.services import image_of_agency, image_of_person
from documents.printed import PrintedDocument
from documents.rendering.pdf import render_kept, render_signable
from documents.services import store
from documents.signing.checking import examine
from documents.signing.fields import with_fields
from documents.signing.keys import Key
from documents.signing.signing import sign_as_agency, sign_as_person
from documents.signing.stamps import agency_stamp, person_stamp
from reports.models import PreparedSigning, Work, prepared_of
from reports.printing import printed_document
from reports.services.bearing import as_signed, capacity_of, document_of, held_number, register, stored_pdf
from reports.services.form_check import note_form_check, require_form
from reports.services.issuing import record_issue
from reports.services.moves import lock, move, require_move, require_seen
from reports.states import ReportState

W = TypeVar("W", bound=Work)

ATTEMPTS = 5
PDF = "application/pdf"
UNSIGNED = "Văn bản phải được ký số; hãy chọn khóa, hoặc nộp tệp đã ký bằng công cụ của đơn vị."


def sign(*, work: W, by: User, office: Office, number: int | None, issued_on: date, key: Key | None = None) -> W:
    """Sign the work off: number and date it, make its PDF once, put the person's signature on it and keep it.

    Without a ``number`` the next free one is taken. Everything that takes time happens before anything is locked;
    where somebody else takes the number meanwhile, it is done again with the next. The version tells whether the
    work is still the one that was printed. Without ``key`` only where documents are signed on paper (``SIGNING``).
    Raises DomainError when the office has no capacity to sign on that day, the day is impossible, the given number
    is used or the key is another person's; ConflictError when the work changed.
    """
    work.refresh_from_db()
    if work.state == ReportState.SIGNED:
        return work
    require_move(work, ReportState.SIGNED, by)
    capacity = capacity_of(work, office, issued_on, by)
    _require_key(key, office)
    for twin, planned in _attempts(work, office, capacity, number, issued_on):
        printed = printed_document(twin)
        content = _on_paper(twin, printed) if key is None else _signed(twin, printed, key, by)
        try:
            return settle(work, twin, planned, " ".join(printed.summary), content, by)
        except NumberTaken:
            if number is not None:
                raise
    raise DomainError("Nhiều người đang lấy số cùng lúc; hãy ký lại sau ít phút.")


def prepare(*, work: Work, by: User, office: Office, number: int | None, issued_on: date) -> PreparedSigning:
    """Print the work with number and day for the agency's own signing tool, and hold the number for it.

    Raises what ``sign`` raises. Prepared again, the work keeps its number and the file is replaced.
    """
    work.refresh_from_db()
    require_move(work, ReportState.SIGNED, by)
    capacity = capacity_of(work, office, issued_on, by)
    for twin, planned in _attempts(work, office, capacity, number, issued_on):
        printed = printed_document(twin)
        content = with_fields(*render_signable(printed))
        require_form(twin, printed, content)
        try:
            return _hold(work, twin, planned, content, by)
        except NumberTaken:
            if number is not None:
                raise
    raise DomainError("Nhiều người đang lấy số cùng lúc; hãy thử lại sau ít phút.")


def sign_file(*, work: W, by: User, content: bytes) -> W:
    """Sign the work off with a file that came back from the agency's own tool.

    Raises DomainError unless it is the prepared file with valid signatures and nothing else added.
    """
    work.refresh_from_db()
    if work.state == ReportState.SIGNED:
        return work
    require_move(work, ReportState.SIGNED, by)
    prepared = prepared_of(work)
    if prepared is None:
        raise DomainError("Chưa lập bản để ký; hãy lập bản đó trước.")
    if prepared.work_version != work.version:
        raise DomainError(f"{work.noun} đã thay đổi sau khi lập bản để ký; hãy lập lại bản mới, ký rồi nộp.")
    capacity = capacity_of(work, prepared.office, prepared.issued_on, by)
    _require_clean(content, prepared.file.content(), signatures=1)
    bearing = document_of(work, prepared.number.number, prepared.issued_on)
    twin = as_signed(work, prepared.office, capacity, bearing, prepared.code)
    return settle(work, twin, prepared.number.number, " ".join(printed_document(twin).summary), content, by)


def issue(*, work: W, by: User, key: Key | None = None, content: bytes | None = None) -> W:
    """Issue a signed work with the agency's signature: from now on it is the official document and final.

    The signature comes by ``key``, or in ``content``, the stored file as signed by the agency's own tool. Neither
    is needed where documents are signed on paper (``SIGNING``).
    """
    work.refresh_from_db()
    if work.state == ReportState.ISSUED:
        return work
    require_move(work, ReportState.ISSUED, by)
    if key is None and content is None:
        if settings.SIGNING == "required":
            raise DomainError(UNSIGNED)
        return _issued(work, None, by)
    signed = stored_pdf(work)
    if key is not None:
        content = sign_as_agency(signed, key, agency_stamp(key.name, timezone.now(), image_of_agency(work.agency)))
    assert content is not None  # one of both
    _require_clean(content, signed, signatures=2)
    return _issued(work, content, by)


@transaction.atomic
def _issued(work: W, content: bytes | None, by: User) -> W:
    seen = work.version
    lock(work)
    if work.state == ReportState.ISSUED:
        return work
    require_seen(work, seen)
    assert work.file is not None  # constraint: signed_report_has_document_and_file
    file = work.file
    if content is not None:
        file = store(agency=work.agency, name=file.name, content_type=PDF, content=content, by=by)
    record_issue(work, file, by)  # first: the database lets nothing be issued that is not kept
    return move(work, ReportState.ISSUED, by=by, file=file)


@transaction.atomic
def settle(work: W, twin: W, number: int, summary: str, content: bytes, by: User) -> W:
    """Take the number and keep what was printed, unless the work is no longer the one of ``twin``."""
    lock(work)
    if work.state == ReportState.SIGNED:
        return work
    require_seen(work, twin.version)
    note_form_check(work, printed_document(twin), by)
    document = register(work, twin, number, summary)
    file = store(agency=work.agency, name=_name(twin), content_type=PDF, content=content, by=by)
    return move(
        work,
        ReportState.SIGNED,
        by=by,
        document=document,
        signer=twin.signer,
        signer_authority=twin.signer_authority,
        signer_name=twin.signer_name,
        code=twin.code,
        file=file,
    )


@transaction.atomic
def _hold(work: Work, twin: Work, number: int, content: bytes, by: User) -> PreparedSigning:
    lock(work)
    require_seen(work, twin.version)
    assert twin.document is not None and twin.document.issued_on is not None  # as_signed
    values = {
        "work_version": work.version,
        "office": twin.signer,
        "authority": twin.signer_authority,
        "code": twin.code,
        "number": held_number(work, twin.document.issued_on.year, number),
        "issued_on": twin.document.issued_on,
        "file": store(agency=work.agency, name=_name(twin), content_type=PDF, content=content, by=by),
    }
    prepared, _ = PreparedSigning.objects.update_or_create(**work.key, defaults=values)
    return prepared


def signing_offices(work: Work, user: User) -> QuerySet[Office]:
    """Return the offices with which ``user`` may sign ``work`` today."""
    offices = work.agency.offices.on(clock.today())
    return offices.filter(Q(holder=None) | Q(holder=user))


def _attempts(work: W, office: Office, capacity: Capacity, number: int | None, day: date) -> Iterator[tuple[W, int]]:
    """Yield the work as it would be signed with the number, or with the next free one each time."""
    prepared = prepared_of(work)
    if number is None and prepared is not None and prepared.number.year == day.year:
        number = prepared.number.number
    for _ in range(ATTEMPTS):
        planned = number or next_number(agency=work.agency, year=day.year, type=work.type)
        yield as_signed(work, office, capacity, document_of(work, planned, day)), planned


def _require_key(key: Key | None, office: Office) -> None:
    if key is None:
        if settings.SIGNING == "required":
            raise DomainError(UNSIGNED)
    elif fold(key.name) != fold(office.holder_name):
        raise DomainError(f"Chứng thư số cấp cho “{key.name}”, không phải {office.holder_name}.")


def _on_paper(twin: Work, printed: PrintedDocument) -> bytes:
    content = render_kept(printed)
    require_form(twin, printed, content)
    return content


def _signed(twin: Work, printed: PrintedDocument, key: Key, by: User) -> bytes:
    made = with_fields(*render_signable(printed))
    require_form(twin, printed, made)
    content = sign_as_person(made, key, person_stamp(key.name, timezone.now(), image_of_person(by)))
    _require_clean(content, made, signatures=1)
    return content


def _require_clean(content: bytes, made: bytes, *, signatures: int) -> None:
    verdict = examine(content, made=made, signatures=signatures)
    if verdict.problems:
        raise DomainError("Tệp đã ký không hợp lệ. " + " ".join(verdict.problems))


def _name(twin: Work) -> str:
    assert twin.document is not None  # as_signed
    return f"{twin.document.symbol.replace('/', '-')}_{twin.period.slug}.pdf"
