"""A database of its own, migrated, that a server started by a test may have and a test may kill."""

import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import dj_database_url
from django.db import connection

from core.backup.databases import dump, load
from scripts.pg_cluster import Cluster, children, made_cluster

DURABLE: dict[str, str] = {}  # PostgreSQL's own settings are the durable ones
# For the control: what is acknowledged stays in the server's memory (see ``halt_log_writer``).
FORGETFUL = {"synchronous_commit": "off", "wal_buffers": "64MB", "bgwriter_lru_maxpages": "0"}
START_SECONDS = 30

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


def halt_log_writer(cluster: Cluster) -> None:
    """Keep the log of a forgetful server from being written: else a page is written as soon as it is full."""
    assert cluster.server is not None
    deadline = time.monotonic() + START_SECONDS
    while not (writers := [pid for pid in children(cluster.server.pid) if _is_log_writer(pid)]):
        assert time.monotonic() < deadline, "no walwriter"
        time.sleep(0.05)
    os.kill(writers[0], signal.SIGSTOP)


def _is_log_writer(pid: int) -> bool:
    try:
        return b"walwriter" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:  # a child that has ended meanwhile
        return False
