"""Programmes, and the plans of four real documents with their tasks, targets and first results."""

from collections.abc import Collection

from agencies.models import Agency
from plans.citing import cite_plan
from plans.models import (
    Collaborator,
    Deliverable,
    Plan,
    PlanCitation,
    PlanSection,
    Programme,
    ReformArea,
    Task,
    TaskUpdate,
)
from plans.services import deliver, set_deadline
from reports.demo.documents import document_of
from reports.demo.files import Data, Tally, day_or_none, read, read_folder
from reports.demo.people import editor_of
from reports.demo.periods import moment_after, period_of, store_as_told
from reports.demo.targets import add_targets


def programmes_brought() -> list[Data]:
    """Return the national programmes that the portal brings along, as their file has them."""
    rows: list[Data] = read("demo/programmes.json")["programmes"]
    return rows


def load_programmes(codes: Collection[str] | None = None) -> Tally:
    """Add the national programmes and their areas: those of ``codes``, all where None."""
    rows = [row for row in programmes_brought() if codes is None or row["code"] in codes]
    added = 0
    for row in rows:
        programme, is_new = Programme.objects.get_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "resolution": row["resolution"],
                "first_year": row["starts_year"],
                "last_year": row["ends_year"],
            },
        )
        for position, area in enumerate(row["areas"], start=1):
            names = {"name": area["name"], "short_name": area["short_name"], "position": position}
            ReformArea.objects.get_or_create(programme=programme, code=area["code"], defaults=names)
        added += is_new
    return Tally("Chương trình tổng thể", len(rows), added)


def load_plans() -> Tally:
    """Add the plans that are missing, whole. A plan that exists is left as people have made it."""
    total = added = 0
    new = []
    for row in read_folder("demo/plans"):
        agency = Agency.objects.get(code=row["agency"])
        is_new = not Plan.objects.filter(agency=agency, year=row["year"], kind=row["kind"]).exists()
        if is_new:
            new.append(_add(agency, row))
        total, added = total + 1, added + is_new
    for plan in new:  # when all documents of the files are registered
        cite_plan(plan)
    return Tally("Kế hoạch", total, added)


def _add(agency: Agency, row: Data) -> Plan:
    plan = Plan.objects.create(
        agency=agency,
        year=row["year"],
        kind=row["kind"],
        programme=Programme.objects.get(code=row["programme"]),
        title=row["title"],
        document=document_of(row["document"]) if row["document"] else None,
        task_layout=row["task_layout"],
        annex_title=row["annex_title"],
        recipients="\n".join(row["recipients"]),
        signer_authority="\n".join(row["signature"]["authority_lines"]),
        signer_name=row["signature"]["name"],
        is_demo=row["is_demo"],
    )
    for position, section in enumerate(row["sections"], start=1):
        PlanSection.objects.create(plan=plan, position=position, **section)
    for position, base in enumerate(row["bases"], start=1):
        PlanCitation.objects.create(plan=plan, document=document_of(base), position=position)
    units = {label: Agency.objects.get(code=code) for label, code in row["units"].items()}
    for position, task in enumerate(row["tasks"], start=1):
        _add_task(plan, position, task, row["area_labels"], units)
    add_targets(plan, row.get("targets", []))
    return plan


def _add_task(plan: Plan, position: int, row: Data, labels: dict[str, str], units: dict[str, Agency]) -> None:
    task = Task.objects.create(
        plan=plan,
        area=plan.programme.areas.get(code=row["area"]),
        area_label=labels[row["area"]],
        position=position,
        number=row["number"],
        title=row["title"],
        lead=row["lead"],
        lead_agency=units.get(row["lead"]),
    )
    for place, label in enumerate(row["collaborators"], start=1):
        Collaborator.objects.create(task=task, position=place, label=label, agency=units.get(label))
    for place, line in enumerate(row["deliverables"], start=1):
        deliverable = Deliverable(task=task, position=place, activity=line["activity"], product=line["product"])
        set_deadline(deliverable=deliverable, text=line["deadline"])
    for slug, update in row.get("updates", {}).items():
        _add_update(task, slug, update)


def _add_update(task: Task, slug: str, row: Data) -> None:
    """Record a past result as it was reported then: the quarter may be closed today."""
    quarter = period_of(slug)
    update = TaskUpdate(
        task=task,
        quarter=quarter,
        status=row["status"],
        result=row["result"],
        document_note=row["document_note"],
        obstacles=row["obstacles"],
        delivered_on=day_or_none(row["delivered_on"]),
        recorded_by=editor_of(task.plan.agency),
        recorded_at=moment_after(quarter),
    )
    store_as_told(update)
    deliver(update=update)
