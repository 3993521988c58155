"""The tasks behind a figure: the same filters, the same states, so that the count equals the figure."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from django.db.models import Case, When

from agencies.models import User
from core import clock
from core.sorting import Column
from core.text import fold
from periods.models import ReportingPeriod
from periods.states import QUARTERS, quarter_of
from plans.figures import StateCount
from plans.forms import SHOWN_STATES
from plans.models import Plan, Task
from plans.querysets import TaskQuerySet
from plans.states import PERFORMED, TaskState, counts_not_arisen
from plans.totals.counting import totals_of

LABELS = dict(SHOWN_STATES)
COLUMNS = (Column("agency", "Cơ quan"),)  # the others would need the state of every task of the province


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What a figure was made of. Codes, not rows; blank means all."""

    agency: str = ""
    state: str = ""
    area: str = ""
    kind: str = ""


def current_slug() -> str:
    """Return the slug of the quarter whose data window holds today."""
    year, number = quarter_of(clock.today())
    return f"{year}-{QUARTERS[number - 1]}"


class TasksBehind:
    """The counted tasks that ``user`` may see in the state asked for; without one, those of the total.

    They are counted from the kept totals, plan by plan, and states are derived only for the plans of which a part
    is looked at: the list costs the same for an agency and for a province.
    """

    def __init__(self, user: User, period: ReportingPeriod, chosen: TaskFilter, by_name: int = 0) -> None:
        """``by_name``: 1 sorts by the names of agencies, -1 the other way; 0 is the order of the organisation."""
        self.user, self.period, self.chosen, self.by_name = user, period, chosen, by_name

    @cached_property
    def plans(self) -> list[tuple[int, int]]:
        """The plans that have such tasks, each with their number, in the order of the list."""
        found = Plan.objects.visible_to(self.user)
        if self.chosen.agency:
            found = found.filter(agency__code=self.chosen.agency)
        if self.chosen.kind:
            found = found.filter(agency__kind=self.chosen.kind)
        totals = totals_of(found, self.period, self.chosen.area)
        numbers = ((one.plan, sum(map(self._asked, one.counts))) for one in totals)
        plans = [(plan, number) for plan, number in numbers if number]
        if not self.by_name:
            return plans
        names = {pk: fold(name) for pk, name in found.values_list("pk", "agency__name")}
        return sorted(plans, key=lambda one: names[one[0]], reverse=self.by_name < 0)

    def count(self) -> int:
        return sum(number for _, number in self.plans)

    def __getitem__(self, part: slice) -> list[Task]:
        """Return the tasks of a part of the list, ready to be shown: two queries."""
        ends = list(accumulate((number for _, number in self.plans), initial=0))
        shown = [
            (plan, begin)
            for (plan, _), (begin, end) in zip(self.plans, pairwise(ends), strict=True)
            if end > part.start and begin < part.stop
        ]
        if not shown:
            return []
        tasks = Task.objects.filter(plan__in=[plan for plan, _ in shown]).with_state(self.period)
        if self.chosen.area:
            tasks = tasks.filter(area__code=self.chosen.area)
        before = shown[0][1]
        listed = _in_state(tasks, self.chosen.state, self.period).for_list()
        if self.by_name:
            places = [When(plan=plan, then=place) for place, (plan, _) in enumerate(shown)]
            listed = listed.order_by(Case(*places), "position")
        return list(listed[part.start - before : part.stop - before])

    def _asked(self, count: StateCount) -> int:
        """How many of the tasks counted are asked for: what ``_in_state`` would keep of them."""
        state, wanted = count.state, self.chosen.state
        if wanted in ("due", "late"):
            return 0 if state == TaskState.CANCELLED else getattr(count, wanted)
        if wanted == "performed":
            return count.tasks if state in PERFORMED else 0
        if wanted == "arisen":
            return 0 if state in (TaskState.CANCELLED, TaskState.NOT_ARISEN) else count.tasks
        if wanted:
            return count.tasks if state == wanted else 0
        dropped = state == TaskState.NOT_ARISEN and not counts_not_arisen(count.rule, self.period.kind)
        return 0 if dropped or state == TaskState.CANCELLED else count.tasks


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
