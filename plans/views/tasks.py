"""The tasks behind a figure, and the page of one task."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agencies.models import Agency
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from periods.models import ReportingPeriod
from plans.forms import TaskFilterForm
from plans.models import ReformArea, Task
from plans.pages.task import task_view
from plans.pages.tasks import LABELS, TaskFilter, current_period, tasks_behind

PER_PAGE = 100


@require_safe
@guard(Perm.VIEW)
def task_list(request: PortalRequest) -> HttpResponse:
    """List the tasks that make a figure; the heading counts them."""
    form = TaskFilterForm(
        request.GET,
        agencies=Agency.objects.visible_to(request.user),
        periods=ReportingPeriod.objects.order_by("-year", "ends_on"),
        areas=ReformArea.objects.order_by("position"),
    )
    if not form.is_valid():
        raise Http404
    chosen = form.cleaned_data
    if not chosen["period"] and current_period() is None:
        return render(request, "plans/tasks_empty.html")
    period = _chosen_period(chosen.pop("period"))
    tasks = tasks_behind(request.user, period, TaskFilter(**chosen))
    page = Paginator(tasks, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "period": period,
        "page": page,
        "shown": LABELS[chosen["state"]] if chosen["state"] else "",
        "previous_url": _page_url(request.GET, page.previous_page_number()) if page.has_previous() else "",
        "next_url": _page_url(request.GET, page.next_page_number()) if page.has_next() else "",
    }
    return render(request, "plans/tasks.html", context)


def _chosen_period(slug: str) -> ReportingPeriod:
    if slug:
        year, kind = slug.split("-")
        return get_object_or_404(ReportingPeriod, year=int(year), kind=kind)
    period = current_period()
    if period is None:
        raise Http404
    return period


def _page_url(query: QueryDict, number: int) -> str:
    query = query.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


@require_safe
@guard(Perm.VIEW)
def task_page(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a task with its deliverables, its states, what was reported, and its history where allowed."""
    tasks = Task.objects.visible_to(request.user).for_page()
    task = get_object_or_404(tasks, pk=pk)
    agency = task.plan.agency
    sees_history = request.user.may(Perm.AUDIT_VIEW, agency) or request.user.may(Perm.PROGRESS_RECORD, agency)
    view = task_view(task, with_history=sees_history)
    return render(request, "plans/task.html", {"task": task, "view": view})
