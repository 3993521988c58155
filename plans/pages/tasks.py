"""The tasks behind a figure: the same filters, the same states, so that the count equals the figure."""

from dataclasses import dataclass

from agencies.models import User
from core import clock
from periods.models import ReportingPeriod
from periods.states import QUARTERS, quarter_of
from plans.forms import SHOWN_STATES
from plans.models import Task
from plans.querysets import TaskQuerySet
from plans.states import TaskState

LABELS = dict(SHOWN_STATES)


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What a figure was made of. Codes, not rows; blank means all."""

    agency: str = ""
    state: str = ""
    area: str = ""
    kind: str = ""


def current_period() -> ReportingPeriod | None:
    """Return the quarter whose data window holds today, None when it was not set up."""
    year, number = quarter_of(clock.today())
    return ReportingPeriod.objects.filter(year=year, kind=QUARTERS[number - 1]).first()


def tasks_behind(user: User, period: ReportingPeriod, chosen: TaskFilter) -> TaskQuerySet:
    """Return the counted tasks that ``user`` may see in the state asked for; without one, those of the total."""
    tasks = Task.objects.visible_to(user).in_year(period.year).counted().with_state(period)
    if chosen.agency:
        tasks = tasks.filter(plan__agency__code=chosen.agency)
    if chosen.kind:
        tasks = tasks.filter(plan__agency__kind=chosen.kind)
    if chosen.area:
        tasks = tasks.filter(area__code=chosen.area)
    return _in_state(tasks, chosen.state, period).for_list()


def _in_state(tasks: TaskQuerySet, state: str, period: ReportingPeriod) -> TaskQuerySet:
    if state == "performed":
        return tasks.performed()
    if state == "arisen":
        return tasks.exclude(state__in=(TaskState.CANCELLED, TaskState.NOT_ARISEN))
    if state == "due":
        return tasks.exclude(state=TaskState.CANCELLED).filter(is_due=True)
    if state == "late":
        return tasks.exclude(state=TaskState.CANCELLED).filter(is_late=True)
    return tasks.filter(state=state) if state else tasks.in_total(period)
