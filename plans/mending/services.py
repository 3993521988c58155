"""Writes on the tasks of a plan, one function per verb. Every one has a reason, which the audit record keeps.

A plan is mended, not rewritten: what was reported stays, and what a closed quarter counted stays in it
(``Closed``). A task that was reported on is never deleted; an issued plan loses one by a document that says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from agencies.models import Agency
from core.audit.context import acting
from core.errors import DomainError, FieldError
from core.numbers import format_day
from core.positions import LAST, move, shift
from core.versions import save_version
from documents.models import OfficialDocument
from plans.mending.closed import REOPEN, Closed
from plans.mending.lines import Line, write_lines
from plans.models import Collaborator, Plan, ReformArea, Task


@dataclass(frozen=True, slots=True)
class Content:
    """A task as it is wanted; ``position`` counts from 1 within the plan, None leaves it (a new one: at the end).

    ``added_on`` is the day from which the plan holds it, None from the beginning.
    """

    area: ReformArea
    number: str
    title: str
    lead: str
    collaborators: Sequence[str]
    position: int | None
    lines: Sequence[Line]
    added_on: date | None = None


@transaction.atomic
def add_task(*, plan: Plan, content: Content, reason: str) -> Task:
    """Put a task into the plan at its position; the same task sent twice is added once.

    Where a quarter is closed, the plan holds it from the day after that quarter at the earliest: what was counted stays
    as it was. Raises FieldError for a day or a deadline that lies in a closed quarter.
    """
    _lock(plan)
    if (same := _same(plan, content)) is not None:
        return same
    closed = Closed(plan)
    added_on = _since(plan, content.added_on, closed)
    place = min(max(content.position or LAST, 1), plan.tasks.count() + 1)
    shift(plan.tasks.all(), place, LAST, 1)
    _tell(plan, f"Thêm nhiệm vụ {place} “{content.title}”", reason)
    with acting(reason=reason):
        names = {"area_label": _label(plan, content.area), "lead_agency_id": _named(plan, content.lead)}
        task = Task.objects.create(plan=plan, position=place, added_on=added_on, **names, **_values(content))
        _collaborate(task, content.collaborators)
        write_lines(task, content.lines, closed)
    return task


@transaction.atomic
def change_task(*, task: Task, seen: int, content: Content, reason: str) -> None:
    """Change what a task says, where it stands and what it yields.

    Raises ConflictError when somebody else was first, FieldError for what a closed quarter or a result forbids.
    """
    plan = _lock(task.plan)
    closed = Closed(plan)
    if content.area != task.area:
        closed.require_uncounted(task, "không đổi lĩnh vực được nữa.", "area")
    _require_same_beginning(task, content.added_on, closed)
    with acting(reason=reason):
        names: dict[str, Any] = {}
        if content.area != task.area:
            names["area_label"] = _label(plan, content.area)
        if content.lead != task.lead:
            names["lead_agency_id"] = _named(plan, content.lead)
        save_version(task, seen=seen, added_on=content.added_on, **names, **_values(content))
        _collaborate(task, content.collaborators)
        write_lines(task, content.lines, closed)
    old = task.position
    if content.position is not None:
        task.position = move(plan.tasks.all(), task.pk, old, content.position)
    if task.position != old:
        _tell(plan, f"Chuyển nhiệm vụ “{task.title}” từ thứ {old} đến thứ {task.position}", reason)


@transaction.atomic
def cancel_task(*, task: Task, seen: int, on: date, document: OfficialDocument | None, reason: str) -> None:
    """Take a task out of the plan from a day on: it is no longer counted, what was reported stays.

    Raises FieldError for a day in a closed quarter, and for an issued plan without the document that amends it.
    """
    closed = Closed(_lock(task.plan))
    if document is None and task.plan.document_id:
        raise FieldError("document", "Kế hoạch đã ban hành: ghi văn bản điều chỉnh kế hoạch.")
    if closed.reaches(on):
        raise FieldError("cancelled_on", f"Ngày {format_day(on)} thuộc phần đã khóa sổ ({closed.quarter}).")
    if task.added_on is not None and on < task.added_on:
        raise FieldError("cancelled_on", f"Nhiệm vụ chỉ có trong kế hoạch từ ngày {format_day(task.added_on)}.")
    with acting(reason=reason):
        save_version(task, seen=seen, cancelled_on=on, cancelled_by=document)


@transaction.atomic
def restore_task(*, task: Task, seen: int, reason: str) -> None:
    """Count a task again that was taken out by mistake. Raises DomainError when a closed quarter left it out."""
    if task.cancelled_on is None:
        raise DomainError("Nhiệm vụ này chưa bị điều chỉnh bỏ.")
    closed = Closed(_lock(task.plan))
    if closed.reaches(task.cancelled_on):
        raise DomainError(f"{closed.quarter} đã khóa sổ mà không tính nhiệm vụ này; không khôi phục được.")
    with acting(reason=reason):
        save_version(task, seen=seen, cancelled_on=None, cancelled_by=None)


@transaction.atomic
def delete_task(*, task: Task, seen: int, reason: str) -> None:
    """Delete a task that was entered by mistake; those behind it move up.

    Raises DomainError when it was reported on, carries out a superior's task for others, or was counted in a closed
    quarter; ConflictError when somebody else changed it.
    """
    plan = _lock(task.plan)
    if problem := why_kept(task):
        raise DomainError(problem)
    Closed(plan).require_uncounted(task, "không xóa được. Hãy điều chỉnh bỏ từ một ngày sau đó.")
    with acting(reason=reason):
        save_version(task, seen=seen)
        place = task.position
        task.delete()
    _tell(plan, f"Xóa nhiệm vụ {place} “{task.title}”", reason)
    shift(plan.tasks.all(), place + 1, LAST, -1)


def _since(plan: Plan, day: date | None, closed: Closed) -> date | None:
    """Return from when the plan holds a new task of which ``day`` was said."""
    if day is not None:
        _require_day(plan, day, closed)
    if day is not None or closed.quarter is None:
        return day
    first = closed.quarter.ends_on + timedelta(days=1)
    if first.year > plan.year:
        raise DomainError(f"{closed.quarter} đã khóa sổ, không thêm nhiệm vụ vào năm {plan.year} được nữa. {REOPEN}")
    return first


def _require_day(plan: Plan, day: date, closed: Closed) -> None:
    if day.year != plan.year:
        raise FieldError("added_on", f"Ngày bổ sung phải thuộc năm {plan.year} của kế hoạch.")
    if closed.reaches(day):
        sentence = f"Ngày {format_day(day)} thuộc phần đã khóa sổ ({closed.quarter}). {REOPEN}"
        raise FieldError("added_on", sentence)


def _require_same_beginning(task: Task, day: date | None, closed: Closed) -> None:
    """Raise FieldError where another first day would bring ``task`` into a closed quarter, or out of one."""
    if day == task.added_on:
        return
    closed.require_uncounted(task, "không đổi ngày bổ sung được nữa.", "added_on")
    if day is not None:
        _require_day(task.plan, day, closed)
        reported = task.updates.filter(quarter__ends_on__lt=day).select_related("quarter").first()
        if reported is not None:
            raise FieldError("added_on", f"Nhiệm vụ đã có kết quả {reported.quarter}; chọn ngày sớm hơn.")
        if task.cancelled_on is not None and task.cancelled_on < day:
            raise FieldError("added_on", f"Nhiệm vụ đã bỏ từ ngày {format_day(task.cancelled_on)}; chọn ngày sớm hơn.")
    elif closed.quarter is not None:
        raise FieldError("added_on", f"{closed.quarter} đã khóa sổ mà không có nhiệm vụ này: ghi ngày sau đó.")


def why_kept(task: Task) -> str:
    """Return why a task may not be deleted, "" when it may; a closed quarter is asked for apart."""
    if task.updates.exists():
        return "Nhiệm vụ đã có kết quả báo cáo nên không xóa được; hãy điều chỉnh bỏ từ một ngày."
    if task.implemented_by.exists():
        return "Có nhiệm vụ của cơ quan khác thực hiện nhiệm vụ này nên không xóa được; hãy điều chỉnh bỏ từ một ngày."
    return ""


def _lock(plan: Plan) -> Plan:
    """Let one change of a plan's order wait for the other."""
    return Plan.objects.select_for_update(of=("self",)).select_related("agency").get(pk=plan.pk)


def _values(content: Content) -> dict[str, Any]:
    return {"area": content.area, "number": content.number, "title": content.title, "lead": content.lead}


def _named(plan: Plan, label: str) -> int | None:
    """Return the id of the agency, the plan's own or one below it, that ``label`` names."""
    within = Agency.objects.filter(path__startswith=plan.agency.path, name=label)
    return within.values_list("pk", flat=True).first() if label else None


def _same(plan: Plan, content: Content) -> Task | None:
    """Return the task of the plan that says just this: what was sent a moment ago."""
    wanted = [(line.activity, line.product, line.deadline) for line in content.lines]
    alike = plan.tasks.filter(area=content.area, number=content.number, title=content.title)
    for task in alike.prefetch_related("deliverables"):
        if [(one.activity, one.product, one.deadline) for one in task.deliverables.all()] == wanted:
            return task
    return None


def _label(plan: Plan, area: ReformArea) -> str:
    """Return how the plan prints the area: as its other tasks do."""
    return plan.tasks.filter(area=area).values_list("area_label", flat=True).first() or ""


def _collaborate(task: Task, labels: Sequence[str]) -> None:
    stored = {one.label: one.agency_id for one in task.collaborators.order_by("position")}
    if list(stored) == list(labels):
        return
    task.collaborators.all().delete()
    for place, label in enumerate(labels, start=1):
        agency = stored[label] if label in stored else _named(task.plan, label)
        Collaborator.objects.create(task=task, position=place, label=label, agency_id=agency)


def _tell(plan: Plan, what: str, reason: str) -> None:
    """Let the plan's own history tell of a task that came, moved or went."""
    with acting(reason=f"{what}. {reason}".strip()):
        Plan.objects.filter(pk=plan.pk).update(version=F("version") + 1)
