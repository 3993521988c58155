"""The order of a list, as it stands in the address: ``?sort=due_on``, ``?sort=-due_on`` for the reverse."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import QueryDict

NAME = "sort"
LEFT_BEHIND = ("page",)  # another order begins at its first page


Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by which a list can be sorted; ``key`` stands in the address."""

    key: str
    label: str
    is_number: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, ready to print: the link to sort by it, and how it is sorted now ("" where it is not)."""

    column: Column
    url: str
    order: str


def order_of(query: QueryDict, columns: Sequence[Column], first: str) -> tuple[str, bool]:
    """Return the key to sort by and whether it is reversed; ``first`` where the address names no column."""
    asked = query.get(NAME, "")
    key = asked.removeprefix("-")
    known = {column.key for column in columns}
    return (key, asked.startswith("-")) if key in known else (first.removeprefix("-"), first.startswith("-"))


def heads_of(query: QueryDict, columns: Sequence[Column], first: str) -> list[Head]:
    """Return the heads; a click on the column that is sorted already turns the order round."""
    key, is_reversed = order_of(query, columns, first)
    return [_head(query, column, column.key == key, is_reversed) for column in columns]


def order_by(fields: Sequence[str], *, is_reversed: bool) -> list[str]:
    """Return ``fields`` as a query takes them, turned round where the order is reversed; the id settles a draw."""
    turned = [one.removeprefix("-") if one.startswith("-") else f"-{one}" for one in fields]
    return [*(turned if is_reversed else fields), "pk"]


def in_order(lines: Iterable[Line], value: Callable[[Line], Any], *, is_reversed: bool) -> list[Line]:
    """Return the lines by ``value``, those that have none (None or "") last whichever way they are sorted."""
    lines = list(lines)
    full = [line for line in lines if value(line) not in (None, "")]
    empty = [line for line in lines if value(line) in (None, "")]
    return sorted(full, key=value, reverse=is_reversed) + empty


def _head(query: QueryDict, column: Column, is_sorted: bool, is_reversed: bool) -> Head:
    turned = query.copy()
    for name in LEFT_BEHIND:
        turned.pop(name, None)
    turned[NAME] = f"-{column.key}" if is_sorted and not is_reversed else column.key
    order = ("descending" if is_reversed else "ascending") if is_sorted else ""
    return Head(column, f"?{turned.urlencode()}", order)
