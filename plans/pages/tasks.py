"""The tasks behind a figure: the same filters, the same states, so that the count equals the figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from django.db.models import F, Min, OuterRef, Q, Subquery, Value

from agencies.models import User
from core import clock
from core.sorting import Column
from core.text import fold
from periods.models import ReportingPeriod
from periods.states import QUARTERS, quarter_of
from plans.figures import StateCount
from plans.forms import SHOWN_STATES
from plans.models import Occurrence, Plan, Task
from plans.querysets import PlanQuerySet, TaskQuerySet
from plans.states import PERFORMED, TaskState, counts_not_arisen
from plans.totals.counting import totals_by_area, totals_of

LABELS = dict(SHOWN_STATES)
COLUMNS = (
    Column("agency", "Cơ quan"),
    Column("area", "Lĩnh vực"),
    Column("due_on", "Thời gian thực hiện"),
    Column("state", "Trạng thái"),
)
GROUPED = ("area", "state")
Order = tuple[str, bool]
UNSORTED: Order = ("", False)


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


class _Part(NamedTuple):
    """Tasks that stand together in the list: of one plan, and of one ``group`` where it is sorted by groups."""

    group: str
    plan: int
    number: int


class TasksBehind:
    """The counted tasks that ``user`` may see in the state asked for; without one, those of the total.

    They are counted from the kept totals, plan by plan, and states are derived only for the plans of which a part
    is looked at: the list costs the same for an agency and for a province. Sorted by their deadlines it has to ask
    every task: those with a state asked for cost a province the derivation of all.
    """

    def __init__(self, user: User, period: ReportingPeriod, chosen: TaskFilter, order: Order = UNSORTED) -> None:
        """``order``: the key of a column and whether it is reversed; "" is the order of the organisation."""
        self.user, self.period, self.chosen = user, period, chosen
        self.key, self.is_reversed = order

    @cached_property
    def parts(self) -> list[_Part]:
        """The parts of the list that have such tasks, in its order."""
        found = Plan.objects.visible_to(self.user)
        if self.chosen.agency:
            found = found.filter(agency__code=self.chosen.agency)
        if self.chosen.kind:
            found = found.filter(agency__kind=self.chosen.kind)
        if self.key == "area":
            areas = totals_by_area(found, self.period, self.chosen.area)
            counts = [(code, one.plan, one.counts) for code, plans in areas for one in plans]
        else:
            counts = [("", one.plan, one.counts) for one in totals_of(found, self.period, self.chosen.area)]
        if self.key == "state":
            counts = [
                (state, plan, [one for one in own if one.state == state])
                for state in TaskState.values
                for _, plan, own in counts
            ]
        numbers = (_Part(group, plan, sum(map(self._asked, own))) for group, plan, own in counts)
        return self._sorted([part for part in numbers if part.number], found)

    def _sorted(self, parts: list[_Part], plans: PlanQuerySet) -> list[_Part]:
        """Turn groups round, each in the order of the organisation; sort agencies by their names."""
        if self.key == "agency":
            names = {pk: fold(name) for pk, name in plans.values_list("pk", "agency__name")}
            return sorted(parts, key=lambda one: names[one.plan], reverse=self.is_reversed)
        if self.key in GROUPED and self.is_reversed:
            groups = list(dict.fromkeys(part.group for part in parts))
            return sorted(parts, key=lambda part: -groups.index(part.group))
        return parts

    def count(self) -> int:
        return sum(part.number for part in self.parts)

    def __getitem__(self, part: slice) -> list[Task]:
        """Return the tasks of a part of the list, ready to be shown: two queries, three where it is sorted."""
        if self.key == "due_on":
            return self._shown(self._by_deadline(part))
        ends = list(accumulate((one.number for one in self.parts), initial=0))
        shown = [
            (one, begin)
            for one, (begin, end) in zip(self.parts, pairwise(ends), strict=True)
            if end > part.start and begin < part.stop
        ]
        if not shown:
            return []
        before, parts = shown[0][1], [one for one, _ in shown]
        if self.key:
            return self._shown(self._of(parts)[part.start - before : part.stop - before])
        listed = self._tasks(parts).for_list()
        return list(_with_due(listed, self.period)[part.start - before : part.stop - before])

    def _of(self, parts: Sequence[_Part]) -> list[int]:
        """Return the ids of the tasks of ``parts``, part by part."""
        places = {(one.group, one.plan): place for place, one in enumerate(parts)}
        group = {"area": F("area__code"), "state": F("state")}.get(self.key, Value(""))
        rows = self._tasks(parts).annotate(group=group).order_by("position").values_list("group", "plan", "pk")
        mine = [(places[name, plan], pk) for name, plan, pk in rows if (name, plan) in places]
        return [pk for _, pk in sorted(mine, key=lambda one: one[0])]

    def _by_deadline(self, part: slice) -> list[int]:
        """Return the ids of a part of all tasks, the nearest deadline first; those without one come last."""
        due = F("next_due").desc(nulls_last=True) if self.is_reversed else F("next_due").asc(nulls_last=True)
        rows = _with_due(self._tasks(self.parts), self.period).order_by(due, "plan__agency__path", "position", "pk")
        return list(rows.values_list("pk", flat=True)[part])

    def _shown(self, pks: Sequence[int]) -> list[Task]:
        """Return the tasks of these ids in their order, ready to be shown."""
        found = _with_due(Task.objects.filter(pk__in=pks).with_state(self.period).for_list(), self.period)
        by_pk = {task.pk: task for task in found}
        return [by_pk[pk] for pk in pks if pk in by_pk]

    def _tasks(self, parts: Iterable[_Part]) -> TaskQuerySet:
        tasks = Task.objects.filter(plan__in={one.plan for one in parts}).with_state(self.period)
        if self.chosen.area:
            tasks = tasks.filter(area__code=self.chosen.area)
        return _in_state(tasks, self.chosen.state, self.period)

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


def _with_due(tasks: TaskQuerySet, period: ReportingPeriod) -> TaskQuerySet:
    """Annotate ``next_due``: the first day of what was not delivered by the end of ``period``; None without one."""
    open_ = Q(delivery__isnull=True) | Q(delivery__update__quarter__ends_on__gt=period.ends_on)
    due = Occurrence.objects.filter(open_, deliverable__task=OuterRef("pk"), due_on__isnull=False)
    first = due.order_by().values("deliverable__task").annotate(first=Min("due_on")).values("first")
    return tasks.annotate(next_due=Subquery(first))
