"""Filters that print numbers and days in Vietnamese writing; a missing value prints nothing."""

from datetime import date
from decimal import Decimal

from django import template

from core import numbers

register = template.Library()


@register.filter
def vn(value: Decimal | int | None, places: int | None = None) -> str:
    """11093 → "11.093", 74.1 → "74,1"; ``{{ x|vn:1 }}`` for a fixed number of decimals."""
    return "" if value is None else numbers.format_number(value, places)


@register.filter
def count(value: int | None) -> str:
    """A count in running text: 5 → "05"."""
    return "" if value is None else numbers.format_count(value)


@register.filter
def pct(value: Decimal | None, places: int = 1) -> str:
    """74.1 → "74,1%"; None (nothing arose) → "—"."""
    return numbers.format_percent(value, places)


@register.filter
def roman(value: int | None) -> str:
    """1 → "I"."""
    return "" if value is None else numbers.roman(value)


@register.filter
def day(value: date | None) -> str:
    """A day on any screen: "05/01/2024"."""
    return numbers.format_day(value) if value else ""


@register.filter
def longday(value: date | None) -> str:
    """A day spelled out: "ngày 05 tháng 01 năm 2024"."""
    return numbers.spell_day(value) if value else ""


@register.filter
def daysleft(days: int | None) -> str:
    """How long until a due day: 2 → "còn 02 ngày", 0 → "hết hạn hôm nay", -3 → "quá hạn 03 ngày"."""
    if days is None:
        return ""
    if days == 0:
        return "hết hạn hôm nay"
    return f"còn {numbers.format_count(days)} ngày" if days > 0 else f"quá hạn {numbers.format_count(-days)} ngày"
