"""Reading the totals, and counting what they lack."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, FilteredRelation, Q, Sum

from periods.models import ReportingPeriod
from periods.states import QUARTERS, calendar_end
from plans.figures import Progress, StateCount, counts_by, progress_from
from plans.models import AreaTotal, Plan, PlanChange, QuarterCount, ReformArea, Task
from plans.querysets import PlanQuerySet
from plans.states import PlanKind

TOTALLED = PlanKind.ANNUAL


class PlanTotals(NamedTuple):
    """A plan's tasks by their state at a quarter's end; none where it has no task."""

    plan: int
    agency: int
    counts: list[StateCount]


class AreaCount(NamedTuple):
    """The tasks of one area of a plan in one state."""

    plan: int
    area: str
    counted: StateCount


def progress_of_agencies(agencies: Collection[int], period: ReportingPeriod) -> dict[int, Progress]:
    """Return the progress in annual plans at the end of ``period``, by the agency's id: one query when all is kept.

    Equal to ``progress_by_agency`` over the same tasks; agencies without a task are left out.
    """
    found = totals_of(Plan.objects.filter(agency__in=agencies), period)
    return {one.agency: progress_from(one.counts, period.kind) for one in found if one.counts}


def totals_of(plans: PlanQuerySet, period: ReportingPeriod, area: str = "") -> list[PlanTotals]:
    """Return the totals of the annual plans of the year among ``plans``, agency by agency in their order.

    With ``area``, the code of one, they count its tasks alone. One query when all is kept.
    """
    plans = plans.filter(year=period.year, kind=TOTALLED).order_by("agency__path")
    kept = period.ends_on == calendar_end(period.year, period.kind)  # else moved by hand, and derived each time
    totals, stale = _kept(plans, period.quarter_numbers[-1], area) if kept else _unkept(plans)
    if stale:
        counted = counted_anew(stale, period) if kept else derived(stale, period)
        for one in counted:
            if one.area == area or not area:
                totals[one.plan].counts.append(one.counted)
    return list(totals.values())


def totals_by_area(plans: PlanQuerySet, period: ReportingPeriod, area: str = "") -> list[tuple[str, list[PlanTotals]]]:
    """Return the same totals for each area apart, by its code, in the order of the areas of a programme."""
    plans = plans.filter(year=period.year, kind=TOTALLED).order_by("agency__path")
    areas = ReformArea.objects.filter(programme__plans__in=plans).distinct().order_by("position", "code")
    if area:
        areas = areas.filter(code=area)
    codes = dict.fromkeys(areas.values_list("code", flat=True))
    kept = period.ends_on == calendar_end(period.year, period.kind)
    agencies = dict(plans.values_list("pk", "agency"))
    found = {code: {pk: PlanTotals(pk, agency, []) for pk, agency in agencies.items()} for code in codes}
    rows, stale = _kept_areas(plans, period.quarter_numbers[-1]) if kept else ([], sorted(agencies))
    counted = (counted_anew(stale, period) if kept else derived(stale, period)) if stale else []
    for one in [*rows, *counted]:
        if one.area in found:
            found[one.area][one.plan].counts.append(one.counted)
    return [(code, list(own.values())) for code, own in found.items()]


def _kept_areas(plans: PlanQuerySet, quarter: int) -> tuple[list[AreaCount], list[int]]:
    counts = FilteredRelation("counts", condition=Q(counts__quarter=quarter))
    totals = [f"counted__totals__{name}" for name in ("area__code", "state", "tasks", "due", "late")]
    columns = ("pk", "change__number", "counted__change", "programme__not_arisen_rule", *totals)
    rows, stale = [], set()
    for plan, number, change, rule, area, state, *numbers in plans.annotate(counted=counts).values_list(*columns):
        if number is None or number != change:
            stale.add(plan)
        elif state is not None:  # a plan without a task has a count and no totals
            rows.append(AreaCount(plan, area, StateCount(rule, state, *numbers)))
    return rows, sorted(stale)


type_of_totals = tuple[dict[int, PlanTotals], list[int]]
"""Totals by the plan's id, and the plans of which they are to be counted."""


def _kept(plans: PlanQuerySet, quarter: int, area: str) -> type_of_totals:
    counts = FilteredRelation("counts", condition=Q(counts__quarter=quarter))
    columns = ("pk", "change__number", "counted__change", "agency", "programme__not_arisen_rule")
    asked = Q(counted__totals__area__code=area) if area else None
    sums = {name: Sum(f"counted__totals__{name}", filter=asked) for name in ("tasks", "due", "late")}
    rows = plans.annotate(counted=counts).values_list(*columns, "counted__totals__state").annotate(**sums)
    totals: dict[int, PlanTotals] = {}
    stale = set()
    for plan, number, counted, agency, *total in rows:
        found = totals.setdefault(plan, PlanTotals(plan, agency, []))
        if number is None or number != counted:
            stale.add(plan)
        elif total[-1] is not None:  # a plan without a task has a count and no totals
            found.counts.append(StateCount(*total))
    return totals, sorted(stale)


def _unkept(plans: PlanQuerySet) -> type_of_totals:
    totals = {plan: PlanTotals(plan, agency, []) for plan, agency in plans.values_list("pk", "agency")}
    return totals, sorted(totals)


def derived(plans: Collection[int], period: ReportingPeriod) -> list[AreaCount]:
    """Return the counts of ``plans`` by area at the end of ``period``, from the tasks themselves."""
    rows = counts_by(Task.objects.filter(plan__in=plans), period, "plan", "area__code")
    return [AreaCount(plan, code, count) for (plan, code), count in rows]


@transaction.atomic
def counted_anew(plans: Collection[int], period: ReportingPeriod) -> list[AreaCount]:
    """Return what ``derived`` does, and keep it for those of ``plans`` that nobody is writing."""
    free = PlanChange.objects.select_for_update(skip_locked=True, no_key=True).filter(plan__in=plans)
    numbers = dict(free.order_by("plan").values_list("plan", "number"))
    quarter = period.quarter_numbers[-1]
    end = ReportingPeriod(year=period.year, kind=QUARTERS[quarter - 1], ends_on=period.ends_on)
    rows = counts_by(Task.objects.filter(plan__in=plans), end, "plan", "area", "area__code")
    _keep(numbers, quarter, [(plan, area_id, count) for (plan, area_id, _), count in rows])
    return [AreaCount(plan, code, count) for (plan, _, code), count in rows]


def _keep(numbers: Mapping[int, int], quarter: int, rows: Iterable[tuple[int, int, StateCount]]) -> None:
    QuarterCount.objects.bulk_create(
        (QuarterCount(plan_id=plan, quarter=quarter, change=number) for plan, number in numbers.items()),
        update_conflicts=True,
        unique_fields=["plan", "quarter"],
        update_fields=["change"],
    )
    counts = dict(QuarterCount.objects.filter(plan__in=numbers, quarter=quarter).values_list("plan", "pk"))
    AreaTotal.objects.filter(count__in=counts.values()).delete()
    AreaTotal.objects.bulk_create(
        AreaTotal(
            count_id=counts[plan],
            area_id=area,
            state=count.state,
            tasks=count.tasks,
            due=count.due,
            late=count.late,
        )
        for plan, area, count in rows
        if plan in counts
    )


def forget() -> None:
    """Let no total hold any more; each is counted again when it is asked for."""
    PlanChange.objects.update(number=F("number") + 1)
