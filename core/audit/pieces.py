"""A piece of the audit machinery inside the database: one trigger, or a function of triggers."""

from dataclasses import dataclass

AUDIT_TABLE = "core_auditrecord"
SEAL_TABLE = "core_auditseal"
HEAD_TABLE = "core_audithead"
GUARDED = {AUDIT_TABLE: "id", SEAL_TABLE: "position", HEAD_TABLE: "id"}
"""The tables that are only ever added to, with their keys."""
RECORDED = (
    "id",
    "at",
    "actor_id",
    "actor_name",
    "actor_full_name",
    "reason",
    "request_id",
    "table_name",
    "model",
    "object_id",
    "action",
    "old",
    "new",
)
"""The columns of an audit record, all of them, in the order in which they are hashed."""
MASK = "***"
HIDDEN = f'"{MASK}"'
"""The mask as JSON text."""
REFUSAL = "Nhật ký thay đổi chỉ được ghi thêm, không được sửa hay xóa."

type_of_key = tuple[str, str]
"""(table, name); the table of a function is empty."""


@dataclass(frozen=True, slots=True)
class Piece:
    """``mark`` is what the database shows of a piece that stands as ``create`` would make it."""

    table: str
    name: str
    create: str
    mark: str

    @property
    def key(self) -> type_of_key:
        return self.table, self.name


def literal(text: str) -> str:
    """Return an SQL string literal. Only for our own table and column names, never for input."""
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """Return an SQL identifier in double quotes."""
    return '"' + name.replace('"', '""') + '"'
