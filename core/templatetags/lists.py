"""What stands above a list that is sorted."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template import Context

from core.sorting import LEFT_BEHIND, NAME, Head

register = template.Library()


@register.inclusion_tag("components/sort_menu.html", takes_context=True)
def sort_menu(context: Context, heads: Sequence[Head]) -> dict[str, Any]:
    """``{% sort_menu heads %}``: the sorting of a list whose heads a phone does not show; filters stay as they are."""
    query = context["request"].GET
    kept = [(name, value) for name, values in query.lists() if name not in (NAME, *LEFT_BEHIND) for value in values]
    options = [
        (f"{sign}{head.column.key}", f"{head.column.label}, {words}", head.order == order)
        for head in heads
        for sign, words, order in (("", "tăng dần", "ascending"), ("-", "giảm dần", "descending"))
    ]
    return {"kept": kept, "options": options, "is_sorted": any(chosen for *_, chosen in options), "name": NAME}
