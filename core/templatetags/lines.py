"""Lines of long tables: rendered once for the same values, however often and for whomever the table is shown."""

from collections.abc import Hashable
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

KEPT = 2048  # some kilobytes each


@register.simple_tag
def line(name: str, value: Hashable) -> SafeString:
    """``{% line "plans/_row.html" row %}`` renders the template with nothing but ``line``, the value.

    The value holds all that the template shows, so a rendered line is never out of date: another value is another
    line. It is a frozen dataclass of str, int, bool, date and tuples of such: values that are equal but shown
    differently, as Decimal("1") and Decimal("1.0") or a safe and an unsafe text, must not be in it.
    """
    return _fresh(name, value) if settings.DEBUG else _kept(name, value)


def _fresh(name: str, value: Hashable) -> SafeString:
    return render_to_string(name, {"line": value})


_kept = lru_cache(maxsize=KEPT)(_fresh)
