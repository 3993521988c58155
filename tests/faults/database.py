"""A database of its own, migrated, that a server started by a test may have and a test may kill."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import dj_database_url
from django.db import connection

from core.backup.databases import dump, load
from scripts.pg_cluster import Cluster, made_cluster

DURABLE: dict[str, str] = {}  # PostgreSQL's own settings are the durable ones
FORGETFUL = {"synchronous_commit": "off", "wal_writer_delay": "10s"}

KEYS = ("NAME", "HOST", "PORT", "USER", "PASSWORD")
Result = TypeVar("Result")


class OwnDatabase:
    """Where it is (``url``), a way in for the test (``do``), and on PostgreSQL its cluster."""

    def __init__(self, url: str, blocker: Any, cluster: Cluster | None = None) -> None:
        self.url, self.blocker, self.cluster = url, blocker, cluster

    def do(self, work: Callable[[], Result]) -> Result:
        """Return ``work()``, done over Django's connection led here: in a thread, for each has one of its own."""
        with self.blocker.unblock(), ThreadPoolExecutor(1) as thread:
            return thread.submit(self._do, work).result()

    def _do(self, work: Callable[[], Result]) -> Result:
        found = {key: value for key, value in dj_database_url.parse(self.url).items() if key in KEYS}
        connection.settings_dict = connection.settings_dict | found
        try:
            return work()
        finally:
            connection.close()


@contextmanager
def own_database(folder: Path, blocker: Any) -> Iterator[OwnDatabase]:
    """Give a copy of the empty test database: a file in ``folder``, or in a cluster of its own."""
    with blocker.unblock():
        copy = dump(folder)
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(copy)) as opened:
            opened.execute("PRAGMA journal_mode = WAL")
        yield OwnDatabase(f"sqlite:///{copy}", blocker)
        return
    with made_cluster() as cluster:
        cluster.start(DURABLE)
        own = OwnDatabase(cluster.url, blocker, cluster)
        own.do(lambda: load(copy))
        yield own
