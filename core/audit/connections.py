"""How the database learns who acts: told with each write, so a kept connection remembers nobody.

SQLite's triggers ask functions registered here; a plain ``sqlite3`` shell has none and cannot write.
PostgreSQL's read the setting ``app.audit``, sent in the same message as the write and local to its
transaction: a rollback, or the end of the request, takes it away. Elsewhere they record ``db:<role>``.
"""

import hashlib
import json
import re
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import asdict
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from core.audit.context import SYSTEM, Actor, current_actor, running_job

_SPACE_OR_COMMENT = r"(?:\s|--[^\n]*\n|/\*.*?\*/)*"
_VERBS = r"(?:INSERT|UPDATE|DELETE|REPLACE|MERGE|WITH)\b"
_WRITES = re.compile(_SPACE_OR_COMMENT + _VERBS, re.IGNORECASE | re.DOTALL)
# Not audited, and written while the user is still being found out: a session gets a new key when SECRET_KEY changed.
_SESSION = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "django_session"')

_told: ContextVar[Actor | None] = ContextVar("audit_told", default=None)


def prepare_connection(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Make a new connection tell who acts (receiver of ``connection_created``)."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("app_audit", 1, _answer)
        connection.connection.create_function("app_digest", 1, _digest, deterministic=True)
        # without it REPLACE would delete rows unseen
        connection.connection.execute("PRAGMA recursive_triggers = ON")
    if _tell not in connection.execute_wrappers:
        # first in the list: Django's own ``execute_wrapper`` blocks take the last one away when they end
        connection.execute_wrappers.insert(0, _tell)


def _tell(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if not isinstance(sql, str) or not _WRITES.match(sql) or _SESSION.match(sql):
        return execute(sql, params, many, context)
    actor = current_actor()
    if context["connection"].vendor == "postgresql":
        return execute(_setting(actor, params is not None, context) + sql, params, many, context)
    token = _told.set(actor)
    try:
        return execute(sql, params, many, context)
    finally:
        _told.reset(token)


def _setting(actor: Actor, has_params: bool, context: dict[str, Any]) -> str:
    """Return the statement that names the actor; psycopg2 gives the result of the last one only."""
    text = json.dumps(asdict(actor), ensure_ascii=False)
    literal = context["cursor"].mogrify("%s", (text,)).decode()
    if has_params:
        literal = literal.replace("%", "%%")
    return f"SELECT set_config('app.audit', {literal}, true); "


def _answer(key: str) -> Any:
    actor = _told.get() or Actor(f"{SYSTEM}:{running_job()}")
    return getattr(actor, key)


def _digest(data: bytes | None) -> str | None:
    return None if data is None else f"sha256:{hashlib.sha256(data).hexdigest()}"
