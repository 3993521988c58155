"""The page in which an agency enters a quarter: its window, its progress, and its tasks by plan and area."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple
from zlib import crc32

from django.urls import reverse

from agencies.models import Agency, User
from core.links import HERE, links
from periods.models import ReportingPeriod
from periods.states import QUARTERS
from periods.windows import Window, window_of
from plans.figures import Progress, progress_among
from plans.models import Plan, ReformArea, Task
from plans.pages.lines import EntryLine, grid_line, record_links
from plans.pages.rows import EntryRow, Outcome, entry_row
from plans.states import PlanKind, TaskState

SHOWS = {"warned": "Có cảnh báo", "mine": "Của tôi", "blank": "Chưa nhập", "overdue": "Quá hạn", "": "Tất cả"}
COUNTED = ("blank", "overdue", "")  # a saved row changes them, and the tally knows them without reading rows


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures above the grid. ``rows`` and ``blank`` count every plan's tasks, ``progress`` the annual one's."""

    progress: Progress
    rows: int
    blank: int
    overdue: int

    @property
    def entered(self) -> int:
        return self.rows - self.blank

    @property
    def seen(self) -> str:
        """A short mark of the figures: a page that bears it shows just these."""
        one = self.progress
        states = sorted(one.states.items())
        told = (states, one.counts_not_arisen, one.due, one.performed_of_due, self.rows, self.blank, self.overdue)
        return f"{crc32(repr(told).encode()):x}"

    def shown_by(self, show: str) -> int:
        return {"blank": self.blank, "overdue": self.overdue}.get(show, self.rows)

    @property
    def counts(self) -> dict[str, int]:
        """The counts of the tabs, by their ids: a saved row changes them without a reload."""
        return {_count_id(show): self.shown_by(show) for show in COUNTED}


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    active: bool
    count: int | None = None
    count_id: str = ""


@dataclass(frozen=True)
class Group:
    """The rows of an area; ``plan`` only where a new plan begins and the agency has several."""

    plan: Plan | None
    area: ReformArea
    rows: list[EntryRow]
    query: str = ""

    @cached_property
    def lines(self) -> list[EntryLine]:
        """The rows as they are printed."""
        record_url = record_links(self.rows[0].task, self.rows[0].quarter, self.query)
        task_url = links("plans:task", HERE)
        return [grid_line(row, record_url, task_url) for row in self.rows]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """All that the page shows."""

    agency: Agency
    quarter: ReportingPeriod
    window: Window
    is_editable: bool
    tally: Tally
    groups: list[Group]
    show: str = ""
    has_errors: bool = False

    @property
    def tabs(self) -> list[Tab]:
        return [self._tab(show, label) for show, label in reversed(SHOWS.items())]

    def _tab(self, show: str, label: str) -> Tab:
        tab = Tab(label, f"?show={show}" if show else "?", show == self.show)
        if show not in COUNTED:
            return tab
        return replace(tab, count=self.tally.shown_by(show), count_id=_count_id(show))

    @property
    def quarters(self) -> list[Tab]:
        """The year's quarters; each leads to its page."""
        slugs = {kind: f"{self.quarter.year}-{kind}" for kind in QUARTERS}
        return [
            Tab(
                f"{kind.label}/{self.quarter.year}",
                reverse("plans:entry", args=[self.agency.code, slug]),
                slug == self.quarter.slug,
            )
            for kind, slug in slugs.items()
        ]

    @property
    def query(self) -> str:
        return _query(self.show)


def _query(show: str) -> str:
    return f"?show={show}" if show else ""


def _count_id(show: str) -> str:
    return f"count-{show or 'all'}"


class EntryState(NamedTuple):
    """What is counted of a task: see ``with_state`` and ``with_entered``."""

    pk: int
    kind: str
    rule: str
    state: str
    is_due: bool
    is_late: bool
    is_entered: bool


def tally_of(tasks: Collection[EntryState], quarter: ReportingPeriod) -> Tally:
    """Count tasks by their states. Cancelled ones wait for no entry."""
    standing = [task for task in tasks if task.state != TaskState.CANCELLED]
    counted = [task for task in tasks if task.kind == PlanKind.ANNUAL]
    return Tally(
        progress=progress_among(counted, {task.rule for task in counted}, quarter),
        rows=len(standing),
        blank=sum(not task.is_entered for task in standing),
        overdue=sum(task.state == TaskState.OVERDUE for task in standing),
    )


def entry_states(agency: Agency, quarter: ReportingPeriod) -> list[EntryState]:
    """Return the states of the year's tasks, by which figures are counted: one query."""
    tasks = Task.objects.filter(plan__agency=agency).in_year(quarter.year)
    rows = tasks.with_state(quarter).with_entered(quarter).order_by().values_list(*_COUNTED)
    return [EntryState(*row) for row in rows]


_COUNTED = ("pk", "plan__kind", "plan__programme__not_arisen_rule", "state", "is_due", "is_late", "is_entered")
_of_task = attrgetter(*(column.replace("__", ".") for column in _COUNTED))


def entry_page(
    agency: Agency,
    quarter: ReportingPeriod,
    *,
    may_edit: bool,
    user: User,
    show: str = "",
    outcomes: Mapping[int, Outcome] | None = None,
) -> EntryPage:
    """Read the page for ``user``. ``show`` is a key of SHOWS; ``outcomes`` are unsaved rows, by task."""
    outcomes = outcomes or {}
    window = window_of(agency, quarter)
    tasks = list(Task.objects.filter(plan__agency=agency).in_year(quarter.year).for_entry(quarter))
    is_editable = may_edit and window.is_open
    rows = [entry_row(task, quarter, is_editable=is_editable, outcome=outcomes.get(task.pk)) for task in tasks]
    shown = [row for row in rows if _is_shown(row, show, user) or row.task.pk in outcomes]
    return EntryPage(
        agency=agency,
        quarter=quarter,
        window=window,
        is_editable=is_editable,
        tally=tally_of([EntryState(*_of_task(task)) for task in tasks], quarter),
        groups=_groups(shown, _query(show)),
        show=show,
        has_errors=bool(outcomes),
    )


def _is_shown(row: EntryRow, show: str, user: User) -> bool:
    """A person's own rows are those that they were the last to record, in this quarter or before."""
    if show == "blank":
        return not row.is_entered and not row.is_cancelled
    if show == "mine":
        last = row.update or row.previous
        return last is not None and last.recorded_by_id == user.pk
    if show == "warned":
        return not row.is_cancelled and (bool(row.warning) or any(line.remark for line in row.lines))
    return row.state == TaskState.OVERDUE if show == "overdue" else True


def _groups(rows: list[EntryRow], query: str) -> list[Group]:
    several = len({row.task.plan_id for row in rows}) > 1
    groups: list[Group] = []
    plan = None
    for (plan_id, _), mine in groupby(rows, lambda row: (row.task.plan_id, row.task.area_id)):
        members = list(mine)
        begins = several and plan_id != plan
        plan = plan_id
        groups.append(Group(members[0].task.plan if begins else None, members[0].task.area, members, query))
    return groups
