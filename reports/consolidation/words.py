"""Figures and their changes in the writing of tables, and the addresses of their derivations."""

from dataclasses import replace
from decimal import Decimal

from django.utils.http import urlencode

from core.addresses import address
from core.numbers import format_number, rounded
from indicators.aggregation.engine import Change
from indicators.figures import Figure
from indicators.models import Indicator
from indicators.pages.shown import shown
from indicators.states import Nature
from periods.spans import Span


def figure_url(code: str, indicator: Indicator, span: Span, kind: str = "") -> str:
    """Return the address of the derivation of ``indicator`` at the agency of ``code``."""
    query = {name: value for name, value in (("to", span.last.slug), ("kind", kind)) if value}
    if len(span) == 1:
        query.pop("to")
    page = address("reports:figure", code, span.first.slug, indicator.pk)
    return f"{page}?{urlencode(query)}" if query else page


def change_text(change: Change, nature: str) -> str:
    """Return "+20 (+25%)", "−1,5 điểm %"; nothing where one side is missing."""
    if change.absolute is None:
        return ""
    if nature == Nature.RATIO:
        return f"{_signed(rounded(change.absolute, 2))} điểm %"
    absolute = _signed(rounded(change.absolute, 2))
    return f"{absolute} ({_signed(rounded(change.percent, 1))}%)" if change.percent is not None else absolute


def figure_text(figure: Figure, indicator: Indicator) -> str:
    """Return the figure alone; a score of several agencies has two decimals."""
    if indicator.nature == Nature.SCORE and figure.value is not None:
        figure = replace(figure, value=rounded(figure.value, 2))
    return shown(figure, indicator)


def _signed(number: Decimal) -> str:
    text = format_number(abs(number))
    return text if not number else f"+{text}" if number > 0 else f"−{text}"
