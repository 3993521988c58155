"""Every file that leaves the portal is one record in the audit, whichever view handed it out."""

import hashlib
from collections.abc import Callable
from email.message import Message

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from core.audit.events import record_event
from core.models import EventKind


class RecordedDownloads:
    """Place it after AuditActorMiddleware. A file that cannot be recorded is not handed out (the error says why)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        name = file_name(response)
        if name and response.status_code == 200 and request.method != "HEAD":
            record_event(EventKind.DOWNLOADED, name=name, about=request.user.pk, detail=_detail(request, response))
        return response


def file_name(response: HttpResponseBase) -> str:
    """Return under which name the answer is saved or shown as a file; empty for a page."""
    header = Message()
    header["Content-Disposition"] = response.headers.get("Content-Disposition", "")
    return header.get_filename("")


def _detail(request: HttpRequest, response: HttpResponseBase) -> str:
    """Say from where and which bytes; of a file that is streamed its ETag is the hash."""
    digest = response.headers.get("ETag", "").strip('"')
    if isinstance(response, HttpResponse):
        digest = hashlib.sha256(response.content).hexdigest()
    return f"{request.path} sha256:{digest}"
