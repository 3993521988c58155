"""From a plan to the value that is printed: its text, and its tasks or indicators as a table."""

from collections.abc import Iterator
from datetime import date

from agencies.models import AgencyProfile
from core.numbers import roman
from core.text import fold
from documents.printed import Annex, Block, Heading, Inline, PrintedDocument, Signature, Text
from documents.states import DocumentType
from indicators.models import Target
from plans.models import Plan, PlanSection, Task
from plans.states import TaskLayout
from reports.printing.frame import attached_to, ended, filled_blocks, letterhead_of, lines_of, recipients_of
from reports.printing.plan_tables import annex_table, body_table, target_table

TASKS_ANNEX = "PHÂN CÔNG CỤ THỂ CÁC NHIỆM VỤ NĂM {year}"
TARGETS_ANNEX = "CHỈ TIÊU CỤ THỂ NĂM {year}"


def plan_document(plan: Plan) -> PrintedDocument:
    """Return the printed value of ``plan``: a draft until it bears the number that it was issued with.

    Its tasks stand in a landscape annex or in the body, as the plan says; the targets that its document set
    stand in an annex of their own, unless everything is in the body.
    """
    day = _day(plan)
    profile = plan.agency.profile_on(day)
    tasks = list(plan.tasks.select_related("area").prefetch_related("deliverables", "collaborators"))
    blocks, bases = tuple(_blocks(plan, tasks)), _bases(plan)
    return PrintedDocument(
        title=_title(plan, profile),
        letterhead=letterhead_of(plan.agency, day, DocumentType.PLAN, plan.document),
        type_name="KẾ HOẠCH",
        summary=lines_of(plan.title),
        bases=bases,
        blocks=ended(blocks),
        recipients=recipients_of(plan.recipients),
        signature=Signature(lines_of(plan.signer_authority), plan.signer_name or None),
        annexes=tuple(_annexes(plan, tasks, day)),
        is_draft=plan.document is None,
    )


def _title(plan: Plan, profile: AgencyProfile) -> str:
    """What a reader's program shows as the name of the file; many a summary names the agency itself."""
    summary = " ".join(lines_of(plan.title))
    names_agency = f" {fold(profile.name)}" in fold(summary)
    return f"Kế hoạch {summary}" if names_agency else f"Kế hoạch {summary} của {profile.full_name}"


def plan_section_excerpt(plan: Plan, section: PlanSection) -> PrintedDocument:
    """Return one section of a draft as it is printed, without what stands around it."""
    heading = (Heading(min(section.level, 4), section.number, section.heading),) if section.heading else ()
    return PrintedDocument(
        title=str(section),
        letterhead=letterhead_of(plan.agency, _day(plan), DocumentType.PLAN, None),
        type_name="",
        summary=(),
        blocks=(*heading, *filled_blocks(section.body.markup, {})),
        signature=Signature(()),
        is_excerpt=True,
    )


def _day(plan: Plan) -> date:
    if plan.document is not None and plan.document.issued_on:
        return plan.document.issued_on
    return date(plan.year, 1, 1)


def _bases(plan: Plan) -> tuple[tuple[Inline, ...], ...]:
    """The plan's legal grounds, one a line; a plan that opens with a text names them there."""
    first = plan.sections.first()
    if first is not None and not first.heading:
        return ()
    citations = plan.citations.select_related("document")
    return tuple((Text(f"Căn cứ {citation.document.citation}"),) for citation in citations)


def _blocks(plan: Plan, tasks: list[Task]) -> Iterator[Block]:
    in_body = plan.task_layout == TaskLayout.BODY
    shown = False
    for section in plan.sections.all():
        if section.heading:
            yield Heading(min(section.level, 4), section.number, section.heading)
        yield from filled_blocks(section.body.markup, {})
        if section.shows_tasks and in_body and tasks:
            yield body_table(tasks)
            shown = True
    if in_body and tasks and not shown:
        yield body_table(tasks)


def _annexes(plan: Plan, tasks: list[Task], day: date) -> Iterator[Annex]:
    if plan.task_layout == TaskLayout.BODY:
        return
    targets = list(_targets(plan))
    parts: list[tuple[str, Block]] = []
    if tasks:
        parts.append((TASKS_ANNEX, annex_table(tasks)))
    if targets:
        parts.append((TARGETS_ANNEX, target_table(targets, plan.year)))
    for place, (title, table) in enumerate(parts, start=1):
        yield Annex(
            title=(plan.annex_title if place == 1 and plan.annex_title else title.format(year=plan.year)),
            blocks=(table,),
            reference=_reference(plan, day),
            number=roman(place) if len(parts) > 1 else None,
            landscape=True,
        )


def _targets(plan: Plan) -> Iterator[Target]:
    if plan.document is not None:
        yield from plan.document.targets.filter(agency=plan.agency).select_related("indicator")


def _reference(plan: Plan, day: date) -> str:
    profile = plan.agency.profile_on(day)
    if plan.document is None:
        return attached_to("Kế hoạch", f"       /KH-{profile.symbol}", None, profile.name)
    return attached_to("Kế hoạch", plan.document.symbol, plan.document.issued_on, profile.name)
