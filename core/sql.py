"""Small helpers for aggregates in SQL."""

import re
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, Field, Func, OuterRef, QuerySet, Subquery
from django.db.models.sql.compiler import SQLCompiler

PLACE = re.compile(r":([a-z][a-z0-9_]*)")


def per_parent(rows: QuerySet, parent: str, aggregate: Aggregate) -> Subquery:
    """Return ``aggregate`` over the ``rows`` whose lookup path ``parent`` is the outer row.

    A subquery per child table: joining two child tables would multiply their rows.
    """
    mine = rows.filter(**{parent: OuterRef("pk")}).order_by().values(parent)
    return Subquery(mine.annotate(_aggregate=aggregate).values("_aggregate"))


class Written(Func):
    """An expression written in SQL, with ``:name`` where an expression or a value stands, as often as needed.

    For what is asked with nearly every page: the database answers a long expression in less time than Django
    takes to put it together from querysets. ``Written("(SELECT … WHERE d.task_id = :task)", field, task=F("pk"))``.
    """

    def __init__(self, sql: str, output_field: Field, **named: Any) -> None:
        super().__init__(*named.values(), output_field=output_field)
        self.sql, self.names = sql, tuple(named)

    def as_sql(  # type: ignore[override]  # Func's template is not used
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """Return the SQL with each place filled, and the parameters in the order of the places."""
        filled = dict(zip(self.names, map(compiler.compile, self.get_source_expressions()), strict=True))
        params: list[Any] = []

        def fill(place: re.Match[str]) -> str:
            sql, mine = filled[place[1]]
            params.extend(mine)
            return sql

        return PLACE.sub(fill, self.sql), tuple(params)
