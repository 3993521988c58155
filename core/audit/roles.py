"""On PostgreSQL the portal signs in as a role that owns nothing, so it cannot take the triggers off.

The owner of the tables migrates; ``manage.py database_role`` gives the portal's role what daily work needs, and
nothing on the audit's tables but reading: triggers with their owner's rights write them.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from core.audit.pieces import AUDIT_TABLE, HEAD_TABLE, SEAL_TABLE
from core.errors import DomainError

_HINT = "Chạy manage.py database_role bằng tài khoản chủ của cơ sở dữ liệu; xem docs/backup.md."
_DAILY = "SELECT, INSERT, UPDATE, DELETE"
_FORBIDDEN = {
    AUDIT_TABLE: ("INSERT", "UPDATE", "DELETE"),
    SEAL_TABLE: ("INSERT", "UPDATE", "DELETE"),
    HEAD_TABLE: ("UPDATE", "DELETE"),
    "django_migrations": ("INSERT", "UPDATE", "DELETE"),
}
_NOBODYS = ("audit_record()", "audit_seal()")

_GRANTS = (
    "REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC, {role}",
    "REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC, {role}",
    "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM PUBLIC, {role}",
    "GRANT USAGE ON SCHEMA {schema} TO {role}",
    f"GRANT {_DAILY} ON ALL TABLES IN SCHEMA {{schema}} TO {{role}}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
    # for the tables of later migrations
    f"ALTER DEFAULT PRIVILEGES IN SCHEMA {{schema}} GRANT {_DAILY} ON TABLES TO {{role}}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE, SELECT ON SEQUENCES TO {role}",
    *(f"REVOKE {', '.join(verbs)} ON {table} FROM {{role}}" for table, verbs in _FORBIDDEN.items()),
    *(f"REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC, {{role}}" for function in _NOBODYS),
)

_OWNED = """
SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'S', 'v')
AND pg_has_role(current_user, relowner, 'MEMBER') ORDER BY 1 LIMIT 1
"""
_UNREADABLE = """
SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
AND NOT has_table_privilege(oid, 'SELECT') ORDER BY 1 LIMIT 1
"""
_EMPTIABLE = """
SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
AND (has_table_privilege(oid, 'TRUNCATE') OR has_table_privilege(oid, 'TRIGGER')) ORDER BY 1 LIMIT 1
"""


def grant(role: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Give ``role`` what the portal needs and take everything else; to be run by the owner of the tables.

    Raises :class:`DomainError`: not on PostgreSQL, no such role, or the role is the owner itself.
    """
    connection = connections[using]
    if connection.vendor != "postgresql":
        raise DomainError("Chỉ PostgreSQL có tài khoản cơ sở dữ liệu; SQLite dựa vào quyền của tệp.")
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(rolname), quote_ident(current_schema()), quote_ident(current_database()),"
            " rolsuper OR pg_has_role(rolname, current_user, 'MEMBER') FROM pg_roles WHERE rolname = %s",
            [role],
        )
        found = cursor.fetchone()
        if found is None:
            raise DomainError(f"Chưa có tài khoản {role}; tạo trước bằng CREATE ROLE (xem docs/backup.md).")
        if found[3]:
            raise DomainError(f"Tài khoản {role} là chủ của các bảng hoặc là superuser; cần một tài khoản khác.")
        for statement in _GRANTS:
            cursor.execute(statement.format(role=found[0], schema=found[1], database=found[2]))


def role_problems(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Return one Vietnamese sentence for each way in which the connected role could change the audit."""
    return list(_problems(using)) if connections[using].vendor == "postgresql" else []


def require_role(using: str = DEFAULT_DB_ALIAS) -> None:
    """Refuse to go on (ImproperlyConfigured) as such a role, where DATABASE_ROLE_CHECK asks; for the server's start."""
    if settings.DATABASE_ROLE_CHECK and (problems := role_problems(using)):
        raise ImproperlyConfigured(" ".join([*problems, _HINT]))


def check_role(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Say the same in ``manage.py check --database default``."""
    asked = (databases or ()) if settings.DATABASE_ROLE_CHECK else ()
    return [Warning(problem, hint=_HINT, id="core.W002") for using in asked for problem in role_problems(using)]


def _problems(using: str) -> Iterator[str]:
    if _first(using, "SELECT true FROM pg_roles WHERE rolname = current_user AND rolsuper"):
        yield "Tài khoản cơ sở dữ liệu của cổng là superuser."
        return
    if table := _first(using, _OWNED):
        yield f"Tài khoản cơ sở dữ liệu của cổng là chủ của bảng {table}."
        return
    if _first(using, "SELECT has_schema_privilege(current_schema(), 'CREATE')"):
        yield "Tài khoản cơ sở dữ liệu của cổng tạo được bảng."
    if table := _first(using, _EMPTIABLE):
        yield f"Tài khoản cơ sở dữ liệu của cổng xóa trắng hoặc gắn trigger được vào bảng {table}."
    for table, verbs in _FORBIDDEN.items():
        if _first(using, "SELECT has_table_privilege(%s, %s)", table, ", ".join(verbs)):
            yield f"Tài khoản cơ sở dữ liệu của cổng ghi được vào bảng {table}."
    for function in _NOBODYS:
        if _first(using, "SELECT has_function_privilege(%s, 'EXECUTE')", function):
            yield f"Tài khoản cơ sở dữ liệu của cổng gọi được hàm {function}."
    if table := _first(using, _UNREADABLE):
        yield f"Tài khoản cơ sở dữ liệu của cổng chưa đọc được bảng {table}."


def _first(using: str, query: str, *params: str) -> Any:
    with connections[using].cursor() as cursor:
        cursor.execute(query, params)
        row = cursor.fetchone()
    return row and row[0]
