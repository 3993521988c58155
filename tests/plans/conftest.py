"""A plan of Sở Du lịch for 2024, its year of open quarters, and a short way to report on a task."""

from collections.abc import Callable
from datetime import date

import pytest

from periods.models import ReportingPeriod
from periods.services import create_year
from plans.models import Plan, Task, TaskUpdate
from plans.services import record_update
from tests.factories import make_duty, make_plan
from tests.shared import late, shared

type_of_report = Callable[..., TaskUpdate]


@shared
def plan(department) -> Plan:
    return make_plan(agency=department)


@shared
def whole_year(department) -> dict[str, ReportingPeriod]:
    """The seven periods of 2024 by kind; every quarter accepts results until 31/1/2025."""
    made = {period.kind: period for period in create_year(2024)}
    for kind in ("Q1", "Q2", "Q3", "Q4"):
        make_duty(department, made[kind], due_on=date(2025, 1, 20), closes_on=date(2025, 1, 31))
    return made


@pytest.fixture
@late
def periods(whole_year, settings) -> dict[str, ReportingPeriod]:
    """The seven periods of 2024 by kind; it is the year's last day."""
    settings.PORTAL_TODAY = date(2024, 12, 31)
    return whole_year


@pytest.fixture
@late
def report(lan) -> type_of_report:
    """Report on a task as lan, over what she last saved."""

    def report(task: Task, quarter: ReportingPeriod, status: str = "period_done", **more) -> TaskUpdate:
        last = TaskUpdate.objects.filter(task=task, quarter=quarter).first()
        seen = last.version if last else 0
        return record_update(task=task, quarter=quarter, status=status, by=lan, seen=seen, **more)

    return report


def state_of(task: Task, period: ReportingPeriod) -> str:
    return Task.objects.with_state(period).get(pk=task.pk).state  # type: ignore[attr-defined]


def states_of(task: Task, periods: dict[str, ReportingPeriod]) -> list[str]:
    """The task's states at the end of the four quarters, in order."""
    return [state_of(task, periods[kind]) for kind in ("Q1", "Q2", "Q3", "Q4")]
