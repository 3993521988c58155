"""The lines of the dashboard: what each shows of an agency, ready to print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from core.links import HERE, links
from core.numbers import format_percent
from periods.models import ReportingPeriod
from reports.overview import AgencyRow, Overview


@dataclass(frozen=True, slots=True)
class DashboardLine:
    """One agency's line; ``state`` is "" while it has no report, ``tasks_url`` leads to its tasks."""

    name: str
    url: str
    state: str
    state_label: str
    due_on: date
    submitted_on: date | None
    timeliness: str
    days_late: int
    tasks_url: str
    performed: int
    total: int
    percent: str
    overdue: int
    targets_url: str
    targets_met: int
    targets_total: int
    targets_unknown: int
    targets_not_arisen: int
    is_provisional: bool
    has_changed: bool


def dashboard_lines(found: Overview) -> list[DashboardLine]:
    """Return a line for each agency of the overview, in its order."""
    return list(_lines(found.rows, found.period))


def _lines(rows: Iterable[AgencyRow], period: ReportingPeriod) -> Iterable[DashboardLine]:
    tasks_url, slug = reverse("plans:tasks"), period.slug
    report_url, targets_url = links("reports:detail", HERE, slug), links("indicators:targets", HERE, slug)
    for row in rows:
        progress = row.progress
        yield DashboardLine(
            name=row.name,
            url=report_url(row.code),
            state=str(row.state or ""),
            state_label=str(row.state_label),
            due_on=row.due_on,
            submitted_on=row.submitted_on,
            timeliness=str(row.timeliness),
            days_late=row.days_late,
            tasks_url=f"{tasks_url}?agency={row.code}&period={slug}",
            performed=progress.performed,
            total=progress.total,
            percent=format_percent(progress.percent, 1),
            overdue=progress.overdue,
            targets_url=targets_url(row.code) if row.targets_total else "",
            targets_met=row.targets_met,
            targets_total=row.targets_total,
            targets_unknown=row.targets_unknown,
            targets_not_arisen=row.targets_not_arisen,
            is_provisional=row.is_provisional,
            has_changed=row.has_changed,
        )
