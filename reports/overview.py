"""What a reviewer sees of a period: every agency that must report, with its report and its figures.

Frozen figures where a report was sent, live ones (tạm tính) elsewhere; six queries for any number of agencies.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from agencies.models import AgencyKind, User
from agencies.permissions import Perm
from core import clock
from core.text import sort_key
from indicators.catalogue import catalogue_of
from indicators.figures import EMPTY, attainment, year_to_date
from indicators.models import IndicatorValue, Target
from indicators.states import Attainment
from periods.models import ReportingDuty, ReportingPeriod
from periods.querysets import DutyQuerySet
from plans.figures import Progress, combined
from plans.totals.counting import progress_of_agencies
from reports.states import SENT, ReportState, Timeliness, timeliness_of

NO_TARGETS: Counter[str] = Counter()
SHOWN = (
    "agency",
    "agency__code",
    "name_then",
    "agency__name",
    "agency__kind",
    "due_on",
    "report__state",
    "report__submitted_on",
    "report__figures__progress",  # of the frozen tokens none is shown
)
AIMED = ("agency", "indicator__code", "comparison", "value")


class _Duty(NamedTuple):
    """The columns of SHOWN: a thousand instances would cost more than all that is counted."""

    agency: int
    code: str
    name_then: str | None
    name: str
    kind: str
    due_on: date
    state: str | None
    submitted_on: date | None
    frozen: dict[str, Any] | None

    @property
    def shown_name(self) -> str:
        return self.name_then or self.name

    @property
    def is_sent(self) -> bool:
        return self.state in SENT

    @property
    def sent_on(self) -> date | None:
        return self.submitted_on if self.is_sent else None

    def timeliness(self, today: date) -> tuple[Timeliness, int]:
        """How it stands with its due day, and by how many days it is late."""
        return timeliness_of(self.due_on, self.sent_on, today)

    def is_overdue(self, today: date) -> bool:
        return self.timeliness(today)[0] == Timeliness.OVERDUE


class LateRow(NamedTuple):
    """An agency that has not sent its report in time."""

    agency_id: int
    name: str
    due_on: date
    days_late: int


class _Aim(NamedTuple):
    """The columns of AIMED: what an agency was set."""

    agency: int
    code: str
    comparison: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One agency's line: its report, whether it came in time, its progress and its targets.

    ``has_changed`` says that what is entered now differs from the figures frozen with the report.
    """

    agency_id: int
    code: str
    name: str
    kind: str
    kind_label: str
    state: str | None
    due_on: date
    submitted_on: date | None
    timeliness: Timeliness
    days_late: int
    progress: Progress
    is_provisional: bool
    has_changed: bool
    targets: Counter[str]

    @property
    def state_label(self) -> str:
        return ReportState(self.state).label if self.state else "Chưa lập"

    @property
    def targets_total(self) -> int:
        return sum(self.targets.values())

    @property
    def targets_met(self) -> int:
        return self.targets[Attainment.MET]

    @property
    def targets_unknown(self) -> int:
        """How many have no figure yet."""
        return self.targets[Attainment.NOT_YET]

    @property
    def targets_not_arisen(self) -> int:
        return self.targets[Attainment.NOT_ARISEN]


@dataclass(frozen=True, slots=True)
class Overview:
    """The lines of a period and what they add up to."""

    period: ReportingPeriod
    rows: tuple[AgencyRow, ...]
    progress: Progress
    sent: int
    late: int
    missing: int

    @property
    def is_provisional(self) -> bool:
        return any(row.is_provisional for row in self.rows)


def overview(user: User, period: ReportingPeriod, kind: str = "") -> Overview:
    """Return what ``user`` oversees in ``period``, of all kinds of agencies or of one."""
    duties = _duties(user, period)
    if kind:
        duties = duties.filter(agency__kind=kind)
    listed = _listed(duties)
    agencies = [duty.agency for duty in listed]
    live, targets = progress_of_agencies(agencies, period), _attainments(agencies, period)
    today = clock.today()
    found = (
        _row(duty, live.get(duty.agency, Progress()), targets.get(duty.agency, NO_TARGETS), today) for duty in listed
    )
    rows = tuple(sorted(found, key=lambda row: _place(row.kind, row.name)))
    return Overview(
        period=period,
        rows=rows,
        progress=combined(row.progress for row in rows),
        sent=sum(row.state in SENT for row in rows),
        late=sum(row.timeliness == Timeliness.LATE for row in rows),
        missing=sum(row.timeliness == Timeliness.OVERDUE for row in rows),
    )


def late_rows(user: User, period: ReportingPeriod) -> list[LateRow]:
    """Return whom ``user`` oversees without the period's report, its due day past: one query, in the same order."""
    today = clock.today()
    listed = (duty for duty in _listed(_duties(user, period)) if duty.is_overdue(today))
    return [
        LateRow(duty.agency, duty.shown_name, duty.due_on, duty.timeliness(today)[1])
        for duty in sorted(listed, key=lambda duty: _place(duty.kind, duty.shown_name))
    ]


def _duties(user: User, period: ReportingPeriod) -> DutyQuerySet:
    duties = ReportingDuty.objects.visible_to(user, Perm.DASHBOARD_VIEW).filter(period=period)
    return duties.named(period.ends_on).order_by("agency__path")


def _listed(duties: DutyQuerySet) -> list[_Duty]:
    return [_Duty(*columns) for columns in duties.values_list(*SHOWN)]


def _place(kind: str, name: str) -> tuple[int, str]:
    """The order of the lines: by kind, then by name."""
    return AgencyKind.values.index(kind), sort_key(name)


def period_at_hand(user: User, today: date) -> ReportingPeriod | None:
    """Return the period that those whom ``user`` oversees report next, else the last one they reported."""
    if not user.holds(Perm.DASHBOARD_VIEW):
        return None
    duties = ReportingDuty.objects.visible_to(user, Perm.DASHBOARD_VIEW).select_related("period")
    duty = duties.accepting_on(today).order_by("due_on", "period__ends_on").first() or duties.order_by("due_on").last()
    return duty.period if duty else None


def periods_overseen(user: User) -> list[ReportingPeriod]:
    """Return the periods in which somebody whom ``user`` oversees must report, the latest first."""
    duties = ReportingDuty.objects.visible_to(user, Perm.DASHBOARD_VIEW)
    periods = ReportingPeriod.objects.filter(pk__in=duties.order_by().values("period"))
    return list(periods.order_by("-year", "-ends_on", "kind"))


def _row(duty: _Duty, live: Progress, targets: Counter[str], today: date) -> AgencyRow:
    is_sent = duty.is_sent
    progress = live
    if is_sent:
        progress = Progress(**duty.frozen or {})  # constraint: sent_report_has_figures
    timeliness, days_late = duty.timeliness(today)
    return AgencyRow(
        agency_id=duty.agency,
        code=duty.code,
        name=duty.shown_name,
        kind=duty.kind,
        kind_label=AgencyKind(duty.kind).label,
        state=duty.state,
        due_on=duty.due_on,
        submitted_on=duty.sent_on,
        timeliness=timeliness,
        days_late=days_late,
        progress=progress,
        is_provisional=not is_sent,
        has_changed=is_sent and progress.states != live.states,
        targets=targets,
    )


def _attainments(agencies: Iterable[int], period: ReportingPeriod) -> dict[int, Counter[str]]:
    """Return per agency how many of the year's targets are met, not met, unknown or not arisen so far."""
    aims = Target.objects.filter(agency__in=agencies).in_force(period).order_by().values_list(*AIMED)
    targets = [_Aim(*columns) for columns in aims]
    if not targets:
        return {}
    indicators = catalogue_of(period.year).with_parts({target.code for target in targets})
    owners = {target.agency for target in targets}
    values = IndicatorValue.objects.filter(agency__in=owners, indicator__in=indicators)
    figures = year_to_date(values, indicators, period)
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for target in targets:
        figure = figures.get((target.agency, target.code), EMPTY)
        counts[target.agency][attainment(figure, target)] += 1
    return counts
