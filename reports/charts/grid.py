"""Agencies × periods: who had to report, whether it came in time, and what was performed by then.

Frozen figures where a report was sent, live ones (tạm tính) elsewhere, as in ``reports.overview``. One query for the
duties, two for the progress, for any number of agencies and periods.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from agencies.models import AgencyKind, User
from agencies.permissions import Perm
from agencies.succession import Lineage
from core import clock
from core.numbers import format_day
from core.text import sort_key
from periods.models import ReportingDuty, ReportingPeriod
from plans.figures import Progress
from plans.totals.standings import WHOLE, Standing, standings
from reports.charts.board import Event
from reports.states import SENT, ReportState, Timeliness, timeliness_of

COLUMNS = (
    "agency",
    "agency__code",
    "name_then",
    "agency__name",
    "agency__kind",
    "agency__starts_on",
    "agency__ends_on",
    "period",
    "due_on",
    "report__state",
    "report__submitted_on",
)
FROZEN = "report__figures__progress"


class _Duty(NamedTuple):
    agency: int
    code: str
    name_then: str | None
    name: str
    kind: str
    starts_on: date
    ends_on: date | None
    period: int
    due_on: date
    state: str | None
    submitted_on: date | None
    frozen: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """An agency in a period in which it had to report; ``progress`` is None where nobody asked for it."""

    state: str | None
    due_on: date
    submitted_on: date | None
    timeliness: Timeliness
    days_late: int
    progress: Progress | None

    @property
    def is_provisional(self) -> bool:
        return self.state not in SENT

    @property
    def state_label(self) -> str:
        return ReportState(self.state).label if self.state else "Chưa lập"


@dataclass(frozen=True, slots=True)
class Row:
    """An agency and its cells, None where it had not to report; ``life`` says that it began or ended meanwhile."""

    agency: int
    code: str
    name: str
    kind: str
    life: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows in the order of the dashboard, one cell for each of ``periods``; ``events`` say who became whom."""

    periods: Sequence[ReportingPeriod]
    rows: Sequence[Row]
    events: Sequence[Event]

    @property
    def last(self) -> ReportingPeriod:
        return self.periods[-1]

    @property
    def heads(self) -> list[tuple[ReportingPeriod, str]]:
        """The periods, each with the days of reorganisations since the one before: "1/7/2025", mostly ""."""
        found = [(self.periods[0], "")]
        for before, period in pairwise(self.periods):
            days = sorted({event.on for event in self.events if before.ends_on < event.on <= period.ends_on})
            found.append((period, ", ".join(map(format_day, days))))
        return found

    def column(self, number: int) -> list[tuple[Row, Cell]]:
        """Return the agencies that had to report in one of the periods (-1: the last), with their cells."""
        found = ((row, row.cells[number]) for row in self.rows)
        return [(row, cell) for row, cell in found if cell is not None]


def grid_of(user: User, periods: Sequence[ReportingPeriod], kind: str = "", *, with_progress: bool = True) -> Grid:
    """Read what ``user`` oversees in ``periods``, in their order, of all kinds of agencies or of one."""
    duties = ReportingDuty.objects.visible_to(user, Perm.DASHBOARD_VIEW).filter(period__in=periods)
    if kind:
        duties = duties.filter(agency__kind=kind)
    columns = (*COLUMNS, FROZEN) if with_progress else COLUMNS
    listed = [_Duty(*row) for row in duties.named(periods[-1].ends_on).order_by("agency__path").values_list(*columns)]
    agencies = {duty.agency for duty in listed}
    live = standings(agencies, periods) if with_progress else None
    return Grid(periods, _rows(listed, periods, live), _events(listed, periods))


def _rows(
    duties: Iterable[_Duty], periods: Sequence[ReportingPeriod], live: dict[Standing, Progress] | None
) -> list[Row]:
    today, kinds = clock.today(), AgencyKind.values
    by_agency: dict[int, dict[int, _Duty]] = {}
    for duty in duties:
        by_agency.setdefault(duty.agency, {})[duty.period] = duty
    rows = []
    for mine in by_agency.values():
        one = next(iter(mine.values()))
        cells = tuple(_cell(mine[each.pk], live, today) if each.pk in mine else None for each in periods)
        life = _life(one, periods[0].ends_on, periods[-1].ends_on)
        rows.append(Row(one.agency, one.code, one.name_then or one.name, one.kind, life, cells))
    return sorted(rows, key=lambda row: (kinds.index(row.kind), sort_key(row.name)))


def _cell(duty: _Duty, live: dict[Standing, Progress] | None, today: date) -> Cell:
    submitted_on = duty.submitted_on if duty.state in SENT else None
    timeliness, days_late = timeliness_of(duty.due_on, submitted_on, today)
    return Cell(duty.state, duty.due_on, submitted_on, timeliness, days_late, _progress(duty, live))


def _progress(duty: _Duty, live: dict[Standing, Progress] | None) -> Progress | None:
    if live is None:
        return None
    if duty.state in SENT:
        return Progress(**duty.frozen or {})  # constraint: sent_report_has_figures
    return live.get(Standing(duty.agency, duty.period, WHOLE), Progress())


def _life(duty: _Duty, first: date, last: date) -> str:
    if duty.ends_on is not None and duty.ends_on < last:
        return f"đến {format_day(duty.ends_on)}"
    return f"từ {format_day(duty.starts_on)}" if duty.starts_on > first else ""


def _events(duties: Sequence[_Duty], periods: Sequence[ReportingPeriod]) -> list[Event]:
    """The reorganisations among those listed between the first and the last period, one sentence each."""
    names = {duty.agency: duty.name_then or duty.name for duty in duties}
    found: dict[tuple[date, int, str], list[str]] = {}
    if len(periods) > 1:
        for link in Lineage.read().among(frozenset(names), periods[0].ends_on, periods[-1].ends_on):
            if link.predecessor in names and link.successor in names:
                found.setdefault((link.on, link.successor, link.basis), []).append(names[link.predecessor])
    return [
        Event(day, f"Từ ngày {format_day(day)}: {', '.join(before)} → {names[after]} ({basis}).")
        for (day, after, basis), before in found.items()
    ]
