"""Addresses of many rows of one kind: worked out once, filled in for each."""

from collections.abc import Callable
from urllib.parse import quote

from django.urls import reverse
from django.utils.http import RFC3986_SUBDELIMS

HERE = 9007199254740993  # a code as well as a key, and nobody's


def links(name: str, *args: object) -> Callable[[object], str]:
    """Return a function from a code or key to the address that ``reverse`` gives with it where ``args`` say HERE.

    A tenth of what ``reverse`` costs; for tables of hundreds of rows.
    """
    before, after = reverse(name, args=args).split(str(HERE))
    return lambda one: f"{before}{quote(str(one), safe=RFC3986_SUBDELIMS + '/~:@')}{after}"
