"""Rows that the database itself refuses to change: whatever path a write takes, it comes by these triggers.

A model says so by ``frozen``. They are installed, checked and taken away for migrations with the audit's triggers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from core.audit.pieces import Piece, literal, quoted

SENTENCE = "Văn bản đã phát hành không được sửa hay xóa."
STEP_SENTENCE = "Văn bản chỉ chuyển trạng thái theo quy trình; phát hành phải có bước đã ghi, bản lưu, số và ngày."


@dataclass(frozen=True, slots=True)
class Frozen:
    """What of a row never changes: these columns, and the row is never deleted.

    ``when`` limits it to some rows: a condition in SQL, in which ``{row}`` stands for the row. ``inserts`` refuses
    new rows for which it holds. ``also`` refuses further updates, a condition on ``OLD`` and ``NEW``; so do ``steps``,
    with the sentence for a step that is not allowed. ``born`` refuses new rows with that sentence.
    """

    columns: tuple[str, ...] = ()
    when: str = "TRUE"
    also: str = ""
    inserts: bool = False
    steps: str = ""
    born: str = ""

    def refused_update(self) -> str:
        """Return the condition under which an update is refused."""
        old, new = self.when.format(row="OLD"), self.when.format(row="NEW")
        changed = [f"OLD.{quoted(name)} IS DISTINCT FROM NEW.{quoted(name)}" for name in self.columns]
        parts = [f"(({old}) AND ({' OR '.join(changed)}))"] if changed else []
        parts += [f"({self.also})"] if self.also else []
        parts += [f"({new})"] if self.inserts else []
        return " OR ".join(parts)


def frozen_tables() -> Iterator[tuple[str, Frozen]]:
    """Yield the table of every model that freezes rows, and how."""
    for model in apps.get_models():
        rule = getattr(model, "frozen", None)
        if isinstance(rule, Frozen):
            yield model._meta.db_table, rule


def expected(connection: BaseDatabaseWrapper, present: set[str]) -> Iterator[Piece]:
    """Yield the triggers for the tables that exist, functions first."""
    make = _on_postgres if connection.vendor == "postgresql" else _on_sqlite
    for table, rule in frozen_tables():
        if table in present:
            yield from make(table, rule)


class _Refusal(NamedTuple):
    """A trigger: what it is called, the statement before which it looks, when it refuses, and with what sentence."""

    name: str
    verb: str
    condition: str
    sentence: str


def _refusals(rule: Frozen) -> Iterator[_Refusal]:
    if update := rule.refused_update():
        yield _Refusal("update", "UPDATE", update, SENTENCE)
    yield _Refusal("delete", "DELETE", rule.when.format(row="OLD"), SENTENCE)
    if rule.inserts:
        yield _Refusal("insert", "INSERT", rule.when.format(row="NEW"), SENTENCE)
    if rule.steps:
        yield _Refusal("step", "UPDATE", rule.steps, STEP_SENTENCE)
    if rule.born:
        yield _Refusal("born", "INSERT", rule.born, STEP_SENTENCE)


ON_SQLITE = "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'frozen_*'"


def _on_sqlite(table: str, rule: Frozen) -> Iterator[Piece]:
    for refusal in _refusals(rule):
        name = f"frozen_{refusal.name}_{table}"
        head = f"CREATE TRIGGER {quoted(name)} BEFORE {refusal.verb} ON {quoted(table)} WHEN {refusal.condition}"
        create = f"{head} BEGIN SELECT RAISE(ABORT, {literal(refusal.sentence)}); END"
        yield Piece(table=table, name=name, create=create, mark=create)


ON_POSTGRES = """
SELECT '', proname::text, prosrc FROM pg_proc
WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'frozen\\_%'
UNION ALL
SELECT relname, tgname, concat_ws('|', tgenabled, tgtype, proname)
FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid JOIN pg_proc p ON p.oid = tgfoid
WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal AND tgname LIKE 'frozen\\_%'
"""
_BITS = {"INSERT": 4, "DELETE": 8, "UPDATE": 16}  # pg_trigger.tgtype; 1 row, 2 before


def _on_postgres(table: str, rule: Frozen) -> Iterator[Piece]:
    refusals = list(_refusals(rule))
    verbs = dict.fromkeys(refusal.verb for refusal in refusals)
    function = f"frozen_{table}"
    checks = "".join(
        f"IF TG_OP = '{verb}' THEN IF {condition} THEN RAISE EXCEPTION USING MESSAGE = {literal(sentence)},"
        f" ERRCODE = 'integrity_constraint_violation'; END IF; END IF;\n"
        for _, verb, condition, sentence in refusals
    )
    body = f"\nBEGIN\n{checks}IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nRETURN NEW;\nEND\n"
    head = f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql"
    yield Piece(table="", name=function, create=f"{head} AS $frozen${body}$frozen$", mark=body)
    name, bits = "frozen_row", 1 + 2 + sum(_BITS[verb] for verb in verbs)
    when = " OR ".join(verbs)
    create = f"CREATE TRIGGER {name} BEFORE {when} ON {quoted(table)} FOR EACH ROW EXECUTE FUNCTION {function}()"
    yield Piece(table=table, name=name, create=create, mark=f"O|{bits}|{function}")
