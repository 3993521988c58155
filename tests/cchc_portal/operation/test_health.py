"""The health page raises seven alarms and tells strangers nothing; measures are counted over processes."""

import json
import os
import time
from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from cchc_portal.operation import health, metrics
from core.audit.triggers import remove_triggers
from documents.apps import check_font
from documents.rendering import fonts

TOKEN = "ma-cua-may-theo-doi"
BEARER = {"authorization": f"Bearer {TOKEN}"}
pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")


def told(name: str) -> health.Finding:
    return next(finding for finding in health.findings() if finding.name == name)


def test_strangers_are_told_ok_and_nothing_else(client, stranger):
    assert (client.get("/health/").status_code, client.get("/health/").text) == (200, "ok\n")
    client.force_login(stranger)
    assert client.get("/health/").text == "ok\n"
    assert client.get("/health/", headers=BEARER).text == "ok\n"  # no token is set


def test_who_has_the_token_or_administers_is_told_everything(client, settings, quan):
    settings.HEALTH_TOKEN = TOKEN
    text = client.get("/health/", headers=BEARER).text
    assert text.splitlines()[0] == f"ok\tCơ sở dữ liệu\tTrả lời ({connection.vendor})."
    assert len(text.splitlines()) == len(health.CHECKS)
    assert client.get("/health/", headers={"authorization": "Bearer sai"}).text == "ok\n"
    client.force_login(quan)
    assert "Tình trạng hệ thống" in client.get("/health/").text


def test_missing_triggers_are_an_alarm(client):
    remove_triggers()
    answer = client.get("/health/")
    assert (answer.status_code, answer.text) == (503, "lỗi\n")
    assert told("Cơ chế ghi nhật ký và cộng số").ok is False


def test_a_missing_font_is_an_alarm_and_is_told_at_the_start(monkeypatch):
    assert (told("Phông chữ").ok, check_font()) == (True, [])
    monkeypatch.setattr(fonts, "font_file", lambda family, style: ("DejaVu Serif", Path("DejaVuSerif.ttf")))
    fonts.printable_characters.cache_clear()
    assert told("Phông chữ").ok is False
    [warning] = check_font()
    assert warning.msg == told("Phông chữ").told
    assert "Hãy cài gói fonts-liberation2" in warning.msg


def test_a_full_disk_is_an_alarm(settings, monkeypatch):
    settings.HEALTH_FREE_PERCENT = 10
    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: Usage(100, 91, 9))
    assert told("Đĩa").ok is False
    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: Usage(100, 90, 10))
    assert told("Đĩa").ok is True


def test_an_old_or_missing_backup_is_an_alarm(settings, tmp_path):
    settings.BACKUP_ROOT = str(tmp_path)
    (tmp_path / ".2024-03-18-x1").mkdir()  # one that is being made
    assert told("Sao lưu").ok is False
    (tmp_path / "a.tar").touch()
    assert told("Sao lưu").ok is True
    old = time.time() - 27 * 3600
    os.utime(tmp_path / "a.tar", (old, old))
    assert told("Sao lưu").ok is False
    settings.BACKUP_ROOT = str(tmp_path / "none")
    assert told("Sao lưu").ok is False


def test_a_wrong_clock_is_an_alarm(monkeypatch):
    now = time.time
    monkeypatch.setattr(health.time, "time", lambda: now() + 120)
    assert told("Đồng hồ").ok is False


def test_a_database_that_does_not_answer_is_an_alarm(client, monkeypatch):
    def away():
        raise health.DatabaseError("away: host=secret")

    monkeypatch.setitem(health.CHECKS, "Cơ sở dữ liệu", away)
    assert client.get("/health/").status_code == 503
    assert told("Cơ sở dữ liệu").told == "Không kiểm tra được (DatabaseError)."


def test_a_stuck_queue_is_an_alarm(monkeypatch):
    class Waiting:
        def aggregate(self, **asked):
            return {"waiting": 2, "late": 1}

    assert told("Hàng đợi").ok is True
    monkeypatch.setattr(health, "waiting_jobs", Waiting)
    assert told("Hàng đợi") == health.Finding("Hàng đợi", "2 việc đang chờ, 1 việc chờ quá 30 phút.", False)
    assert timedelta(minutes=30) == health.LONGEST_WAIT


@pytest.fixture
def measured(settings, tmp_path):
    """Counting from zero, into a folder of its own."""
    settings.METRICS_TOKEN, settings.METRICS_ROOT = TOKEN, tmp_path / "metrics"
    metrics.forget()
    yield settings.METRICS_ROOT
    metrics.forget()


def test_measures_are_for_who_has_the_token(client, measured):
    assert client.get("/metrics/").status_code == 404
    assert client.get("/metrics/", headers={"authorization": "Bearer "}).status_code == 404
    assert client.get("/metrics/", headers=BEARER).status_code == 200


def test_requests_and_saves_are_counted_by_view(client, measured, lan):
    client.get("/sign-in/")
    client.get("/sign-in/")
    client.post("/sign-in/", {"login": "lan", "password": "mat-khau-thu"})
    client.generic("BỊA\n", "/sign-in/")
    text = client.get("/metrics/", headers=BEARER).text
    assert 'portal_requests_total{view="account_login",method="GET",status="200"} 2\n' in text
    assert 'portal_saves_total{view="account_login"} 1\n' in text
    assert 'portal_request_seconds_count{view="account_login"} 4\n' in text
    assert 'portal_request_seconds_bucket{view="account_login",le="+Inf"} 4\n' in text
    assert 'method="other"' in text
    assert "portal_healthy 1\n" in text


def test_the_counts_of_sibling_processes_are_added_and_those_of_another_start_are_not(client, measured):
    measured.mkdir()
    key = 'portal_requests_total{view="x",method="GET",status="200"}'
    (measured / f"{os.getppid()}-1.json").write_text(json.dumps({key: 3}), encoding="utf-8")
    (measured / f"{os.getppid() + 1}-2.json").write_text(json.dumps({key: 9}), encoding="utf-8")
    assert f"{key} 3\n" in client.get("/metrics/", headers=BEARER).text


def test_nothing_is_counted_without_a_token(client):
    metrics.forget()
    client.get("/sign-in/")
    assert not metrics.total()
