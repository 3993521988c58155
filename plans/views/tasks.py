"""The tasks behind a figure, and the page of one task."""

from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agencies.models import Agency
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.paging import paged
from core.sorting import heads_of, order_of
from documents.tables import as_paper, as_workbook
from periods.models import ReportingPeriod
from plans.forms import TaskFilterForm
from plans.models import ReformArea, Task
from plans.pages.listing import Listing, tasks_pdf, tasks_workbook
from plans.pages.task import task_view
from plans.pages.tasks import COLUMNS, LABELS, TaskFilter, TasksBehind, current_slug


class _Asked(NamedTuple):
    """The tasks that an address asks for; ``period`` is None where none was made yet."""

    form: TaskFilterForm
    period: ReportingPeriod | None
    tasks: TasksBehind | None


@require_safe
@guard(Perm.VIEW)
def task_list(request: PortalRequest) -> HttpResponse:
    """List the tasks that make a figure; the heading counts them."""
    asked = _asked(request)
    if asked.tasks is None:
        return render(request, "plans/tasks_empty.html")
    state = asked.form.cleaned_data["state"]
    context = {
        "form": asked.form,
        "period": asked.period,
        "shown": LABELS[state] if state else "",
        "heads": heads_of(request.GET, COLUMNS, ""),
        "query": request.GET.urlencode(),
    }
    return render(request, "plans/tasks.html", context | paged(request, asked.tasks))


@require_safe
@guard(Perm.VIEW)
def task_table(request: PortalRequest) -> HttpResponse:
    """The same list, all its pages, as an Excel file."""
    listing = _listing(request)
    return as_workbook(tasks_workbook(listing), f"nhiem-vu-{listing.period.slug}")


@require_safe
@guard(Perm.VIEW)
def task_paper(request: PortalRequest) -> HttpResponse:
    """The same list, all its pages, on paper."""
    listing = _listing(request)
    back = f"{reverse('plans:tasks')}?{request.GET.urlencode()}"
    name = f"nhiem-vu-{listing.period.slug}"
    return as_paper(request, name, back=back, printed=lambda by, at: tasks_pdf(listing, by=by, at=at))


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


def _asked(request: PortalRequest) -> _Asked:
    periods = list(ReportingPeriod.objects.order_by("-year", "ends_on"))
    form = TaskFilterForm(
        request.GET,
        agencies=Agency.objects.visible_to(request.user).only("code", "name"),
        periods=periods,
        areas=ReformArea.objects.order_by("position"),
    )
    if not form.is_valid():
        raise Http404
    chosen = dict(form.cleaned_data)
    slug = chosen.pop("period") or current_slug()
    period = next((one for one in periods if one.slug == slug), None)
    if period is None:  # a chosen one is there
        return _Asked(form, None, None)
    return _Asked(
        form, period, TasksBehind(request.user, period, TaskFilter(**chosen), order_of(request.GET, COLUMNS, ""))
    )


def _listing(request: PortalRequest) -> Listing:
    asked = _asked(request)
    if asked.period is None or asked.tasks is None:
        raise Http404
    return Listing(asked.period, asked.form.in_words, asked.tasks)
