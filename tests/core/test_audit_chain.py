"""Whatever is changed behind the portal's back, the chain of the audit shows it, and where."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from agencies.models import User
from core.audit.chain import last_link, seal_existing, verify_chain
from core.audit.heads import FILE, note_head, noted_heads
from core.audit.pieces import REFUSAL
from core.audit.triggers import install_triggers, remove_triggers
from core.models import AuditHead, AuditRecord, AuditSeal

pytestmark = pytest.mark.django_db
EVERY = "actor_id, actor_name, actor_full_name, reason, request_id, table_name, model, object_id, action, old, new"


@pytest.fixture(autouse=True)
def outside(settings, tmp_path: Path) -> Path:
    settings.AUDIT_HEADS_DIR = tmp_path / "elsewhere"
    return settings.AUDIT_HEADS_DIR / FILE


@pytest.fixture
def six(db: None) -> list[int]:
    """Six records in the chain, whose ids are returned, and a head noted behind the fifth, in the file only."""
    for number in range(5):
        User.objects.create(username=f"u{number}", full_name="Trần Thị Lan")
    settle()
    note_head()
    User.objects.create(username="u5")
    settle()
    assert verify_chain(noted_heads()).faults == ()
    return list(AuditSeal.objects.values_list("record_id", flat=True))[-6:]


def settle() -> None:
    """Seal now what a commit would seal."""
    connection.check_constraints()


def run(sql: str, *params: str | int | datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def drop_last(count: int) -> None:
    for position, record in list(AuditSeal.objects.order_by("-position").values_list("position", "record_id")[:count]):
        run("DELETE FROM core_auditseal WHERE position = %s", position)
        run("DELETE FROM core_auditrecord WHERE id = %s", record)


def chain_anew() -> None:
    run("DELETE FROM core_auditseal")
    run("DELETE FROM core_audithead")
    seal_existing(connection)


def field(ids: list[int]) -> None:
    run("UPDATE core_auditrecord SET object_id = '77' WHERE id = %s", ids[2])


def middle_deleted(ids: list[int]) -> None:
    run("DELETE FROM core_auditrecord WHERE id = %s", ids[2])


def middle_deleted_with_its_link(ids: list[int]) -> None:
    run("DELETE FROM core_auditrecord WHERE id = %s", ids[2])
    run("DELETE FROM core_auditseal WHERE record_id = %s", ids[2])


def tail_deleted(ids: list[int]) -> None:
    run("DELETE FROM core_audithead")
    drop_last(3)


def inserted(ids: list[int]) -> None:
    run(f"INSERT INTO core_auditrecord ({EVERY}) SELECT {EVERY} FROM core_auditrecord WHERE id = %s", ids[2])


def swapped(ids: list[int]) -> None:
    first, second = (AuditRecord.objects.filter(pk=pk).values_list("object_id", "at").get() for pk in ids[2:4])
    for pk, (object_id, at) in ((ids[2], second), (ids[3], first)):
        run("UPDATE core_auditrecord SET object_id = %s, at = %s WHERE id = %s", object_id, at, pk)


def links_swapped(ids: list[int]) -> None:
    run("UPDATE core_auditseal SET record_id = -1 WHERE record_id = %s", ids[2])
    run("UPDATE core_auditseal SET record_id = %s WHERE record_id = %s", ids[2], ids[3])
    run("UPDATE core_auditseal SET record_id = %s WHERE record_id = -1", ids[3])


def redated(ids: list[int]) -> None:
    run("UPDATE core_auditrecord SET at = '2020-01-01 00:00:00+00:00' WHERE id = %s", ids[2])


def actor_changed(ids: list[int]) -> None:
    run("UPDATE core_auditrecord SET actor_name = 'nguoi.khac' WHERE id = %s", ids[2])


def chain_recomputed(ids: list[int]) -> None:
    field(ids)
    chain_anew()


def older_copy(ids: list[int]) -> None:
    """As it stood before the head was noted, and written to since."""
    run("DELETE FROM core_audithead")
    drop_last(3)
    install_triggers()
    for number in range(4):
        User.objects.create(username=f"later{number}")
    settle()
    remove_triggers()


MUTATIONS: dict[Callable[[list[int]], None], tuple[int, str]] = {
    field: (2, "nội dung bản ghi"),
    middle_deleted: (2, "đã bị xóa"),
    middle_deleted_with_its_link: (2, "mất 1 mắt xích"),
    tail_deleted: (3, "chuỗi dừng trước mốc"),
    inserted: (-1, "nằm ngoài chuỗi"),
    swapped: (2, "đổi chỗ"),
    links_swapped: (2, "đổi chỗ"),
    redated: (2, "không khớp mã băm"),
    actor_changed: (2, "không khớp mã băm"),
    chain_recomputed: (4, "đã bị lập lại"),
    older_copy: (4, "không khớp mốc"),
}


@pytest.mark.parametrize("harm", MUTATIONS, ids=lambda harm: harm.__name__)
def test_a_change_behind_the_portals_back_is_found_with_its_place(harm: Callable, six: list[int]) -> None:
    first = AuditSeal.objects.get(record_id=six[0]).position
    remove_triggers()
    harm(six)
    install_triggers()
    offset, told = MUTATIONS[harm]
    found = verify_chain(noted_heads()).faults
    assert told in found[0]
    assert found[0].startswith("Bản ghi mã số" if offset < 0 else f"Vị trí {first + offset}:")
    with pytest.raises(CommandError, match=told):
        call_command("verify_audit")


@pytest.mark.parametrize("harm", [tail_deleted, chain_recomputed, older_copy], ids=lambda harm: harm.__name__)
def test_what_rewrites_everything_is_found_by_the_head_outside_only(
    harm: Callable, six: list[int], outside: Path
) -> None:
    remove_triggers()
    harm(six)
    install_triggers()
    outside.unlink()
    assert verify_chain(noted_heads()).faults == ()


@pytest.mark.parametrize("column", [field.column for field in AuditRecord._meta.concrete_fields])
def test_every_column_of_a_record_is_in_its_hash(column: str, six: list[int]) -> None:
    value = {
        "id": "id + 1000",
        "actor_id": "7",
        "at": "'2020-01-01 00:00:00+00:00'",
        "old": """'{"a": 1}'""",
        "new": "NULL",
    }
    remove_triggers()
    run(f"UPDATE core_auditrecord SET {column} = {value.get(column, repr('x'))} WHERE id = {six[1]}")
    assert len(verify_chain().faults) == (2 if column == "id" else 1)


def test_the_chain_grows_by_every_record_and_shrinks_with_a_write_taken_back(six: list[int]) -> None:
    before = last_link()
    sid = transaction.savepoint()
    User.objects.create(username="taken.back")
    settle()
    assert last_link() != before
    transaction.savepoint_rollback(sid)
    assert last_link() == before
    User.objects.bulk_create([User(username=f"many{number}") for number in range(30)])
    settle()
    assert before is not None
    assert verify_chain(noted_heads()).length == before[0] + 30


@pytest.mark.parametrize("table", ["core_auditseal", "core_audithead"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET hash = 'x'", "DELETE FROM {}"])
def test_links_and_heads_cannot_be_changed(table: str, verb: str, six: list[int]) -> None:
    with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
        run(verb.format(table))


def test_records_from_before_the_chain_are_sealed_by_its_migration(six: list[int]) -> None:
    whole = verify_chain()
    remove_triggers()
    chain_anew()
    install_triggers()
    assert verify_chain() == whole


def test_the_commands_tell_what_they_found(six: list[int], outside: Path, capsys) -> None:
    call_command("audit_head")
    call_command("verify_audit")
    told = capsys.readouterr().out
    link = last_link()
    assert link is not None
    position, record, digest = link
    assert f"vị trí {position}, bản ghi {record}, mã băm {digest}" in told
    assert f"Nhật ký nguyên vẹn: {position} bản ghi, đối chiếu 4 mốc" in told
    assert outside.read_text().count("\n") == AuditHead.objects.count() == 2


def test_a_damaged_file_of_heads_is_told(six: list[int], outside: Path) -> None:
    outside.write_text(outside.read_text() + "{\n")
    with pytest.raises(CommandError, match="hỏng ở dòng 2"):
        call_command("verify_audit")


def test_no_head_is_noted_where_the_file_cannot_be_written(six: list[int], settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.AUDIT_HEADS_DIR = tmp_path / "file"
    with pytest.raises(CommandError, match="AUDIT_HEADS_DIR"):
        call_command("audit_head")
    assert AuditHead.objects.count() == 1
