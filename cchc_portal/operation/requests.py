"""One number, one line in the log and one count for every request but those for files."""

import logging
import time
from collections.abc import Callable
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from structlog.contextvars import bound_contextvars

from cchc_portal.operation import metrics

logger = logging.getLogger("portal.request")


class NumberedRequests:
    """Place it first. The number is in every line of the log, in the audit record, and in the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(settings.STATIC_URL):
            return self.get_response(request)
        request.id = uuid4().hex  # type: ignore[attr-defined]
        with bound_contextvars(request_id=request.id):  # type: ignore[attr-defined]
            started = time.perf_counter()
            response = self.get_response(request)
            _tell(request, response.status_code, time.perf_counter() - started)
        response.headers["X-Request-ID"] = request.id  # type: ignore[attr-defined]
        return response


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    match = request.resolver_match
    view = (match.view_name or "-") if match else "-"
    metrics.count(view, request.method or "-", status, seconds)
    # never load a user only to log: the session may be what failed
    user = getattr(getattr(request, "_cached_user", None), "pk", None)
    with bound_contextvars(view=view, method=request.method, status=status, ms=round(seconds * 1000), user_id=user):
        logger.log(logging.ERROR if status >= 500 else logging.INFO, "%s", _place(request))


def _place(request: HttpRequest) -> str:
    """Return the address without its query; where an argument is a secret, the pattern instead."""
    match = request.resolver_match
    if match and "token" in match.kwargs:
        return f"/{match.route}"
    return request.path
