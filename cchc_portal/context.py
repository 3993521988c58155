"""What every page shows: the navigation that the user's permissions allow, and the pretended day."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from agencies.permissions import Perm

NAVIGATION: tuple[tuple[str, str, Perm | None], ...] = (
    ("Việc của tôi", "reports:home", None),
    ("Tổng quan", "reports:dashboard_now", Perm.DASHBOARD_VIEW),
    ("Tổng hợp", "reports:consolidated", Perm.DASHBOARD_VIEW),
    ("Kế hoạch", "plans:list", Perm.VIEW),
    ("Nhiệm vụ", "plans:tasks", Perm.VIEW),
    ("Báo cáo", "reports:list", Perm.VIEW),
    ("Văn bản", "documents:list", Perm.VIEW),
    ("Chỉ tiêu", "indicators:catalogue", Perm.VIEW),
    ("Lịch", "periods:calendar", Perm.DASHBOARD_VIEW),
    ("Cơ quan", "agencies:list", Perm.VIEW),
)


def portal(request: HttpRequest) -> dict[str, Any]:
    """Return ``nav_items`` and ``portal_today`` for the base template."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"portal_today": settings.PORTAL_TODAY}
    items = [(label, reverse(name)) for label, name, perm in NAVIGATION if perm is None or user.holds(perm)]
    here = max((url for _, url in items if request.path.startswith(url)), key=len, default="")
    return {
        "nav_items": [(label, url, url == here) for label, url in items],
        "portal_today": settings.PORTAL_TODAY,
    }
