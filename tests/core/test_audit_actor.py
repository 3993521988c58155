"""Who is recorded for a write: the request's user, a job, or the database role; never the one before."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from core.audit.context import acting, running_job
from core.audit.middleware import AuditActorMiddleware
from core.models import AuditRecord

User = get_user_model()


@pytest.fixture
def lan(db: None):
    return User.objects.create(username="lan", full_name="Trần Thị Lan")


def write() -> AuditRecord:
    """Change something and return its record."""
    User.objects.create(username=f"u{AuditRecord.objects.count()}")
    return AuditRecord.objects.latest("pk")


def raw_write() -> AuditRecord:
    """The same past Django's connection wrapper: nothing tells the database who acts."""
    cursor = connection.connection.cursor()
    cursor.execute("UPDATE agencies_user SET full_name = 'thay đổi thẳng'")
    cursor.close()
    connection.connection.commit()
    return AuditRecord.objects.latest("pk")


def request_by(user: Any, view: Callable[[HttpRequest], object]) -> None:
    def respond(request: HttpRequest) -> HttpResponse:
        view(request)
        return HttpResponse()

    request = RequestFactory().post("/")
    request.user = user
    AuditActorMiddleware(respond)(request)


def test_a_request_writes_in_its_users_name(lan) -> None:
    records = []
    request_by(lan, lambda request: records.extend([write(), write()]))
    who = {(record.actor_id, record.actor_name, record.actor_full_name) for record in records}
    assert who == {(lan.pk, "lan", "Trần Thị Lan")}
    assert len({r.request_id for r in records}) == 1
    assert records[0].request_id


def test_two_requests_on_one_connection_do_not_mix(lan) -> None:
    minh = User.objects.create(username="minh")
    records = []
    for user in (lan, minh, AnonymousUser(), lan):
        request_by(user, lambda request: records.append(write()))
    records.append(write())
    names = [record.actor_name for record in records]
    assert names == ["lan", "minh", "chưa đăng nhập", "lan", f"hệ thống:{running_job()}"]
    assert len({record.request_id for record in records}) == 5
    assert records[-1].request_id == ""


def test_who_signs_in_during_a_request_is_recorded_from_then_on(lan) -> None:
    records = []

    def sign_in(request: HttpRequest) -> None:
        records.append(write())
        request.user = lan
        records.append(write())

    request_by(AnonymousUser(), sign_in)
    assert [record.actor_name for record in records] == ["chưa đăng nhập", "lan"]


def test_a_request_that_only_reads_does_not_ask_for_its_user(db: None) -> None:
    class Untouchable:
        @property
        def is_authenticated(self) -> bool:
            raise AssertionError("asked for")

    request_by(Untouchable(), lambda request: User.objects.count())


def test_a_reason_inside_a_request_keeps_the_user(lan) -> None:
    records = []

    def correct(request: HttpRequest) -> None:
        with acting(reason="Nhập nhầm 100% số liệu; 'sửa' \"lại\" \\ \0"):
            records.append(write())
        records.append(write())

    request_by(lan, correct)
    assert [record.actor_name for record in records] == ["lan", "lan"]
    assert [record.reason for record in records] == ["Nhập nhầm 100% số liệu; 'sửa' \"lại\" \\ ", ""]


def test_a_job_writes_in_its_own_name_even_inside_a_persons_scope(lan) -> None:
    with acting(user=lan, reason="chạy tay", request_id="r1"), acting(name="nhắc hạn"):
        record = write()
    assert (record.actor_id, record.actor_name, record.actor_full_name) == (None, "hệ thống:nhắc hạn", "")
    assert (record.reason, record.request_id) == ("chạy tay", "r1")


def test_a_user_inside_a_jobs_scope_is_recorded(lan) -> None:
    with acting(name="nhập liệu"), acting(user=lan):
        assert write().actor_name == "lan"


@pytest.mark.parametrize(
    ("argv", "job"),
    [
        (["manage.py", "demo"], "demo"),
        (["/usr/bin/django-admin", "loaddata", "x"], "loaddata"),
        ([".venv/bin/gunicorn", "cchc_portal.wsgi"], "gunicorn"),
        (["/lib/pytest/__main__.py"], "pytest"),
    ],
)
def test_a_command_is_named_after_itself(monkeypatch, argv: list[str], job: str) -> None:
    monkeypatch.setattr("sys.argv", argv)
    assert running_job() == job


def test_a_rollback_leaves_no_actor_behind(lan) -> None:
    minh = User.objects.create(username="minh")
    with acting(user=minh):
        write()
        try:
            with transaction.atomic(), acting(user=lan):
                write()
                raise RuntimeError
        except RuntimeError:
            assert write().actor_name == "minh"
    assert write().actor_name == f"hệ thống:{running_job()}"


@pytest.mark.django_db(transaction=True)
def test_a_kept_connection_remembers_nobody_after_the_request() -> None:
    lan = User.objects.create(username="lan")
    request_by(lan, lambda request: write())
    who = {"postgresql": "db:", "sqlite": "hệ thống:"}[connection.vendor]
    assert raw_write().actor_name.startswith(who)


@pytest.mark.django_db(transaction=True)
def test_a_shell_beside_the_portal_is_named_by_role_or_cannot_write() -> None:
    User.objects.create(username="lan")
    if connection.vendor == "sqlite":
        shell = sqlite3.connect(connection.settings_dict["NAME"])
        with closing(shell), pytest.raises(sqlite3.OperationalError, match="app_audit"):
            shell.execute("UPDATE agencies_user SET full_name = 'x'")
    else:
        record = raw_write()
        assert record.actor_name == f"db:{connection.settings_dict['USER']}"
        assert (record.actor_id, record.reason, record.request_id) == (None, "", "")


@pytest.mark.django_db(transaction=True)
def test_a_block_around_the_first_use_of_a_connection_does_not_silence_it(lan) -> None:
    """Django ends an ``execute_wrapper`` block by taking the last wrapper away, whichever it is."""
    fresh = connection.copy()
    try:
        with fresh.execute_wrapper(lambda execute, *call: execute(*call)), fresh.cursor() as cursor:
            cursor.execute("SELECT 1")
        with acting(user=lan), fresh.cursor() as cursor:
            cursor.execute("UPDATE agencies_user SET full_name = 'Lan'")
    finally:
        fresh.close()
    assert AuditRecord.objects.latest("pk").actor_name == "lan"
