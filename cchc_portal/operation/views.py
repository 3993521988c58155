"""For those who run the portal: is it well, and how much does it do."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from agencies.permissions import Perm
from cchc_portal.operation import metrics
from cchc_portal.operation.health import findings, is_well, waiting_jobs
from core.access import public


@public
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """``ok``, or 503 ``lỗi``; an administrator, or who has the token, is told what was found."""
    found = findings()
    status = 200 if is_well(found) else 503
    if has_token(request, settings.HEALTH_TOKEN):
        lines = [f"{_mark(one.ok)}\t{one.name}\t{one.told}" for one in found]
        return _text("\n".join(lines) + "\n", status)
    if request.user.is_authenticated and request.user.holds(Perm.MANAGE):
        return render(request, "operation/health.html", {"found": found, "well": status == 200}, status=status)
    return _text("ok\n" if status == 200 else "lỗi\n", status)


@public
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """Counts for Prometheus, for who has the token; without one in the settings there is no such page."""
    if not has_token(request, settings.METRICS_TOKEN):
        raise Http404
    found = findings()
    gauges = {"portal_healthy": float(is_well(found)), "portal_queue_length": float(waiting_jobs().count())}
    return HttpResponse("\n".join([*metrics.text(gauges), ""]), content_type="text/plain; version=0.0.4; charset=utf-8")


def has_token(request: HttpRequest, token: str) -> bool:
    """Tell whether the request carries ``Authorization: Bearer <token>``; an empty token is nobody's."""
    given = request.headers.get("Authorization", "")
    return bool(token) and constant_time_compare(given, f"Bearer {token}")


def _mark(ok: bool | None) -> str:
    return {True: "ok", False: "lỗi", None: "-"}[ok]


def _text(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
