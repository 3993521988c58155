"""The request as the portal's views know it."""

from django.http import HttpRequest
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

from agencies.models import User


class PortalRequest(HttpRequest):
    """A request behind SignInRequired and HtmxMiddleware: never anonymous."""

    user: User
    htmx: HtmxDetails


def onward(request: HttpRequest, url: str) -> str:
    """Return where to go when something is done: to the steps of the set-up if it was begun there, else ``url``."""
    return reverse("reports:setup") if request.GET.get("back") == "setup" else url
