"""The tasks behind a figure, and the page of one task."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agencies.models import Agency
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.paging import paged
from core.sorting import heads_of, order_of
from periods.models import ReportingPeriod
from plans.forms import TaskFilterForm
from plans.models import ReformArea, Task
from plans.pages.task import task_view
from plans.pages.tasks import COLUMNS, LABELS, TaskFilter, TasksBehind, current_slug


@require_safe
@guard(Perm.VIEW)
def task_list(request: PortalRequest) -> HttpResponse:
    """List the tasks that make a figure; the heading counts them."""
    periods = list(ReportingPeriod.objects.order_by("-year", "ends_on"))
    form = TaskFilterForm(
        request.GET,
        agencies=Agency.objects.visible_to(request.user).only("code", "name"),
        periods=periods,
        areas=ReformArea.objects.order_by("position"),
    )
    if not form.is_valid():
        raise Http404
    chosen = form.cleaned_data
    slug = chosen.pop("period") or current_slug()
    period = next((one for one in periods if one.slug == slug), None)
    if period is None:  # a chosen one is there
        return render(request, "plans/tasks_empty.html")
    tasks = TasksBehind(request.user, period, TaskFilter(**chosen), order_of(request.GET, COLUMNS, ""))
    shown = LABELS[chosen["state"]] if chosen["state"] else ""
    context = {"form": form, "period": period, "shown": shown, "heads": heads_of(request.GET, COLUMNS, "")}
    return render(request, "plans/tasks.html", context | paged(request, tasks))


@require_safe
@guard(Perm.VIEW)
def task_page(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a task with its deliverables, its states, what was reported, and its history where allowed."""
    tasks = Task.objects.visible_to(request.user).for_page()
    task = get_object_or_404(tasks, pk=pk)
    agency = task.plan.agency
    sees_history = request.user.may(Perm.AUDIT_VIEW, agency) or request.user.may(Perm.PROGRESS_RECORD, agency)
    view = task_view(task, with_history=sees_history)
    may_mend = request.user.may(Perm.PLAN_EDIT, agency)
    return render(request, "plans/task.html", {"task": task, "view": view, "may_mend": may_mend})
