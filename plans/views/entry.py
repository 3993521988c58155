"""Entering a quarter: the grid, and the saving of one row of it, by HTMX or by a plain form."""

from http import HTTPStatus
from typing import cast

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from agencies.models import Agency, User
from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import ConflictError, DomainError
from core.links import HERE, links
from core.saving import Save
from core.together import read_together
from periods.models import ReportingPeriod
from periods.states import QUARTERS
from periods.windows import Window, governing, window_in
from plans.forms import TaskUpdateForm
from plans.models import Task, TaskUpdate
from plans.pages.entry import SHOWS, entry_page, entry_states, tally_of
from plans.pages.lines import answer_line, grid_line, record_links
from plans.pages.rows import Outcome, answer_row, entry_row, mine_over, typed_in
from plans.services import record_update


@require_safe
@guard(Perm.VIEW)
def entry(request: PortalRequest, code: str, period: tuple[int, str]) -> HttpResponse:
    """Show the grid of a quarter; a longer period leads to the last quarter it covers."""
    own = request.user.own_agency(code, Perm.VIEW)
    agency = own or get_object_or_404(Agency.objects.visible_to(request.user), code=code)
    stored = _period(period)
    if not stored.is_quarter:
        last = QUARTERS[stored.quarter_numbers[-1] - 1]
        return redirect("plans:entry", code, f"{stored.year}-{last}")
    return _page(request, agency, stored)


@require_http_methods(["GET", "POST"])
@guard(Perm.PROGRESS_RECORD)
def record(request: PortalRequest, code: str, period: tuple[int, str], pk: int) -> HttpResponse:
    """Save one row; asked for (GET), show it as it is stored."""
    task, window = _to_record(request.user, code, period, pk)
    quarter = window.quarter
    outcome = _save(request, task, window) if request.method == "POST" else None
    if request.htmx:
        return _answer(request, task, quarter, outcome) if outcome else _row(request, task, window)
    if outcome and outcome.save.status != HTTPStatus.OK:
        return _page(request, task.plan.agency, quarter, {pk: outcome})
    return redirect(f"{reverse('plans:entry', args=[code, quarter.slug])}{_query(request)}#task-{pk}")


def _to_record(user: User, code: str, period: tuple[int, str], pk: int) -> tuple[Task, Window]:
    """Return a task whose progress the user records, and when the quarter may be entered; else 404."""
    own = user.own_agency(code, Perm.PROGRESS_RECORD)
    agency = own or get_object_or_404(Agency.objects.visible_to(user, Perm.PROGRESS_RECORD), code=code)
    asked = ReportingPeriod(year=period[0], kind=period[1])
    tasks = Task.objects.filter(pk=pk, plan__agency=agency, plan__year=asked.year).select_related("plan")
    quarters, duties = ReportingPeriod.objects.filter(year=asked.year, kind=asked.kind), governing(agency, asked)
    read_together(tasks, quarters, duties)
    if not (tasks and quarters and asked.is_quarter and tasks[0].is_planned_by(quarters[0].ends_on)):
        raise Http404
    tasks[0].plan.agency = agency
    return tasks[0], window_in(quarters[0], duties)


def _save(request: PortalRequest, task: Task, window: Window) -> Outcome:
    quarter = window.quarter
    form = TaskUpdateForm(request.POST, quarter=quarter)
    if form.is_blank():
        return Outcome(Save.IDLE)
    if not form.is_valid():
        return Outcome(Save.ERROR, errors=form.first_messages(), typed=typed_in(form))
    values = form.cleaned_data
    seen = values.pop("version")
    try:
        update = record_update(task=task, quarter=quarter, by=request.user, seen=seen, window=window, **values)
    except ConflictError as conflict:
        theirs = cast(TaskUpdate, conflict.current)
        typed = mine_over(form, theirs)
        return Outcome(Save.CONFLICT, message=str(conflict), theirs=theirs, typed=typed)
    except DomainError as error:
        return Outcome(Save.ERROR, message=str(error), typed=typed_in(form))
    return Outcome(Save.SAVED, update)


def _page(
    request: PortalRequest, agency: Agency, quarter: ReportingPeriod, outcomes: dict[int, Outcome] | None = None
) -> HttpResponse:
    page = entry_page(
        agency,
        quarter,
        may_edit=request.user.may(Perm.PROGRESS_RECORD, agency),
        user=request.user,
        show=_show(request),
        outcomes=outcomes,
    )
    status = max((outcome.save.status for outcome in (outcomes or {}).values()), default=HTTPStatus.OK)
    return render(request, "plans/entry.html", {"page": page}, status=status)


def _row(request: PortalRequest, task: Task, window: Window) -> HttpResponse:
    quarter = window.quarter
    fresh = Task.objects.filter(pk=task.pk).for_entry(quarter).get()
    row = entry_row(fresh, quarter, is_editable=window.is_open)
    shown = grid_line(row, record_links(fresh, quarter, _query(request)), links("plans:task", HERE))
    return render(request, "plans/_entry_row.html", {"line": shown})


def _answer(request: PortalRequest, task: Task, quarter: ReportingPeriod, outcome: Outcome) -> HttpResponse:
    tasks = entry_states(task.plan.agency, quarter) if outcome.save is Save.SAVED else []
    state = next((one.state for one in tasks if one.pk == task.pk), "")
    tally = tally_of(tasks, quarter) if tasks else None
    seen = request.headers.get("X-Seen", "").split()  # what the page shows already, see portal.js
    context = {
        "line": answer_line(answer_row(task, quarter, outcome, state), _query(request)),
        "tally": tally,
        "is_tally_seen": tally is not None and f"tally={tally.seen}" in seen,
        "is_state_seen": f"state-{task.pk}={state}" in seen,
        "agency": task.plan.agency,
        "quarter": quarter,
    }
    return render(request, "plans/_entry_answer.html", context, status=outcome.save.status)


def _period(period: tuple[int, str]) -> ReportingPeriod:
    year, kind = period
    return get_object_or_404(ReportingPeriod, year=year, kind=kind)


def _show(request: PortalRequest) -> str:
    show = request.GET.get("show", "")
    return show if show in SHOWS else ""


def _query(request: PortalRequest) -> str:
    show = _show(request)
    return f"?show={show}" if show else ""
