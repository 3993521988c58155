"""Every address declares who may open it."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from agencies.permissions import Perm
from core.access import PUBLIC, SIGNED_IN


def addresses(patterns: list, prefix: str = "", names: tuple[str, ...] = ()) -> Iterator[tuple[str, str, URLPattern]]:
    """Walk the URLconf: path, full name, pattern."""
    for pattern in patterns:
        path = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = (*names, pattern.namespace) if pattern.namespace else names
            yield from addresses(pattern.url_patterns, path, inner)
        else:
            yield path, ":".join((*names, pattern.name or "")), pattern


ALL = list(addresses(get_resolver().url_patterns))


def policy_of(pattern: URLPattern) -> object:
    callback = pattern.callback
    return getattr(callback, "policy", None) or getattr(getattr(callback, "view_class", None), "policy", None)


@pytest.mark.parametrize(("path", "pattern"), [(path, pattern) for path, _, pattern in ALL])
def test_every_view_declares_its_policy(path, pattern):
    assert policy_of(pattern) in {PUBLIC, SIGNED_IN, *Perm}, f"{path}: no @guard, @signed_in or @public"


def test_public_pages_are_few_and_known():
    assert {name for _, name, pattern in ALL if policy_of(pattern) == PUBLIC} == {"agencies:sign_in", "core:gallery"}


def test_every_address_has_a_name():
    assert not [path for path, name, _ in ALL if name.endswith(":") or not name]


def test_a_view_without_a_policy_is_noticed():
    bare = URLPattern(get_resolver().pattern, lambda request: None)
    assert policy_of(bare) is None
