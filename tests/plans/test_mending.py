"""A plan is mended in the browser: order, deadlines, tasks that come and go, and what a closed quarter forbids."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from core.errors import DomainError, FieldError
from documents.services import register_document
from periods.models import ReportingDuty
from plans.figures import progress_of
from plans.mending.lines import Line
from plans.mending.services import Content, add_task, cancel_task, change_task, delete_task, restore_task
from plans.models import Delivery, Occurrence, Plan, Task
from plans.pages.task import task_view
from plans.totals.counting import progress_of_agencies
from tests.factories import make_area, make_task
from tests.plans.conftest import state_of, states_of
from tests.shared import shared

REASON = "Nhập thiếu so với kế hoạch"


def wanted(task: Task | None = None, *deadlines: str, **more) -> Content:
    """What ``task`` says, with ``more`` of it changed; ``deadlines`` are new lines below those that are there."""
    stored = list(task.deliverables.all()) if task else []
    lines = [Line(one.pk, one.activity, one.product, one.deadline) for one in stored]
    values: dict[str, Any] = {
        "area": task.area if task else make_area(),
        "number": task.number if task else "9",
        "title": task.title if task else "Việc mới",
        "lead": "",
        "collaborators": (),
        "position": task.position if task else 99,
        "added_on": task.added_on if task else None,
        "lines": [*lines, *(Line(None, "", f"Báo cáo {deadline}", deadline) for deadline in deadlines)],
    }
    return Content(**values | more)


def change(task: Task, *deadlines: str, **more) -> None:
    change_task(task=task, seen=task.version, content=wanted(task, *deadlines, **more), reason=REASON)


def due(task: Task, deadline: str) -> Content:
    """The first line of ``task`` with another deadline."""
    first = task.deliverables.get()
    return wanted(task, lines=[Line(first.pk, first.activity, first.product, deadline)])


def titles(plan: Plan) -> list[tuple[int, str]]:
    return list(plan.tasks.order_by("position").values_list("position", "title"))


@shared
def three(plan) -> list[Task]:
    return [make_task(plan, "Trong năm 2024", title=title) for title in ("Một", "Hai", "Ba")]


@pytest.fixture
def closed(periods) -> None:
    """Quý I is closed; the other quarters are open."""
    ReportingDuty.objects.filter(period=periods["Q1"]).update(due_on=date(2024, 4, 20), closes_on=date(2024, 5, 1))


def test_tasks_make_room_for_a_new_one_for_one_that_moves_and_for_one_that_goes(plan, three, periods):
    new = add_task(plan=plan, content=wanted(None, "Quý II/2024", position=2), reason=REASON)
    assert titles(plan) == [(1, "Một"), (2, "Việc mới"), (3, "Hai"), (4, "Ba")]
    assert [one.due_on for one in new.deliverables.get().occurrences.all()] == [date(2024, 6, 30)]
    last = plan.tasks.get(title="Ba")
    change(last, position=1)
    assert titles(plan) == [(1, "Ba"), (2, "Một"), (3, "Việc mới"), (4, "Hai")]
    change(last, position=99)
    assert titles(plan) == [(1, "Một"), (2, "Việc mới"), (3, "Hai"), (4, "Ba")]
    delete_task(task=new, seen=1, reason=REASON)
    assert titles(plan) == [(1, "Một"), (2, "Hai"), (3, "Ba")]


def test_who_corrects_words_does_not_move_back_what_somebody_else_moved_meanwhile(client, plan, three, periods, lan):
    client.force_login(lan)
    url = f"/tasks/{three[1].pk}/change/"
    page = client.get(url)
    shown = {name: page.context["form"][name].value() for name in ("version", "area", "place", "place_seen", "number")}
    change(three[2], position=1)
    lines = {"lines-TOTAL_FORMS": "1", "lines-INITIAL_FORMS": "0", "lines-0-product": "Báo cáo", "lines-0-deadline": ""}
    assert client.post(url, {**shown, **lines, "title": "Hai, sửa chữ", "reason": REASON}).status_code == 302
    assert titles(plan) == [(1, "Ba"), (2, "Một"), (3, "Hai, sửa chữ")]


def as_shown(page) -> dict[str, str]:
    """What a browser would send of the page as it stands."""
    form, lines = page.context["form"], page.context["lines"]
    fields = [*form, *lines.management_form, *(field for line in lines for field in line)]
    return {one.html_name: str(one.value()) for one in fields if one.value() not in (None, False)}


def test_a_colleagues_lines_are_shown_after_a_conflict_and_stay_unless_they_are_taken_out(client, plan, periods, lan):
    task = make_task(plan, "Tháng 6/2024", "Tháng 9/2024")
    june, september = task.deliverables.all()
    client.force_login(lan)
    url = f"/tasks/{task.pk}/change/"
    mine = as_shown(client.get(url)) | {"title": "Tên của tôi", "lines-0-product": "Báo cáo của tôi", "reason": REASON}
    change(task, "Quý IV/2024", title="Tên của họ", lines=[Line(june.pk, "", "Báo cáo của họ", "Tháng 6/2024"),
           Line(None, "", "Báo cáo thêm", "Quý IV/2024")])  # fmt: skip

    answer = client.post(url, mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    for said in ("Nhiệm vụ: Tên của họ", "Bản đang lưu ghi: Báo cáo của họ", "Người khác vừa thêm dòng này",
                 "Người khác vừa bỏ dòng này", "Tên của tôi", "Báo cáo của tôi"):  # fmt: skip
        assert said in page
    again = as_shown(answer)
    assert client.post(url, again).status_code == 302
    task.refresh_from_db()
    stored = list(task.deliverables.values_list("product", flat=True))
    assert (task.title, stored) == ("Tên của tôi", ["Báo cáo của tôi", september.product, "Báo cáo thêm"])


def test_a_colleagues_line_is_taken_out_on_purpose(client, plan, periods, lan):
    task = make_task(plan, "Tháng 6/2024")
    client.force_login(lan)
    url = f"/tasks/{task.pk}/change/"
    mine = as_shown(client.get(url)) | {"reason": REASON}
    change(task, "Quý IV/2024")
    again = as_shown(client.post(url, mine))
    assert client.post(url, again | {"lines-4-DELETE": "on"}).status_code == 302
    assert [one.deadline for one in task.deliverables.all()] == ["Tháng 6/2024"]


def test_a_line_that_is_sent_twice_or_is_another_tasks_is_refused(client, plan, periods, lan):
    task, other = make_task(plan, "Tháng 6/2024"), make_task(plan, "Quý IV/2024", title="Việc khác")
    mine, theirs = task.deliverables.get(), other.deliverables.get()
    client.force_login(lan)
    url = f"/tasks/{task.pk}/change/"
    sent = as_shown(client.get(url)) | {"lines-1-product": "Báo cáo hai", "reason": REASON}
    for key, sentence in ((mine.pk, "Một dòng được gửi lên hai lần"), (theirs.pk, "không thuộc nhiệm vụ đang sửa")):
        answer = client.post(url, sent | {"lines-1-pk": str(key)})
        assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert [one.product for one in task.deliverables.all()] == [mine.product]


def test_lines_are_put_in_order_added_and_taken_out_but_not_what_was_delivered(plan, periods, report):
    task = make_task(plan, "Tháng 3/2024", "Tháng 6/2024", "Tháng 9/2024")
    march, june, september = wanted(task).lines
    change(task, lines=[september, Line(None, "Họp", "", "Hàng quý"), march])
    stored = task.deliverables.order_by("position")
    assert [(one.position, one.deadline) for one in stored] == [
        (1, "Tháng 9/2024"),
        (2, "Hàng quý"),
        (3, "Tháng 3/2024"),
    ]
    assert stored[1].occurrences.count() == 4

    report(task, periods["Q1"])
    with pytest.raises(FieldError, match="đã có kết quả báo cáo nên không bỏ được"):
        change(task, lines=[one for one in wanted(task).lines if one.pk != march.pk])
    assert task.deliverables.count() == 3


def test_a_corrected_deadline_leaves_finished_work_finished(plan, periods, report):
    task = make_task(plan, "Tháng 3/2024")
    report(task, periods["Q1"], "all_done")
    change_task(task=task, seen=1, content=due(task, "Tháng 3/2024; tháng 9/2024"), reason=REASON)
    assert states_of(task, periods) == ["completed"] * 4
    assert Delivery.objects.count() == 2


@pytest.mark.parametrize(("before", "after"), [("Tháng 6/2024", "Tháng 3/2024"), ("Tháng 3/2024", "Tháng 6/2024")])
def test_no_deadline_comes_into_a_closed_quarter_or_leaves_it(plan, periods, closed, before, after):
    task = make_task(plan, before)
    with pytest.raises(FieldError, match=r"Hạn 31/03/2024 thuộc phần đã khóa sổ \(Quý I/2024\)"):
        change_task(task=task, seen=1, content=due(task, after), reason=REASON)
    task.refresh_from_db()
    assert (task.deliverables.get().deadline, task.version) == (before, 1)


def test_one_of_two_things_due_on_a_closed_day_is_not_taken_out(plan, periods, closed):
    task = make_task(plan, "Tháng 3/2024", "Tháng 3/2024")
    with pytest.raises(FieldError, match="Hạn 31/03/2024 thuộc phần đã khóa sổ"):
        change(task, lines=wanted(task).lines[:1])
    assert task.deliverables.count() == 2


def test_what_a_closed_quarter_counted_stays_in_it(plan, periods, closed):
    task = make_task(plan, "Tháng 6/2024")
    refused = (
        partial(delete_task, task=task, seen=1, reason=REASON),
        partial(cancel_task, task=task, seen=1, on=date(2024, 3, 31), document=None, reason=REASON),
        partial(change, task, area=make_area("tthc", position=2)),
    )
    for act in refused:
        with pytest.raises(DomainError, match="đã khóa sổ"):
            act()
    cancel_task(task=task, seen=1, on=date(2024, 4, 1), document=None, reason=REASON)
    assert (state_of(task, periods["Q1"]), state_of(task, periods["Q2"])) == ("not_started", "cancelled")
    restore_task(task=task, seen=task.version, reason=REASON)
    assert state_of(task, periods["Q2"]) == "overdue"


def test_a_task_that_was_reported_on_is_never_deleted(plan, periods, report):
    task = make_task(plan, "Tháng 3/2024")
    report(task, periods["Q1"], "in_progress")
    with pytest.raises(DomainError, match="đã có kết quả báo cáo nên không xóa được"):
        delete_task(task=task, seen=1, reason=REASON)


def test_an_issued_plan_loses_a_task_by_a_document_alone_and_tells_why_each_time(client, plan, periods, lan):
    paper = register_document(type="KH", symbol="67/KH-SDL", issued_on=date(2023, 12, 28), agency=plan.agency)
    Plan.objects.filter(pk=plan.pk).update(document=paper)
    task = make_task(plan, "Tháng 6/2024", title="Việc nhập nhầm")
    client.force_login(lan)
    url, posted = f"/tasks/{task.pk}/remove/", {"version": "1", "way": "cancel", "cancelled_on": "01072024"}
    answer = client.post(url, posted)
    assert (answer.status_code, answer.context["form"].errors["reason"]) == (422, ["Chưa ghi lý do."])
    assert 'value="01072024"' in answer.content.decode()
    answer = client.post(url, posted | {"reason": REASON})
    assert answer.context["form"].errors["amended_by"] == ["Kế hoạch đã ban hành: ghi văn bản điều chỉnh kế hoạch."]
    assert client.post(url, posted | {"reason": REASON, "amended_by": "67/KH-SDL"}).status_code == 302
    task.refresh_from_db()
    assert (task.cancelled_on, task.cancelled_by) == (date(2024, 7, 1), paper)

    other = make_task(plan, "Tháng 6/2024", title="Việc chép hai lần")
    gone = {"version": "1", "way": "delete", "reason": "Chép hai lần"}
    assert client.post(f"/tasks/{other.pk}/remove/", gone).status_code == 302
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "Việc chép hai lần" in page
    assert "Chép hai lần" in page.replace("Việc chép hai lần", "")


def test_what_was_typed_in_every_line_comes_back_with_the_error(client, plan, periods, lan):
    task = make_task(plan, "Tháng 6/2024")
    client.force_login(lan)
    lines = {
        "lines-TOTAL_FORMS": "2",
        "lines-INITIAL_FORMS": "0",
        "lines-0-deadline": "Quý IV",
        "lines-1-activity": "Họp",
    }
    posted = {"version": "1", "area": "the-che", "place": "x", "number": "1", "title": "Sửa lại", **lines}
    answer = client.post(f"/tasks/{task.pk}/change/", posted)
    page = answer.content.decode()
    assert answer.status_code == 422
    for kept in ("Sửa lại", 'value="Quý IV"', 'value="Họp"', "Dòng 1, sản phẩm", 'href="#id_place"'):
        assert kept in page


def test_a_task_added_after_a_closed_quarter_leaves_that_quarter_as_it_was_counted(plan, periods, closed, report):
    make_task(plan, "Tháng 6/2024")
    before = progress_of(Task.objects.counted(), periods["Q1"])
    task = add_task(plan=plan, content=wanted(None, "Tháng 9/2024", "Hàng quý"), reason=REASON)
    assert task.added_on == date(2024, 4, 1)
    assert progress_of(Task.objects.counted(), periods["Q1"]) == before
    assert progress_of_agencies([plan.agency_id], periods["Q1"]) == {plan.agency_id: before}
    assert progress_of_agencies([plan.agency_id], periods["Q2"])[plan.agency_id].total == 2
    assert [one.due_on.month for one in Occurrence.objects.filter(deliverable__task=task).order_by("due_on", "pk")] == [
        6, 9, 9, 12,
    ]  # fmt: skip
    assert [one.state for one in task_view(task, with_history=False).quarters][:2] == [None, "overdue"]
    with pytest.raises(DomainError, match=r"chỉ có trong kế hoạch từ ngày 01/04/2024, sau Quý I/2024"):
        ReportingDuty.objects.update(closes_on=date(2025, 1, 31))
        report(task, periods["Q1"])


def test_a_task_added_after_the_closed_quarter_may_be_deleted_again(plan, periods, closed):
    task = add_task(plan=plan, content=wanted(None, "Tháng 9/2024"), reason=REASON)
    change_task(
        task=task,
        seen=1,
        content=wanted(task, area=make_area("tthc", position=2), added_on=date(2024, 5, 6)),
        reason=REASON,
    )
    assert (task.added_on, task.area.code) == (date(2024, 5, 6), "tthc")
    delete_task(task=task, seen=2, reason=REASON)
    assert not plan.tasks.exists()


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (date(2024, 3, 31), "thuộc phần đã khóa sổ"),
        (date(2025, 1, 1), "phải thuộc năm 2024"),
        (date(2024, 11, 1), "đã có kết quả Quý II/2024; chọn ngày sớm hơn"),
        (None, "đã khóa sổ mà không có nhiệm vụ này"),
    ],
)
def test_the_day_from_which_a_task_counts_is_refused_where_it_would_change_what_was_reported(
    plan, periods, closed, report, day, message
):
    task = add_task(plan=plan, content=wanted(None, "Tháng 9/2024"), reason=REASON)
    report(task, periods["Q2"])
    with pytest.raises(FieldError, match=message):
        change_task(task=task, seen=1, content=wanted(task, added_on=day), reason=REASON)


def test_a_task_of_the_plan_is_not_said_to_have_come_after_a_quarter_that_counted_it(plan, periods, closed):
    task = make_task(plan, "Tháng 9/2024")
    with pytest.raises(FieldError, match="đã tính nhiệm vụ này: không đổi ngày bổ sung"):
        change_task(task=task, seen=1, content=wanted(task, added_on=date(2024, 5, 1)), reason=REASON)
    task = add_task(plan=plan, content=wanted(None, "Tháng 9/2024"), reason=REASON)
    with pytest.raises(FieldError, match="chỉ có trong kế hoạch từ ngày 01/04/2024|thuộc phần đã khóa sổ"):
        cancel_task(task=task, seen=1, on=date(2024, 3, 1), document=None, reason=REASON)


def test_the_form_asks_from_when_a_task_counts(client, plan, periods, lan):
    client.force_login(lan)
    lines = {"lines-TOTAL_FORMS": "1", "lines-INITIAL_FORMS": "0", "lines-0-product": "Báo cáo"}
    typed = {"area": make_area().code, "place": "1", "number": "1", "title": "Việc giữa năm", "reason": REASON}
    answer = client.post(f"/plans/{plan.pk}/tasks/new/", {**lines, **typed, "added_on": "15/7/2024"})
    assert answer.status_code == 302
    task = plan.tasks.get()
    assert task.added_on == date(2024, 7, 15)
    page = client.get(task.get_absolute_url()).text
    assert "Bổ sung vào kế hoạch từ ngày 15/07/2024" in page
    assert page.count("chưa có trong kế hoạch") == 2
    listed = (
        client.get("/tasks/", {"period": "2024-Q2"}).text,
        client.get("/tasks/", {"period": "2024-Q3"}).text,
    )
    assert ["Việc giữa năm" in one for one in listed] == [False, True]
