"""``manage.py prepare`` fills an empty database at the first start; ``demo`` adds what is missing at any time."""

import io

import pytest
from django.core.management import CommandError, call_command

from agencies.models import Agency, User
from core.models import AuditRecord
from reports.demo import is_empty
from reports.demo.people import first_password
from tests.factories import make_agency


def run(*options: str, command: str = "demo") -> str:
    output = io.StringIO()
    call_command(command, *options, stdout=output)
    return output.getvalue()


def test_an_empty_database_is_filled_once_and_its_accounts_are_shown_at_each_start(db):
    assert is_empty()
    first, second = run("--accounts", command="prepare"), run("--accounts", command="prepare")
    assert "Kế hoạch: 4 (thêm 4)" in first
    assert "Kế hoạch" not in second
    for shown in (first, second, run("--accounts")):
        assert "chuyenvien.kg-sdl" in shown
        assert "thamdinh.kg-snv" in shown
        assert first_password() in shown
    assert "Kế hoạch: 4 (đã có đủ)" in run()
    assert set(AuditRecord.objects.values_list("actor_name", flat=True)) == {"hệ thống:demo"}


def test_a_portal_in_real_use_gets_no_demonstration_data_and_starts_all_the_same(db):
    make_agency("SNV", "Sở Nội vụ tỉnh Kiên Giang")
    assert run("--accounts", command="prepare") == ""
    assert Agency.objects.count() == 1


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
