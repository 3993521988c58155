"""The plans that a person may see, and the page of one plan."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agencies.models import Agency
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.paging import paged
from plans.forms import PlanFilterForm
from plans.models import Plan
from plans.pages.plan import plan_view


@require_safe
@guard(Perm.VIEW)
def plan_list(request: PortalRequest) -> HttpResponse:
    """List the visible plans, filtered by agency, year and kind."""
    visible = Plan.objects.visible_to(request.user)
    form = PlanFilterForm(
        request.GET,
        agencies=Agency.objects.visible_to(request.user).only("code", "name"),
        years=visible.order_by("-year").values_list("year", flat=True).distinct(),
    )
    if not form.is_valid():
        raise Http404
    plans = visible.chosen(**form.cleaned_data).for_list()
    return render(request, "plans/list.html", {"form": form} | paged(request, plans))


@require_safe
@guard(Perm.VIEW)
def detail(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a plan: its document, bases, text, table of tasks, and its history where allowed."""
    plan = get_object_or_404(Plan.objects.visible_to(request.user).for_page(), pk=pk)
    may = request.user.may
    sees_history = may(Perm.AUDIT_VIEW, plan.agency) or may(Perm.PROGRESS_RECORD, plan.agency)
    view = plan_view(plan, with_history=sees_history)
    may_mend = may(Perm.PLAN_EDIT, plan.agency)
    return render(request, "plans/detail.html", {"plan": plan, "view": view, "may_mend": may_mend})
