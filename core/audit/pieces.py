"""A piece of the audit machinery inside the database: one trigger, or a function of triggers."""

from dataclasses import dataclass

AUDIT_TABLE = "core_auditrecord"
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
