"""Every way to write a row leaves its record, on whichever engine the tests run."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from core.models import AuditRecord
from tests.core.samples import Sample, create_sample_table

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sample_table(db: None) -> None:
    create_sample_table()


@pytest.fixture
def row() -> Sample:
    row = Sample.objects.create(name="cũ")
    row.name = "mới"
    return row


def records() -> list[Any]:
    return list(AuditRecord.objects.filter(model="core.Sample").order_by("pk"))


INSERT = "INSERT INTO core_sample (name, active, phone, password) VALUES (%s, true, '', '')"
PDF = b"\x00\xff%PDF"


def raw(sql: str, *params: str | int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def raw_many(sql: str, params: list[tuple]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(sql, params)


def upsert(row: Sample) -> None:
    Sample.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=["name"])


INSERTS: dict[str, Callable[[], object]] = {
    "save": lambda: Sample(name="mới").save(),
    "create": lambda: Sample.objects.create(name="mới"),
    "bulk_create": lambda: Sample.objects.bulk_create([Sample(name="mới")]),
    "raw": lambda: raw(INSERT, "mới"),
    "raw after a comment": lambda: raw(f"/* nhập */ -- tay\n {INSERT}", "mới"),
}
UPDATES: dict[str, Callable[[Sample], object]] = {
    "save": lambda row: row.save(),
    "save one field": lambda row: row.save(update_fields=["name"]),
    "update": lambda row: Sample.objects.filter(pk=row.pk).update(name="mới"),
    "update_or_create": lambda row: Sample.objects.update_or_create(pk=row.pk, defaults={"name": "mới"}),
    "bulk_update": lambda row: Sample.objects.bulk_update([row], ["name"]),
    "upsert": upsert,
    "raw": lambda row: raw("UPDATE core_sample SET name = %s WHERE id = %s", "mới", row.pk),
    "raw without parameters": lambda row: raw("UPDATE core_sample SET name = 'mới'"),
    "raw many": lambda row: raw_many("UPDATE core_sample SET name = %s WHERE id = %s", [("mới", row.pk)]),
}
DELETES: dict[str, Callable[[Sample], object]] = {
    "delete": lambda row: row.delete(),
    "queryset": lambda row: Sample.objects.filter(pk=row.pk).delete(),
    "raw": lambda row: raw("DELETE FROM core_sample WHERE id = %s", row.pk),
}


@pytest.mark.parametrize("path", INSERTS)
def test_an_insert_is_recorded(path: str) -> None:
    INSERTS[path]()
    [record] = records()
    assert (record.action, record.object_id) == ("insert", str(Sample.objects.get().pk))
    assert (record.old, record.new["name"]) == (None, "mới")
    assert record.table == "core_sample"


@pytest.mark.parametrize("path", UPDATES)
def test_an_update_records_what_changed(path: str, row: Sample) -> None:
    pk = str(row.pk)
    UPDATES[path](row)
    [_, record] = records()
    assert (record.action, record.object_id) == ("update", pk)
    assert (record.old, record.new) == ({"name": "cũ"}, {"name": "mới"})


@pytest.mark.parametrize("path", DELETES)
def test_a_delete_records_the_row(path: str, row: Sample) -> None:
    pk = str(row.pk)
    DELETES[path](row)
    [_, record] = records()
    assert (record.action, record.object_id) == ("delete", pk)
    assert (record.old["name"], record.new) == ("cũ", None)


def test_a_row_replaced_by_raw_sql_is_recorded(row: Sample) -> None:
    values = "INTO core_sample (id, name, active, phone, password) VALUES (%s, 'mới', true, '', '')"
    if connection.vendor == "sqlite":
        raw(f"REPLACE {values}", row.pk)
        assert [record.action for record in records()] == ["insert", "delete", "insert"]
    else:
        raw(f"INSERT {values} ON CONFLICT (id) DO UPDATE SET name = excluded.name", row.pk)
        assert [record.action for record in records()] == ["insert", "update"]


def test_three_hundred_rows_at_once_leave_three_hundred_records(django_assert_num_queries: Callable) -> None:
    rows = [Sample(name=f"dòng {n}") for n in range(300)]
    with django_assert_num_queries(1 if connection.vendor == "postgresql" else 3):
        Sample.objects.bulk_create(rows)
    assert [record.new["name"] for record in records()] == [row.name for row in rows]


def test_an_update_that_changes_nothing_leaves_no_record(row: Sample) -> None:
    Sample.objects.update(name="cũ", amount=None)
    assert len(records()) == 1


def test_a_write_taken_back_takes_its_record_back(row: Sample) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT before")
        row.save()
        cursor.execute("ROLLBACK TO SAVEPOINT before")
    assert len(records()) == 1


@pytest.mark.parametrize(
    ("field", "value", "recorded"),
    [
        ("name", "Ông \"A\" & 'B' 100% \\ \n {x} " + "dài " * 20_000, None),
        ("amount", Decimal("1234567890.25"), Decimal("1234567890.25")),
        ("day", date(2024, 3, 14), "2024-03-14"),
        ("details", {"a": [1, None, "ế"], "b": {"c": True}}, None),
        ("details", [], None),
        ("content", PDF, f"sha256:{sha256(PDF).hexdigest()}"),
        ("phone", "0912345678", "***"),
        ("password", "bi-mat", "***"),
    ],
)
def test_values_of_every_kind_are_recorded(row: Sample, field: str, value: object, recorded: object) -> None:
    Sample.objects.filter(pk=row.pk).update(**{field: value})
    [_, record] = records()
    assert record.new == {field: value if recorded is None else recorded}
    Sample.objects.filter(pk=row.pk).update(active=False)
    assert bool(records()[-1].old["active"]) is True
    assert bool(records()[-1].new["active"]) is False


def test_a_secret_is_in_no_record_of_its_rows_life() -> None:
    row = Sample.objects.create(name="x", password="canary-1", phone="canary-2", content=b"canary-3")
    Sample.objects.update(password="canary-4", phone="canary-5", content=b"canary-6")
    row.delete()
    told = " ".join(f"{record.old} {record.new}" for record in records())
    assert len(records()) == 3
    assert "canary" not in told
    assert b"canary".hex() not in told
    assert [record.old and record.old["password"] for record in records()] == [None, "***", "***"]


def test_an_excluded_column_is_not_recorded(row: Sample) -> None:
    Sample.objects.filter(pk=row.pk).update(seen_at=timezone.now())
    [record] = records()
    assert "seen_at" not in record.new


def test_the_time_is_the_databases_in_utc(row: Sample) -> None:
    [record] = records()
    assert abs(datetime.now(UTC) - record.at) < timedelta(minutes=1)
    assert record.at.utcoffset() == timedelta(0)
