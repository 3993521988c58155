"""How many documents an agency issued in a span of days, by type: one grouped query over the register."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from agencies.models import Agency
from core.numbers import format_count
from documents.models import OfficialDocument
from documents.states import DocumentType

NAMED = 5  # more types than these are summed up as "văn bản khác"


@dataclass(frozen=True, slots=True)
class IssuedCounts:
    """Documents of an agency by type, in the order of the table of types: in a span, since an earlier day.

    The ``normative`` ones are the legal normative documents among them.
    """

    within: Mapping[str, int] = field(default_factory=dict)
    normative_within: Mapping[str, int] = field(default_factory=dict)
    so_far: Mapping[str, int] = field(default_factory=dict)
    normative_so_far: Mapping[str, int] = field(default_factory=dict)


def issued_rows(agencies: Collection[Agency], *, since: date, first: date, last: date) -> QuerySet:
    """Return what the register holds from ``first`` to ``last`` and from ``since`` to ``last``, for ``issued_counts``.

    A document that nobody has checked counts too: it was issued.
    """
    within, normative = Q(issued_on__gte=first), ~Q(key__contains="//")
    return (
        OfficialDocument.objects.filter(agency__in=agencies, issued_on__gte=min(since, first), issued_on__lte=last)
        .order_by()
        .values_list("agency", "type")
        .annotate(
            within=Count("pk", filter=within),
            normative_within=Count("pk", filter=within & normative),
            so_far=Count("pk"),
            normative_so_far=Count("pk", filter=normative),
        )
    )


def issued_counts(rows: Iterable[tuple]) -> dict[int, IssuedCounts]:
    """Return the counts that ``issued_rows`` tell, by the agency's id."""
    found: dict[int, dict[str, tuple[int, ...]]] = {}
    for agency, type, *counts in rows:
        found.setdefault(agency, {})[type] = tuple(counts)
    return {agency: IssuedCounts(*(_column(types, place) for place in range(4))) for agency, types in found.items()}


def _column(types: Mapping[str, tuple[int, ...]], place: int) -> dict[str, int]:
    counted = {value: types[value][place] for value in DocumentType.values if value in types}
    return {value: count for value, count in counted.items() if count}


def counts_phrase(counts: Mapping[str, int]) -> str:
    """Return the counts in words: "11 nghị quyết và 01 quyết định"; "32 quyết định, 16 kế hoạch, 80 công văn".

    With more than five types, the rarest are one: "… và 07 văn bản khác", so that the parts still make the total.
    """
    frequent = sorted(counts, key=lambda value: counts[value], reverse=True)[: NAMED if len(counts) > NAMED else None]
    shown = [value for value in counts if value in frequent and value != DocumentType.OTHER]
    parts = [f"{format_count(counts[value])} {DocumentType(value).label.lower()}" for value in shown]
    if rest := sum(count for value, count in counts.items() if value not in shown):
        parts.append(f"{format_count(rest)} văn bản khác")
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} và {parts[-1]}" if parts else ""
