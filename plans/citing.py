"""What a plan's text cites, kept in the register with every saved text."""

from core import clock
from documents.citing import cite, clear_citations, places
from documents.reading.document import read
from plans.models import Plan, PlanSectionCitation


def cite_plan(plan: Plan) -> None:
    """Register what the sections of ``plan`` cite, and link them to the documents."""
    sections = list(plan.sections.all())
    found = [({"section": section.pk}, clear_citations(read(section.body.markup))) for section in sections]
    rows = PlanSectionCitation.objects.filter(section__plan=plan)
    cite(rows, places(found, context=plan.agency, today=clock.today()))
