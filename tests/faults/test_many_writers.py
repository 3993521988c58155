"""Fifty people save at once through the real server: nobody is refused, nothing is lost."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection

from tests.faults.conftest import MANY, ROUNDS
from tests.faults.writers import Crew, lost

pytestmark = pytest.mark.django_db


def test_of_fifty_writers_at_once_none_is_refused_and_nothing_is_lost(server, database, things):
    tasks = [next(things.tasks) for _ in range(MANY)]
    with Crew(server, things.session, tasks) as crew:
        crew.wait_for(2 * MANY * ROUNDS)
    assert (crew.wrong(), crew.refusals, crew.breaks) == ([], 0, 0)
    assert database.do(lambda: lost(crew)) == []


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL locks rows, not the database")
def test_the_same_catches_a_transaction_that_begins_by_reading(tmp_path):
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    path = tmp_path / "deferred.sqlite3"
    with closing(sqlite3.connect(path)) as one, closing(sqlite3.connect(path)) as other:
        one.execute("PRAGMA journal_mode = WAL")
        one.execute("CREATE TABLE t (a)")
        for writer in (one, other):
            writer.execute("BEGIN DEFERRED")
            writer.execute("SELECT * FROM t").fetchall()
        one.execute("INSERT INTO t VALUES (1)")
        one.commit()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("INSERT INTO t VALUES (2)")
