"""The triggers on PostgreSQL: one function records any table; others refuse what may not happen.

Row triggers do not see TRUNCATE, hence a statement trigger refuses it on every audited table.

The functions that write records and seals run with their owner's rights, so that the portal's role needs none
on those tables. A record is sealed when its transaction commits: only then is a lock held that all writers share.
"""

from collections.abc import Collection, Iterable, Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from core.audit.pieces import (
    AUDIT_TABLE,
    GUARDED,
    HIDDEN,
    RECORDED,
    REFUSAL,
    SEAL_TABLE,
    Piece,
    literal,
    quoted,
    type_of_key,
)
from core.audit.tables import AuditedTable, Kind

# arguments: model, key column, then arrays of the excluded, masked and binary columns
_RECORD = """
DECLARE
    told jsonb := coalesce(nullif(current_setting('app.audit', true), ''), '{{}}')::jsonb;
    before jsonb;
    after jsonb;
    same text[];
    name text;
BEGIN
    IF TG_OP <> 'INSERT' THEN before := to_jsonb(OLD) - TG_ARGV[2]::text[]; END IF;
    IF TG_OP <> 'DELETE' THEN after := to_jsonb(NEW) - TG_ARGV[2]::text[]; END IF;
    IF TG_OP = 'UPDATE' THEN
        SELECT coalesce(array_agg(key), '{{}}') INTO same FROM jsonb_each(before) WHERE value = after -> key;
        before := before - same;
        after := after - same;
        IF after = '{{}}' THEN RETURN NULL; END IF;
    END IF;
    FOREACH name IN ARRAY TG_ARGV[3]::text[] LOOP
        IF before ? name THEN before := jsonb_set(before, ARRAY[name], {mask}); END IF;
        IF after ? name THEN after := jsonb_set(after, ARRAY[name], {mask}); END IF;
    END LOOP;
    FOREACH name IN ARRAY TG_ARGV[4]::text[] LOOP
        before := before || audit_digest(before, name);
        after := after || audit_digest(after, name);
    END LOOP;
    INSERT INTO {audit} (actor_id, actor_name, actor_full_name, reason, request_id,
                         table_name, model, object_id, action, old, new)
    VALUES ((told ->> 'id')::bigint, coalesce(told ->> 'name', 'db:' || session_user),
            coalesce(told ->> 'full_name', ''), coalesce(told ->> 'reason', ''),
            coalesce(told ->> 'request_id', ''), TG_TABLE_NAME, TG_ARGV[0],
            CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END ->> TG_ARGV[1],
            lower(TG_OP), before, after);
    RETURN NULL;
END
"""
# a bytea reads "\\x…" in JSON
_DIGEST = """
SELECT CASE WHEN doc ->> name IS NULL THEN '{}'::jsonb ELSE jsonb_build_object(
    name, 'sha256:' || encode(sha256(decode(substr(doc ->> name, 3), 'hex')), 'hex')) END
"""
_REFUSE = """
BEGIN
    RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'insufficient_privilege';
END
"""
_SEAL = """
BEGIN
    PERFORM pg_advisory_xact_lock({lock});
    {seal};
    RETURN NULL;
END
"""
_LOCK = 0x63636863  # any number that nothing else locks
_EMPTYING = "Bảng có nhật ký thay đổi không được xóa trắng bằng TRUNCATE."

# pg_trigger.tgtype: 1 row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate
_AFTER_ROW = 1 + 4 + 8 + 16
_AFTER_INSERT = 1 + 4
_BEFORE_TRUNCATE = 2 + 32
_BEFORE_CHANGE = 2 + 8 + 16 + 32


def content(row: str) -> str:
    """Return the SQL of the text that is hashed of the audit record ``row``; it depends on no setting."""
    columns = ", ".join(f"{row}.{quoted(name)}" for name in RECORDED if name != "at")
    moment = f"to_char({row}.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    return f"jsonb_build_array({moment}, {columns})::text"


def seal(record_id: str) -> str:
    """Return the statement that adds the record with this id to the end of the chain."""
    return f"""INSERT INTO {quoted(SEAL_TABLE)} (position, record_id, hash)
    SELECT coalesce(s.position, 0) + 1, r.id,
           encode(sha256(convert_to(coalesce(s.hash, '') || {content("r")}, 'UTF8')), 'hex')
    FROM {quoted(AUDIT_TABLE)} r
    LEFT JOIN (SELECT position, hash FROM {quoted(SEAL_TABLE)} ORDER BY position DESC LIMIT 1) s ON true
    WHERE r.id = {record_id}"""


def expected(
    connection: BaseDatabaseWrapper, tables: Iterable[AuditedTable], present: Collection[str]
) -> Iterator[Piece]:
    """Yield the functions and triggers that ``tables`` need, of those ``present``, functions first."""
    schema = _schema(connection)
    record = _RECORD.format(audit=quoted(AUDIT_TABLE), mask=literal(HIDDEN))
    yield _function("audit_digest", "doc jsonb, name text", "jsonb", "sql", _DIGEST)
    yield _function("audit_record", "", "trigger", "plpgsql", record, schema)
    yield _function("audit_refuse", "", "trigger", "plpgsql", _REFUSE)
    guard = "BEFORE UPDATE OR DELETE OR TRUNCATE"
    for name in GUARDED.keys() & present:
        yield _trigger("audit_guard", name, guard, _BEFORE_CHANGE, "audit_refuse", [REFUSAL])
    if SEAL_TABLE in present:
        yield _function("audit_seal", "", "trigger", "plpgsql", _SEAL.format(lock=_LOCK, seal=seal("NEW.id")), schema)
        yield _trigger("audit_seal", AUDIT_TABLE, "AFTER INSERT", _AFTER_INSERT, "audit_seal", [], deferred=True)
    for table in tables:
        arrays = (table.excluded, table.of_kind(Kind.MASKED), table.of_kind(Kind.BINARY))
        arguments = [table.label, table.key, *(f"{{{','.join(names)}}}" for names in arrays)]
        changes = "AFTER INSERT OR UPDATE OR DELETE"
        yield _trigger("audit_row", table.name, changes, _AFTER_ROW, "audit_record", arguments)
        yield _trigger("audit_truncate", table.name, "BEFORE TRUNCATE", _BEFORE_TRUNCATE, "audit_refuse", [_EMPTYING])


# The functions and triggers that exist; a disabled trigger shows a mark of its own.
EXISTING = """
SELECT '', proname::text, concat_ws('|', prosecdef, array_to_string(proconfig, ';'), prosrc) FROM pg_proc
WHERE pronamespace = current_schema()::regnamespace
AND proname IN ('audit_digest', 'audit_record', 'audit_refuse', 'audit_seal')
UNION ALL
SELECT relname, tgname, concat_ws('|', tgenabled, tgtype, tginitdeferred, proname, encode(tgargs, 'hex'))
FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid JOIN pg_proc p ON p.oid = tgfoid
WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal
AND tgname IN ('audit_row', 'audit_truncate', 'audit_guard', 'audit_seal')
"""


def drop(key: type_of_key) -> str:
    """Return the statement that removes a trigger; functions are only ever replaced."""
    table, name = key
    return f"DROP TRIGGER {quoted(name)} ON {quoted(table)}" if table else ""


def settle(found: Iterable[type_of_key]) -> list[str]:
    """Return the statements that seal what this transaction recorded; a trigger with work ahead cannot be changed."""
    waiting = (AUDIT_TABLE, "audit_seal") in found
    return ["SET CONSTRAINTS audit_seal IMMEDIATE", "SET CONSTRAINTS audit_seal DEFERRED"] if waiting else []


def _schema(connection: BaseDatabaseWrapper) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        return str(cursor.fetchone()[0])


def _function(name: str, arguments: str, returns: str, language: str, body: str, schema: str = "") -> Piece:
    """With a ``schema``, the function runs with its owner's rights and finds tables nowhere else."""
    path = f"{schema}, pg_temp"
    rights = f" SECURITY DEFINER SET search_path = {path}" if schema else " SECURITY INVOKER"
    head = f"CREATE OR REPLACE FUNCTION {name}({arguments}) RETURNS {returns} LANGUAGE {language}{rights}"
    mark = f"t|search_path={path}|{body}" if schema else f"f|{body}"
    return Piece(table="", name=name, create=f"{head} AS $audit${body}$audit$", mark=mark)


def _trigger(
    name: str, table: str, when: str, bits: int, function: str, arguments: list[str], *, deferred: bool = False
) -> Piece:
    level = "ROW" if bits & 1 else "STATEMENT"
    listed = ", ".join(literal(argument) for argument in arguments)
    call = f"FOR EACH {level} EXECUTE FUNCTION {function}({listed})"
    stored = "".join(f"{argument}\0" for argument in arguments).encode().hex()
    kind, later = ("CONSTRAINT TRIGGER", " DEFERRABLE INITIALLY DEFERRED") if deferred else ("TRIGGER", "")
    create = f"CREATE {kind} {name} {when} ON {quoted(table)}{later} {call}"
    mark = f"O|{bits}|{'t' if deferred else 'f'}|{function}|{stored}"
    return Piece(table=table, name=name, create=create, mark=mark)
