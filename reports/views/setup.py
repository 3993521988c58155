"""The steps of the set-up, and loading what the portal brings along."""

from collections.abc import Callable, Sequence
from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core import clock
from core.access import guard
from reports.demo.files import Tally
from reports.demo.indicators import load_catalogue
from reports.demo.plans import load_programmes
from reports.demo.reports import load_templates
from reports.demo.rules import load_rules
from reports.setup.steps import codes_of, setup_of

BROUGHT: dict[str, Sequence[Callable[[], Tally]]] = {
    "catalogue": (load_catalogue, load_rules),
    "templates": (load_templates,),
}


@guard(Perm.CATALOGUE_EDIT)
@require_safe
def setup(request: PortalRequest) -> HttpResponse:
    """What is done and what is to be done before the first period can be reported."""
    return render(request, "reports/setup.html", {"setup": setup_of(request.user)})


@guard(Perm.CATALOGUE_EDIT)
@require_POST
def setup_load(request: PortalRequest) -> HttpResponse:
    """Load what is missing of one thing that the portal brings along; what is there stays as it is."""
    what = request.POST.get("what", "")
    chosen = request.POST.getlist("programme") or codes_of(clock.today().year)
    loads = [partial(load_programmes, chosen)] if what == "programmes" else BROUGHT.get(what)
    if loads is None:
        raise Http404
    with transaction.atomic():
        tallies = [load() for load in loads]
    for one in tallies:
        messages.success(request, f"{one.label}: thêm mới {one.added}, trong tệp có {one.total}.")
    return redirect("reports:setup")
