"""The pages of the register: the list, one document, and what the picker of a text offers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from agencies.models import User
from agencies.permissions import Perm
from core import clock
from core.audit.trail import Entry, trail_of
from core.models import AuditRecord
from core.sorting import Column
from core.together import read_together
from documents.citing import Citing, citing_lines
from documents.models import DocumentRelation, OfficialDocument
from documents.querysets import DocumentQuerySet, citation_models
from documents.registering import may_correct, was_issued_here
from documents.validity import Standing, chain_of, standings, state_of

ROWS_PER_PAGE = 50
COLUMNS = (
    Column("symbol", "Số, ký hiệu"),
    Column("type", "Loại"),
    Column("issued_on", "Ngày ban hành"),
    Column("issuer", "Cơ quan ban hành"),
)
FIRST = "-issued_on"
OFFERED = 12
SHOWN_CITATIONS = 100


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A page of the list. It counts nothing, so that page 1 costs the same however long the register is."""

    rows: Sequence[Standing]
    number: int
    has_next: bool


def register_page(user: User, chosen: dict[str, Any], number: int, order: Sequence[str] = ()) -> RegisterPage:
    """Return the page ``number`` (from 1) of what ``user`` may see and ``chosen`` admits: three queries.

    ``order`` names the fields to sort by; without it the latest come first.
    """
    start = (number - 1) * ROWS_PER_PAGE
    rows = _chosen(OfficialDocument.objects.visible_to(user), chosen)
    found = list((rows.order_by(*order) if order else rows)[start : start + ROWS_PER_PAGE + 1])
    held = standings(found[:ROWS_PER_PAGE], clock.today())
    return RegisterPage([held[row.pk] for row in found[:ROWS_PER_PAGE]], number, len(found) > ROWS_PER_PAGE)


def _chosen(rows: DocumentQuerySet, chosen: dict[str, Any]) -> DocumentQuerySet:
    rows = rows.matching(chosen.get("q") or "").matching(chosen.get("issuer") or "")
    if chosen.get("type"):
        rows = rows.filter(type=chosen["type"])
    if year := chosen.get("year"):
        rows = rows.filter(issued_on__gte=date(year, 1, 1), issued_on__lt=date(year + 1, 1, 1))
    return rows


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """All that a document's page shows; ``history`` is None for those who may not see it."""

    document: OfficialDocument
    standing: Standing
    chain: Sequence[DocumentRelation]
    citing: Sequence[Citing]
    may_correct: bool
    may_relate: bool
    history: list[Entry] | None


def document_page(document: OfficialDocument, user: User) -> DocumentPage:
    """Read the page of a document for ``user``, who sees only those citations that stand in works in reach."""
    may_write = may_correct(user, document)
    sees_history = may_write or user.holds(Perm.AUDIT_VIEW)
    citing, ever = _citing(document, user), _ever_related(document)
    read_together(*citing, ever)
    chain = chain_of(document)
    return DocumentPage(
        document=document,
        standing=state_of(document, clock.today(), chain),
        chain=chain,
        citing=list(dict.fromkeys(line for rows in citing for line in citing_lines(rows))),
        may_correct=may_write and not was_issued_here(document),
        may_relate=may_write,
        history=trail_of([document, *_relations_ever(document, ever)]) if sees_history else None,
    )


def _citing(document: OfficialDocument, user: User) -> list[QuerySet]:
    """The citations of each kind, with what their lines name."""
    found = []
    for model in citation_models():
        path = model.owner.replace("__agency", "")  # type: ignore[attr-defined]
        rows = model._default_manager.visible_to(user).filter(document=document)  # type: ignore[attr-defined]
        links = [field.name for field in model._meta.fields if field.is_relation and field.name != "document"]
        rows = rows.select_related(f"{path}__agency", *links, *model.named)  # type: ignore[attr-defined]
        found.append(rows.order_by("-pk")[:SHOWN_CITATIONS])
    return found


def _ever_related(document: OfficialDocument) -> QuerySet[AuditRecord]:
    """The records of the document's relations."""
    records = AuditRecord.objects.filter(model=DocumentRelation._meta.label, new__target_id=document.pk)
    return records.order_by("pk")


def _relations_ever(document: OfficialDocument, records: Iterable[AuditRecord]) -> list[DocumentRelation]:
    """Return the relations recorded of a document, those taken back included: their history is part of its own."""
    rows = {}
    for record in records:
        values = record.new or {}
        if "kind" in values and "effective_on" in values:
            day = date.fromisoformat(values["effective_on"][:10])
            kind = values["kind"]
            rows[record.object_id] = DocumentRelation(pk=record.object_id, target=document, kind=kind, effective_on=day)
    return list(rows.values())


def offered(user: User, words: str) -> list[Standing]:
    """Return the documents that the picker offers for ``words``: those that are in force first.

    Among them the ones whose number was typed come first: "76" finds 76/NQ-CP before 1176/SDL-TTr.
    """
    if not words.strip():
        return []
    rows = list(OfficialDocument.objects.visible_to(user).matching(words).numbered_first(words)[:OFFERED])
    held = standings(rows, clock.today())
    return sorted((held[row.pk] for row in rows), key=lambda one: not one.is_in_force)
