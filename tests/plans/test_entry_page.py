"""The page in which an agency enters a quarter."""

from datetime import date

import pytest

from periods.services import reopen
from plans.models import Task, TaskUpdate
from plans.states import PlanKind
from tests.factories import make_area, make_duty, make_period, make_plan, make_task
from tests.shared import late

URL = "/entry/KG-SDL/2024-Q1/"


@pytest.fixture
@late
def clerk(client, lan, plan, duty):
    client.force_login(lan)
    return client


def rows(response) -> list:
    return [row for group in response.context["page"].groups for row in group.rows]


@pytest.mark.parametrize("n", [1, 3])
def test_page_costs_the_same_for_any_number_of_tasks(clerk, plan, n, django_assert_num_queries, report, quarter):
    for _ in range(n):
        report(make_task(plan, "Tháng 3/2024", "Thường xuyên"), quarter)
    with django_assert_num_queries(8):
        response = clerk.get(URL)
    assert len(rows(response)) == n


def test_tasks_stand_by_area_with_their_deadline_as_written(clerk, plan):
    make_task(plan, "Trước ngày 15/6/2024", area=make_area("the-che", name="Cải cách thể chế"))
    make_task(plan, "Hàng quý", area=make_area("tthc", name="Cải cách thủ tục hành chính", position=2))
    response = clerk.get(URL)
    groups = response.context["page"].groups
    assert [(group.area.name, len(group.rows)) for group in groups] == [
        ("Cải cách thể chế", 1), ("Cải cách thủ tục hành chính", 1),
    ]  # fmt: skip
    assert "Trước ngày 15/6/2024" in response.content.decode()


def test_deadline_that_was_not_understood_is_marked(clerk, plan):
    make_task(plan, "càng sớm càng tốt")
    make_task(plan, "Quý I/2024")
    text = clerk.get(URL).content.decode()
    assert text.count("không hiểu thời hạn – tính là khi có phát sinh") == 1


def test_last_quarters_entry_stands_beside(clerk, plan, department, quarter, report):
    second = make_period(2024, "Q2")
    make_duty(department, second, due_on=date(2024, 6, 20), closes_on=date(2024, 7, 31))
    task = make_task(plan, "Hàng quý")
    report(task, quarter, result="Đã ban hành 05 văn bản")
    row = rows(clerk.get("/entry/KG-SDL/2024-Q2/"))[0]
    assert (row.previous.result, row.update, row.typed.result) == ("Đã ban hành 05 văn bản", None, "")


def test_heading_tells_window_due_day_and_days_left(clerk, plan):
    make_task(plan, "Quý I/2024")
    text = clerk.get(URL).content.decode()
    for shown in ("15/12/2023", "14/03/2024", "20/03/2024", "còn 02 ngày", "Khóa sổ 30/04/2024"):
        assert shown in text


def test_tiles_lead_to_the_tasks_behind_them(clerk, plan, quarter, report):
    report(make_task(plan, "Quý I/2024"), quarter)
    make_task(plan, "Tháng 3/2024")
    text = clerk.get(URL).content.decode()
    assert "50,0%" in text
    assert "/tasks/?agency=KG-SDL&amp;period=2024-Q1&amp;state=performed" in text
    assert "/tasks/?agency=KG-SDL&amp;period=2024-Q1&amp;state=overdue" in text


@pytest.mark.parametrize(("show", "titles"), [("", "ABC"), ("blank", "BC"), ("overdue", "B"), ("lạ", "ABC")])
def test_rows_are_filtered_by_the_address(clerk, plan, quarter, report, show, titles):
    report(make_task(plan, "Quý I/2024", title="A"), quarter)
    make_task(plan, "Quý I/2024", title="B")
    make_task(plan, "Quý IV/2024", title="C")
    response = clerk.get(URL, {"show": show})
    assert "".join(row.task.title for row in rows(response)) == titles
    assert [tab.count for tab in response.context["page"].tabs] == [3, 1, 2, None, None]


def test_thematic_plans_stand_below_the_annual_one_under_their_names(clerk, plan, department):
    make_task(plan, "Quý I/2024", title="A")
    other = make_plan(department, kind=PlanKind.INSPECTION, title="Kiểm tra cải cách hành chính")
    make_task(other, "Quý I/2024", title="B")
    page = clerk.get(URL).context["page"]
    assert [str(group.plan) for group in page.groups] == [str(plan), str(other)]
    assert (page.tally.rows, page.tally.progress.total) == (2, 1)


def test_task_taken_out_asks_for_nothing(clerk, plan):
    task = make_task(plan, "Quý I/2024", cancelled_on=date(2024, 2, 1))
    response = clerk.get(URL)
    assert response.context["page"].tally.blank == 0
    assert f'form="row-{task.pk}"' not in response.content.decode()


def test_closed_quarter_is_shown_with_its_day_and_without_inputs(clerk, plan, settings):
    settings.PORTAL_TODAY = date(2024, 5, 2)
    make_task(plan, "Quý I/2024")
    text = clerk.get(URL).content.decode()
    assert "đã khóa sổ ngày 30/04/2024" in text
    assert "<textarea" not in text


def test_reopened_quarter_takes_entries_again(clerk, plan, duty, chi, settings):
    settings.PORTAL_TODAY = date(2024, 5, 2)
    make_task(plan, "Quý I/2024")
    reopen(duty=duty, until=date(2024, 5, 5), reason="Bổ sung số liệu", by=chi)
    assert "<textarea" in clerk.get(URL).content.decode()


def test_quarter_without_a_duty_says_so(client, lan, plan, quarter):
    client.force_login(lan)
    make_task(plan, "Quý I/2024")
    text = client.get(URL).content.decode()
    assert "Chưa có lịch báo cáo cho Quý I/2024" in text
    assert "<textarea" not in text


@pytest.mark.parametrize("who", ["ky", "quan", "thu", "hoa", "chi"])
def test_those_who_do_not_record_look_only(client, request, plan, duty, who):
    make_task(plan, "Quý I/2024")
    client.force_login(request.getfixturevalue(who))
    response = client.get(URL)
    assert response.status_code == 200
    assert "<textarea" not in response.content.decode()


@pytest.mark.parametrize(("kind", "last"), [("6T", "Q2"), ("9T", "Q3"), ("N", "Q4")])
def test_longer_period_leads_to_its_last_quarter(clerk, kind, last):
    make_period(2024, kind)
    response = clerk.get(f"/entry/KG-SDL/2024-{kind}/")
    assert (response.status_code, response.url) == (302, f"/entry/KG-SDL/2024-{last}/")


def test_another_agencys_page_does_not_exist(client, stranger, plan, duty):
    client.force_login(stranger)
    assert client.get(URL).status_code == 404


def test_unknown_agency_and_unknown_period_do_not_exist(clerk):
    assert clerk.get("/entry/KG-XXX/2024-Q1/").status_code == 404
    assert clerk.get("/entry/KG-SDL/2031-Q1/").status_code == 404


def test_year_without_a_plan_is_told(client, lan, duty):
    client.force_login(lan)
    assert "Chưa có nhiệm vụ" in client.get(URL).content.decode()


def test_no_form_encloses_the_grid(clerk, plan):
    task = make_task(plan, "Quý I/2024")
    text = clerk.get(URL).content.decode()
    grid = text[text.index('<table class="data-table entry-grid') : text.index("</table>")]
    assert "<form" not in grid
    assert f'<form id="row-{task.pk}" method="post"' in text


def test_single_deliverables_are_offered_where_several_are_outstanding(clerk, plan):
    make_task(plan, "Tháng 1/2024", "Tháng 9/2024", title="Hai sản phẩm")
    make_task(plan, "Quý I/2024", title="Một sản phẩm")
    two, one = rows(clerk.get(URL))
    assert [box.label for box in two.boxes] == ["Sản phẩm 1, hạn 31/01/2024", "Sản phẩm 2, hạn 30/09/2024"]
    assert one.boxes == []
    assert Task.objects.count() == 2


def test_beside_the_official_figure_stand_what_is_due_and_what_arose(clerk, plan, report, quarter):
    report(make_task(plan, "Quý I/2024"), quarter)
    make_task(plan, "Quý IV/2024")
    make_task(plan, "Khi có phát sinh")
    text = clerk.get("/entry/KG-SDL/2024-Q1/").text
    assert ">33,3%<" in text
    assert 'state=due">1</a> nhiệm vụ có phần đã đến hạn, 100%' in text
    assert 'state=arisen">2</a> không tính chưa phát sinh, 50,0%' in text


def test_a_person_finds_the_rows_that_they_were_the_last_to_record(clerk, plan, report, quarter, minh):
    mine, theirs = (make_task(plan, "Hàng quý", title=title) for title in "AB")
    report(mine, quarter)
    report(theirs, quarter)
    TaskUpdate.objects.filter(task=theirs).update(recorded_by=minh)
    TaskUpdate.objects.filter(task=mine).update(recorded_by=clerk.session["_auth_user_id"])
    assert [row.task.title for row in rows(clerk.get(URL + "?show=mine"))] == ["A"]


def test_rows_with_a_warning_are_found_and_say_what_is_odd(clerk, plan, report, quarter):
    odd, fine = (make_task(plan, "Hàng quý", title=title) for title in ("Thiếu kết quả", "Đủ kết quả"))
    unread = make_task(plan, "Đầu quý II", title="Không hiểu hạn")
    for task in (odd, fine):
        report(task, quarter)
    TaskUpdate.objects.filter(task=odd).update(status="period_done", result="", document_note="")
    TaskUpdate.objects.filter(task=fine).update(status="period_done", result="Đã xong")
    response = clerk.get(URL + "?show=warned")
    assert [row.task for row in rows(response)] == [odd, unread]
    assert "Đã ghi là xong nhưng chưa nêu kết quả hay văn bản." in response.text
