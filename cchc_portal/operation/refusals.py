"""What people are told when a request cannot be served: an outage, a fault, a token that no longer holds.

These pages ask nothing of the database, but that a refused access is recorded. What was posted from a page of the
portal is shown on them again: over HTTPS browsers drop what was typed into a page that may not be stored, so going
back is no way to find it.
"""

import sys

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import permission_denied

from agencies.signin.unsent import kept_fields
from cchc_portal.operation.outages import outage
from core.audit.events import record_event
from core.models import EventKind

RETRY_AFTER = 60  # seconds


def fault(request: HttpRequest) -> HttpResponse:
    """Answer a request that ended in an error (handler500): 503 for an outage, 500 for anything else."""
    told = outage(sys.exc_info()[1])
    if told is None:
        return HttpResponse(render_to_string("500.html", {"typed": typed(request)}), status=500)
    headers = {"Retry-After": str(RETRY_AFTER)}
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(told, status=503, content_type="text/plain; charset=utf-8", headers=headers)
    page = render_to_string("503.html", {"told": told, "typed": typed(request)})
    return HttpResponse(page, status=503, headers=headers)


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refuse a request that makes no sense, or texts beyond what is read at once (handler400)."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1_000_000 if isinstance(exception, RequestDataTooBig) else 0
    return HttpResponse(
        render_to_string("400.html", {"most": f"{most:.1f}".replace(".", ",") if most else ""}), status=400
    )


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refuse what the person's roles do not allow (handler403), and record it.

    What is another agency's answers 404 as what never was, and is in the log of requests alone.
    """
    record_event(EventKind.REFUSED, name=request.path, about=request.user.pk, detail=request.method or "")
    return permission_denied(request, exception)


def old_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse what was sent without a token that holds (CSRF_FAILURE_VIEW); ``reason`` is for developers."""
    return HttpResponse(render_to_string("403_csrf.html", {"typed": typed(request)}), status=403)


def typed(request: HttpRequest) -> list[str]:
    """Return the texts that were posted from a page of the portal, in their order, without secrets."""
    try:
        if request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}":
            return []  # another site made this request: its words are not ours to show
        fields = kept_fields(request) or []
    except (OSError, BadRequest, SuspiciousOperation):
        return []  # the body itself could not be read
    return [text for name, text in fields if name != "version" and text.strip()]
