"""Which answers a sent report has frozen: the others are still provisional (tạm tính)."""

from collections.abc import Iterable, Mapping

from periods.spans import Quarter, Span
from reports.models import Report

Settled = Mapping[tuple[int, Quarter], Report]


def settled_in(agencies: Iterable[int], span: Span) -> Settled:
    """Return, by agency and quarter of ``span``, the first sent report that covers the quarter: one query."""
    years = {quarter.year for quarter in span}
    reports = Report.objects.sent().filter(agency__in=list(agencies), period__year__in=years)
    found: dict[tuple[int, Quarter], Report] = {}
    for report in reports.select_related("period", "agency").order_by("period__ends_on", "-period__data_from"):
        for number in report.period.quarter_numbers:
            quarter = Quarter.of(report.period.year, number)
            if span.first <= quarter <= span.last:
                found.setdefault((report.agency_id, quarter), report)
    return found
