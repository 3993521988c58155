"""Indicators by the codes that people type on the command line."""

from core.errors import DomainError
from core.suggest import nearest
from core.text import clean
from indicators.models import Indicator


def indicator_of(code: str) -> Indicator:
    """Return the indicator of ``code``, case ignored; DomainError names the nearest codes when there is none."""
    code = clean(code)
    indicator = Indicator.objects.filter(code__iexact=code).first()
    if indicator is None:
        known = nearest(code, Indicator.objects.values_list("code", flat=True))
        hint = f" Gần nhất: {', '.join(known)}." if known else ""
        raise DomainError(f"Không có chỉ tiêu mang mã “{code}”.{hint}")
    return indicator
