"""Việc của tôi."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from agencies.tours import tour_of
from core.access import signed_in
from reports.home import home_of
from reports.setup.steps import is_begun


@signed_in
@require_safe
def home(request: PortalRequest) -> HttpResponse:
    """What waits for the user, first; then the open periods of the user's agencies."""
    user = request.user
    context = {
        "home": home_of(user),
        "tour": tour_of(user, again="tour" in request.GET),
        "may_remind": user.holds(Perm.LETTER_WRITE),
        "needs_setup": user.holds(Perm.CATALOGUE_EDIT) and not is_begun(user),
    }
    return render(request, "reports/home.html", context)
