"""The pages of long work."""

import pytest

from core.jobs.models import Job
from core.jobs.running import run_job
from core.models import AuditRecord
from tests.core.jobs.conftest import refuse

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, lan):
    client.force_login(lan)
    return client


def test_a_job_that_runs_asks_for_its_progress_without_keeping_the_session_alive(desk, start):
    job = start()
    Job.objects.filter(pk=job.pk).update(state="running", claim="x", done=20, total=27)
    page = desk.get(job.get_absolute_url()).text
    assert f'hx-get="/jobs/{job.pk}/progress/"' in page
    assert '{"X-Background": "1"}' in page
    assert 'max="27" value="20"' in page
    assert "20/27 · 74,1%" in page


def test_one_that_has_ended_asks_no_more(desk, start):
    job = start()
    run_job(job.pk)
    part = desk.get(f"/jobs/{job.pk}/progress/", headers={"HX-Request": "true"}).text
    assert "hx-get" not in part
    assert "Xong cả." in part
    assert f"/jobs/{job.pk}/file/" in part


def test_a_plain_browser_gets_the_page_instead_of_the_part(desk, start):
    job = start()
    assert desk.get(f"/jobs/{job.pk}/progress/").headers["Location"] == f"/jobs/{job.pk}/"


def test_it_can_be_left_and_found_again(desk, start):
    job = start()
    assert "Việc đang chạy" in desk.get("/").text
    assert f'href="/jobs/{job.pk}/"' in desk.get("/jobs/").text


def test_it_can_be_stopped_and_let_go_on(desk, start):
    job = start()
    page = desk.post(f"/jobs/{job.pk}/cancel/", follow=True).text
    assert "Đã dừng theo yêu cầu." in page
    assert "Đang chờ đến lượt" in desk.post(f"/jobs/{job.pk}/resume/", follow=True).text


def test_too_much_at_once_is_said_when_one_is_let_go_on(desk, start):
    job = start()
    desk.post(f"/jobs/{job.pk}/cancel/")
    start(), start()
    assert "Bạn đang có 02 việc chạy nền" in desk.post(f"/jobs/{job.pk}/resume/", follow=True).text


def test_stopping_what_has_ended_is_told(desk, start):
    job = start()
    run_job(job.pk)
    assert "đã kết thúc trước khi dừng" in desk.post(f"/jobs/{job.pk}/cancel/", follow=True).text


def test_why_it_failed_is_shown(desk, start, work):
    work.at[0] = refuse
    job = start()
    run_job(job.pk)
    page = desk.get(job.get_absolute_url()).text
    assert "Không có gì để làm." in page
    assert "Làm tiếp" in page


def test_the_file_is_handed_out_safely_and_that_is_recorded(desk, start, lan):
    job = start()
    run_job(job.pk)
    answer = desk.get(f"/jobs/{job.pk}/file/")
    assert b"".join(answer.streaming_content) == b"PK-ket-qua"
    assert answer["Content-Disposition"] == 'attachment; filename="ket-qua.zip"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    [record] = AuditRecord.objects.filter(model="core.SecurityEvent", new__kind="download")
    assert (record.actor_id, record.new["name"]) == (lan.pk, "ket-qua.zip")


def test_a_file_that_is_no_longer_allowed_is_refused_and_nothing_recorded(desk, start, work):
    job = start()
    run_job(job.pk)
    work.allowed = False
    answer = desk.get(f"/jobs/{job.pk}/file/", follow=True)
    assert "Quyền của bạn đã thay đổi" in answer.text
    assert not AuditRecord.objects.filter(model="core.SecurityEvent", new__kind="download").exists()


def test_a_file_that_is_gone_is_told(desk, start):
    job = start()
    run_job(job.pk)
    Job.objects.get(pk=job.pk).file.delete(save=False)
    assert "Tệp không còn" in desk.get(f"/jobs/{job.pk}/file/", follow=True).text


def test_there_is_no_file_before_the_end(desk, start):
    assert desk.get(f"/jobs/{start().pk}/file/").status_code == 404


def test_the_job_of_another_does_not_exist(client, start, minh):
    job = start()
    client.force_login(minh)
    assert client.get(job.get_absolute_url()).status_code == 404
    assert f"/jobs/{job.pk}/" not in client.get("/jobs/").text
