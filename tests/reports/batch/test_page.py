"""Asking for a batch."""

import pytest

from core.jobs.models import Job
from tests.reports.batch.conftest import make_reports
from tests.shared import late

pytestmark = pytest.mark.django_db


@pytest.fixture
@late
def desk(client, boss):
    client.force_login(boss)
    return client


def test_what_will_happen_is_said_before_it_happens(desk, boss, province, quarter, duty):
    make_reports(province, quarter, boss, 2)
    page = desk.get("/reports/batch/").text
    assert "2 báo cáo" in page
    assert "<b>1 cơ quan</b> chưa phát hành" in page
    assert "2024-Q1_S01_01-BC-S01.pdf" in page
    assert "Sở Du lịch" in page
    assert not Job.objects.exists()


def test_starting_leads_to_the_page_of_the_job_and_twice_to_the_same(desk, boss, province, quarter):
    make_reports(province, quarter, boss, 1)
    first, second = (desk.post("/reports/batch/", {"period": "2024-Q1"}) for _ in range(2))
    job = Job.objects.get()
    assert first.headers["Location"] == second.headers["Location"] == f"/jobs/{job.pk}/"
    assert (job.owner, job.title) == (boss, "Xuất hàng loạt báo cáo Quý I/2024")


def test_too_much_at_once_is_said_on_the_page(desk, boss, province, quarter, monkeypatch):
    make_reports(province, quarter, boss, 1)
    monkeypatch.setattr("core.jobs.services.MOST_OF_ONE", 0)
    assert "việc chạy nền" in desk.post("/reports/batch/", {"period": "2024-Q1"}, follow=True).text


def test_a_period_of_others_is_refused(desk, boss, province, quarter):
    make_reports(province, quarter, boss, 1)
    answer = desk.post("/reports/batch/", {"period": "2031-Q1"})
    assert answer.status_code == 422
    assert "Không có kỳ này" in answer.text
    assert "Không có kỳ này" in desk.get("/reports/batch/?period=xx").text


def test_nothing_issued_is_nothing_to_do(desk, duty):
    page = desk.get("/reports/batch/").text
    assert "chưa có gì để xuất" in page
    assert "Bắt đầu xuất" not in page


def test_no_period_is_said(desk):
    assert "Chưa có kỳ báo cáo nào" in desk.get("/reports/batch/").text


def test_administrators_find_it_on_the_list_and_the_dashboard_others_do_not(client, boss, hoa, duty):
    for user, found in ((boss, True), (hoa, False)):
        client.force_login(user)
        for page in ("/reports/", "/dashboard/2024-Q1/"):
            assert ("/reports/batch/" in client.get(page).text) is found
