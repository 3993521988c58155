"""Writes of people on the register: adding and correcting a document, and recording what became of it."""

from datetime import date

from django.db import IntegrityError, transaction

from agencies.models import Agency, AgencyProfile, User
from agencies.permissions import Perm
from core.errors import DomainError
from core.numbers import format_day
from core.versions import save_version
from documents.issuers import issuer_key, same_issuer
from documents.models import DocumentRelation, OfficialDocument
from documents.services import search_key
from documents.states import RelationKind
from documents.symbols import normal_symbol, own_year, symbol_key, symbol_problem
from documents.validity import ENDS, fates_of

TWICE = "Văn bản này đã có trong sổ."


def twins_of(
    *, symbol: str, issued_on: date | None, issuer: str, but: OfficialDocument | None = None
) -> list[OfficialDocument]:
    """Return the documents of the register that the same number, issuer and year would make twice."""
    wanted = issuer_key(issuer)
    rows = OfficialDocument.objects.filter(key=symbol_key(symbol)).exclude(pk=but.pk if but else 0)
    return [
        row
        for row in rows
        if same_issuer(wanted, issuer_key(row.issuer))
        and (not issued_on or not row.issued_on or own_year(symbol) or row.issued_on.year == issued_on.year)
    ]


@transaction.atomic
def add_document(*, type: str, symbol: str, issued_on: date, issuer: str, summary: str) -> OfficialDocument:
    """Enter a document into the register. One that was only read in a text becomes a checked one.

    Raises DomainError for a malformed symbol, or when the register has the document already.
    """
    values = _values(type, symbol, issued_on, issuer, summary)
    twins = twins_of(symbol=values["symbol"], issued_on=issued_on, issuer=issuer)
    read = [one for one in twins if not one.is_checked]
    if any(one.is_checked for one in twins) or len(read) > 1:
        raise DomainError(TWICE)
    if read:
        return _written(read[0], read[0].version, values)
    try:
        with transaction.atomic():
            return OfficialDocument.objects.create(**values)
    except IntegrityError as error:
        raise DomainError(TWICE) from error


@transaction.atomic
def correct_document(
    *, document: OfficialDocument, seen: int, type: str, symbol: str, issued_on: date, issuer: str, summary: str
) -> OfficialDocument:
    """Correct what the register says of a document; so corrected, it counts as checked.

    Raises DomainError for one that the portal issued, a malformed symbol or a twin, ConflictError on a race.
    """
    if was_issued_here(document):
        raise DomainError("Văn bản do cổng phát hành không sửa được; hãy ban hành văn bản đính chính hoặc thay thế.")
    values = _values(type, symbol, issued_on, issuer, summary)
    if twins_of(symbol=values["symbol"], issued_on=issued_on, issuer=issuer, but=document):
        raise DomainError(TWICE)
    return _written(document, seen, values)


def _values(type: str, symbol: str, issued_on: date, issuer: str, summary: str) -> dict:
    symbol = normal_symbol(symbol)
    if problem := symbol_problem(type, symbol):
        raise DomainError(problem)
    office = AgencyProfile.objects.filter(full_name=issuer).select_related("agency").first()
    return {
        "type": type,
        "symbol": symbol,
        "issued_on": issued_on,
        "issuer": issuer,
        "summary": summary,
        "agency": office.agency if office else None,
        "search": search_key(symbol, issuer, summary),
        "is_checked": True,
    }


def _written(document: OfficialDocument, seen: int, values: dict) -> OfficialDocument:
    try:
        with transaction.atomic():
            save_version(document, seen=seen, **values, key=symbol_key(values["symbol"]))
    except IntegrityError as error:
        raise DomainError(TWICE) from error
    return document


def may_correct(user: User, document: OfficialDocument) -> bool:
    """Return whether ``user`` may write on a document: those of an agency that works in the portal are its own.

    The others, such as the Government's, are common: whoever may record documents anywhere keeps them.
    """
    agency: Agency | None = document.agency
    if agency is None or not agency.memberships.exists():
        return user.holds(Perm.DOCUMENT_RECORD)
    return user.may(Perm.DOCUMENT_RECORD, agency)


def was_issued_here(document: OfficialDocument) -> bool:
    """Return whether the portal itself issued the document: then it never changes (Nghị định 30/2020/NĐ-CP)."""
    return getattr(document, "report", None) is not None


@transaction.atomic
def relate(
    *, target: OfficialDocument, kind: str, document: OfficialDocument | None, effective_on: date, note: str = ""
) -> DocumentRelation:
    """Record what became of ``target``. Raises DomainError when it cannot be: a circle, an impossible day, twice."""
    _require_plausible(target, kind, document, effective_on, None)
    try:
        with transaction.atomic():
            return DocumentRelation.objects.create(
                target=target, kind=kind, document=document, effective_on=effective_on, note=note
            )
    except IntegrityError as error:
        raise DomainError("Quan hệ này đã được ghi.") from error


@transaction.atomic
def correct_relation(
    *,
    relation: DocumentRelation,
    seen: int,
    kind: str,
    document: OfficialDocument | None,
    effective_on: date,
    note: str = "",
) -> DocumentRelation:
    """Correct a recorded relation; raises as ``relate`` does, ConflictError on a race."""
    _require_plausible(relation.target, kind, document, effective_on, relation)
    try:
        with transaction.atomic():
            save_version(relation, seen=seen, kind=kind, document=document, effective_on=effective_on, note=note)
    except IntegrityError as error:
        raise DomainError("Quan hệ này đã được ghi.") from error
    return relation


@transaction.atomic
def unrelate(*, relation: DocumentRelation) -> None:
    """Take back a relation that was recorded by mistake; the history of the document keeps it."""
    relation.delete()


def _require_plausible(
    target: OfficialDocument,
    kind: str,
    document: OfficialDocument | None,
    effective_on: date,
    but: DocumentRelation | None,
) -> None:
    if document is None and kind != RelationKind.EXPIRES:
        raise DomainError("Chưa chọn văn bản sửa đổi, thay thế hoặc bãi bỏ.")
    if target.issued_on and effective_on < target.issued_on:
        raise DomainError(
            f"Ngày {format_day(effective_on)} trước ngày ban hành của {target} ({format_day(target.issued_on)})."
        )
    if document is not None:
        _require_order(target, kind, document, effective_on)
        OfficialDocument.objects.select_for_update().filter(pk__in=[target.pk, document.pk]).first()
        fates = fates_of([document.pk])
        if target.pk == document.pk or any(one.document_id == target.pk for rows in fates.values() for one in rows):
            raise DomainError(f"{document} đã đứng sau {target} hoặc ngược lại; quan hệ này tạo thành vòng.")
    ends = [one for one in target.fates.filter(kind__in=ENDS) if but is None or one.pk != but.pk]
    if kind in ENDS and ends:
        raise DomainError(f"Đã ghi {ends[0]}; hãy sửa quan hệ đó.")


def _require_order(target: OfficialDocument, kind: str, document: OfficialDocument, effective_on: date) -> None:
    if target.issued_on and document.issued_on and document.issued_on < target.issued_on:
        raise DomainError(f"{document} ban hành trước {target}, không thể sửa đổi hay thay thế văn bản này.")
    if kind != RelationKind.EXPIRES and document.issued_on and effective_on < document.issued_on:
        raise DomainError(
            f"Ngày {format_day(effective_on)} trước ngày ban hành của {document} ({format_day(document.issued_on)})."
        )
