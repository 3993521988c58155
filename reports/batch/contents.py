"""Which issued documents a batch holds, and whose reports it leaves out because they are not issued."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from agencies.models import User
from agencies.permissions import Perm
from periods.models import ReportingDuty, ReportingPeriod
from reports.batch.names import Named, file_names
from reports.models import Issue, IssueState, Report
from reports.states import ReportState

PERM = Perm.MANAGE  # those who administer an agency, for it and what lies below it
NOT_BEGUN = "Chưa lập"


@dataclass(frozen=True, slots=True)
class Line:
    """An issued document with the name of its file in the batch."""

    issue: Issue
    file_name: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An agency of which no document of the period is in force; ``state`` is that of its report."""

    agency: str
    code: str
    state: str
    state_label: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a batch would do."""

    period: ReportingPeriod
    lines: Sequence[Line]
    left_out: Sequence[LeftOut]

    @property
    def size(self) -> int:
        return sum(line.issue.file.size for line in self.lines)


def summary(user: User, period: ReportingPeriod) -> Summary:
    """Return what a batch of ``period`` for ``user`` holds and leaves out, in the order of the agencies."""
    return Summary(period, _lines(user, period), _left_out(user, period))


def issues_of(user: User) -> QuerySet[Issue]:
    """Return the issued documents that ``user`` may have in a batch today, also those that were replaced since."""
    return Issue.objects.filter(report__in=Report.objects.visible_to(user, PERM).order_by())


def periods_of(user: User) -> list[ReportingPeriod]:
    """Return the periods in which somebody whom ``user`` administers must report, the latest first."""
    duties = ReportingDuty.objects.visible_to(user, PERM).order_by()
    periods = ReportingPeriod.objects.filter(pk__in=duties.values("period"))
    return list(periods.order_by("-year", "-ends_on", "kind"))


def period_proposed(user: User, periods: Sequence[ReportingPeriod]) -> ReportingPeriod | None:
    """Return the latest of ``periods`` in which something was issued, else the latest."""
    found = issues_of(user).filter(state=IssueState.IN_FORCE).order_by()
    issued = set(found.values_list("report__period", flat=True))
    return next((period for period in periods if period.pk in issued), periods[0] if periods else None)


def _lines(user: User, period: ReportingPeriod) -> list[Line]:
    """A document is in force till the one that replaces it is issued, whatever its report is doing meanwhile."""
    issues = list(
        issues_of(user)
        .filter(report__period=period, state=IssueState.IN_FORCE)
        .select_related("report__agency", "file")
        .defer("figures", "letterhead", "report__figures")
        .prefetch_related("report__agency__profiles")
        .order_by("report__agency__path")
    )
    names = file_names([_named(issue, period) for issue in issues])
    return [Line(issue, name) for issue, name in zip(issues, names, strict=True)]


def _named(issue: Issue, period: ReportingPeriod) -> Named:
    agency = issue.work.agency
    return Named(period.slug, agency.profile_on(issue.issued_on).symbol, issue.symbol, agency.code)


def _left_out(user: User, period: ReportingPeriod) -> list[LeftOut]:
    issued = Issue.objects.filter(report__duty=OuterRef("pk"), state=IssueState.IN_FORCE)
    duties = ReportingDuty.objects.visible_to(user, PERM).filter(~Exists(issued), period=period)
    duties = duties.named(period.ends_on).select_related("agency", "report").defer("report__figures")
    return [_one_left_out(duty) for duty in duties.order_by("agency__path")]


def _one_left_out(duty: ReportingDuty) -> LeftOut:
    report: Report | None = getattr(duty, "report", None)
    state = report.state if report else ""
    label = ReportState(state).label if state else NOT_BEGUN
    name = duty.name_then or duty.agency.name  # type: ignore[attr-defined]
    return LeftOut(agency=name, code=duty.agency.code, state=state or "no_value", state_label=label)
