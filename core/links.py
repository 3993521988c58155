"""Addresses of many rows of one kind: worked out once, filled in for each."""

from collections.abc import Callable
from urllib.parse import quote

from django.urls import reverse
from django.utils.http import RFC3986_SUBDELIMS

PLACE = "--code--"


def links(name: str, *rest: object) -> Callable[[str], str]:
    """Return a function from a code to the address that ``reverse`` gives with it and then ``rest``.

    A tenth of what ``reverse`` costs; for tables of hundreds of rows.
    """
    before, after = reverse(name, args=[PLACE, *rest]).split(PLACE)
    return lambda code: f"{before}{quote(code, safe=RFC3986_SUBDELIMS + '/~:@')}{after}"
