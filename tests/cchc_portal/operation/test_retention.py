"""What has ended is removed; the audit record is copied out, never removed."""

import gzip
import json
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from agencies.models import SignInAttempts
from cchc_portal.env import env_int
from cchc_portal.operation.retention import archive_audit
from core.models import AuditRecord

pytestmark = pytest.mark.django_db


def test_ended_sessions_and_old_guesses_go_and_locks_stay(client, lan, capsys):
    client.force_login(lan)
    now = timezone.now()
    Session.objects.create(session_key="x", session_data="", expire_date=now - timedelta(1))
    old = now - timedelta(days=3)
    SignInAttempts.objects.create(key="a", since=old)
    SignInAttempts.objects.create(key="b", since=old, locked_until=now + timedelta(1))
    call_command("retention")
    assert "1 phiên hết hạn, 1 lượt thử cũ" in capsys.readouterr().out
    assert Session.objects.count() == 1
    assert SignInAttempts.objects.get().key == "b"


def test_only_records_beyond_the_period_are_copied_and_none_is_deleted(lan, tmp_path, settings):
    before = AuditRecord.objects.count()
    assert before
    assert archive_audit(tmp_path) is None
    later = timezone.now() + timedelta(days=31 * settings.AUDIT_KEEP_MONTHS + 1)
    path, count, digest = archive_audit(tmp_path, later)
    rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    assert (count, len(rows), AuditRecord.objects.count()) == (before, before, before)
    assert {row["id"] for row in rows} == set(AuditRecord.objects.values_list("pk", flat=True))
    assert len(digest) == 64
    with pytest.raises(Exception, match="đã có tệp này"):
        archive_audit(tmp_path, later)


def test_the_database_refuses_to_delete_a_record(lan):
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditRecord.objects.all().delete()


def test_less_than_a_year_is_refused(monkeypatch):
    monkeypatch.setenv("AUDIT_KEEP_MONTHS", "11")
    with pytest.raises(ImproperlyConfigured, match="từ 12 trở lên"):
        env_int("AUDIT_KEEP_MONTHS", "120", least=12)


def test_a_missing_folder_is_told(monkeypatch, lan, tmp_path, settings):
    settings.AUDIT_KEEP_MONTHS = -1
    with pytest.raises(CommandError, match="thư mục chưa có"):
        call_command("retention", archive=tmp_path / "none")
