"""Signing off: the report gets its number, its day, its PDF and the person's signature, once."""

from collections.abc import Iterator
from datetime import date

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
from documents.printed import PrintedDocument
from documents.rendering.pdf import render_kept, render_signable
from documents.services import store
from documents.signing.checking import examine
from documents.signing.fields import with_fields
from documents.signing.keys import Key
from documents.signing.signing import sign_as_agency, sign_as_person
from documents.signing.stamps import agency_stamp, person_stamp
from documents.states import DocumentType
from reports.models import PreparedSigning, Report
from reports.printing import report_document
from reports.services.bearing import as_signed, capacity_of, document_of, held_number, register, stored_pdf
from reports.services.form_check import note_form_check, require_form
from reports.services.issuing import record_issue
from reports.services.moves import lock, move, require_move, require_seen
from reports.states import ReportState

ATTEMPTS = 5
PDF = "application/pdf"
UNSIGNED = "Văn bản phải được ký số; hãy chọn khóa, hoặc nộp tệp đã ký bằng công cụ của đơn vị."


def sign(
    *, report: Report, by: User, office: Office, number: int | None, issued_on: date, key: Key | None = None
) -> Report:
    """Sign the report off: number and date it, make its PDF once, put the person's signature on it and keep it.

    Without a ``number`` the next free one is taken. Everything that takes time happens before anything is locked;
    where somebody else takes the number meanwhile, it is done again with the next. The version tells whether the
    report is still the one that was printed. Without ``key`` only where documents are signed on paper (``SIGNING``).
    Raises DomainError when the office has no capacity to sign on that day, the day is impossible, the given number
    is used or the key is another person's; ConflictError when the report changed.
    """
    report.refresh_from_db()
    if report.state == ReportState.SIGNED:
        return report
    require_move(report, ReportState.SIGNED, by)
    capacity = capacity_of(report, office, issued_on, by)
    _require_key(key, office)
    for twin, planned in _attempts(report, office, capacity, number, issued_on):
        printed = report_document(twin)
        content = _on_paper(twin, printed) if key is None else _signed(twin, printed, key)
        try:
            return settle(report, twin, planned, " ".join(printed.summary), content, by)
        except NumberTaken:
            if number is not None:
                raise
    raise DomainError("Nhiều người đang lấy số cùng lúc; hãy ký lại sau ít phút.")


def prepare(*, report: Report, by: User, office: Office, number: int | None, issued_on: date) -> PreparedSigning:
    """Print the report with number and day for the agency's own signing tool, and hold the number for it.

    Raises what ``sign`` raises. Prepared again, the report keeps its number and the file is replaced.
    """
    report.refresh_from_db()
    require_move(report, ReportState.SIGNED, by)
    capacity = capacity_of(report, office, issued_on, by)
    for twin, planned in _attempts(report, office, capacity, number, issued_on):
        printed = report_document(twin)
        content = with_fields(*render_signable(printed))
        require_form(twin, printed, content)
        try:
            return _hold(report, twin, planned, content, by)
        except NumberTaken:
            if number is not None:
                raise
    raise DomainError("Nhiều người đang lấy số cùng lúc; hãy thử lại sau ít phút.")


def sign_file(*, report: Report, by: User, content: bytes) -> Report:
    """Sign the report off with a file that came back from the agency's own tool.

    Raises DomainError unless it is the prepared file with valid signatures and nothing else added.
    """
    report.refresh_from_db()
    if report.state == ReportState.SIGNED:
        return report
    require_move(report, ReportState.SIGNED, by)
    prepared = PreparedSigning.objects.select_related("office", "number", "file").filter(report=report).first()
    if prepared is None:
        raise DomainError("Chưa lập bản để ký; hãy lập bản đó trước.")
    if prepared.report_version != report.version:
        raise DomainError("Báo cáo đã thay đổi sau khi lập bản để ký; hãy lập lại bản mới, ký rồi nộp.")
    capacity = capacity_of(report, prepared.office, prepared.issued_on, by)
    _require_clean(content, prepared.file.content(), signatures=1)
    bearing = document_of(report, prepared.number.number, prepared.issued_on)
    twin = as_signed(report, prepared.office, capacity, bearing, prepared.code)
    return settle(report, twin, prepared.number.number, " ".join(report_document(twin).summary), content, by)


def issue(*, report: Report, by: User, key: Key | None = None, content: bytes | None = None) -> Report:
    """Issue a signed report with the agency's signature: from now on it is the official document and final.

    The signature comes by ``key``, or in ``content``, the stored file as signed by the agency's own tool. Neither
    is needed where documents are signed on paper (``SIGNING``).
    """
    report.refresh_from_db()
    if report.state == ReportState.ISSUED:
        return report
    require_move(report, ReportState.ISSUED, by)
    if key is None and content is None:
        if settings.SIGNING == "required":
            raise DomainError(UNSIGNED)
        return _issued(report, None, by)
    signed = stored_pdf(report)
    if key is not None:
        content = sign_as_agency(signed, key, agency_stamp(key.name, timezone.now()))
    assert content is not None  # one of both
    _require_clean(content, signed, signatures=2)
    return _issued(report, content, by)


@transaction.atomic
def _issued(report: Report, content: bytes | None, by: User) -> Report:
    seen = report.version
    lock(report)
    if report.state == ReportState.ISSUED:
        return report
    require_seen(report, seen)
    assert report.file is not None  # constraint: signed_report_has_document_and_file
    file = report.file
    if content is not None:
        file = store(agency=report.agency, name=file.name, content_type=PDF, content=content, by=by)
    move(report, ReportState.ISSUED, by=by, file=file)
    record_issue(report, file, by)
    return report


@transaction.atomic
def settle(report: Report, twin: Report, number: int, summary: str, content: bytes, by: User) -> Report:
    """Take the number and keep what was printed, unless the report is no longer the one of ``twin``."""
    lock(report)
    if report.state == ReportState.SIGNED:
        return report
    require_seen(report, twin.version)
    note_form_check(report, report_document(twin), by)
    document = register(report, twin, number, summary)
    file = store(agency=report.agency, name=_name(twin), content_type=PDF, content=content, by=by)
    return move(
        report,
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
def _hold(report: Report, twin: Report, number: int, content: bytes, by: User) -> PreparedSigning:
    lock(report)
    require_seen(report, twin.version)
    assert twin.document is not None and twin.document.issued_on is not None  # as_signed
    values = {
        "report_version": report.version,
        "office": twin.signer,
        "authority": twin.signer_authority,
        "code": twin.code,
        "number": held_number(report, twin.document.issued_on.year, number),
        "issued_on": twin.document.issued_on,
        "file": store(agency=report.agency, name=_name(twin), content_type=PDF, content=content, by=by),
    }
    prepared, _ = PreparedSigning.objects.update_or_create(report=report, defaults=values)
    return prepared


def signing_offices(report: Report, user: User) -> QuerySet[Office]:
    """Return the offices with which ``user`` may sign ``report`` today."""
    offices = report.agency.offices.on(clock.today())
    return offices.filter(Q(holder=None) | Q(holder=user))


def _attempts(
    report: Report, office: Office, capacity: Capacity, number: int | None, day: date
) -> Iterator[tuple[Report, int]]:
    """Yield the report as it would be signed with the number, or with the next free one each time."""
    prepared = PreparedSigning.objects.select_related("number").filter(report=report).first()
    if number is None and prepared is not None and prepared.number.year == day.year:
        number = prepared.number.number
    for _ in range(ATTEMPTS):
        planned = number or next_number(agency=report.agency, year=day.year, type=DocumentType.REPORT)
        yield as_signed(report, office, capacity, document_of(report, planned, day)), planned


def _require_key(key: Key | None, office: Office) -> None:
    if key is None:
        if settings.SIGNING == "required":
            raise DomainError(UNSIGNED)
    elif fold(key.name) != fold(office.holder_name):
        raise DomainError(f"Chứng thư số cấp cho “{key.name}”, không phải {office.holder_name}.")


def _on_paper(twin: Report, printed: PrintedDocument) -> bytes:
    content = render_kept(printed)
    require_form(twin, printed, content)
    return content


def _signed(twin: Report, printed: PrintedDocument, key: Key) -> bytes:
    made = with_fields(*render_signable(printed))
    require_form(twin, printed, made)
    content = sign_as_person(made, key, person_stamp(key.name, timezone.now()))
    _require_clean(content, made, signatures=1)
    return content


def _require_clean(content: bytes, made: bytes, *, signatures: int) -> None:
    verdict = examine(content, made=made, signatures=signatures)
    if verdict.problems:
        raise DomainError("Tệp đã ký không hợp lệ. " + " ".join(verdict.problems))


def _name(twin: Report) -> str:
    assert twin.document is not None  # as_signed
    return f"{twin.document.symbol.replace('/', '-')}_{twin.period.slug}.pdf"
