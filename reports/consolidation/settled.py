"""Which answers a sent report has frozen: the others are still provisional (tạm tính)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models.fields.json import KeyTextTransform, KeyTransform

from indicators.models import Indicator
from periods.spans import Quarter, Span
from reports.models import Report


@dataclass(frozen=True, slots=True)
class Sent:
    """A report that was sent, without its figures but those asked for: ``frozen`` are their texts by indicator."""

    report: Report
    frozen: Mapping[int, str]


Settled = Mapping[tuple[int, Quarter], Sent]


def settled_in(agencies: Iterable[int], span: Span, indicators: Iterable[Indicator] = ()) -> Settled:
    """Return, by agency and quarter of ``span``, the first sent report that covers the quarter: one query.

    All that a report froze is long; only the figures of ``indicators`` are read of it.
    """
    years, tokens = {quarter.year for quarter in span}, KeyTransform("tokens", "figures")
    texts = {one.pk: KeyTextTransform(f"chi_tieu.{one.code}", tokens) for one in indicators}
    reports = Report.objects.sent().filter(agency__in=list(agencies), period__year__in=years).defer("figures")
    reports = reports.annotate(**{f"frozen_{pk}": text for pk, text in texts.items()})
    found: dict[tuple[int, Quarter], Sent] = {}
    for report in reports.select_related("period", "agency").order_by("period__ends_on", "-period__data_from"):
        sent = Sent(report, {pk: getattr(report, f"frozen_{pk}") or "" for pk in texts})
        for number in report.period.quarter_numbers:
            quarter = Quarter.of(report.period.year, number)
            if span.first <= quarter <= span.last:
                found.setdefault((report.agency_id, quarter), sent)
    return found
