"""On PostgreSQL the portal's own role cannot touch the audit, and works."""

import os
from collections.abc import Iterator

import pytest
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from agencies.models import User
from core.audit.chain import verify_chain
from core.audit.events import record_event
from core.audit.heads import note_head, noted_heads
from core.audit.roles import require_role, role_problems
from core.models import AuditRecord, EventKind

# Roles belong to the whole cluster, which the workers of one run share: each makes its own.
ROLE = f"portal_app_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
PASSWORD = "chi-de-kiem-thu"
on_postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no roles")


type_of_account = dict[str, str]


@pytest.fixture
def app_role(transactional_db: None) -> Iterator[type_of_account]:
    """Signed in to the database as the portal would be; the value is the owner, who comes back at the end."""
    run(f"CREATE ROLE {ROLE} LOGIN PASSWORD '{PASSWORD}'")
    call_command("database_role", ROLE)
    own = {name: connection.settings_dict[name] for name in ("USER", "PASSWORD")}
    sign_in(USER=ROLE, PASSWORD=PASSWORD)
    yield own
    sign_in(**own)
    run(f"DROP OWNED BY {ROLE}")
    run(f"DROP ROLE {ROLE}")
    run("GRANT EXECUTE ON FUNCTION audit_record(), audit_seal() TO PUBLIC")


def sign_in(**as_whom: str) -> None:
    connection.close()
    connection.settings_dict.update(as_whom)


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


REFUSED = [
    "UPDATE core_auditrecord SET actor_name = 'x'",
    "DELETE FROM core_auditrecord",
    "TRUNCATE core_auditrecord",
    "ALTER TABLE core_auditrecord DISABLE TRIGGER ALL",
    "DROP TABLE core_auditrecord",
    "INSERT INTO core_auditrecord SELECT * FROM core_auditrecord",
    "INSERT INTO core_auditseal VALUES (99, 99, 'x')",
    "DELETE FROM core_auditseal",
    "UPDATE core_audithead SET hash = 'x'",
    "TRUNCATE agencies_user CASCADE",
    "ALTER TABLE agencies_user DISABLE TRIGGER audit_row",
    "DROP TRIGGER audit_row ON agencies_user",
    "DROP FUNCTION audit_record() CASCADE",
    "SET session_replication_role = replica",
    "CREATE TABLE mine (id int)",
    "CREATE TEMP TABLE core_auditseal (id int)",
    "UPDATE django_migrations SET name = 'x'",
]


@on_postgres
def test_the_portals_role_can_do_its_work_but_not_touch_the_audit(
    app_role: type_of_account, settings, tmp_path
) -> None:
    settings.DATABASE_ROLE_CHECK = True
    settings.AUDIT_HEADS_DIR = tmp_path
    user = User.objects.create(username="lan")
    record_event(EventKind.SIGNED_IN, name="lan", about=user.pk)
    before = list(AuditRecord.objects.values())
    for statement in REFUSED:
        with pytest.raises(DatabaseError), transaction.atomic():
            run(statement)
    assert list(AuditRecord.objects.values()) == before
    User.objects.filter(pk=user.pk).update(full_name="Trần Thị Lan")
    note_head()
    user.delete()
    assert [record.action for record in AuditRecord.objects.filter(model="agencies.User").order_by("pk")] == [
        "insert",
        "update",
        "delete",
    ]
    verdict = verify_chain(noted_heads())
    assert (verdict.length, verdict.faults) == (AuditRecord.objects.count(), ())
    require_role()
    assert run_checks(tags=[Tags.database], databases=["default"]) == []


@on_postgres
def test_a_right_too_many_is_noticed(app_role: type_of_account, settings) -> None:
    settings.DATABASE_ROLE_CHECK = True
    assert role_problems() == []
    sign_in(**app_role)
    run(f"REVOKE SELECT ON core_auditseal FROM {ROLE}")
    sign_in(USER=ROLE, PASSWORD=PASSWORD)
    with pytest.raises(CommandError, match="thiếu quyền; chạy manage.py database_role"):
        call_command("verify_audit")
    for statement, told in [
        ("GRANT UPDATE ON core_auditrecord TO {}", "ghi được vào bảng core_auditrecord"),
        ("GRANT TRUNCATE ON agencies_user TO {}", "bảng agencies_user"),
        ("GRANT CREATE ON SCHEMA public TO {}", "tạo được bảng"),
        ("GRANT EXECUTE ON FUNCTION audit_seal() TO {}", "gọi được hàm"),
        ("REVOKE SELECT ON agencies_user FROM {}", "chưa đọc được bảng"),
    ]:
        sign_in(**app_role)
        run(statement.format(ROLE))
        sign_in(USER=ROLE, PASSWORD=PASSWORD)
        with pytest.raises(ImproperlyConfigured, match=told):
            require_role()
        assert any(told in warning.msg for warning in run_checks(tags=[Tags.database], databases=["default"]))


@on_postgres
def test_the_owner_is_no_role_for_the_portal(db: None, settings) -> None:
    require_role()  # not asked for
    settings.DATABASE_ROLE_CHECK = True
    with pytest.raises(ImproperlyConfigured, match="superuser"):
        require_role()
    with pytest.raises(CommandError, match="là chủ của các bảng"):
        call_command("database_role", connection.settings_dict["USER"])
    with pytest.raises(CommandError, match="Chưa có tài khoản"):
        call_command("database_role", "không có")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite")
def test_sqlite_has_no_roles(db: None, settings) -> None:
    settings.DATABASE_ROLE_CHECK = True
    require_role()
    with pytest.raises(CommandError, match="SQLite"):
        call_command("database_role", ROLE)
