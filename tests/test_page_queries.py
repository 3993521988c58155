"""No page asks the database more often for 300 rows than for 3, and not more than ten times; nor does a saved row.

A saved row sends, beside the session and who asks: what it needs to know, the write, and the figures that it changes.
"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency
from indicators.models import Indicator, IndicatorValue, Target
from periods.models import ReportingDuty
from plans.models import Deliverable, Occurrence, Plan, Task, TaskUpdate
from tests.factories import make_duty, make_plan
from tests.shared import late

FEW, MANY = 3, 300
MOST = 10
TASK_ROW, VALUE_ROW = 6, 7
PAGES = {
    "lan": (
        "/",
        "/entry/KG-SDL/2024-Q1/",
        "/indicators/KG-SDL/2024-Q1/",
        "/indicators/KG-SDL/2024-Q1/targets/",
        "/catalogue/",
        "/documents/",
    ),
    "hoa": (
        "/",
        "/dashboard/2024-Q1/",
        "/tasks/?period=2024-Q1",
        "/tasks/?period=2024-Q1&state=overdue",
        "/plans/",
        "/reports/?period=2024-Q1",
        "/agencies/",
        "/periods/",
    ),
}


def grow(department, province, quarter, lan, upto: int) -> None:
    """Give the department's plan and catalogue, and the province's agencies, rows up to a number."""
    plan, begin = Plan.objects.get(agency=department), Task.objects.filter(plan__agency=department).count()
    area, numbers = plan.programme.areas.get(), range(begin, upto)
    path = f"{province.path}{{}}/"
    agencies = Agency.objects.bulk_create(
        Agency(code=f"X-{n}", kind="department", name=f"Sở {n}", path=path.format(9000 + n), starts_on=date(2010, 1, 1))
        for n in numbers
    )
    ReportingDuty.objects.bulk_create(
        ReportingDuty(agency=one, period=quarter, superior=province, due_on=quarter.ends_on, closes_on=quarter.ends_on)
        for one in agencies
    )
    plans = Plan.objects.bulk_create(
        Plan(agency=one, year=2024, kind="annual", programme=plan.programme, title="Kế hoạch") for one in agencies
    )
    tasks = [Task(plan=plan, area=area, position=n + 1, title="Việc") for n in numbers]
    tasks += [Task(plan=one, area=area, position=1, title="Việc") for one in plans]
    deliverables = Deliverable.objects.bulk_create(
        Deliverable(task=one, position=1, product="Báo cáo", deadline="Tháng 2/2024", kinds=[], is_understood=True)
        for one in Task.objects.bulk_create(tasks)
    )
    Occurrence.objects.bulk_create(Occurrence(deliverable=one, due_on=date(2024, 2, 29)) for one in deliverables)
    TaskUpdate.objects.bulk_create(
        TaskUpdate(task=one, quarter=quarter, status="in_progress", recorded_by=lan) for one in tasks
    )
    indicators = Indicator.objects.bulk_create(
        Indicator(code=f"X{n}", name="Hồ sơ", unit="hồ sơ", area_code="tthc", nature="flow", levels="department")
        for n in numbers
    )
    IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=one, agency=department, quarter=quarter, value=1, recorded_by=lan)
        for one in indicators
    )
    Target.objects.bulk_create(
        Target(agency=department, year=2024, indicator=one, comparison="at_least", value=1, text="1", name="Hồ sơ")
        for one in indicators
    )


@pytest.fixture
@late
def ask(client, request):
    """Ask for a page and return how many queries it took; the first time it may count what is new."""

    def ask(who: str, url: str) -> int:
        client.force_login(request.getfixturevalue(who))
        for _ in range(2):
            with CaptureQueriesContext(connection) as sent:
                assert client.get(url).status_code == 200, url
        return len(sent)

    return ask


@pytest.fixture
@late
def save(client, lan):
    """Save a row by HTMX and return how many statements it took, without those that only keep transactions."""

    def save(url: str, **values: object) -> int:
        client.force_login(lan)
        with CaptureQueriesContext(connection) as sent:
            assert client.post(url, values, headers={"HX-Request": "true"}).status_code == 200, url
        return sum("SAVEPOINT" not in query["sql"] for query in sent)

    return save


def save_both(save, department, quarter) -> tuple[int, int]:
    """Save a task's row and an indicator's that were saved before; return the statements of each."""
    update, value = TaskUpdate.objects.earliest("pk"), IndicatorValue.objects.earliest("pk")
    task_url = f"/entry/KG-SDL/2024-Q1/tasks/{update.task_id}/"
    value_url = f"/indicators/KG-SDL/2024-Q1/{value.indicator_id}/"
    return (
        save(task_url, version=update.version, status="in_progress", result=f"Lần {update.version}"),
        save(value_url, version=value.version, value=str(value.version)),
    )


def test_300_rows_ask_as_often_as_3(ask, save, department, province, quarter, lan, hoa, minh):
    make_duty(department, quarter, superior=province)
    plan = make_plan(agency=department)
    plan.programme.areas.get_or_create(code="cchc", name="Thể chế", short_name="TC", position=1)
    pages = [(who, url) for who, urls in PAGES.items() for url in (*urls, plan.get_absolute_url())]
    grow(department, province, quarter, lan, FEW)
    target = Target.objects.earliest("pk")
    table = "/indicators/consolidated/"
    series, figure = f"{table}KG-UBND/{target.indicator_id}/", f"{table}KG-UBND/2024-Q1/{target.indicator_id}/"
    pages += [("minh", target.get_absolute_url()), ("hoa", series), ("hoa", figure), ("hoa", table)]
    saved = save_both(save, department, quarter)
    few = {page: ask(*page) for page in pages}
    grow(department, province, quarter, lan, MANY)
    assert {page: ask(*page) for page in pages} == few
    assert {page: sent for page, sent in few.items() if sent > MOST} == {}
    assert save_both(save, department, quarter) == saved == (TASK_ROW, VALUE_ROW)
