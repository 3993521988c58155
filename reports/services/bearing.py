"""What a signed work bears: its signer's capacity, its number, its document and its stored bytes."""

import copy
from datetime import date
from typing import TypeVar

from agencies.capacity import Capacity, capacity_on
from agencies.models import Office, User
from core import clock
from core.errors import DomainError
from documents.codes import new_code
from documents.models import IssuedNumber, OfficialDocument
from documents.numbering.series import take_number
from documents.numbering.symbols import symbol_after, symbol_of
from documents.services import register_document
from reports.models import Work, prepared_of
from reports.states import signing_day_problem

W = TypeVar("W", bound=Work)


def capacity_of(work: Work, office: Office, day: date, by: User) -> Capacity:
    """Return in what capacity ``by`` signs with ``office`` on ``day``; raises DomainError when in none."""
    if problem := signing_day_problem(work.earliest_signing, day, clock.today()):
        raise DomainError(problem)
    if office.agency_id != work.agency_id:
        raise DomainError(f"Người ký phải thuộc cơ quan ban hành {work.noun.lower()}.")
    if office.holder_id is not None and office.holder_id != by.pk:
        raise DomainError(f"Chỉ {office.holder_name} được ký với chức vụ này.")
    return signing_capacity(work, office, day)


def signing_capacity(work: Work, office: Office, day: date) -> Capacity:
    """Return in what capacity ``office`` signs the work on ``day``; raises DomainError with the reason if in none."""
    authorisations = office.authorisations.all()
    return capacity_on(work.agency.kind, office, authorisations, day=day, type=work.type)


def document_of(work: Work, number: int, day: date) -> OfficialDocument:
    """Return, unsaved, the document that ``work`` becomes with this number and day."""
    profile = work.agency.profile_on(day)
    after = symbol_after(type=work.type, agency_symbol=profile.symbol, unit=work.unit)
    return OfficialDocument(
        type=work.type,
        symbol=symbol_of(number, after),
        issued_on=day,
        issuer=profile.full_name,
        agency=work.agency,
    )


def as_signed(work: W, office: Office, capacity: Capacity, document: OfficialDocument, code: str = "") -> W:
    """Return an unsaved twin of ``work`` that bears its document and signer, to be printed."""
    twin = copy.copy(work)
    twin.document, twin.signer = document, office
    twin.signer_authority, twin.signer_name = "\n".join(capacity.lines), office.holder_name
    twin.code = code or new_code()
    return twin


def held_number(work: Work, year: int, number: int) -> IssuedNumber:
    """Return the number that is held for ``work``, taken now if none is.

    Raises DomainError when another one is held: a number once held is used, or there would be a gap.
    """
    prepared = prepared_of(work)
    if prepared is None:
        return take_number(agency=work.agency, year=year, type=work.type, number=number)
    held = prepared.number
    if held.year != year:  # prepared in December, signed in January
        prepared.delete()
        held.void_reason = f"Văn bản chuyển sang ký năm {year}"
        held.save(update_fields=["void_reason"])
        return held_number(work, year, number)
    if (held.year, held.number) != (year, number):
        raise DomainError(
            f"{work.noun} này đang giữ số {held.number:02d} năm {held.year} từ khi lập bản để ký; hãy dùng số đó."
        )
    return held


def register(work: Work, twin: Work, number: int, summary: str) -> OfficialDocument:
    """Take the number from the agency's register and write the document of ``twin`` into it."""
    bearing = twin.document
    assert bearing is not None and bearing.issued_on is not None  # as_signed
    taken = held_number(work, bearing.issued_on.year, number)
    document = register_document(
        type=work.type,
        symbol=bearing.symbol,
        issued_on=bearing.issued_on,
        issuer=bearing.issuer,
        summary=summary,
        agency=work.agency,
    )
    taken.document = document
    taken.save(update_fields=["document"])
    return document


def stored_pdf(work: Work) -> bytes:
    """Return the bytes that were stored on signing. Raises DomainError when they are not what was stored."""
    if work.file is None:
        raise DomainError(f"{work.noun} chưa ký nên chưa có bản PDF lưu trữ.")
    return work.file.content()
