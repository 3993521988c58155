"""What a reviewer sees of a period: every agency that must report, with its report and its figures.

Frozen figures where a report was sent, live ones (tạm tính) elsewhere; six queries for any number of agencies.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from agencies.models import AgencyKind, User
from agencies.permissions import Perm
from core import clock
from core.text import fold
from indicators.catalogue import catalogue_of
from indicators.figures import EMPTY, attainment, year_to_date
from indicators.models import IndicatorValue, Target
from indicators.states import Attainment
from periods.models import ReportingDuty, ReportingPeriod
from plans.figures import Progress, combined
from plans.totals.counting import progress_of_agencies
from reports.models import Report
from reports.states import SENT, ReportState, Timeliness, timeliness_of

NO_TARGETS: Counter[str] = Counter()
SHOWN = (
    "period",
    "due_on",
    "agency__code",
    "agency__kind",
    "agency__name",
    "report__duty",
    "report__state",
    "report__submitted_on",
)


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
    duties = ReportingDuty.objects.visible_to(user, Perm.DASHBOARD_VIEW).filter(period=period)
    if kind:
        duties = duties.filter(agency__kind=kind)
    duties = duties.named(period.ends_on).select_related("agency", "report").order_by("agency__path").only(*SHOWN)
    duties = duties.annotate(frozen=F("report__figures__progress"))  # of the frozen tokens none is shown
    agencies = [duty.agency_id for duty in duties]
    live, targets = progress_of_agencies(agencies, period), _attainments(agencies, period)
    today = clock.today()
    found = (
        _row(duty, live.get(duty.agency_id, Progress()), targets.get(duty.agency_id, NO_TARGETS), today)
        for duty in duties
    )
    kinds = AgencyKind.values
    rows = tuple(sorted(found, key=lambda row: (kinds.index(row.kind), fold(row.name))))
    return Overview(
        period=period,
        rows=rows,
        progress=combined(row.progress for row in rows),
        sent=sum(row.state in SENT for row in rows),
        late=sum(row.timeliness == Timeliness.LATE for row in rows),
        missing=sum(row.timeliness == Timeliness.OVERDUE for row in rows),
    )


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


def _row(duty: ReportingDuty, live: Progress, targets: Counter[str], today: date) -> AgencyRow:
    report: Report | None = getattr(duty, "report", None)
    sent = report if report is not None and report.is_sent else None
    submitted_on = sent.submitted_on if sent else None
    progress = live
    if sent is not None:
        progress = Progress(**duty.frozen)  # type: ignore[attr-defined] # constraint: sent_report_has_figures
    timeliness, days_late = timeliness_of(duty.due_on, submitted_on, today)
    return AgencyRow(
        agency_id=duty.agency_id,
        code=duty.agency.code,
        name=duty.name_then or duty.agency.name,  # type: ignore[attr-defined]
        kind=duty.agency.kind,
        kind_label=duty.agency.get_kind_display(),
        state=report.state if report else None,
        due_on=duty.due_on,
        submitted_on=submitted_on,
        timeliness=timeliness,
        days_late=days_late,
        progress=progress,
        is_provisional=sent is None,
        has_changed=sent is not None and progress.states != live.states,
        targets=targets,
    )


def _attainments(agencies: Iterable[int], period: ReportingPeriod) -> dict[int, Counter[str]]:
    """Return per agency how many of the year's targets are met, not met, unknown or not arisen so far."""
    targets = list(Target.objects.filter(agency__in=agencies).in_force(period).select_related("indicator"))
    if not targets:
        return {}
    indicators = catalogue_of(period.year).with_parts(target.indicator.code for target in targets)
    owners = {target.agency_id for target in targets}
    values = IndicatorValue.objects.filter(agency__in=owners, indicator__in=indicators)
    figures = year_to_date(values, indicators, period)
    counts: dict[int, Counter[str]] = {}
    for target in targets:
        figure = figures.get((target.agency_id, target.indicator.code), EMPTY)
        counts.setdefault(target.agency_id, Counter())[attainment(figure, target)] += 1
    return counts
