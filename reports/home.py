"""Việc của tôi: what waits for a user today, and the quarter that the user's agencies are in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery, Window
from django.db.models.functions import RowNumber

from agencies.models import User
from agencies.permissions import Perm
from core import clock
from periods.models import ReportingDuty, ReportingPeriod
from periods.states import QUARTERS, quarter_of
from plans.figures import Progress
from plans.models import Task
from plans.totals.counting import progress_of_agencies
from reports.models import Letter, Report, WorkflowStep
from reports.overview import period_at_hand
from reports.services.letters import letters_of
from reports.states import EDITABLE, SENT, ReportState

SHOWN = 10  # the list of reports shows all
WAITS: tuple[tuple[ReportState, Perm, str], ...] = (
    (ReportState.RETURNED, Perm.REPORT_SUBMIT, "Báo cáo bị trả lại, cần sửa và trình lại"),
    (ReportState.SUBMITTED, Perm.REPORT_REVIEW, "Báo cáo chờ thẩm định"),
    (ReportState.ACCEPTED, Perm.REPORT_SIGN, "Báo cáo đã tiếp nhận, chờ ký"),
    (ReportState.SIGNED, Perm.REPORT_ISSUE, "Báo cáo đã ký, chờ phát hành"),
)
LETTER_WAITS: tuple[tuple[ReportState, Perm, str], ...] = (
    (ReportState.DRAFT, Perm.REPORT_SIGN, "Dự thảo, chờ ký"),
    (ReportState.SIGNED, Perm.REPORT_ISSUE, "Đã ký, chờ phát hành"),
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that waits for the user, what to do with it, and why it came back if it did."""

    report: Report
    task: str
    due_on: date | None
    days_left: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Pile:
    """All the reports that wait for one step of the user: how many; the first ``SHOWN`` are shown."""

    task: str
    state: ReportState
    number: int

    @property
    def is_cut(self) -> bool:
        return self.number > SHOWN


@dataclass(frozen=True, slots=True)
class Work:
    """An agency's open period: its window, its due date, and how far the entry and the report are.

    ``progress`` counts the annual plan, ``silent`` the rows of every plan that nobody entered yet.
    """

    duty: ReportingDuty
    quarter: ReportingPeriod
    days_left: int
    progress: Progress
    silent: int
    report: Report | None
    may_record: bool

    @property
    def needs_report(self) -> bool:
        return self.report is None or self.report.state in EDITABLE


@dataclass(frozen=True, slots=True)
class Overseen:
    """How many of the agencies overseen have sent the report of the period at hand."""

    period: ReportingPeriod
    sent: int
    total: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Home:
    today: date
    quarter: ReportingPeriod | None
    waiting: Sequence[Waiting]
    piles: Sequence[Pile]
    work: Sequence[Work]
    later: Sequence[ReportingDuty]
    overseen: Overseen | None
    letters: Sequence[tuple[Letter, str]]

    @property
    def number_waiting(self) -> int:
        return sum(pile.number for pile in self.piles)


def home_of(user: User) -> Home:
    """Gather the user's home page."""
    today = clock.today()
    year, number = quarter_of(today)
    quarter = ReportingPeriod.objects.filter(year=year, kind=QUARTERS[number - 1]).first()
    at_hand, later = _duties(user, today)
    waiting, piles = _waiting(user, today)
    return Home(
        today,
        quarter,
        waiting,
        piles,
        _work(user, at_hand, today),
        later,
        _overseen(user, today),
        _letters(user),
    )


def _waiting(user: User, today: date) -> tuple[list[Waiting], list[Pile]]:
    """Return the reports that wait for the user, the first of each step, and how many there are of each."""
    wanted: Q = Q(pk__in=())
    tasks: dict[ReportState, str] = {}
    for state, perm, task in WAITS:
        if user.holds(perm):
            wanted |= Q(state=state) & user.reach(perm).condition("agency")
            tasks[state] = task
    last_reason = WorkflowStep.objects.filter(report=OuterRef("pk")).order_by("-at", "-pk").values("reason")
    order = ("duty__due_on", "agency__path", "pk")
    reports = (
        Report.objects.filter(wanted)
        .select_related("agency", "period", "duty")
        .defer("figures")
        .annotate(last_reason=Subquery(last_reason[:1]))
        .annotate(place=Window(RowNumber(), partition_by="state", order_by=order))
        .annotate(together=Window(Count("pk"), partition_by="state"))
        .filter(place__lte=SHOWN)
        .order_by(*order)
    )
    numbers = {report.state: report.together for report in reports}
    piles = [Pile(task, state, numbers[state]) for state, task in tasks.items() if state in numbers]
    return [_waits(report, tasks[ReportState(report.state)], today) for report in reports], piles


def _waits(report: Report, task: str, today: date) -> Waiting:
    due_on = report.duty.due_on if report.duty else None
    days_left = (due_on - today).days if due_on else None
    return Waiting(report, task, due_on, days_left, report.last_reason or "")  # type: ignore[attr-defined]


def _letters(user: User) -> list[tuple[Letter, str]]:
    """The letters that wait for the user, with what to do."""
    found = []
    for state, perm, task in LETTER_WAITS:
        if user.holds(perm):
            found += [(letter, task) for letter in letters_of(user, perm).filter(state=state)]
    return found


def _duties(user: User, today: date) -> tuple[list[ReportingDuty], list[ReportingDuty]]:
    """The duties open today where the user works: the next one due of each agency, and those after it."""
    duties = (
        ReportingDuty.objects.filter(user.reach(Perm.VIEW).own_condition("agency"))
        .accepting_on(today)
        .select_related("agency", "period", "report")
        .defer("report__figures")
        .order_by("due_on", "agency__path")
    )
    at_hand: dict[int, ReportingDuty] = {}
    later = []
    for duty in duties:
        if at_hand.setdefault(duty.agency_id, duty) is not duty:
            later.append(duty)
    return list(at_hand.values()), later


def _work(user: User, duties: Sequence[ReportingDuty], today: date) -> list[Work]:
    return [_work_on(duty, today, user.may(Perm.PROGRESS_RECORD, duty.agency)) for duty in duties]


def _work_on(duty: ReportingDuty, today: date, may_record: bool) -> Work:
    tasks = Task.objects.filter(plan__agency=duty.agency).in_year(duty.period.year)
    quarter = duty.period if duty.period.is_quarter else ReportingPeriod.objects.quarters_of(duty.period).last()
    assert quarter is not None  # periods.services.create_year makes the quarters with the period
    return Work(
        duty=duty,
        quarter=quarter,
        days_left=(duty.due_on - today).days,
        progress=progress_of_agencies([duty.agency_id], duty.period).get(duty.agency_id, Progress()),
        silent=tasks.silent_in(quarter).count(),
        report=getattr(duty, "report", None),
        may_record=may_record,
    )


def _overseen(user: User, today: date) -> Overseen | None:
    period = period_at_hand(user, today)
    if period is None:
        return None
    duties = ReportingDuty.objects.visible_to(user, Perm.DASHBOARD_VIEW).filter(period=period)
    is_sent = Q(report__state__in=SENT)
    is_overdue = Q(due_on__lt=today) & (Q(report=None) | ~is_sent)
    counts = duties.aggregate(
        sent=Count("pk", filter=is_sent), total=Count("pk"), overdue=Count("pk", filter=is_overdue)
    )
    return Overseen(period, **counts)
