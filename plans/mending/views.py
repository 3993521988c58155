"""Mending a plan: add a task, change it with what it yields, take it out."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from agencies.permissions import Perm
from agencies.requests import PortalRequest
from core.access import guard
from core.errors import ConflictError, DomainError, FieldError
from plans.mending.closed import Closed
from plans.mending.forms import LineSet, MendingForm, RemovalForm, TaskForm, line_set, typed_from_task
from plans.mending.services import add_task, cancel_task, change_task, delete_task, restore_task, why_kept
from plans.models import Plan, Task
from plans.pages.plan import understood_as

METHODS = ["GET", "HEAD", "POST"]


@guard(Perm.PLAN_EDIT)
@require_http_methods(METHODS)
def add(request: PortalRequest, pk: int) -> HttpResponse:
    """Add a task to a plan."""
    plan = get_object_or_404(_plans(request), pk=pk)
    posted = request.POST.dict() if request.method == "POST" else None
    last = plan.tasks.select_related("area").order_by("-position").first()
    initial = {"place": last.position + 1 if last else 1, "area": last.area.code if last else None}
    form, lines = TaskForm(posted, plan=plan, initial=initial), line_set(posted)
    made: list[Task] = []

    def save() -> None:
        reason = form.cleaned_data["reason"]
        made.append(add_task(plan=plan, content=form.content(lines.lines()), reason=reason))

    if posted is not None and _done(form, lines, save):
        messages.success(request, "Đã thêm nhiệm vụ.")
        return redirect(made[0])
    return _page(request, plan, None, form, lines)


@guard(Perm.PLAN_EDIT)
@require_http_methods(METHODS)
def change(request: PortalRequest, pk: int) -> HttpResponse:
    """Change a task, its place in the plan, and what it yields by when."""
    task = _task(request, pk)
    posted = request.POST.dict() if request.method == "POST" else None
    form = TaskForm(posted, plan=task.plan, initial=typed_from_task(task))
    lines = line_set(posted, task)

    def save() -> None:
        given = form.cleaned_data
        content = form.content(lines.lines())
        change_task(task=task, seen=given["version"] or 0, content=content, reason=given["reason"])

    if posted is not None and _done(form, lines, save):
        messages.success(request, "Đã sửa nhiệm vụ.")
        return redirect(task)
    if form.has_met:  # what is stored now stands beside what was typed
        task = _task(request, pk)
        lines = line_set(posted, task)
    return _page(request, task.plan, task, form, lines)


@guard(Perm.PLAN_EDIT)
@require_http_methods(METHODS)
def remove(request: PortalRequest, pk: int) -> HttpResponse:
    """Take a task out of its plan from a day on, delete one entered by mistake, or take that back."""
    task = _task(request, pk)
    kept = why_kept(task)
    ways = ("restore",) if task.cancelled_on else ("cancel",) if kept else ("cancel", "delete")
    posted = request.POST.dict() if request.method == "POST" else None
    form = RemovalForm(posted, user=request.user, ways=ways, initial={"version": task.version})
    if posted is not None and _done(form, None, lambda: _removed(task, form)):
        is_gone = form.cleaned_data["way"] == "delete"
        messages.success(request, f"{'Đã xóa' if is_gone else 'Đã ghi lại'} nhiệm vụ “{task.title[:80]}”.")
        return redirect(task.plan if is_gone else task)
    context = {"task": task, "form": form, "kept": kept}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "plans/task_remove.html", context, status=status)


def _removed(task: Task, form: RemovalForm) -> None:
    given = form.cleaned_data
    seen, reason = given["version"] or 0, given["reason"]
    if given["way"] == "restore":
        restore_task(task=task, seen=seen, reason=reason)
    elif given["way"] == "delete":
        delete_task(task=task, seen=seen, reason=reason)
    else:
        on, document = given["cancelled_on"], given["amended_by"]
        cancel_task(task=task, seen=seen, on=on, document=document, reason=reason)


def _plans(request: PortalRequest) -> QuerySet[Plan]:
    return Plan.objects.visible_to(request.user, Perm.PLAN_EDIT).select_related("agency", "document")


def _task(request: PortalRequest, pk: int) -> Task:
    rows = Task.objects.visible_to(request.user, Perm.PLAN_EDIT).select_related(
        "plan__agency", "plan__document", "area"
    )
    found = rows.prefetch_related("collaborators", "deliverables__occurrences")
    return get_object_or_404(found, pk=pk)


def _done(form: MendingForm, lines: LineSet | None, act: Callable[[], object]) -> bool:
    """Do it when all is filled in; a refusal goes to the field that it is about, and what was typed stays."""
    is_valid = form.is_valid() & (lines is None or lines.is_valid())
    if not is_valid:
        return False
    try:
        act()
    except FieldError as error:
        field = {"document": "amended_by"}.get(error.field, error.field)
        form.add_error(field if field in form.fields else None, str(error))
    except ConflictError as conflict:
        form.data = {**form.data, "version": conflict.current.version}  # type: ignore[attr-defined]
        form.has_met = True
        form.add_error(None, form.MET)
    except DomainError as error:
        form.add_error(None, str(error))
    return not form.errors


def _page(request: PortalRequest, plan: Plan, task: Task | None, form: TaskForm, lines: LineSet) -> HttpResponse:
    understood = {one.pk: understood_as(one) for one in task.deliverables.all()} if task else {}
    for number, line in enumerate(lines):
        line.understood, line.note = understood.get(line.initial.get("pk"), ""), lines.notes.get(number, "")
    is_wrong = form.is_bound and (form.errors or lines.total_error_count())
    beside = form.beside(task) if task and form.has_met else []
    context = {
        "plan": plan,
        "task": task,
        "form": form,
        "beside": beside,
        "lines": lines,
        "closed": Closed(plan).quarter,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "plans/task_form.html", context, status=status)
