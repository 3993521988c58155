"""Addresses of pages, worked out once: a table leads to hundreds."""

from functools import lru_cache

from django.urls import reverse

KEPT = 16_384


@lru_cache(maxsize=KEPT)
def address(name: str, *arguments: str | int) -> str:
    """Return the address of the page ``name`` with ``arguments``, as ``reverse`` does."""
    return reverse(name, args=arguments)
