"""What changed between two periods: by state, by area, by agency, and task by task for one agency.

Both sides are what is known today of the tasks at the two ends; what a report froze stands in the other views.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from django.db.models import F, Q
from django.urls import reverse

from agencies.models import Agency
from core.numbers import format_number, format_percent
from documents.rendering.xlsx import SheetColumn, type_of_value
from periods.models import ReportingPeriod
from plans.figures import Progress, combined
from plans.models import ReformArea, Task
from plans.states import TaskState
from plans.totals.standings import Standing, standings
from reports.charts.board import Board, Sheet, View

LEVELS = ("Tất cả", "Lĩnh vực", "Cơ quan, đơn vị", "Nhiệm vụ")

Key = TypeVar("Key", int, str)


@dataclass(frozen=True, slots=True)
class Change:
    """A line: what of it was performed and overdue at both ends; ``url`` leads to what is behind it."""

    name: str
    url: str
    before: Progress
    now: Progress

    @property
    def is_same(self) -> bool:
        return self.before.states == self.now.states

    @property
    def before_text(self) -> str:
        return _part(self.before)

    @property
    def now_text(self) -> str:
        return _part(self.now)

    @property
    def points(self) -> Decimal | None:
        """By how many points the share of tasks performed went up; None where one side has no task."""
        if self.before.percent is None or self.now.percent is None:
            return None
        return self.now.percent - self.before.percent

    @property
    def points_text(self) -> str:
        return "" if self.points is None else f"{signed(self.points)} điểm %"

    @property
    def overdue_text(self) -> str:
        return difference(self.before.overdue, self.now.overdue)

    @property
    def states_text(self) -> str:
        """ "Hoàn thành +3, Quá hạn −1": the states whose numbers differ."""
        differing = ((state, self.now.count(state) - self.before.count(state)) for state in TaskState)
        return ", ".join(f"{state.label} {signed(Decimal(one))}" for state, one in differing if one)


@dataclass(frozen=True, slots=True)
class StateChange:
    """How many tasks were in a state at both ends."""

    state: TaskState
    before: int
    now: int
    url: str

    @property
    def difference(self) -> str:
        return difference(self.before, self.now)


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A task that is in another state than it was; ``before`` is None where it came into the plan in between."""

    title: str
    url: str
    before: TaskState | None
    now: TaskState

    @property
    def before_text(self) -> str:
        return self.before.label if self.before else "Chưa có trong kế hoạch"


@dataclass(frozen=True, slots=True)
class ChangeChart:
    """``agencies`` are those that differ, ``same`` the number of the others; ``tasks`` are of the ``agency`` chosen.

    ``new`` is the number of those that were none at the first end: nothing of theirs can be compared, and what their
    predecessors did is not theirs, so they are left out of every figure.

    Tasks cannot be compared (``is_one_year`` is False) where the periods belong to plans of two years.
    """

    since: ReportingPeriod
    period: ReportingPeriod
    whole: Change
    states: Sequence[StateChange]
    areas: Sequence[Change]
    agencies: Sequence[Change]
    same: int
    new: int
    agency: Agency | None
    tasks: Sequence[TaskChange]
    is_one_year: bool


def change_board(
    agencies: Mapping[int, Agency],
    since: ReportingPeriod,
    period: ReportingPeriod,
    about: Sequence[str],
    *,
    agency: Agency | None = None,
    to_agency: Callable[[str], str] = str,
) -> Board:
    """Return what changed from the end of ``since`` to that of ``period`` at ``agencies``, or at one of them.

    ``to_agency`` gives the address of this view for the agency with a code. Three queries, four for one agency.
    The first period of all has none before it (``since`` is itself): then the board is empty and says so.
    """
    if since == period:
        return Board(View.CHANGES, f"Chưa có kỳ báo cáo nào trước {period} để so", about, None, Sheet((), ()))
    chosen = {agency.pk: agency} if agency else agencies
    asked = {pk: one for pk, one in chosen.items() if one.starts_on <= since.ends_on}
    found, ends = standings(asked, [since, period], by_area=True), (since.pk, period.pk)
    by_area, by_agency = _both(found, ends, lambda one: one.area), _both(found, ends, lambda one: one.agency)
    tasks = f"{reverse('plans:tasks')}?period={period.slug}" + (f"&agency={agency.code}" if agency else "")
    names = dict(ReformArea.objects.order_by("position").values_list("code", "name"))
    areas = [Change(name, f"{tasks}&area={code}", *by_area[code]) for code, name in names.items() if code in by_area]
    lines = [Change(one.name, to_agency(one.code), *by_agency[pk]) for pk, one in asked.items() if pk in by_agency]
    whole = Change("Tất cả nhiệm vụ", tasks, *(combined(both[side] for both in by_agency.values()) for side in (0, 1)))
    is_one_year = since.year == period.year
    chart = ChangeChart(
        since=since,
        period=period,
        whole=whole,
        states=[
            StateChange(state, whole.before.count(state), whole.now.count(state), f"{tasks}&state={state}")
            for state in TaskState
            if whole.before.count(state) or whole.now.count(state)
        ],
        areas=areas,
        agencies=[] if agency else sorted((line for line in lines if not line.is_same), key=_worst_first),
        same=sum(line.is_same for line in lines),
        new=len(chosen) - len(asked),
        agency=agency,
        tasks=_tasks(agency, since, period) if agency and asked and is_one_year else [],
        is_one_year=is_one_year,
    )
    return Board(View.CHANGES, change_finding(chart), about, chart, _sheet(chart))


def change_finding(chart: ChangeChart) -> str:
    """Return what the comparison comes to."""
    whole, who = chart.whole, f"{chart.agency}, từ" if chart.agency else "Từ"
    span = f"{who} {chart.since} đến {chart.period}"
    if whole.points is None:
        return f"{span}: không đủ số liệu để so"
    shares = f"{format_percent(whole.before.percent, 1)} → {format_percent(whole.now.percent, 1)}"
    late = whole.now.overdue - whole.before.overdue
    overdue = f"nhiệm vụ quá hạn {signed(Decimal(late))}" if late else "số nhiệm vụ quá hạn không đổi"
    return f"{span}: tỷ lệ thực hiện {shares} ({whole.points_text}), {overdue}"


def signed(number: Decimal) -> str:
    """Return "+3", "−1,5" or "0"."""
    text = format_number(abs(number))
    return text if not number else f"+{text}" if number > 0 else f"−{text}"


def difference(before: int, now: int) -> str:
    """Return "3 → 5 (+2)", or the number alone where nothing changed."""
    if before == now:
        return format_number(now)
    return f"{format_number(before)} → {format_number(now)} ({signed(Decimal(now - before))})"


def _both(
    found: Mapping[Standing, Progress], ends: tuple[int, int], key: Callable[[Standing], Key]
) -> dict[Key, tuple[Progress, Progress]]:
    """The progress at both ends (periods' ids) by agency or by area."""
    grouped: dict[Key, tuple[list[Progress], list[Progress]]] = {}
    for one, progress in found.items():
        grouped.setdefault(key(one), ([], []))[ends.index(one.period)].append(progress)
    return {name: (combined(before), combined(now)) for name, (before, now) in grouped.items()}


def _worst_first(line: Change) -> tuple[int, Decimal, str]:
    return line.before.overdue - line.now.overdue, line.points or Decimal(0), line.name


def _tasks(agency: Agency, since: ReportingPeriod, period: ReportingPeriod) -> list[TaskChange]:
    """The tasks of the agency's annual plan whose state differs: one query."""
    own = Task.objects.counted().in_year(period.year).filter(plan__agency=agency)
    tasks = own.planned_by(period).with_states([since, period])
    before, now = (f"state_{one.kind}" for one in (since, period))
    changed = tasks.filter(Q(**{before: None}) | ~Q(**{before: F(now)})).order_by("plan", "position")
    url = "plans:task"
    return [
        TaskChange(title, reverse(url, args=[pk]), TaskState(old) if old else None, TaskState(new))
        for pk, title, old, new in changed.values_list("pk", "title", before, now)
    ]


def _part(progress: Progress) -> str:
    if not progress.total:
        return "chưa có kế hoạch"
    return (
        f"{format_number(progress.performed)}/{format_number(progress.total)} ({format_percent(progress.percent, 1)})"
    )


def _sheet(chart: ChangeChart) -> Sheet:
    since, period = chart.since, chart.period
    columns = (
        SheetColumn("Cấp", 18),
        SheetColumn("Tên", 60),
        SheetColumn(f"{since}: đã thực hiện", 12, "#,##0"),
        SheetColumn(f"{since}: nhiệm vụ", 12, "#,##0"),
        SheetColumn(f"{since}: quá hạn", 12, "#,##0"),
        SheetColumn(f"{period}: đã thực hiện", 12, "#,##0"),
        SheetColumn(f"{period}: nhiệm vụ", 12, "#,##0"),
        SheetColumn(f"{period}: quá hạn", 12, "#,##0"),
        SheetColumn("Thay đổi tỷ lệ (điểm %)", 14, "0.0"),
        SheetColumn("Thay đổi theo tình trạng", 60),
    )
    whole, area, agency, task = LEVELS
    rows = [_row(whole, chart.whole)]
    rows += [_row(area, one) for one in chart.areas]
    rows += [_row(agency, one) for one in chart.agencies]
    rows += [[task, one.title, *[None] * 7, f"{one.before_text} → {one.now.label}"] for one in chart.tasks]
    return Sheet(columns, rows)


def _row(level: str, one: Change) -> list[type_of_value]:
    figures = [number for side in (one.before, one.now) for number in (side.performed, side.total, side.overdue)]
    return [level, one.name, *figures, one.points, one.states_text or "Không đổi"]
