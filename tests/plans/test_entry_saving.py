"""Saving one row of the grid by HTMX: the answer is the row's save state and the figures it changes."""

import gzip
import re
from datetime import date

import pytest

from plans.models import Delivery, Occurrence, TaskUpdate
from plans.services import record_update
from tests.factories import make_task, make_user
from tests.shared import late, shared

URL = "/entry/KG-SDL/2024-Q1/tasks/{}/"
GOOD = {"version": "0", "status": "period_done", "result": "Đã ban hành 05 văn bản", "delivered_on": "5/3/2024"}


@shared
def task(plan, duty):
    return make_task(plan, "Quý I/2024")


@pytest.fixture
@late
def save(client, lan, task):
    """Send the task's row as htmx does; the answer's text is decoded."""
    client.force_login(lan)

    def save(at=task, **values):
        response = client.post(URL.format(at.pk), GOOD | values, headers={"HX-Request": "true"})
        response.text_sent = response.content.decode()
        return response

    return save


def test_saved_row_answers_with_its_new_version_and_the_progress(save, task):
    response = save()
    update = TaskUpdate.objects.get()
    assert response.status_code == 200
    assert (update.status, update.result, update.delivered_on) == (
        "period_done", "Đã ban hành 05 văn bản", date(2024, 3, 5),
    )  # fmt: skip
    assert f'name="version" form="row-{task.pk}" value="1"' in response.text_sent
    assert 'data-save="saved"' in response.text_sent
    assert 'id="tally" hx-swap-oob="true"' in response.text_sent
    assert ">100%<" in response.text_sent
    assert f'id="state-{task.pk}"' in response.text_sent
    assert "thứ Ba, 05/03/2024" in response.text_sent
    assert "<textarea" not in response.text_sent


def test_saved_row_answers_with_the_counts_of_the_tabs(save, task, plan, client):
    make_task(plan, "Quý I/2024")
    page = client.get("/entry/KG-SDL/2024-Q1/").text
    assert ['id="count-blank">2<' in page, 'id="count-all">2<' in page] == [True, True]
    text = save().text_sent
    assert 'id="count-blank" hx-swap-oob="true">1<' in text
    assert 'id="count-all" hx-swap-oob="true">2<' in text


SEEN = re.compile(r'id="(tally|state-\d+)"[^>]* data-seen="([^"]+)"')
FEW_BYTES = 400  # and up to 100 that Django adds at random to whatever is compressed


def test_only_the_figures_that_changed_come_back(client, task, plan, lan):
    client.force_login(lan)
    make_task(plan, "Quý I/2024")

    def parts_after(**values) -> tuple[list[str], bool]:
        """The figures that come with a row saved from the page as it stands, and whether few bytes do."""
        marks = SEEN.findall(client.get("/entry/KG-SDL/2024-Q1/").text)
        headers = {"HX-Request": "true", "X-Seen": " ".join(f"{name}={mark}" for name, mark in marks)}
        sent = client.post(URL.format(task.pk), GOOD | values, headers=headers).content
        names = ("tally", "count-blank", f"state-{task.pk}")
        return [one for one in names if f'id="{one}"' in sent.decode()], len(gzip.compress(sent)) <= FEW_BYTES

    undone = {"status": "not_done", "delivered_on": ""}
    assert parts_after(**undone) == (["tally", "count-blank"], False)  # one more is entered; still overdue
    assert parts_after(**undone, version="1", result="Chưa có văn bản") == ([], True)
    assert parts_after(version="2") == (["tally", "count-blank", f"state-{task.pk}"], False)


def test_second_save_carries_the_version_of_the_first(save):
    save()
    response = save(version="1", result="Đã ban hành 06 văn bản")
    assert response.status_code == 200
    assert TaskUpdate.objects.get().result == "Đã ban hành 06 văn bản"


def test_version_of_a_row_that_nobody_saved_is_no_obstacle(save):
    assert save(version="7").status_code == 200
    assert TaskUpdate.objects.get().version == 1


def test_same_row_sent_twice_is_saved_once(save):
    save()
    response = save()
    assert response.status_code == 200
    assert TaskUpdate.objects.get().version == 1
    assert Delivery.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"delivered_on": "31/2/2024"}, "Ngày hoàn thành: Ngày 31/02/2024 không có trong lịch."),
        ({"delivered_on": "24/01/20224"}, "Năm phải có bốn chữ số"),
        ({"delivered_on": "19/3/2024"}, "Ngày 19/03/2024 chưa đến."),
        ({"delivered_on": "5/3/2014"}, "quá xa Quý I/2024"),
        ({"status": ""}, "Chưa chọn tình hình."),
        ({"status": "xong"}, "Tình hình"),
        ({"status": "not_done"}, "tình hình không thể là “chưa thực hiện”"),
        ({"result": "x" * 10_001}, "Kết quả thực hiện"),
    ],
)
def test_wrong_entry_is_told_at_the_row_and_nothing_is_written(save, values, message):
    response = save(**values)
    assert response.status_code == 422
    assert message in response.text_sent
    assert 'data-save="error"' in response.text_sent
    assert not TaskUpdate.objects.exists()


def test_wrong_field_is_named_for_the_script(save):
    assert 'data-invalid="delivered_on"' in save(delivered_on="31/2/2024").text_sent


def test_day_of_a_later_quarter_belongs_there(save, settings):
    settings.PORTAL_TODAY = date(2024, 4, 20)
    response = save(delivered_on="5/4/2024")
    assert response.status_code == 422
    assert "thuộc kỳ sau" in response.text_sent


def test_untouched_row_writes_nothing(save):
    response = save(status="", result=" ", delivered_on="")
    assert response.status_code == 200
    assert 'data-save="idle"' in response.text_sent
    assert not TaskUpdate.objects.exists()


def test_conflict_shows_what_the_other_saved_and_offers_both(save, task, quarter, department):
    mai = make_user("mai", "editor", department)
    record_update(task=task, quarter=quarter, status="in_progress", result="Đang lấy ý kiến", by=mai)
    response = save()
    assert response.status_code == 409
    for shown in ("mai", "Đang thực hiện", "Đang lấy ý kiến", "Lấy bản của tôi", "Lấy bản mới"):
        assert shown in response.text_sent
    assert 'value="1"' in response.text_sent
    assert TaskUpdate.objects.get().result == "Đang lấy ý kiến"


def test_my_version_is_kept_when_i_say_so(save, task, quarter, department):
    mai = make_user("mai", "editor", department)
    record_update(task=task, quarter=quarter, status="in_progress", result="Đang lấy ý kiến", by=mai)
    save()
    assert save(version="1").status_code == 200
    assert TaskUpdate.objects.get().result == GOOD["result"]


def test_new_version_is_fetched_as_a_row(save, client, task, quarter, department):
    mai = make_user("mai", "editor", department)
    record_update(task=task, quarter=quarter, status="in_progress", result="Đang lấy ý kiến", by=mai)
    text = client.get(URL.format(task.pk), headers={"HX-Request": "true"}).content.decode()
    assert text.strip().startswith(f'<tr id="task-{task.pk}"')
    assert "Đang lấy ý kiến" in text


def test_closed_quarter_refuses_with_its_day(save, settings):
    settings.PORTAL_TODAY = date(2024, 5, 2)
    response = save()
    assert response.status_code == 422
    assert "Quý I/2024 đã khóa sổ ngày 30/04/2024" in response.text_sent
    assert not TaskUpdate.objects.exists()


def test_task_taken_out_refuses_with_its_day(save, task):
    task.cancelled_on = date(2024, 2, 1)
    task.save()
    response = save()
    assert (response.status_code, "điều chỉnh bỏ từ ngày 01/02/2024" in response.text_sent) == (422, True)


def test_text_is_shown_as_text(save):
    record = save(result="<b>đậm</b>", status="")
    assert "<b>đậm" not in record.text_sent


def test_saving_a_row_costs_the_same_for_any_number_of_tasks(save, plan, django_assert_num_queries):
    save()
    with django_assert_num_queries(QUERIES):
        save(version="1", result="Lần hai")
    for _ in range(3):
        make_task(plan, "Quý I/2024")
    with django_assert_num_queries(QUERIES):
        save(version="2", result="Lần ba")


QUERIES = 8


@pytest.mark.parametrize("who", ["ky", "quan", "thu", "hoa", "chi"])
def test_those_who_do_not_record_are_refused(client, request, task, who):
    client.force_login(request.getfixturevalue(who))
    assert client.post(URL.format(task.pk), GOOD).status_code == 403
    assert not TaskUpdate.objects.exists()


def test_another_agencys_row_does_not_exist(client, stranger, task):
    client.force_login(stranger)
    assert client.post(URL.format(task.pk), GOOD).status_code == 404


def test_row_of_another_year_or_of_a_longer_period_does_not_exist(client, lan, task, duty):
    client.force_login(lan)
    assert client.post(f"/entry/KG-SDL/2023-Q1/tasks/{task.pk}/", GOOD).status_code == 404
    assert client.post(f"/entry/KG-SDL/2024-N/tasks/{task.pk}/", GOOD).status_code == 404


def test_conflict_names_only_what_differs(save, task, quarter, department):
    mai = make_user("mai", "editor", department)
    record_update(
        task=task, quarter=quarter, status="period_done", result="Đã ban hành 04 văn bản",
        delivered_on=date(2024, 3, 5), by=mai,
    )  # fmt: skip
    shown = save().context["line"].theirs.differences
    assert shown == (("Kết quả thực hiện", "Đã ban hành 04 văn bản"),)


@pytest.mark.parametrize(("mine", "status"), [(True, 200), (False, 409)])
def test_same_words_with_other_ticks_are_no_repetition(save, plan, task, quarter, department, mine, status):
    other = make_task(plan, "Quý III/2024", "Quý IV/2024")
    first, second = Occurrence.objects.filter(deliverable__task=other).order_by("due_on")
    mai = make_user("mai", "editor", department)
    record_update(task=other, quarter=quarter, status="in_progress", ticked=[first.pk], by=mai)
    response = save(at=other, status="in_progress", result="", delivered_on="", ticked=[(first if mine else second).pk])
    assert response.status_code == status
    assert [delivery.occurrence for delivery in Delivery.objects.all()] == [first]
