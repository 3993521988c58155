"""Writes on the headings of a plan, one function per verb; the text under them is written by ``plans.writing``."""

from typing import Any

from django.db import transaction

from core.errors import DomainError, FieldError
from core.positions import LAST, move, shift
from core.versions import save_version
from documents.register import forget_unused
from plans.models import Plan, PlanSection
from plans.writing import ISSUED


@transaction.atomic
def add_heading(*, plan: Plan, place: int, **values: Any) -> PlanSection:
    """Put a heading into the plan at ``place``; the same one sent twice to one place is added once.

    Raises DomainError once the plan bears its document, FieldError for a second table of tasks.
    """
    _lock(plan)
    rows = plan.sections.all()
    place = min(max(place, 1), rows.count() + 1)
    if (same := rows.filter(position=place, **values).first()) is not None:
        return same
    _require_one_table(plan, None, values)
    shift(rows, place, LAST, 1)
    return PlanSection.objects.create(plan=plan, position=place, **values)


@transaction.atomic
def change_heading(*, section: PlanSection, seen: int, place: int | None, **values: Any) -> None:
    """Change a heading and where it stands with its text; None leaves it there.

    Raises what ``add_heading`` does, and ConflictError when somebody else was first.
    """
    plan = _lock(section.plan)
    _require_one_table(plan, section, values)
    save_version(section, seen=seen, **values)
    if place is not None:
        section.position = move(plan.sections.all(), section.pk, section.position, place)


@transaction.atomic
def remove_heading(*, section: PlanSection, seen: int, with_inner: bool) -> int:
    """Take a heading out with its text, and those under it if wanted; return how many went.

    What only these texts cited leaves the register. Raises DomainError and ConflictError as the others do.
    """
    plan = _lock(section.plan)
    save_version(section, seen=seen)
    gone = [section, *(inner_headings(section) if with_inner else [])]
    cited = [row.document_id for one in gone for row in one.citations.all()]
    first = section.position
    for one in gone:
        one.delete()
    shift(plan.sections.all(), first + len(gone), LAST, -len(gone))
    forget_unused(cited)
    return len(gone)


def inner_headings(section: PlanSection) -> list[PlanSection]:
    """Return the headings under this one: the deeper ones that follow it."""
    inner = []
    for one in section.plan.sections.filter(position__gt=section.position).order_by("position"):
        if one.level <= section.level:
            break
        inner.append(one)
    return inner


def _lock(plan: Plan) -> Plan:
    """Let one change of a plan's order wait for the other; an issued plan takes none."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if locked.document_id is not None:
        raise DomainError(ISSUED)
    return locked


def _require_one_table(plan: Plan, section: PlanSection | None, values: dict[str, Any]) -> None:
    """The table of tasks is printed once."""
    others = plan.sections.filter(shows_tasks=True).exclude(pk=section.pk if section else 0)
    if values.get("shows_tasks") and (other := others.first()) is not None:
        raise FieldError("shows_tasks", f"Bảng nhiệm vụ đã in sau mục “{other}”; bỏ chọn ở mục đó trước.")
