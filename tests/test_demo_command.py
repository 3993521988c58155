"""``manage.py demo``: set-up runs it on every start, an administrator whenever something is missing."""

import io

import pytest
from django.core.management import CommandError, call_command

from agencies.models import User
from core.models import AuditRecord
from reports.demo import is_empty
from reports.demo.people import first_password


def run(*options: str) -> str:
    output = io.StringIO()
    call_command("demo", *options, stdout=output)
    return output.getvalue()


def test_the_command_says_what_it_added(db):
    assert is_empty()
    assert "Kế hoạch: 4 (thêm 4)" in run("--if-empty")
    assert run("--if-empty") == ""
    assert "Kế hoạch: 4 (đã có đủ)" in run()
    assert set(AuditRecord.objects.values_list("actor_name", flat=True)) == {"hệ thống:demo"}


def test_the_accounts_are_shown_with_their_password(db):
    run()
    shown = run("--accounts")
    assert "chuyenvien.kg-sdl" in shown
    assert "thamdinh.kg-snv" in shown
    assert first_password() in shown


def test_an_account_that_is_locked_is_not_shown(db):
    run()
    User.objects.filter(username="chuyenvien.kg-sdl").update(is_active=False)
    assert "chuyenvien.kg-sdl" not in run("--accounts")


def test_there_are_no_accounts_to_show_before_the_data(db):
    with pytest.raises(CommandError, match="Chưa có tài khoản trình diễn"):
        run("--accounts")


def test_accounts_with_a_public_password_are_refused_where_the_portal_is_in_real_use(db, settings):
    settings.HTTPS = True
    with pytest.raises(CommandError, match="không nạp tài khoản"):
        run()
    assert not User.objects.exists()
