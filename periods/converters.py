"""Periods in addresses: ``/2024-Q1/``."""

import re

from core.text import excerpt
from periods.states import PeriodKind

SLUG = re.compile(r"(\d{4})-(Q[1-4]|6T|9T|N)", re.IGNORECASE | re.ASCII)


def parse_slug(text: str) -> tuple[int, str]:
    """Return (year, kind) of a slug such as ``2024-Q1`` or ``2024-6T``; ValueError for any other text."""
    match = SLUG.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"Không hiểu kỳ báo cáo “{excerpt(text)}”; ví dụ: 2024-Q1, 2024-6T, 2024-9T, 2024-N.")
    return int(match[1]), PeriodKind(match[2].upper())


class PeriodConverter:
    """``<period:period>`` in a URL pattern: the view receives (year, kind)."""

    regex = r"\d{4}-(?:Q[1-4]|6T|9T|N)"

    def to_python(self, value: str) -> tuple[int, str]:
        return parse_slug(value)

    def to_url(self, value: object) -> str:
        return str(getattr(value, "slug", value))
