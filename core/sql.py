"""Small helpers for aggregates in SQL."""

from django.db.models import Aggregate, OuterRef, QuerySet, Subquery


def per_parent(rows: QuerySet, parent: str, aggregate: Aggregate) -> Subquery:
    """Return ``aggregate`` over the ``rows`` whose lookup path ``parent`` is the outer row.

    A subquery per child table: joining two child tables would multiply their rows.
    """
    mine = rows.filter(**{parent: OuterRef("pk")}).order_by().values(parent)
    return Subquery(mine.annotate(_aggregate=aggregate).values("_aggregate"))
