"""Signing off: the report gets its number, its day and its PDF, once."""

import copy
import hashlib
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from agencies.models import Office, User
from core import clock
from core.errors import DomainError
from documents.models import OfficialDocument
from documents.rendering.pdf import render_pdf
from documents.services import register_document, store, take_number
from documents.states import DocumentType
from reports.models import Report
from reports.printing import report_document
from reports.services.moves import lock, move, require_move, require_seen
from reports.states import ReportState, signing_day_problem


def sign(*, report: Report, by: User, office: Office, number: int, issued_on: date) -> Report:
    """Sign the report off: number and date it, make its PDF once, and keep that with its hash.

    The PDF is made before anything is locked, for it takes a second; the version tells whether the report
    is still the one that was printed. Raises DomainError when the office was not held at this agency on
    that day, the day is impossible or the number is used; ConflictError when the report changed meanwhile.
    """
    report.refresh_from_db()
    if report.state == ReportState.SIGNED:
        return report
    require_move(report, ReportState.SIGNED, by)
    _require_signer(report, office, issued_on, by)
    bearing = _document_of(report, number, issued_on)
    twin = _as_signed(report, office, bearing)
    printed = report_document(twin)
    content = render_pdf(printed)
    with transaction.atomic():
        lock(report)
        if report.state == ReportState.SIGNED:
            return report
        require_seen(report, twin.version)
        document = _register(report, bearing, number, issued_on, " ".join(printed.summary))
        name = f"{document.symbol.replace('/', '-')}_{report.period.slug}.pdf"
        file = store(agency=report.agency, name=name, content_type="application/pdf", content=content, by=by)
        return move(report, ReportState.SIGNED, by=by, document=document, signer=office, file=file)


def signing_offices(report: Report, user: User) -> QuerySet[Office]:
    """Return the offices with which ``user`` may sign ``report`` today."""
    offices = report.agency.offices.on(clock.today())
    return offices.filter(Q(holder=None) | Q(holder=user))


def _document_of(report: Report, number: int, day: date) -> OfficialDocument:
    """Return, unsaved, the document that ``report`` becomes with this number and day."""
    profile = report.agency.profile_on(day)
    return OfficialDocument(
        type=DocumentType.REPORT,
        symbol=f"{number:02d}/{DocumentType.REPORT}-{profile.symbol}",
        issued_on=day,
        issuer=profile.full_name,
        agency=report.agency,
    )


def _as_signed(report: Report, office: Office, document: OfficialDocument) -> Report:
    """Return an unsaved twin of ``report`` that bears its document and signer, to be printed."""
    twin = copy.copy(report)
    twin.document, twin.signer = document, office
    return twin


def _register(report: Report, bearing: OfficialDocument, number: int, day: date, summary: str) -> OfficialDocument:
    """Take the number from the agency's register and write the document into it."""
    taken = take_number(agency=report.agency, year=day.year, type=DocumentType.REPORT, number=number)
    document = register_document(
        type=DocumentType.REPORT,
        symbol=bearing.symbol,
        issued_on=day,
        issuer=bearing.issuer,
        summary=summary,
        agency=report.agency,
    )
    taken.document = document
    taken.save(update_fields=["document"])
    return document


def _require_signer(report: Report, office: Office, day: date, by: User) -> None:
    if problem := signing_day_problem(report.period.data_from, day, clock.today()):
        raise DomainError(problem)
    if office.agency_id != report.agency_id:
        raise DomainError("Người ký phải thuộc cơ quan báo cáo.")
    if day < office.valid_from or (office.valid_to and day > office.valid_to):
        raise DomainError(f"{office} không giữ chức vụ vào ngày {day:%d/%m/%Y}.")
    if office.holder_id is not None and office.holder_id != by.pk:
        raise DomainError(f"Chỉ {office.holder_name} được ký với chức vụ này.")


def stored_pdf(report: Report) -> bytes:
    """Return the bytes that were stored on signing. Raises DomainError when they are not what was stored."""
    if report.file is None:
        raise DomainError("Báo cáo chưa ký nên chưa có bản PDF lưu trữ.")
    with report.file.file.open("rb") as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != report.file.sha256:
        raise DomainError("Bản PDF lưu trữ không còn khớp mã băm; hãy báo người quản trị hệ thống.")
    return content
