"""What holds of a document on a day: in force, amended, replaced, repealed or expired, and what stands in its place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from core.numbers import format_day
from documents.models import DocumentRelation, OfficialDocument
from documents.states import RelationKind

ENDS = (RelationKind.REPLACES, RelationKind.REPEALS, RelationKind.EXPIRES)
LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class Standing:
    """A document on a day. ``ended`` is what ended it; ``amended`` what changed it before, in order.

    ``current`` is what stands in its place on that day, found through the chain; None when nothing does.
    """

    document: OfficialDocument
    ended: DocumentRelation | None = None
    amended: tuple[DocumentRelation, ...] = ()
    current: OfficialDocument | None = None

    @property
    def is_in_force(self) -> bool:
        return self.ended is None

    @property
    def state(self) -> str:
        """The look of its badge (``core.templatetags.ui.LOOKS``)."""
        if self.ended is not None:
            return "ended"
        return "amended" if self.amended else "in_force"

    @property
    def sentence(self) -> str:
        """What holds, in words: "được thay thế bởi Nghị định số … từ ngày 15/08/2021"."""
        if self.ended is None:
            told = "; ".join(f"đã được sửa đổi, bổ sung bởi {_named(one)}" for one in self.amended)
            return f"còn hiệu lực, {told}" if told else "còn hiệu lực"
        day = format_day(self.ended.effective_on)
        by = self.ended.document
        if self.ended.kind == RelationKind.REPLACES:
            return f"được thay thế bởi {by} từ ngày {day}"
        if self.ended.kind == RelationKind.REPEALS:
            return f"bị bãi bỏ bởi {by} từ ngày {day}"
        return f"hết hiệu lực từ ngày {day}" + (f", nối tiếp bởi {by}" if by else "")


def _named(one: DocumentRelation) -> str:
    return f"{one.document} (từ {format_day(one.effective_on)})"


type_of_fates = Mapping[int, Sequence[DocumentRelation]]


def standing_on(document: OfficialDocument, day: date, fates: type_of_fates) -> Standing:
    """Return what holds of ``document`` on ``day``; ``fates`` are the relations of its chain, by target."""
    past = [one for one in fates.get(document.pk, ()) if one.effective_on <= day]
    ended = next((one for one in past if one.kind in ENDS), None)
    amended = tuple(one for one in past if one.kind == RelationKind.AMENDS)
    return Standing(document, ended, amended, _current(ended, day, fates))


def _current(ended: DocumentRelation | None, day: date, fates: type_of_fates) -> OfficialDocument | None:
    """Follow what replaced what, up to what held on ``day``; what only repeals stands in nothing's place."""
    found = None
    for _ in range(LONGEST_CHAIN):
        if ended is None or ended.document is None or ended.kind == RelationKind.REPEALS:
            return found
        found = ended.document
        past = [one for one in fates.get(found.pk, ()) if one.effective_on <= day]
        ended = next((one for one in past if one.kind in ENDS), None)
    return found


def fates_of(documents: Iterable[int]) -> dict[int, list[DocumentRelation]]:
    """Return, by target, the relations of ``documents`` and of all that came after them: a query for two steps."""
    found: defaultdict[int, list[DocumentRelation]] = defaultdict(list)
    waiting = set(documents)
    known: set[int] = set()
    while waiting:
        after = DocumentRelation.objects.filter(target__in=waiting).exclude(document=None).values("document")
        rows = DocumentRelation.objects.filter(Q(target__in=waiting) | Q(target__in=after) & ~Q(target__in=known))
        rows = rows.select_related("document", "target").order_by("effective_on", "pk")
        known |= waiting | {row.document_id for row in rows if row.document_id and row.target_id in waiting}
        for row in rows:
            found[row.target_id].append(row)
        waiting = {row.document_id for row in rows if row.document_id} - known
    return dict(found)


def standings(documents: Iterable[OfficialDocument], day: date) -> dict[int, Standing]:
    """Return what holds of each document on ``day``, by its id."""
    documents = list(documents)
    fates = fates_of(one.pk for one in documents)
    return {one.pk: standing_on(one, day, fates) for one in documents}


def state_of(document: OfficialDocument, day: date, chain: Iterable[DocumentRelation]) -> Standing:
    """Return what holds of one document on ``day``; ``chain`` is its ``chain_of``."""
    fates: defaultdict[int, list[DocumentRelation]] = defaultdict(list)
    for one in chain:
        fates[one.target_id].append(one)
    return standing_on(document, day, fates)


def chain_of(document: OfficialDocument) -> list[DocumentRelation]:
    """Return every relation of the chain that ``document`` is in, before it and after it, in the order of days."""
    known: set[int] = set()
    waiting = {document.pk}
    rows: dict[int, DocumentRelation] = {}
    while waiting and len(known) < LONGEST_CHAIN:
        known |= waiting
        found = DocumentRelation.objects.filter(Q(target__in=waiting) | Q(document__in=waiting))
        found = found.select_related("document", "target")
        rows |= {row.pk: row for row in found}
        linked = {pk for row in rows.values() for pk in (row.target_id, row.document_id) if pk}
        waiting = linked - known
    return sorted(rows.values(), key=lambda row: (row.effective_on, row.pk))
