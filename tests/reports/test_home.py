"""Việc của tôi: what waits for whom."""

from datetime import date

import pytest

from documents.services import register_document, store
from plans.services import record_update
from plans.totals.counting import progress_of_agencies
from reports.models import Report, ReportTemplate
from reports.states import ReportState
from tests.factories import make_agency, make_duty, make_office, make_period, make_plan, make_task
from tests.shared import shared
from tests.world import way_to


@shared
def template(db):
    return ReportTemplate.objects.create(code="quy", name="Quý", title="Kết quả", is_default=True)


@shared
def report(department, duty, template):
    return Report.objects.create(agency=department, period=duty.period, duty=duty, template=template, title="Kết quả")


def home(client, user):
    client.force_login(user)
    return client.get("/").context["home"]


def test_a_clerk_sees_the_quarter_its_due_date_and_what_is_not_entered(client, lan, department, duty, quarter):
    plan, inspection = make_plan(agency=department), make_plan(department, kind="inspection", title="Kiểm tra")
    task, _ = make_task(plan, "Quý I/2024"), make_task(plan, "Quý IV/2024")
    make_task(inspection, "Quý I/2024")
    record_update(task=task, quarter=quarter, status="period_done", by=lan)
    [work] = home(client, lan).work
    assert (work.days_left, work.silent, work.progress.performed, work.progress.total) == (2, 2, 1, 2)
    behind = client.get("/entry/KG-SDL/2024-Q1/?show=blank").context["page"]
    assert sum(len(group.rows) for group in behind.groups) == work.silent
    assert "/entry/KG-SDL/2024-Q1/?show=blank" in client.get("/").text
    text = client.get("/").text
    assert "còn 02 ngày" in text
    assert "15/12/2023" in text


FIGURES: dict[str, dict] = {"figures": {"progress": {}, "tokens": {}}}


@pytest.mark.parametrize(
    ("state", "person"),
    [("returned", "lan"), ("submitted", "hoa"), ("accepted", "ky"), ("signed", "quan")],
)
def test_a_report_waits_for_whom_it_is_the_turn(client, request, report, state, person):
    frozen = signed_fields(report, request.getfixturevalue("quan")) if state == "signed" else {}
    for step in way_to(report, state):
        Report.objects.filter(pk=report.pk).update(state=step, **FIGURES, **frozen)
    people = {name: request.getfixturevalue(name) for name in ("lan", "hoa", "ky", "quan", "thu")}
    waiting = {name: len(home(client, user).waiting) for name, user in people.items()}
    assert waiting == {name: int(name == person) for name in people}


def signed_fields(report, by):
    file = store(agency=report.agency, name="a.pdf", content_type="application/pdf", content=b"%PDF", by=by)
    document = register_document(type="BC", symbol="61/BC-SDL", issued_on=None)
    return {"file": file, "document": document, "signer": make_office(report.agency)}


def test_nobody_waits_for_a_draft_of_another_agency(client, stranger, report):
    assert not home(client, stranger).waiting
    assert not home(client, stranger).work


def test_the_reviewer_sees_how_many_have_sent(client, hoa, report):
    assert (home(client, hoa).overseen.sent, home(client, hoa).overseen.total) == (0, 1)
    Report.objects.filter(pk=report.pk).update(state=ReportState.SUBMITTED, figures={"progress": {}, "tokens": {}})
    assert (home(client, hoa).overseen.sent, home(client, hoa).overseen.total) == (1, 1)


def test_a_pile_of_reports_is_cut_and_leads_to_all_of_them(client, hoa, province, template, quarter):
    for number in range(12):
        agency = make_agency(f"KG-{number}", f"Sở {number}", superior=province)
        duty = make_duty(agency, quarter, superior=province, due_on=date(2024, 3, 15))
        sent = {"state": "submitted", "figures": {"progress": {}, "tokens": {}}, "submitted_on": date(2024, 3, 14)}
        Report.objects.create(agency=agency, period=quarter, duty=duty, template=template, title="Kết quả", **sent)
    make_duty(make_agency("KG-X", "Sở chậm", superior=province), quarter, superior=province, due_on=date(2024, 3, 15))
    found = home(client, hoa)
    assert (len(found.waiting), [pile.number for pile in found.piles], found.overseen.overdue) == (10, [12], 1)
    assert "/reports/?period=&amp;state=submitted" in client.get("/").text


def test_a_person_without_a_role_is_told_whom_to_ask(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("moi", full_name="Người mới"))
    assert "chưa được giao vai trò" in client.get("/").text


def test_the_next_period_due_comes_first_and_the_others_are_listed_after_it(client, lan, department, duty, province):
    half_year = make_period(2024, "6T")
    make_duty(department, half_year, superior=province, due_on=date(2024, 6, 20), closes_on=date(2024, 7, 31))
    found = home(client, lan)
    assert [work.duty.period.slug for work in found.work] == ["2024-Q1"]
    assert [duty.period.slug for duty in found.later] == ["2024-6T"]


@pytest.mark.parametrize("n", [1, 3])
def test_a_clerks_page_costs_the_same_for_one_task_and_for_three(
    client, lan, department, duty, plan, quarter, n, django_assert_num_queries
):
    for _ in range(n):
        make_task(plan, "Quý I/2024")
    progress_of_agencies([department.pk], quarter)  # counts the new tasks
    client.force_login(lan)
    with django_assert_num_queries(7):
        answer = client.get("/")
    assert answer.context["home"].work[0].progress.total == plan.tasks.count()


@pytest.mark.parametrize("n", [1, 3])
def test_a_reviewers_page_costs_the_same_for_one_agency_and_for_three(
    client, hoa, province, quarter, n, django_assert_num_queries
):
    for number in range(n):
        make_duty(make_agency(f"KG-{number}", f"Sở {number}", superior=province), quarter, superior=province)
    client.force_login(hoa)
    with django_assert_num_queries(6):
        answer = client.get("/")
    assert (answer.context["home"].overseen.sent, answer.context["home"].overseen.total) == (0, n)
