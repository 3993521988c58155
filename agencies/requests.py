"""The request as the portal's views know it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from agencies.models import User


class PortalRequest(HttpRequest):
    """A request behind SignInRequired and HtmxMiddleware: never anonymous."""

    user: User
    htmx: HtmxDetails
