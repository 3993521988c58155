"""The tasks behind a figure: as many as the figure says."""

from datetime import date

import pytest

from agencies.permissions import Perm
from plans.figures import progress_of
from plans.models import Task
from plans.states import TaskState
from tests.factories import make_area, make_plan, make_task


@pytest.fixture
def tasks(plan, periods, report):
    """Tasks in every state at the end of Quý I, one of them late."""
    report(make_task(plan, "Quý I/2024"), periods["Q1"])
    report(make_task(plan, "Hàng quý"), periods["Q1"])
    report(make_task(plan, "Tháng 1/2024"), periods["Q1"], delivered_on=date(2024, 2, 5))
    make_task(plan, "Quý I/2024", area=make_area("tthc", short_name="TTHC", position=2))
    report(make_task(plan, "Quý IV/2024"), periods["Q1"], "in_progress")
    make_task(plan, "Khi có phát sinh")
    make_task(plan, "Quý IV/2024")
    make_task(plan, "Quý I/2024", cancelled_on=date(2024, 2, 1))


@pytest.fixture
def reader(client, lan):
    client.force_login(lan)
    return client


def counted(client, **query) -> int:
    response = client.get("/tasks/", {"agency": "KG-SDL", "period": "2024-Q1"} | query)
    assert response.status_code == 200
    count = response.context["page"].paginator.count
    assert f"{count:02} nhiệm vụ" in response.content.decode() or count == 0
    return count


@pytest.mark.parametrize("state", TaskState.values)
def test_each_state_lists_as_many_tasks_as_its_figure(reader, tasks, periods, state):
    progress = progress_of(Task.objects.counted(), periods["Q1"])
    assert counted(reader, state=state) == progress.count(state) > 0


def test_figures_that_are_no_single_state_lead_to_their_tasks(reader, tasks, periods):
    progress = progress_of(Task.objects.counted(), periods["Q1"])
    assert counted(reader) == progress.total
    assert counted(reader, state="performed") == progress.performed
    assert counted(reader, state="due") == progress.due
    assert counted(reader, state="arisen") == progress.arisen_total < progress.total
    assert counted(reader, state="late") == progress.late == 1


def test_annual_total_leaves_out_what_did_not_arise(reader, tasks, periods):
    progress = progress_of(Task.objects.counted(), periods["N"])
    assert counted(reader, period="2024-N") == progress.total == 6


def test_area_narrows_the_list(reader, tasks):
    assert counted(reader, area="tthc") == 1


def test_kind_of_agency_narrows_the_list(client, chi, tasks):
    client.force_login(chi)
    assert counted(client, agency="", kind="department", state="performed") == 3
    assert counted(client, agency="", kind="commune") == 0


def test_thematic_plans_are_not_behind_the_official_figure(reader, department, tasks):
    before = counted(reader)
    make_task(make_plan(department, kind="inspection", title="Kiểm tra"), "Quý I/2024")
    assert counted(reader) == before


def test_late_tasks_are_marked(reader, tasks):
    text = reader.get("/tasks/", {"period": "2024-Q1", "state": "late"}).content.decode()
    assert "Sau hạn" in text


def test_without_a_period_it_is_the_current_quarter(reader, tasks, settings):
    settings.PORTAL_TODAY = date(2024, 3, 14)
    assert reader.get("/tasks/").context["period"].slug == "2024-Q1"


def test_without_any_period_set_up_the_page_does_not_exist(reader, plan):
    assert reader.get("/tasks/").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"agency": "KG-XXX"},
        {"period": "2024-Q9"},
        {"period": "quý 1"},
        {"state": "done"},
        {"area": "' OR 1=1 --"},
        {"kind": "x"},
    ],
)
def test_unknown_codes_do_not_exist(reader, tasks, query):
    assert reader.get("/tasks/", query).status_code == 404


def test_parameters_that_no_figure_uses_are_ignored(reader, tasks):
    assert counted(reader, plan__agency__code="X", page="abc", position__gt="1") == counted(reader)


def test_agency_out_of_sight_does_not_exist(client, stranger, tasks):
    client.force_login(stranger)
    assert client.get("/tasks/", {"agency": "KG-SDL", "period": "2024-Q1"}).status_code == 404
    assert client.get("/tasks/", {"period": "2024-Q1"}).context["page"].paginator.count == 0


def test_long_list_is_split_and_keeps_its_filters(reader, plan, periods):
    for _ in range(101):
        make_task(plan)
    response = reader.get("/tasks/", {"period": "2024-Q1", "state": "not_arisen"})
    assert (response.context["page"].paginator.count, len(response.context["page"].object_list)) == (101, 100)
    assert response.context["next_url"] == "?period=2024-Q1&state=not_arisen&page=2"


@pytest.mark.parametrize("n", [1, 3])
def test_list_costs_the_same_for_any_number_of_tasks(reader, plan, periods, n, django_assert_num_queries):
    for _ in range(n):
        make_task(plan, "Quý I/2024")
    with django_assert_num_queries(10):
        reader.get("/tasks/", {"agency": "KG-SDL", "period": "2024-Q1"})


def test_reviewer_sees_the_tasks_of_the_agencies_below(client, chi, tasks, periods):
    client.force_login(chi)
    visible = Task.objects.visible_to(chi, Perm.DASHBOARD_VIEW).counted()
    assert counted(client, agency="") == progress_of(visible, periods["Q1"]).total == 7
