"""The database connection from one address: ``sqlite:///…`` or ``postgres://…``."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

# Measured with 50 writers: without IMMEDIATE nine of ten fail with "database is locked".
# FULL keeps a committed report through a power cut; WAL alone would allow NORMAL, which may lose it.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}

# Measured: compiling the query of a province's states takes 2 seconds, running it without 0.2.
POSTGRES_OPTIONS = {"options": "-c jit=off"}

# Seconds. Measured: opening a connection for every request cost 7 of the 9 ms of an empty page on SQLite.
KEPT_FOR = 60


def database(url: str, *, base: Path) -> dict[str, Any]:
    """Return Django's settings for ``url``.

    ``sqlite:///name`` is a file below ``base``, ``sqlite:////name`` an absolute one. Another engine is
    refused: constraints and tests know these two.
    """
    scheme = url.partition(":")[0]
    if scheme == "sqlite":
        return _sqlite(url, base)
    if scheme in ("postgres", "postgresql"):
        return _postgres(url)
    raise ImproperlyConfigured("DATABASE_URL phải có dạng sqlite:///… hoặc postgres://…")


def _postgres(url: str) -> dict[str, Any]:
    config: dict[str, Any] = {**dj_database_url.parse(url)}
    options = POSTGRES_OPTIONS | config.get("OPTIONS", {})
    return {**config, "OPTIONS": options, "CONN_MAX_AGE": KEPT_FOR, "CONN_HEALTH_CHECKS": True}


def _sqlite(url: str, base: Path) -> dict[str, Any]:
    config: dict[str, Any] = {**dj_database_url.parse(url)}
    if config["NAME"] != ":memory:":
        config["NAME"] = base / config["NAME"]
    return {**config, "OPTIONS": {**SQLITE_OPTIONS}, "CONN_MAX_AGE": KEPT_FOR}
