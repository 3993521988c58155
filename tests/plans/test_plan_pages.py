"""The list of plans, the page of a plan, the page of a task."""

from datetime import date

import pytest

from documents.models import OfficialDocument
from plans.models import Collaborator, PlanCitation, PlanSection
from tests.factories import make_area, make_plan, make_task
from tests.shared import late


def body(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
@late
def reader(client, lan, periods):
    client.force_login(lan)
    return client


@pytest.mark.parametrize("n", [1, 3])
def test_list_costs_the_same_for_any_number_of_plans(reader, department, n, django_assert_num_queries):
    for number in range(n):
        make_task(make_plan(department, year=2024 + number), "Quý I/2024")
    with django_assert_num_queries(6):
        response = reader.get("/plans/")
    assert [plan.task_count for plan in response.context["page"].object_list] == [1] * n


def test_list_is_filtered_by_agency_year_and_kind(client, chi, department, home_affairs):
    first = make_plan(department)
    second = make_plan(department, year=2023)
    third = make_plan(home_affairs, kind="inspection")
    client.force_login(chi)

    def found(**query):
        return set(client.get("/plans/", query).context["page"].object_list)

    assert found() == {first, second, third}
    assert found(agency="KG-SDL") == {first, second}
    assert found(year=2024) == {first, third}
    assert found(kind="inspection") == {third}


@pytest.mark.parametrize("query", [{"agency": "X"}, {"year": "xx"}, {"kind": "' OR 1=1"}])
def test_list_with_an_unknown_filter_does_not_exist(reader, plan, query):
    assert reader.get("/plans/", query).status_code == 404


def test_list_ignores_parameters_that_it_does_not_know(reader, plan):
    assert list(reader.get("/plans/", {"agency__version": "1", "page": "x"}).context["page"].object_list) == [plan]


def test_plan_shows_its_document_bases_text_and_tasks(reader, plan):
    plan.document = OfficialDocument.objects.create(
        type="KH", symbol="67/KH-SDL", issued_on=date(2023, 12, 28), issuer="Sở Du lịch Kiên Giang"
    )
    plan.save()
    basis = OfficialDocument.objects.create(
        type="NQ", symbol="76/NQ-CP", issued_on=date(2021, 7, 15), issuer="Chính phủ"
    )
    PlanCitation.objects.create(plan=plan, document=basis)
    PlanSection.objects.create(plan=plan, position=1, number="I", heading="MỤC TIÊU", body="Đúng hạn.")
    task = make_task(plan, "Quý I/2024", "Hàng quý", lead="Văn phòng Sở")
    Collaborator.objects.create(task=task, label="Các phòng thuộc Sở")
    text = body(reader.get(f"/plans/{plan.pk}/"))
    for shown in (
        "67/KH-SDL", "76/NQ-CP", "I. MỤC TIÊU", "Đúng hạn.", "Văn phòng Sở", "Các phòng thuộc Sở",
        "Hạn: 31/03/2024", f"/plans/{plan.pk}/document.pdf",
    ):  # fmt: skip
        assert shown in text


def test_cells_of_a_task_span_its_deliverables_and_areas_head_theirs(reader, plan):
    make_task(plan, "Quý I/2024", "Hàng quý", area=make_area("the-che"))
    make_task(plan, "Thường xuyên", area=make_area("the-che"))
    make_task(plan, area=make_area("tthc", name="Cải cách thủ tục hành chính", position=2))
    view = reader.get(f"/plans/{plan.pk}/").context["view"]
    spans = [(area.label, [(line.task is not None, line.span) for line in area.lines]) for area in view.areas]
    assert spans == [
        ("Cải cách thể chế", [(True, 2), (False, 2), (True, 1)]),
        ("Cải cách thủ tục hành chính", [(True, 1)]),
    ]


def test_deadline_not_understood_is_said_so_in_the_plan(reader, plan):
    make_task(plan, "càng sớm càng tốt")
    text = body(reader.get(f"/plans/{plan.pk}/"))
    assert "Không hiểu thời hạn; tính là khi có phát sinh" in text


@pytest.mark.parametrize("n", [1, 3])
def test_plan_costs_the_same_for_any_number_of_tasks(reader, plan, n, django_assert_num_queries):
    for _ in range(n):
        Collaborator.objects.create(task=make_task(plan, "Quý I/2024"), label="Các phòng")
    with django_assert_num_queries(9):  # two of them read the history
        response = reader.get(f"/plans/{plan.pk}/")
    assert response.context["view"].task_count == n


@pytest.mark.parametrize(("who", "sees"), [("lan", True), ("minh", True), ("thu", True), ("hoa", False)])
def test_history_is_for_those_who_edit_or_audit(client, request, plan, home_affairs, who, sees):
    task = make_task(plan, "Quý I/2024")
    client.force_login(request.getfixturevalue(who))
    for url in (f"/plans/{plan.pk}/", f"/tasks/{task.pk}/"):
        assert ("Lịch sử thay đổi" in body(client.get(url))) is sees


def test_task_shows_states_occurrences_and_every_report(reader, plan, periods, report):
    task = make_task(plan, "Hàng quý")
    report(task, periods["Q1"], result="Báo cáo số 12/BC-SDL", delivered_on=date(2024, 4, 2))
    report(task, periods["Q2"], "in_progress", obstacles="Chờ số liệu của các phòng")
    response = reader.get(f"/tasks/{task.pk}/")
    view = response.context["view"]
    text = body(response)
    assert [one.state for one in view.quarters] == ["on_schedule", "overdue", "overdue", "overdue"]
    lines = view.deliverables[0].occurrences
    assert [(line.update is not None, line.is_late, line.is_overdue) for line in lines] == [
        (True, True, False), (False, False, True), (False, False, True), (False, False, False),
    ]  # fmt: skip
    assert "Báo cáo số 12/BC-SDL" in text
    assert "Chờ số liệu của các phòng" in text
    assert "lan" in text


def test_quarter_that_has_not_begun_has_no_state_yet(reader, plan, settings):
    settings.PORTAL_TODAY = date(2024, 3, 18)
    task = make_task(plan, "Hàng quý")
    view = reader.get(f"/tasks/{task.pk}/").context["view"]
    assert [one.state for one in view.quarters] == ["overdue", "overdue", None, None]


def test_task_before_its_year_has_no_state_at_all(reader, plan, settings):
    settings.PORTAL_TODAY = date(2023, 11, 1)
    task = make_task(plan, "Hàng quý")
    assert [one.state for one in reader.get(f"/tasks/{task.pk}/").context["view"].quarters] == [None] * 4


@pytest.mark.parametrize("n", [1, 3])
def test_task_costs_the_same_for_any_number_of_deliverables(reader, plan, n, django_assert_num_queries):
    task = make_task(plan, *["Hàng quý"] * n)
    with django_assert_num_queries(9):  # two of them read the history
        reader.get(f"/tasks/{task.pk}/")


def test_task_taken_out_says_since_when(reader, plan):
    task = make_task(plan, "Quý I/2024", cancelled_on=date(2024, 5, 10))
    assert "Đã điều chỉnh bỏ từ ngày 10/05/2024" in body(reader.get(f"/tasks/{task.pk}/"))


def test_another_agencys_plan_and_task_do_not_exist(client, stranger, plan, periods):
    task = make_task(plan, "Quý I/2024")
    client.force_login(stranger)
    assert client.get(f"/plans/{plan.pk}/").status_code == 404
    assert client.get(f"/tasks/{task.pk}/").status_code == 404
