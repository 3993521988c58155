"""A plan's page: its table of tasks with merged cells, and how each deadline was understood."""

from collections.abc import Iterable
from dataclasses import dataclass

from core import clock
from core.audit.trail import Entry, trail_of
from core.together import keep_related, read_together
from documents.models import Citation
from documents.running.shown import Passage, passage
from documents.validity import Standing, standings
from periods.states import PeriodKind
from plans.models import Collaborator, Deliverable, Plan, PlanCitation, PlanSection, PlanSectionCitation, Task
from plans.schedules import Schedule, ScheduleKind, describe


@dataclass(frozen=True, slots=True)
class Line:
    """A deliverable's line. ``task`` and ``span`` are given on the first line of a task only."""

    deliverable: Deliverable | None
    understood: str
    task: Task | None
    span: int


@dataclass(frozen=True, slots=True)
class AreaLines:
    """The lines of consecutive tasks in one area, under the area's name as printed."""

    label: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section with its text as it is shown."""

    row: PlanSection
    text: Passage


@dataclass(frozen=True, slots=True)
class PlanView:
    """All that the page shows beside the plan itself; ``history`` is None for those who may not see it."""

    bases: Iterable[PlanCitation]
    sections: list[SectionText]
    areas: list[AreaLines]
    task_count: int
    year_slug: str
    outdated: list[Standing]
    history: list[Entry] | None


def plan_view(plan: Plan, *, with_history: bool) -> PlanView:
    """Read a plan's tasks, and its history where the reader may see it."""
    sections, bases = plan.sections.all(), plan.citations.select_related("document").order_by("position")
    in_text = PlanSectionCitation.objects.filter(section__plan=plan).select_related("document")
    in_text, helpers = in_text.order_by("section__position", "position"), Collaborator.objects.filter(task__plan=plan)
    read_together(sections, bases, in_text, helpers)
    tasks = list(plan.tasks.select_related("area", "lead_agency").with_due_days().order_by("position"))
    keep_related(tasks, "collaborators", helpers, "task_id")
    areas: list[AreaLines] = []
    for task in tasks:
        label = task.area_label or task.area.name
        if not areas or areas[-1].label != label:
            areas.append(AreaLines(label, []))
        areas[-1].lines.extend(_lines(task))
    return PlanView(
        bases=bases,
        sections=[SectionText(one, passage(one.body.markup, {}, is_final=False)) for one in sections],
        areas=areas,
        task_count=len(tasks),
        year_slug=f"{plan.year}-{PeriodKind.YEAR}",
        outdated=_outdated(plan, [*bases, *in_text]),
        history=trail_of([plan, *sections]) if with_history else None,
    )


def _outdated(plan: Plan, cited: Iterable[Citation]) -> list[Standing]:
    """Return what the plan cites that no longer held on its day: that of its document, else today."""
    day = (plan.document.issued_on if plan.document else None) or clock.today()
    held = standings({one.document_id: one.document for one in cited}.values(), day)
    return [one for one in held.values() if not one.is_in_force]


def _lines(task: Task) -> list[Line]:
    deliverables = list(task.deliverables.all())
    if not deliverables:
        return [Line(None, "", task, 1)]
    return [
        Line(one, understood_as(one), None if place else task, len(deliverables))
        for place, one in enumerate(deliverables)
    ]


def understood_as(deliverable: Deliverable) -> str:
    """Return what was understood of a stored deadline, from its stored structure: nothing is parsed again."""
    days = sorted(one.due_on for one in deliverable.occurrences.all() if one.due_on)
    kinds = tuple(kind for kind in ScheduleKind if kind in deliverable.kinds)
    return describe(Schedule(deliverable.deadline, kinds, tuple(days), deliverable.is_understood))
