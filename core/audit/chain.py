"""The chain over the audit records: each bears the hash of the one before it and of its own content.

The triggers add a link for every record. Here it is followed from the first link to the last, the hashes computed
anew outside the database, and compared with the heads that were noted on earlier days.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from core.audit import postgres, sqlite
from core.audit.pieces import AUDIT_TABLE, SEAL_TABLE

MOST_TOLD = 20
_AT_A_TIME = 2_000
_BEFORE_ALL = -(2**63)
_ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgres}

type_of_link = tuple[int, int, str, int | None, str]
"""Position, id of the record, hash; id and content of the record as it stands now."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ended once. ``at`` is for people; ``source`` says in Vietnamese where it is noted."""

    at: str
    position: int
    record_id: int
    hash: str
    source: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many links there are, the last one's hash, and what is wrong, the first broken position first."""

    length: int
    hash: str
    faults: tuple[str, ...]


def verify_chain(heads: Iterable[Head] = (), using: str = DEFAULT_DB_ALIAS) -> Verdict:
    """Follow the whole chain. ``heads`` must be read before the call; people may write meanwhile."""
    connection = connections[using]
    noted: dict[int, list[Head]] = {}
    for head in heads:
        noted.setdefault(head.position, []).append(head)
    faults: list[str] = []
    position, before = 0, ""
    for link in _links(connection):
        faults += _judged(link, position, before)
        position, before = link[0], link[2]
        faults += [_rewritten(head) for head in noted.pop(position, []) if head.hash != before]
    faults += [
        f"Bản ghi mã số {pk}: nằm ngoài chuỗi, đã bị chèn thêm hoặc bị gỡ khỏi chuỗi." for pk in _loose(connection)
    ]
    faults += [_lost(head, position) for heads in noted.values() for head in heads]
    return Verdict(position, before, tuple(faults))


def last_link(using: str = DEFAULT_DB_ALIAS) -> tuple[int, int, str] | None:
    """Return position, record id and hash of the last link, None while there is none."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT position, record_id, hash FROM {SEAL_TABLE} ORDER BY position DESC LIMIT 1")
        row = cursor.fetchone()
    return None if row is None else (int(row[0]), int(row[1]), str(row[2]))


def seal_existing(connection: BaseDatabaseWrapper) -> None:
    """Chain the records that were there before the chain, in the order of their ids; for its migration only."""
    statement = _ENGINES[connection.vendor].seal("%s")
    for pk in _loose(connection, limit=None):
        with connection.cursor() as cursor:
            cursor.execute(statement, [pk])


def _judged(link: type_of_link, position: int, before: str) -> Iterator[str]:
    number, sealed, noted, record, content = link
    if number != position + 1:
        yield f"Vị trí {position + 1}: mất {number - position - 1} mắt xích, bản ghi ở giữa đã bị xóa."
    if record is None:
        yield f"Vị trí {number}: bản ghi mã số {sealed} đã bị xóa."
    elif hashlib.sha256((before + content).encode()).hexdigest() != noted:
        yield (
            f"Vị trí {number}: nội dung bản ghi mã số {sealed} không khớp mã băm;"
            " bản ghi đã bị sửa, bị đổi chỗ hoặc chuỗi bị nối lại."
        )


def _rewritten(head: Head) -> str:
    return (
        f"Vị trí {head.position}: không khớp mốc ghi lúc {head.at} ({head.source});"
        " chuỗi từ đây trở về trước đã bị lập lại hoặc bị thay bằng bản khác."
    )


def _lost(head: Head, position: int) -> str:
    return (
        f"Vị trí {position + 1}: chuỗi dừng trước mốc {head.position} ghi lúc {head.at} ({head.source});"
        " phần cuối đã bị xóa hoặc bị thay bằng bản cũ."
    )


def _links(connection: BaseDatabaseWrapper) -> Iterator[type_of_link]:
    """Read the chain piece by piece; it only grows, so writers need not wait."""
    content = _ENGINES[connection.vendor].content("r")
    statement = (
        f"SELECT s.position, s.record_id, s.hash, r.id, {content} FROM {SEAL_TABLE} s"
        f" LEFT JOIN {AUDIT_TABLE} r ON r.id = s.record_id WHERE s.position > %s ORDER BY s.position LIMIT {_AT_A_TIME}"
    )
    position = _BEFORE_ALL
    while True:
        with connection.cursor() as cursor:
            cursor.execute(statement, [position])
            links = cursor.fetchall()
        yield from links
        if not links:
            return
        position = links[-1][0]


def _loose(connection: BaseDatabaseWrapper, limit: int | None = MOST_TOLD) -> list[int]:
    """Return the ids of the records that no link names."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT r.id FROM {AUDIT_TABLE} r WHERE NOT EXISTS"
            f" (SELECT 1 FROM {SEAL_TABLE} s WHERE s.record_id = r.id) ORDER BY r.id"
            + (f" LIMIT {limit}" if limit else "")
        )
        return [row[0] for row in cursor.fetchall()]
