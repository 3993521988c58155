"""Rows in an order of their own: ``position`` counts from 1, and no two rows ever stand on one place."""

from django.db.models import F, QuerySet

ASIDE, PARKED = 10_000, 30_000  # above every position, where rows stand while they move
LAST = ASIDE - 1


def shift(rows: QuerySet, first: int, last: int, by: int) -> None:
    """Move the rows from ``first`` to ``last`` by a place, in two steps: two rows never stand on one."""
    rows.filter(position__range=(first, last)).update(position=F("position") + ASIDE)
    rows.filter(position__range=(ASIDE, 2 * ASIDE - 1)).update(position=F("position") - ASIDE + by)


def move(rows: QuerySet, pk: int, old: int, wanted: int) -> int:
    """Let the row ``pk`` go from ``old`` to ``wanted``; those between make room. Return where it stands now."""
    new = min(max(wanted, 1), rows.count())
    if new != old:
        mine = rows.filter(pk=pk)
        mine.update(position=PARKED)
        shift(rows, *((new, old - 1, 1) if new < old else (old + 1, new, -1)))
        mine.update(position=new)
    return new
