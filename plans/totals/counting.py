"""Reading the totals, and counting what they lack."""

from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.db.models import F, FilteredRelation, Q, Sum

from periods.models import ReportingPeriod
from periods.states import QUARTERS, calendar_end
from plans.figures import Progress, StateCount, counts_by, progress_by_agency, progress_from
from plans.models import AreaTotal, Plan, PlanChange, QuarterCount, Task
from plans.querysets import PlanQuerySet
from plans.states import PlanKind

TOTALLED = PlanKind.ANNUAL

type_of_total = tuple[int, StateCount]
"""An agency's id and some of its tasks."""


def progress_of_agencies(agencies: Collection[int], period: ReportingPeriod) -> dict[int, Progress]:
    """Return the progress in annual plans at the end of ``period``, by the agency's id: one query when all is kept.

    Equal to ``progress_by_agency`` over the same tasks; agencies without a task are left out.
    """
    if period.ends_on != calendar_end(period.year, period.kind):  # moved by hand: the totals know the calendar's end
        tasks = Task.objects.filter(plan__agency__in=agencies).in_year(period.year).counted()
        return progress_by_agency(tasks, period)
    plans = Plan.objects.filter(agency__in=agencies, year=period.year, kind=TOTALLED)
    totals, stale = _kept(plans, period.quarter_numbers[-1])
    if stale:
        totals += _counted_anew(stale, period)
    found: dict[int, list[StateCount]] = {}
    for agency, total in totals:
        found.setdefault(agency, []).append(total)
    return {agency: progress_from(mine, period.kind) for agency, mine in found.items()}


def _kept(plans: PlanQuerySet, quarter: int) -> tuple[list[type_of_total], list[int]]:
    """Return the totals that hold, and the plans whose totals do not."""
    counts = FilteredRelation("counts", condition=Q(counts__quarter=quarter))
    columns = ("pk", "change__number", "counted__change", "agency", "programme__not_arisen_rule")
    rows = (
        plans.annotate(counted=counts)
        .order_by()
        .values_list(*columns, "counted__totals__state")
        .annotate(
            tasks=Sum("counted__totals__tasks"), due=Sum("counted__totals__due"), late=Sum("counted__totals__late")
        )
    )
    totals, stale = [], set()
    for plan, number, counted, agency, *total in rows:
        if number is None or number != counted:
            stale.add(plan)
        elif total[1] is not None:  # a plan without a task has a count and no totals
            totals.append((agency, StateCount(*total)))
    return totals, sorted(stale)


@transaction.atomic
def _counted_anew(plans: Collection[int], period: ReportingPeriod) -> list[type_of_total]:
    """Count the tasks of ``plans`` and keep the result of those that nobody is writing."""
    free = PlanChange.objects.select_for_update(skip_locked=True, no_key=True).filter(plan__in=plans)
    numbers = dict(free.order_by("plan").values_list("plan", "number"))
    quarter = period.quarter_numbers[-1]
    end = ReportingPeriod(year=period.year, kind=QUARTERS[quarter - 1], ends_on=period.ends_on)
    rows = counts_by(Task.objects.filter(plan__in=plans), end, "plan", "area", "plan__agency")
    _keep(numbers, quarter, [(plan, area, count) for (plan, area, _), count in rows])
    return [(agency, count) for (_, _, agency), count in rows]


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
