"""Attribute what a request writes to its user."""

from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponseBase

from core.audit.context import acting_later


class AuditActorMiddleware:
    """Place it after AuthenticationMiddleware. The user is read at the first write, never before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # a log middleware may have numbered the request; a header of the client is not trusted
        number = getattr(request, "id", None) or uuid4().hex
        with acting_later(lambda: request.user, request_id=str(number)):
            return self.get_response(request)
