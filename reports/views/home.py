"""Việc của tôi."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agencies.requests import PortalRequest
from core.access import signed_in
from reports.home import home_of


@signed_in
@require_safe
def home(request: PortalRequest) -> HttpResponse:
    """What waits for the user, first; then the open periods of the user's agencies."""
    return render(request, "reports/home.html", {"home": home_of(request.user)})
