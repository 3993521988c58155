"""The portal's addresses, and the empty page of a signed-in user against which its pages are measured."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from core.access import signed_in


@signed_in
def empty(request: HttpRequest) -> HttpResponse:
    """Answer nothing, after everything that every request of the portal passes through."""
    return HttpResponse()


urlpatterns = [path("empty/", empty), path("", include("cchc_portal.urls"))]
