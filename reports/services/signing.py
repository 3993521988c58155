"""Signing off: the report gets its number, its day and its PDF, once."""

import copy
import hashlib
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from agencies.capacity import Capacity, capacity_on
from agencies.models import Office, User
from core import clock
from core.errors import DomainError
from documents.models import OfficialDocument
from documents.numbering.series import NumberTaken, next_number, take_number
from documents.numbering.symbols import symbol_after, symbol_of
from documents.printed import PrintedDocument
from documents.rendering.pdf import render_pdf
from documents.services import register_document, store
from documents.states import DocumentType
from reports.models import Report
from reports.printing import report_document
from reports.services.moves import lock, move, require_move, require_seen
from reports.states import ReportState, signing_day_problem

ATTEMPTS = 5


def sign(*, report: Report, by: User, office: Office, number: int | None, issued_on: date) -> Report:
    """Sign the report off: number and date it, make its PDF once, and keep that with its hash.

    Without a ``number`` the next free one is taken. The PDF is made before anything is locked, for it takes a
    second; where somebody else takes its number meanwhile, it is made again with the next. The version tells
    whether the report is still the one that was printed. Raises DomainError when the office has no capacity to
    sign on that day, the day is impossible or the given number is used; ConflictError when the report changed.
    """
    report.refresh_from_db()
    if report.state == ReportState.SIGNED:
        return report
    require_move(report, ReportState.SIGNED, by)
    capacity = _capacity(report, office, issued_on, by)
    for _ in range(ATTEMPTS):
        planned = number or next_number(agency=report.agency, year=issued_on.year, type=DocumentType.REPORT)
        twin = _as_signed(report, office, capacity, _document_of(report, planned, issued_on))
        printed = report_document(twin)
        content = render_pdf(printed)
        try:
            return _settle(report, twin, planned, printed, content, by)
        except NumberTaken:
            if number is not None:
                raise
    raise DomainError("Nhiều người đang lấy số cùng lúc; hãy ký lại sau ít phút.")


@transaction.atomic
def _settle(report: Report, twin: Report, number: int, printed: PrintedDocument, content: bytes, by: User) -> Report:
    """Take the number and keep what was printed, unless the report is no longer the one of ``twin``."""
    lock(report)
    if report.state == ReportState.SIGNED:
        return report
    require_seen(report, twin.version)
    assert twin.document is not None  # _as_signed
    document = _register(report, twin.document, number, " ".join(printed.summary))
    name = f"{document.symbol.replace('/', '-')}_{report.period.slug}.pdf"
    file = store(agency=report.agency, name=name, content_type="application/pdf", content=content, by=by)
    return move(
        report,
        ReportState.SIGNED,
        by=by,
        document=document,
        signer=twin.signer,
        signer_authority=twin.signer_authority,
        signer_name=twin.signer_name,
        file=file,
    )


def signing_offices(report: Report, user: User) -> QuerySet[Office]:
    """Return the offices with which ``user`` may sign ``report`` today."""
    offices = report.agency.offices.on(clock.today())
    return offices.filter(Q(holder=None) | Q(holder=user))


def _document_of(report: Report, number: int, day: date) -> OfficialDocument:
    """Return, unsaved, the document that ``report`` becomes with this number and day."""
    profile = report.agency.profile_on(day)
    after = symbol_after(type=DocumentType.REPORT, agency_symbol=profile.symbol)
    return OfficialDocument(
        type=DocumentType.REPORT,
        symbol=symbol_of(number, after),
        issued_on=day,
        issuer=profile.full_name,
        agency=report.agency,
    )


def _as_signed(report: Report, office: Office, capacity: Capacity, document: OfficialDocument) -> Report:
    """Return an unsaved twin of ``report`` that bears its document and signer, to be printed."""
    twin = copy.copy(report)
    twin.document, twin.signer = document, office
    twin.signer_authority, twin.signer_name = "\n".join(capacity.lines), office.holder_name
    return twin


def _register(report: Report, bearing: OfficialDocument, number: int, summary: str) -> OfficialDocument:
    """Take the number from the agency's register and write the document into it."""
    assert bearing.issued_on is not None  # _document_of
    taken = take_number(agency=report.agency, year=bearing.issued_on.year, type=DocumentType.REPORT, number=number)
    document = register_document(
        type=DocumentType.REPORT,
        symbol=bearing.symbol,
        issued_on=bearing.issued_on,
        issuer=bearing.issuer,
        summary=summary,
        agency=report.agency,
    )
    taken.document = document
    taken.save(update_fields=["document"])
    return document


def _capacity(report: Report, office: Office, day: date, by: User) -> Capacity:
    if problem := signing_day_problem(report.period.data_from, day, clock.today()):
        raise DomainError(problem)
    if office.agency_id != report.agency_id:
        raise DomainError("Người ký phải thuộc cơ quan báo cáo.")
    if office.holder_id is not None and office.holder_id != by.pk:
        raise DomainError(f"Chỉ {office.holder_name} được ký với chức vụ này.")
    return signing_capacity(report, office, day)


def signing_capacity(report: Report, office: Office, day: date) -> Capacity:
    """Return in what capacity ``office`` signs the report on ``day``; raises DomainError with the reason if in none."""
    authorisations = office.authorisations.all()
    return capacity_on(report.agency.kind, office, authorisations, day=day, type=DocumentType.REPORT)


def stored_pdf(report: Report) -> bytes:
    """Return the bytes that were stored on signing. Raises DomainError when they are not what was stored."""
    if report.file is None:
        raise DomainError("Báo cáo chưa ký nên chưa có bản PDF lưu trữ.")
    with report.file.file.open("rb") as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != report.file.sha256:
        raise DomainError("Bản PDF lưu trữ không còn khớp mã băm; hãy báo người quản trị hệ thống.")
    return content
