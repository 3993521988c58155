"""Writes on documents: register a cited one, take a number, store bytes once."""

import hashlib
from datetime import date

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import Max

from agencies.models import Agency, User
from core.errors import DomainError
from core.text import fold, nfc
from documents.models import IssuedNumber, OfficialDocument, StoredFile


def register_document(
    *,
    type: str,
    symbol: str,
    issued_on: date | None,
    issuer: str = "",
    summary: str = "",
    agency: Agency | None = None,
) -> OfficialDocument:
    """Return the one row of this document (same symbol, day and issuer), made when it is new."""
    symbol, issuer, summary = (
        nfc(symbol.strip()),
        nfc(issuer.strip()),
        nfc(summary.strip()),
    )
    search = search_key(symbol, issuer, summary)
    document, _ = OfficialDocument.objects.get_or_create(
        symbol=symbol,
        issued_on=issued_on,
        issuer=issuer,
        defaults={"type": type, "summary": summary, "agency": agency, "search": search},
    )
    return document


def search_key(symbol: str, issuer: str, summary: str) -> str:
    """Return what a document is found by: its symbol, issuer and summary, accents and case ignored."""
    return fold(f"{symbol} {issuer} {summary}")


def next_number(*, agency: Agency, year: int, type: str) -> int:
    """Return the number that follows the highest one used by the agency for this type and year."""
    used = IssuedNumber.objects.filter(agency=agency, year=year, type=type)
    return (used.aggregate(last=Max("number"))["last"] or 0) + 1


def number_is_used(*, agency: Agency, year: int, type: str, number: int) -> bool:
    """Return whether the agency's register of this type and year already holds the number."""
    return IssuedNumber.objects.filter(agency=agency, year=year, type=type, number=number).exists()


@transaction.atomic
def take_number(*, agency: Agency, year: int, type: str, number: int) -> IssuedNumber:
    """Reserve a number of the agency's register. Raises DomainError when it is used, naming the next free one."""
    Agency.objects.select_for_update().get(pk=agency.pk)  # two takers of one register wait for each other
    try:
        with transaction.atomic():
            return IssuedNumber.objects.create(agency=agency, year=year, type=type, number=number)
    except IntegrityError as error:
        free = next_number(agency=agency, year=year, type=type)
        raise DomainError(f"Số {number:02d} năm {year} đã dùng; số kế tiếp chưa dùng là {free:02d}.") from error


def store(*, agency: Agency, name: str, content_type: str, content: bytes, by: User) -> StoredFile:
    """Keep ``content`` unchanged with its SHA-256 and return its record."""
    stored = StoredFile(
        agency=agency,
        name=nfc(name),
        content_type=content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        created_by=by,
    )
    stored.file.save(name, ContentFile(content), save=False)
    stored.save()
    return stored
