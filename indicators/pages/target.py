"""One target as its page shows it: what judges by it, its legal basis, who changed it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from core import clock
from core.audit.trail import Entry, trail_of
from core.models import Action, AuditRecord
from core.together import read_together
from documents.models import OfficialDocument
from indicators.models import Target, TargetCitation
from indicators.services import is_used
from periods.models import ReportingPeriod
from periods.querysets import PeriodQuerySet


@dataclass(frozen=True, slots=True)
class TargetDetail:
    """``back`` is the slug of the period whose page of targets leads on; "" where the year has no period."""

    target: Target
    citations: list[TargetCitation]
    is_used: bool
    back: str
    history: list[Entry] | None


def target_detail(target: Target, *, with_history: bool) -> TargetDetail:
    """Read the page of one target."""
    cited, periods = target.citations.select_related("document"), _periods(target.year)
    records = _removals(target) if with_history else AuditRecord.objects.none()
    read_together(cited, periods, records)
    citations = list(cited)
    return TargetDetail(
        target=target,
        citations=citations,
        is_used=is_used(target),
        back=_at_hand(periods),
        history=trail_of([target, *citations, *_taken_back(records, citations)]) if with_history else None,
    )


def period_of(year: int) -> str:
    """Return the slug of the latest quarter of ``year`` that has begun, else of its first; "" where it has none."""
    return _at_hand(_periods(year))


def _periods(year: int) -> PeriodQuerySet:
    return ReportingPeriod.objects.filter(year=year).order_by("data_from")


def _at_hand(periods: Iterable[ReportingPeriod]) -> str:
    quarters = [one for one in periods if one.is_quarter]
    begun = [one for one in quarters if one.data_from <= clock.today()]
    return (begun[-1] if begun else quarters[0]).slug if quarters else ""


def _removals(target: Target) -> QuerySet[AuditRecord]:
    return AuditRecord.objects.filter(model=TargetCitation._meta.label, action=Action.DELETE, old__target_id=target.pk)


def _taken_back(removals: Iterable[AuditRecord], held: list[TargetCitation]) -> list[TargetCitation]:
    """The citations that stood here once: their history is part of the target's own."""
    known = {str(one.pk) for one in held}
    found = {record.object_id: record.old or {} for record in removals if record.object_id not in known}
    documents = OfficialDocument.objects.in_bulk([old["document_id"] for old in found.values()])
    return [
        TargetCitation(pk=pk, document=documents[old["document_id"]], locator=old["locator"])
        for pk, old in found.items()
        if old["document_id"] in documents
    ]
