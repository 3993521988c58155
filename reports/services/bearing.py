"""What a signed report bears: its signer's capacity, its number, its document and its stored bytes."""

import copy
from datetime import date

from agencies.capacity import Capacity, capacity_on
from agencies.models import Office, User
from core import clock
from core.errors import DomainError
from documents.codes import new_code
from documents.models import IssuedNumber, OfficialDocument
from documents.numbering.series import take_number
from documents.numbering.symbols import symbol_after, symbol_of
from documents.services import register_document
from documents.states import DocumentType
from reports.models import PreparedSigning, Report
from reports.states import signing_day_problem


def capacity_of(report: Report, office: Office, day: date, by: User) -> Capacity:
    """Return in what capacity ``by`` signs with ``office`` on ``day``; raises DomainError when in none."""
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


def document_of(report: Report, number: int, day: date) -> OfficialDocument:
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


def as_signed(report: Report, office: Office, capacity: Capacity, document: OfficialDocument, code: str = "") -> Report:
    """Return an unsaved twin of ``report`` that bears its document and signer, to be printed."""
    twin = copy.copy(report)
    twin.document, twin.signer = document, office
    twin.signer_authority, twin.signer_name = "\n".join(capacity.lines), office.holder_name
    twin.code = code or new_code()
    return twin


def held_number(report: Report, year: int, number: int) -> IssuedNumber:
    """Return the number that is held for ``report``, taken now if none is.

    Raises DomainError when another one is held: a number once held is used, or there would be a gap.
    """
    prepared = PreparedSigning.objects.select_related("number").filter(report=report).first()
    if prepared is None:
        return take_number(agency=report.agency, year=year, type=DocumentType.REPORT, number=number)
    held = prepared.number
    if held.year != year:  # prepared in December, signed in January
        prepared.delete()
        held.void_reason = f"Văn bản chuyển sang ký năm {year}"
        held.save(update_fields=["void_reason"])
        return held_number(report, year, number)
    if (held.year, held.number) != (year, number):
        raise DomainError(
            f"Báo cáo này đang giữ số {held.number:02d} năm {held.year} từ khi lập bản để ký; hãy dùng số đó."
        )
    return held


def register(report: Report, twin: Report, number: int, summary: str) -> OfficialDocument:
    """Take the number from the agency's register and write the document of ``twin`` into it."""
    bearing = twin.document
    assert bearing is not None and bearing.issued_on is not None  # as_signed
    taken = held_number(report, bearing.issued_on.year, number)
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


def stored_pdf(report: Report) -> bytes:
    """Return the bytes that were stored on signing. Raises DomainError when they are not what was stored."""
    if report.file is None:
        raise DomainError("Báo cáo chưa ký nên chưa có bản PDF lưu trữ.")
    return report.file.content()
