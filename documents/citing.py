"""From a text to the register: what it cites and may be registered, and the rows that say so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from agencies.models import Agency
from documents.models import Citation, OfficialDocument
from documents.reading.citations import Cited, citations
from documents.reading.document import Document
from documents.register import Quoted, forget_unused, quotes, register


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a work that cites: the columns that name it (``{"section": 7}``)."""

    columns: tuple[tuple[str, Any], ...]
    quoted: tuple[Quoted, ...]


def clear_citations(document: Document) -> list[Cited]:
    """Return the citations of a text but those whose date no calendar has."""
    return [one for one in citations(document) if one.day is not None or one.day_token is None]


def places(cited: Iterable[tuple[dict[str, Any], Sequence[Cited]]], *, context: Agency, today: date) -> list[Place]:
    """Return the parts of a work with what they cite, offices resolved: one query for all of them."""
    parts = [(tuple(columns.items()), list(found)) for columns, found in cited]
    found = iter(quotes([one for _, ones in parts for one in ones], context=context, today=today))
    return [Place(columns, tuple(next(found) for _ in ones)) for columns, ones in parts]


def cite(rows: QuerySet, parts: Sequence[Place]) -> None:
    """Register what ``parts`` cite and bring the citations among ``rows`` in line; nothing is written in vain.

    What only a text knew and no text cites any more leaves the register again.
    """
    documents = iter(register([one for part in parts for one in part.quoted]))
    wanted: dict[tuple, int] = {}
    for part in parts:
        for _ in part.quoted:
            document = next(documents)
            if document is not None:
                wanted.setdefault((part.columns, document.pk), len(wanted) + 1)
    names = [name for name, _ in parts[0].columns] if parts else []
    lost: list[Citation] = []
    for row in rows:
        known = (tuple((name, getattr(row, f"{name}_id")) for name in names), row.document_id)
        if wanted.pop(known, None) is None:
            lost.append(row)
    _write(rows.model, wanted)
    if lost:
        rows.model._default_manager.filter(pk__in=[row.pk for row in lost]).delete()
        forget_unused(row.document_id for row in lost)


def _write(model: type[Model], wanted: dict[tuple, int]) -> None:
    model._default_manager.bulk_create(
        model(**{f"{name}_id": pk for name, pk in columns}, document_id=document, position=position)
        for (columns, document), position in wanted.items()
    )


@dataclass(frozen=True, slots=True)
class Citing:
    """A work that cites a document, as the document's page shows it."""

    kind: str
    agency: str
    label: str
    url: str
    place: str


def citing_lines(rows: Iterable[Citation]) -> Iterator[Citing]:
    """Return the lines of a document's page for ``rows`` of one kind, each work once."""
    for row in rows:
        label, url = row.source
        yield Citing(str(row._meta.verbose_name), str(_owner(row)), label, url, row.place)


def _owner(row: Citation) -> Any:
    found: Any = row
    for name in row.owner.split("__"):
        found = getattr(found, name)
    return found


def documents_of(rows: QuerySet) -> list[OfficialDocument]:
    """Return the documents that citations among ``rows`` name, in the order of the text."""
    return [row.document for row in rows.select_related("document").order_by("position", "pk")]
