"""Writes on documents: register a cited one, store bytes once. Numbers are taken in ``documents.numbering``."""

import hashlib
from datetime import date

from django.core.files.base import ContentFile

from agencies.models import Agency, User
from core.text import fold, nfc
from documents.models import OfficialDocument, StoredFile


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
