"""Several reads in one statement: what a page needs of many tables is one way to the database and back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateField, DecimalField, FloatField, JSONField, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

WIDEST = 90  # a function of PostgreSQL takes 100 arguments
UNTOLD = (DateField, DecimalField, FloatField)  # JSON has no such types; a DateTimeField is a DateField


def read_together(*querysets: QuerySet) -> None:
    """Fill ``querysets`` with their rows: one statement for all, and one more for each thing that they prefetch.

    They are of one database and may be of any kind (slices, ``values_list``). What was read before is not read again.
    """
    waiting = [one for one in querysets if one._result_cache is None]
    compilers = [one.query.get_compiler(using=one.db) for one in waiting]
    columns = [_column(compiler) for compiler in compilers]
    answers = (
        _answers([column for column in columns if column], connections[waiting[0].db]) if any(columns) else iter(())
    )
    for queryset, compiler, column in zip(waiting, compilers, columns, strict=True):
        _fill(queryset, compiler, _typed(compiler, next(answers)) if column else [])


type_of_column = tuple[str, Sequence[Any]]


def _column(compiler: SQLCompiler) -> type_of_column | None:
    """The rows of one queryset as an array of arrays, in their order; None where it can find nothing."""
    try:
        sql, params = compiler.as_sql(with_col_aliases=True)
    except EmptyResultSet:
        return None
    is_sqlite = compiler.connection.vendor == "sqlite"
    array, gather = ("json_array", "json_group_array") if is_sqlite else ("json_build_array", "json_agg")
    names = []
    for expression, _, alias in compiler.select[: compiler.col_count]:
        name = compiler.connection.ops.quote_name(alias)
        as_text = isinstance(expression.output_field, JSONField) and not is_sqlite
        names.append(f"{name}::text" if as_text else name)
    pieces = (", ".join(names[place : place + WIDEST]) for place in range(0, len(names), WIDEST))
    row = ", ".join(f"{array}({piece})" for piece in pieces)
    gathered = f"{gather}({array}({row}))" + ("" if is_sqlite else "::text")
    return f"(SELECT {gathered} FROM ({sql}) AS told)", params  # noqa: S608 - all of it is Django's


def _answers(columns: Sequence[type_of_column], connection: BaseDatabaseWrapper) -> Iterator[list[list[Any]]]:
    """Send one statement; return the rows of each column."""
    number = None if connection.vendor == "sqlite" else Decimal
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join(sql for sql, _ in columns), [one for _, params in columns for one in params]
        )
        told = cursor.fetchone()
    for text in told:
        rows = json.loads(text or "[]", parse_float=number)
        yield [row[0] if len(row) == 1 else list(chain(*row)) for row in rows]


def _typed(compiler: SQLCompiler, rows: list[list[Any]]) -> list[list[Any]]:
    """Give values the types that PostgreSQL's driver would have given them; of SQLite Django expects what came."""
    if compiler.connection.vendor == "sqlite":
        return rows
    fields = [expression.output_field for expression, _, _ in compiler.select[: compiler.col_count]]
    parsed = [(place, field.to_python) for place, field in enumerate(fields) if isinstance(field, UNTOLD)]
    for row in rows:
        for place, parse in parsed:
            row[place] = parse(row[place])
    return rows


def _fill(queryset: QuerySet, compiler: SQLCompiler, rows: list[list[Any]]) -> None:
    """Let ``queryset`` make of ``rows`` what it makes of an answer of the database."""
    compiler.execute_sql = lambda *args, **options: [rows]  # type: ignore[assignment]
    queryset.query.get_compiler = lambda *args, **options: compiler  # type: ignore[method-assign]
    try:
        len(queryset)
    finally:
        del queryset.query.get_compiler


def keep_related(owners: Iterable[Model], name: str, rows: Iterable[Model], key: str) -> None:
    """Let ``<name>.all()`` of each of ``owners`` be those of ``rows`` whose ``key`` is its id, as if prefetched."""
    found: dict[Any, list[Model]] = {}
    for row in rows:
        found.setdefault(getattr(row, key), []).append(row)
    for owner in owners:
        kept = getattr(owner, name).all()
        kept._result_cache, kept._prefetch_done = found.get(owner.pk, []), True
        vars(owner).setdefault("_prefetched_objects_cache", {})[name] = kept
