"""Agencies by the codes that people type on the command line."""

from agencies.models import Agency
from core.errors import DomainError
from core.suggest import nearest
from core.text import clean, excerpt


def agency_of(code: str) -> Agency:
    """Return the agency of ``code``, case ignored; DomainError names the nearest codes when there is none."""
    code = clean(code)
    agency = Agency.objects.filter(code__iexact=code).first()
    if agency is None:
        known = nearest(code, Agency.objects.values_list("code", flat=True))
        hint = f" Gần nhất: {', '.join(known)}." if known else " Chưa có cơ quan nào; chạy manage.py demo để nạp."
        raise DomainError(f"Không có cơ quan mang mã “{excerpt(code)}”.{hint}")
    return agency
