"""The tasks behind a figure: as many as the figure says."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from agencies.permissions import Perm
from plans.figures import progress_of
from plans.forms import SHOWN_STATES
from plans.models import Task
from plans.pages import listing
from plans.pages.tasks import TaskFilter, TasksBehind, _in_state
from plans.states import TaskState
from tests.documents import paper
from tests.factories import make_agency, make_area, make_plan, make_task
from tests.shared import late


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
@late
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


def test_without_any_period_set_up_the_page_says_so(reader, plan):
    assert "Quý này chưa có trong cổng" in reader.get("/tasks/").text


def test_the_tasks_are_sorted_by_the_names_of_agencies(client, hoa, plan, province, periods):
    for code, name in (("KG-AX", "An Xá"), ("KG-ZZ", "Yên Lạc")):
        make_task(make_plan(make_agency(code, name, superior=province)), "Quý I/2024", title=name)
    make_task(plan, "Quý I/2024", title="Sở Du lịch")
    client.force_login(hoa)
    for sort, wanted in (
        ("agency", ["An Xá", "Sở Du lịch", "Yên Lạc"]),
        ("-agency", ["Yên Lạc", "Sở Du lịch", "An Xá"]),
    ):
        page = client.get(f"/tasks/?period=2024-Q1&sort={sort}").context["page"]
        assert [task.title for task in page] == wanted


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
    for _ in range(51):
        make_task(plan)
    response = reader.get("/tasks/", {"period": "2024-Q1", "state": "not_arisen"})
    assert (response.context["page"].paginator.count, len(response.context["page"].object_list)) == (51, 50)
    assert response.context["next_url"] == "?period=2024-Q1&state=not_arisen&page=2"


def test_each_part_of_the_list_is_that_of_the_list_in_one_piece(chi, province, tasks, periods, department):
    for number in range(3):
        other = make_plan(agency=make_agency(f"KG-{number}", f"Sở {number}", superior=province))
        make_task(other, "Quý I/2024")
        make_task(other, "Khi có phát sinh", area=make_area("tthc", position=2))
    for state, _ in SHOWN_STATES:
        for chosen in (TaskFilter(state=state), TaskFilter(state=state, area="tthc", kind="department")):
            whole = Task.objects.visible_to(chi).counted().with_state(periods["Q1"])
            if chosen.area:
                whole = whole.filter(area__code="tthc", plan__agency__kind="department")
            expected = list(_in_state(whole, state, periods["Q1"]).for_list())
            found = TasksBehind(chi, periods["Q1"], chosen)
            assert found.count() == len(expected), chosen
            parts = [task for start in range(0, len(expected), 2) for task in found[slice(start, start + 2)]]
            assert parts == expected, chosen


def test_states_are_derived_only_for_the_plans_of_the_page(
    client, chi, province, tasks, periods, django_assert_num_queries
):
    for number in range(3):
        make_task(make_plan(agency=make_agency(f"KG-{number}", f"Sở {number}", superior=province)), "Quý I/2024")
    found = TasksBehind(chi, periods["Q1"], TaskFilter(state="overdue"))
    assert found.count() == 4
    with django_assert_num_queries(2) as queries:
        [last] = found[slice(3, 53)]
    assert last.plan.agency.code == "KG-2"
    assert f'"plan_id" IN ({last.plan_id})' in queries.captured_queries[0]["sql"]


@pytest.mark.parametrize("n", [1, 3])
def test_list_costs_the_same_for_any_number_of_tasks(reader, plan, periods, n, django_assert_num_queries):
    for _ in range(n):
        make_task(plan, "Quý I/2024")
    query = {"agency": "KG-SDL", "period": "2024-Q1"}
    reader.get("/tasks/", query)  # counts the new tasks
    with django_assert_num_queries(8):
        reader.get("/tasks/", query)


def test_reviewer_sees_the_tasks_of_the_agencies_below(client, chi, tasks, periods):
    client.force_login(chi)
    visible = Task.objects.visible_to(chi, Perm.DASHBOARD_VIEW).counted()
    assert counted(client, agency="") == progress_of(visible, periods["Q1"]).total == 7


STATES = {state: place for place, state in enumerate(TaskState.values)}
PLAIN = {  # how a list that was read whole would be sorted, in the order of agencies and plans
    "state": lambda task: STATES[task.state],
    "area": lambda task: task.area.position,
    "due_on": lambda task: task.next_due or date.max,
}


@pytest.mark.parametrize("state", ["", "overdue"])
@pytest.mark.parametrize("key", PLAIN)
def test_a_sorted_list_is_that_of_a_plain_sort_page_by_page(chi, tasks, plan, province, periods, key, state):
    other = make_plan(make_agency("KG-SYT", "Sở Y tế", superior=province))
    for deadline in ("Tháng 2/2024", "Quý IV/2024", "Khi có phát sinh"):
        make_task(other, deadline, area=make_area("tthc"))
    make_task(other, "Tháng 2/2024")
    whole = list(TasksBehind(chi, periods["Q1"], TaskFilter(state=state))[0:100])
    for is_reversed in (False, True):
        found = TasksBehind(chi, periods["Q1"], TaskFilter(state=state), (key, is_reversed))
        pages = [task for start in range(0, found.count(), 3) for task in found[slice(start, start + 3)]]
        assert len(pages) == found.count() == len(whole)
        values = [PLAIN[key](task) for task in pages]
        full = [value for value in values if value != date.max]
        assert full == sorted(full, reverse=is_reversed)
        assert values[: len(full)] == full  # without a deadline: last either way
        if not is_reversed:
            assert [task.pk for task in pages] == [task.pk for task in sorted(whole, key=PLAIN[key])]
    assert sorted(task.pk for task in pages) == sorted(task.pk for task in whole)


def test_a_phone_sorts_above_the_cards_and_keeps_the_filters(reader, tasks):
    page = reader.get("/tasks/?period=2024-Q1&state=performed&sort=-due_on").content.decode()
    menu = page.partition('class="sort-menu"')[2].partition("</form>")[0]
    assert '<option value="-due_on" selected>Thời gian thực hiện, giảm dần</option>' in menu
    assert '<input type="hidden" name="state" value="performed">' in menu
    assert 'type="hidden" name="sort"' not in menu


def test_excel_and_paper_hold_the_list_with_its_filters(reader, tasks):
    query = {"agency": "KG-SDL", "period": "2024-Q1", "state": "overdue"}
    count = counted(reader, state="overdue")
    rows = list(load_workbook(BytesIO(reader.get("/tasks/table.xlsx", query).content)).active.values)
    head = next(at for at, row in enumerate(rows) if row[0] == "Số")
    assert "Trạng thái: Quá hạn." in [row[0] for row in rows[:head]]
    assert {row[6] for row in rows[head + 1 :]} == {"Quá hạn"}
    assert len(rows) - head - 1 == count
    printed = paper.text(reader.get("/tasks/table.pdf", query).content)
    assert f"{count:02} nhiệm vụ, tính đến hết Quý I/2024" in printed
    assert "Trạng thái: Quá hạn" in printed


def test_a_list_too_long_for_paper_is_told_on_its_page(reader, tasks, monkeypatch):
    monkeypatch.setattr(listing, "ON_PAPER", 1)
    answer = reader.get("/tasks/table.pdf", {"period": "2024-Q1"}, follow=True)
    assert answer.redirect_chain == [("/tasks/?period=2024-Q1", 302)]
    assert "không in được một lần" in answer.text
    assert reader.get("/tasks/table.xlsx", {"period": "2024-Q1"}).status_code == 200
