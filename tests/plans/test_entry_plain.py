"""Entering a quarter in a browser without script: real forms, and nothing typed is lost."""

from datetime import date

import pytest

from plans.models import Occurrence, TaskUpdate
from plans.services import record_update
from tests.factories import make_task, make_user
from tests.shared import late, shared

PAGE = "/entry/KG-SDL/2024-Q1/"
GOOD = {"version": "0", "status": "in_progress", "result": "Đang dự thảo", "obstacles": "Thiếu người"}


@shared
def task(plan, duty):
    return make_task(plan, "Tháng 2/2024", "Tháng 3/2024", "Tháng 9/2024")


@pytest.fixture
@late
def post(client, lan, task):
    client.force_login(lan)

    def post(query: str = "", **values):
        return client.post(f"{PAGE}tasks/{task.pk}/{query}", GOOD | values)

    return post


def row(response, task):
    return next(one for group in response.context["page"].groups for one in group.rows if one.task == task)


def test_saved_row_leads_back_to_its_place(post, task):
    response = post("?show=blank")
    assert (response.status_code, response.url) == (302, f"{PAGE}?show=blank#task-{task.pk}")
    assert TaskUpdate.objects.get().result == "Đang dự thảo"


def test_wrong_entry_comes_back_with_the_whole_page_and_what_was_typed(post, task, plan):
    make_task(plan, "Quý IV/2024")
    response = post(delivered_on="32/3/2024")
    assert response.status_code == 422
    text = response.content.decode()
    assert 'value="32/3/2024"' in text
    assert "Thiếu người" in text
    assert "Ngày 32/03/2024 không có trong lịch." in text
    assert row(response, task).outcome.save == "error"
    assert response.context["page"].tally.rows == 2


def test_row_that_failed_is_shown_whatever_the_filter(post, task):
    assert row(post("?show=overdue", status=""), task).problem == "Chưa chọn tình hình."


def test_conflict_shows_both_versions(post, task, quarter, department):
    mai = make_user("mai", "editor", department)
    record_update(task=task, quarter=quarter, status="period_done", result="Đã xong", by=mai)
    response = post()
    assert response.status_code == 409
    conflicted = row(response, task)
    assert (conflicted.typed.result, conflicted.outcome.theirs.result) == ("Đang dự thảo", "Đã xong")
    assert conflicted.typed.version == conflicted.outcome.theirs.version
    assert post(version=str(conflicted.typed.version)).status_code == 302
    assert TaskUpdate.objects.get().result == "Đang dự thảo"


def test_closed_quarter_keeps_what_was_typed_in_sight(post, settings):
    settings.PORTAL_TODAY = date(2024, 5, 2)
    response = post()
    assert response.status_code == 422
    text = response.content.decode()
    assert "đã khóa sổ ngày 30/04/2024" in text
    assert "Đang dự thảo" in text


def test_asking_for_a_rows_address_leads_to_the_grid(client, post, task):
    response = client.get(f"{PAGE}tasks/{task.pk}/")
    assert (response.status_code, response.url) == (302, f"{PAGE}#task-{task.pk}")


def test_single_deliverables_are_delivered_when_ticked(post, task):
    february, _, september = Occurrence.objects.filter(deliverable__task=task).order_by("due_on")
    post(ticked=[february.pk, september.pk])
    delivered = Occurrence.objects.filter(delivery__isnull=False)
    assert set(delivered) == {february, september}


def test_status_that_implies_a_delivery_shows_it_ticked_and_locked(client, post, task):
    post(status="period_done")
    boxes = row(client.get(PAGE), task).boxes
    assert [(box.ticked, box.is_implied) for box in boxes] == [(True, True), (True, True), (False, False)]


def test_going_back_to_in_progress_takes_back_what_the_status_implied(post, task):
    post(status="period_done")
    post(version="1")  # locked boxes are not sent
    assert not Occurrence.objects.filter(delivery__isnull=False).exists()


def test_ticks_of_another_task_are_ignored(post, plan):
    other = make_task(plan, "Quý I/2024")
    foreign = Occurrence.objects.get(deliverable__task=other)
    post(ticked=[foreign.pk])
    assert not Occurrence.objects.filter(delivery__isnull=False).exists()


@pytest.mark.parametrize("ticked", ["abc", "-1", "9" * 30, "１２"])
def test_made_up_ticks_are_a_wrong_entry_not_a_failure(post, ticked):
    assert post(ticked=[ticked]).status_code == 422


@pytest.mark.parametrize("version", ["abc", "-1", "9" * 30, "1.5"])
def test_made_up_version_is_a_wrong_entry_not_a_failure(post, version):
    assert post(version=version).status_code == 422
    assert not TaskUpdate.objects.exists()


def test_what_earlier_quarters_delivered_is_not_offered_again(post, task, quarter, lan, client, department):
    post(status="period_done")
    assert len(row(client.get(PAGE), task).boxes) == 3
    april = make_task(task.plan, "Tháng 2/2024", "Tháng 9/2024", "Tháng 10/2024")
    record_update(task=april, quarter=quarter, status="period_done", by=lan)
    offered = row(client.get(PAGE), april).boxes
    assert [box.ticked for box in offered] == [True, False, False]
