"""Lines of long tables: rendered once for the same values, however often and for whomever the table is shown."""

from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Protocol

from django import template
from django.conf import settings
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
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


class Entered(Protocol):
    """What is read of the line of a row that is saved on its own."""

    pk: int
    record_url: str
    is_editable: bool


@register.simple_tag(takes_context=True)
def row_forms(context: Context, lines: Iterable[Entered]) -> SafeString:
    """``{% row_forms group.lines %}``: the forms by which the inputs of the editable rows are sent.

    They stand outside the table: a form around the grid would make htmx post every row.
    """
    token = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', context.get("csrf_token", ""))
    rows = ((line.pk, line.record_url, token) for line in lines if line.is_editable)
    return format_html_join("\n", '<form id="row-{}" method="post" action="{}">{}</form>', rows)


_kept = lru_cache(maxsize=KEPT)(_fresh)
