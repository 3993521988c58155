"""The power goes in the middle of saves on SQLite: whatever the disk had not written out is lost, or torn.

A killed process proves nothing here: the system keeps what it wrote. So the calls of a saving program are listed by
strace and replayed on a disk that forgets (tests/faults/power.py). What a disk says is written out is believed.
"""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests.faults.conftest import ROUNDS
from tests.faults.database import OwnDatabase
from tests.faults.power import Disk, calls, can_trace, text_of, traced
from tests.faults.writers import lost

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a cluster of PostgreSQL is killed instead"),
    pytest.mark.skipif(not can_trace(), reason="strace is not installed, or not allowed here"),
]
SAVES = 6
FILE, SAID = "portal.sqlite3", "said"


@pytest.fixture
def power_cuts(database, things, tasks, tmp_path):
    """Return a function: save under such a setting, cut the power again and again, and tell what was lost."""
    first = tmp_path / "first"
    first.mkdir()
    with (
        closing(sqlite3.connect(database.url.removeprefix("sqlite:///"))) as live,
        closing(sqlite3.connect(first / FILE)) as copy,
    ):
        live.backup(copy)
        copy.execute("PRAGMA journal_mode = WAL")

    def cut(synchronous: str, saves: int) -> tuple[int, list[str]]:
        work = Path(shutil.copytree(first, tmp_path / "work"))
        _save(work / FILE, things.session, tasks[0], saves, synchronous, tmp_path / "calls")
        return _cut_everywhere(Disk(first), calls(tmp_path / "calls", work), tasks[0], tmp_path, database.blocker)

    return cut


def _save(file: Path, session: str, task: int, saves: int, synchronous: str, log: Path) -> None:
    own = {"DJANGO_SETTINGS_MODULE": "tests.faults.settings", "DATABASE_URL": f"sqlite:///{file}"}
    command = [sys.executable, "-m", "tests.faults.saving", session, str(task), str(saves), synchronous]
    command += [str(file.with_name(SAID))]
    traced(command, log, os.environ | own | {"PORTAL_TODAY": "2024-03-18"}, Path(settings.BASE_DIR))


def _cut_everywhere(disk, happened, task: int, tmp_path: Path, blocker) -> tuple[int, list[str]]:
    """Cut the power after each acknowledgement and before each writing-out; return how often, and what was lost."""
    acknowledged, cuts, told, before = 0, 0, [], disk.safe[FILE]
    for call, name, rest in happened:
        if name == SAID:
            acknowledged = int(text_of(rest))
        if name == SAID or call in ("fsync", "fdatasync"):
            for chance in (None, Random(cuts)):
                left = tmp_path / f"left-{cuts}"
                disk.left(left, chance)
                told += _missing(left / FILE, task, acknowledged, blocker)
                shutil.rmtree(left)
                cuts += 1
        disk.follow(call, name, rest)
    assert acknowledged
    assert disk.safe[FILE] != before, "nothing was copied from the log into the database: that was not tried"
    return cuts, told


def _missing(file: Path, task: int, acknowledged: int, blocker) -> list[str]:
    crew: Any = SimpleNamespace(writers=[SimpleNamespace(task=task, acknowledged=acknowledged)])
    own = OwnDatabase(f"sqlite:///{file}", blocker)
    return own.do(lambda: [*_damage(), *lost(crew)])


def _damage() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return [row[0] for row in cursor.fetchall() if row[0] != "ok"]


def test_when_the_power_goes_nothing_acknowledged_is_lost_and_nothing_is_damaged(power_cuts):
    cuts, told = power_cuts("as set", SAVES * ROUNDS)
    assert told == []
    assert cuts >= 4 * SAVES * ROUNDS  # after each save and before it is written out, the safe part alone and with more


def test_the_same_catches_a_database_that_does_not_wait_for_the_disk(power_cuts):
    _, told = power_cuts("NORMAL", SAVES)
    assert [one for one in told if "acknowledged" in one or "no row" in one]
