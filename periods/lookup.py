"""Periods by the slugs that people type on the command line."""

from core.errors import DomainError
from core.suggest import nearest
from periods.converters import parse_slug
from periods.models import ReportingPeriod


def period_of(slug: str) -> ReportingPeriod:
    """Return the period of ``slug`` (2024-Q1, 2024-6T …); DomainError says what is expected or what is near."""
    try:
        year, kind = parse_slug(slug)
    except ValueError as error:
        raise DomainError(str(error)) from error
    period = ReportingPeriod.objects.filter(year=year, kind=kind).first()
    if period is None:
        known = nearest(f"{year}-{kind}", [one.slug for one in ReportingPeriod.objects.all()])
        hint = f" Gần nhất: {', '.join(known)}." if known else ""
        raise DomainError(f"Chưa có kỳ báo cáo “{year}-{kind}”.{hint}")
    return period
