"""The triggers are there, stay there, guard the records, and their absence is noticed."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, models, transaction

from agencies.models import Agency, User
from core.audit.pieces import AUDIT_TABLE, REFUSAL
from core.audit.tables import Kind, is_audited, table_of
from core.audit.triggers import (
    after_migrate,
    before_migrate,
    install_triggers,
    remove_triggers,
    require_triggers,
    standing,
    verify_triggers,
)
from core.models import AuditRecord

OURS = ("agencies", "periods", "documents", "plans", "indicators", "reports", "core")
# reviewed: the trail itself is guarded, not recorded
TOTALS = {"plans.PlanChange", "plans.QuarterCount", "plans.AreaTotal"}  # they repeat what is audited
EXEMPT = {"agencies.SignInAttempts", "core.AuditRecord", "core.AuditSeal", "core.AuditHead", *TOTALS}

on_sqlite = connection.vendor == "sqlite"


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def our_models() -> list[type[models.Model]]:
    return [m for name in OURS for m in apps.get_app_config(name).get_models(include_auto_created=True)]


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_model_is_audited_or_reviewed(model: type[models.Model]) -> None:
    assert is_audited(model) is (model._meta.label not in EXEMPT)


def test_passwords_are_never_recorded() -> None:
    table = table_of(User)
    assert "last_login" in table.excluded
    assert table.columns.get("password", Kind.MASKED) is Kind.MASKED


def test_the_audit_table_is_the_models() -> None:
    assert AuditRecord._meta.db_table == AUDIT_TABLE


@pytest.mark.django_db
def test_migrations_leave_every_trigger_in_place() -> None:
    assert verify_triggers() == []
    assert install_triggers() == 0
    tables = {table for table, name in standing(connection) if name.startswith("audit_")}
    assert tables >= {model._meta.db_table for model in our_models() if model._meta.label not in EXEMPT} | {AUDIT_TABLE}


DROP = {
    "sqlite": "DROP TRIGGER audit_update_agencies_agency",
    "postgresql": "DROP TRIGGER audit_row ON agencies_agency",
}
SPOIL = {
    "sqlite": "DROP TRIGGER audit_guard_delete; CREATE TRIGGER audit_guard_delete BEFORE DELETE"
    " ON core_auditrecord BEGIN SELECT 1; END",
    "postgresql": "ALTER TABLE core_auditrecord DISABLE TRIGGER audit_guard",
}
EMPTIED = {
    "sqlite": "DROP TRIGGER audit_guard_update",
    "postgresql": "CREATE OR REPLACE FUNCTION audit_record() RETURNS trigger LANGUAGE plpgsql"
    " AS 'BEGIN RETURN NULL; END'",
}


@pytest.mark.django_db
@pytest.mark.parametrize("harm", [DROP, SPOIL, EMPTIED], ids=["dropped", "spoiled", "emptied"])
def test_a_missing_or_changed_trigger_is_noticed_and_mended(harm: dict[str, str]) -> None:
    for statement in harm[connection.vendor].replace("; CREATE", ";; CREATE").split(";; "):
        run(statement)
    [problem] = verify_triggers()
    assert problem.startswith("Thiếu hoặc sai cơ chế ghi nhật ký")
    assert [w.msg for w in run_checks(tags=[Tags.database], databases=["default"])] == [problem]
    with pytest.raises(ImproperlyConfigured, match="manage.py migrate"):
        require_triggers()
    assert install_triggers() == 1
    require_triggers()


@pytest.mark.django_db
def test_a_trigger_that_no_model_asks_for_is_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Agency, "audited", False)
    assert install_triggers() == (3 if on_sqlite else 2)
    run("UPDATE agencies_agency SET code = 'x'")
    assert verify_triggers() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_auditrecord SET actor_name = 'người khác'",
        "UPDATE core_auditrecord SET new = old",
        "DELETE FROM core_auditrecord",
        {
            "sqlite": "REPLACE INTO core_auditrecord SELECT * FROM core_auditrecord",
            "postgresql": "TRUNCATE core_auditrecord",
        }[connection.vendor],
    ],
)
def test_records_cannot_be_changed(statement: str) -> None:
    User.objects.create(username="lan")
    connection.check_constraints()  # what a commit seals, PostgreSQL refuses to empty earlier
    before = list(AuditRecord.objects.values())
    with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
        run(statement)
    assert list(AuditRecord.objects.values()) == before != []


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["save", "delete"])
def test_records_cannot_be_changed_through_the_model(verb: str) -> None:
    User.objects.create(username="lan")
    record = AuditRecord.objects.latest("pk")
    with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
        getattr(record, verb)()


@pytest.mark.django_db
def test_an_audited_table_cannot_be_emptied_unseen() -> None:
    user = User.objects.create(username="lan")
    if on_sqlite:  # has a fast way to empty a table, too, but not past a trigger
        run("DELETE FROM agencies_user")
        assert AuditRecord.objects.for_object(user)[0].action == "delete"
    else:
        with pytest.raises(DatabaseError, match="TRUNCATE"), transaction.atomic():
            run("TRUNCATE agencies_user CASCADE")


@pytest.mark.django_db(transaction=True)
def test_a_rebuilt_table_gets_its_triggers_back() -> None:
    """Django's SQLite schema editor copies the table into a new one, and the triggers are gone."""
    old, new = Agency._meta.get_field("code"), models.CharField("mã cơ quan", max_length=33, unique=True)
    new.set_attributes_from_name("code")
    new.model = Agency
    try:
        with connection.schema_editor() as editor:
            editor.alter_field(Agency, old, new)
        assert len(verify_triggers()) == (3 if on_sqlite else 0)
        after_migrate(using="default")
        assert verify_triggers() == []
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(Agency, new, old)
        after_migrate(using="default")


@pytest.mark.django_db
def test_a_column_can_be_dropped_by_a_migration() -> None:
    """SQLite refuses while a trigger names the column; ``pre_migrate`` clears the way."""
    drop = "ALTER TABLE agencies_agency DROP COLUMN search"
    if on_sqlite:
        with pytest.raises(DatabaseError, match="audit_"), transaction.atomic():
            run(drop)
    before_migrate(using="default", plan=["something to do"])
    run(drop)
    after_migrate(using="default")
    run("UPDATE agencies_agency SET code = 'x'")
    assert verify_triggers() == []


@pytest.mark.django_db
def test_migrate_with_nothing_to_do_touches_no_trigger() -> None:
    before_migrate(using="default", plan=[])
    assert verify_triggers() == []


@pytest.mark.django_db
def test_columns_that_the_database_lacks_yet_are_left_out() -> None:
    """Between two migrations the model is ahead of its table; writes must not fail."""
    remove_triggers()
    run("ALTER TABLE agencies_reorganisation RENAME COLUMN legal_basis TO basis")
    install_triggers()
    values = "(effective_on, kind, basis, version) VALUES ('2025-07-01', 'merge', 'x', 1)"
    run(f"INSERT INTO agencies_reorganisation {values}")
    new = AuditRecord.objects.latest("pk").new
    assert new is not None
    assert new["kind"] == "merge"


@pytest.mark.django_db(transaction=True)
def test_flush_is_refused_outside_the_tests(monkeypatch: pytest.MonkeyPatch, djangos_flush: Callable) -> None:
    monkeypatch.setattr(type(connection.ops), "execute_sql_flush", djangos_flush)
    User.objects.create(username="lan")
    with pytest.raises(CommandError):
        call_command("flush", interactive=False, verbosity=0)
    assert AuditRecord.objects.exists()
