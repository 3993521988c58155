"""Real documents that reports and plans cite, with the numbers that they take in their agencies' registers."""

import re

from agencies.models import Agency, AgencyProfile
from documents.models import DocumentRelation, IssuedNumber, OfficialDocument
from documents.registering import relate
from documents.services import register_document
from reports.demo.files import Data, Tally, day, read

LEADING_NUMBER = re.compile(r"\d+")


def load_documents() -> Tally:
    """Add the documents that are missing."""
    rows = read("demo/documents.json")["documents"]
    before = OfficialDocument.objects.count()
    for row in rows:
        document_of(row)
    return Tally("Văn bản", len(rows), OfficialDocument.objects.count() - before)


def load_relations() -> Tally:
    """Add what became of documents: the chains that are sure."""
    rows = read("demo/documents.json")["relations"]
    added = 0
    for row in rows:
        documents = {name: OfficialDocument.objects.get(symbol=row[name]) for name in ("target", "document")}
        if not DocumentRelation.objects.filter(**documents, kind=row["kind"]).exists():
            relate(**documents, kind=row["kind"], effective_on=day(row["effective_on"]), note=row["note"])
            added += 1
    return Tally("Hiệu lực văn bản", len(rows), added)


def document_of(row: Data) -> OfficialDocument:
    """Return the document of a row of the files, registered when it is new.

    One of an agency of the portal takes its number there, so that the next free number follows it.
    """
    agency = _agency_named(row["issuer"])
    document = register_document(
        type=row["type"],
        symbol=row["symbol"],
        issued_on=day(row["issued_on"]),
        issuer=row["issuer"],
        summary=row["summary"],
        agency=agency,
    )
    number = LEADING_NUMBER.match(row["symbol"])
    if agency is not None and number is not None:
        IssuedNumber.objects.get_or_create(
            agency=agency,
            year=day(row["issued_on"]).year,
            number=int(number[0]),
            type=row["type"],
            defaults={"document": document},
        )
    return document


def _agency_named(full_name: str) -> Agency | None:
    profile = AgencyProfile.objects.filter(full_name=full_name).select_related("agency").first()
    return profile.agency if profile else None
