"""The progress of many agencies at the ends of several periods: tables over time, and what changed between two.

From the kept totals (``plans.totals.counting``): two queries for any number of agencies and periods, more only where
something is to be counted anew.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.db.models import Q, Sum

from periods.models import ReportingPeriod
from periods.states import calendar_end
from plans.figures import Progress
from plans.models import Plan, QuarterCount
from plans.states import TaskState, counts_not_arisen
from plans.totals.counting import TOTALLED, AreaCount, counted_anew, derived

WHOLE = ""  # the area of a standing that is that of all areas together


class Standing(NamedTuple):
    """Whose progress, at the end of which period (its id), in which area (its code, or WHOLE)."""

    agency: int
    period: int
    area: str


class _Known(NamedTuple):
    agency: int
    year: int
    rule: str
    number: int | None


class _Kept(NamedTuple):
    plan: int
    area: str
    states: dict[str, int]


def standings(
    agencies: Collection[int], periods: Sequence[ReportingPeriod], *, by_area: bool = False
) -> dict[Standing, Progress]:
    """Return the progress in annual plans at the end of each of ``periods``; none where there is no task.

    The states and the total are those of ``progress_of_agencies``; what was due and what came late is not told.
    """
    years = {period.year for period in periods}
    plans = Plan.objects.filter(agency__in=agencies, kind=TOTALLED, year__in=years).order_by()
    columns = ("pk", "agency", "year", "programme__not_arisen_rule", "change__number")
    known = {pk: _Known(*rest) for pk, *rest in plans.values_list(*columns)}
    kept = _kept(known, [period for period in periods if _ends_as_the_calendar(period)], by_area=by_area)
    found: dict[Standing, Counter[str]] = defaultdict(Counter)
    rules: dict[Standing, bool] = {}
    for period in periods:
        for plan, area, states in _of_period(known, kept, period, by_area=by_area):
            key = Standing(known[plan].agency, period.pk, area)
            found[key].update(states)
            rules[key] = rules.get(key, True) and counts_not_arisen(known[plan].rule, period.kind)
    return {key: Progress(dict(states), rules[key]) for key, states in found.items()}


def _ends_as_the_calendar(period: ReportingPeriod) -> bool:
    """Else its end was moved by hand, and no total is kept for it."""
    return period.ends_on == calendar_end(period.year, period.kind)


def _kept(
    known: dict[int, _Known], periods: Sequence[ReportingPeriod], *, by_area: bool
) -> dict[tuple[int, int], list[_Kept]]:
    """The totals that hold, by year and quarter; of a plan that was counted and has no task, one without states."""
    quarters = {period.quarter_numbers[-1] for period in periods}
    columns = ("plan", "quarter", "change", *(("totals__area__code",) if by_area else ()))
    sums = {state: Sum("totals__tasks", filter=Q(totals__state=state)) for state in TaskState.values}
    rows = QuarterCount.objects.filter(plan__in=list(known), quarter__in=quarters).order_by().values_list(*columns)
    found: dict[tuple[int, int], list[_Kept]] = defaultdict(list)
    for plan, quarter, change, *rest in rows.annotate(**sums):
        if change != known[plan].number:
            continue
        area, numbers = (rest[0] or WHOLE, rest[1:]) if by_area else (WHOLE, rest)
        states = {state: number for state, number in zip(TaskState.values, numbers, strict=True) if number}
        found[known[plan].year, quarter].append(_Kept(plan, area, states))
    return found


def _of_period(
    known: dict[int, _Known],
    kept: dict[tuple[int, int], list[_Kept]],
    period: ReportingPeriod,
    *,
    by_area: bool,
) -> Iterable[_Kept]:
    holding = kept[period.year, period.quarter_numbers[-1]] if _ends_as_the_calendar(period) else []
    yield from (one for one in holding if one.states)
    held = {one.plan for one in holding}
    stale = [plan for plan, one in known.items() if one.year == period.year and plan not in held]
    if stale:
        counted = counted_anew(stale, period) if _ends_as_the_calendar(period) else derived(stale, period)
        yield from (_as_kept(one, by_area=by_area) for one in counted)


def _as_kept(one: AreaCount, *, by_area: bool) -> _Kept:
    return _Kept(one.plan, one.area if by_area else WHOLE, {one.counted.state: one.counted.tasks})
