"""Demonstration data: the agencies, plans and figures of five real documents, and invented people.

Loading adds what is missing and changes nothing that is there, so it may be repeated at any time: what
people have entered, corrected or signed stays as it is. A plan or a report comes whole or not at all.
"""

from collections.abc import Callable

from django.db import transaction

from agencies.models import Agency
from reports.demo.agencies import load_agencies, load_authorisations, load_offices, load_reorganisations
from reports.demo.documents import load_documents, load_relations
from reports.demo.files import Tally
from reports.demo.indicators import load_catalogue, load_values
from reports.demo.people import load_people
from reports.demo.periods import load_calendars, load_periods
from reports.demo.plans import load_plans, load_programmes
from reports.demo.reports import load_reports, load_templates
from reports.demo.rules import load_explanations, load_rules

STEPS: tuple[Callable[[], Tally], ...] = (  # each needs what stands before it
    load_agencies,
    load_reorganisations,
    load_offices,
    load_authorisations,
    load_people,
    load_periods,
    load_calendars,
    load_documents,
    load_relations,
    load_programmes,
    load_catalogue,
    load_rules,
    load_plans,
    load_values,
    load_explanations,
    load_templates,
    load_reports,
)


def is_empty() -> bool:
    """Return whether the portal knows no agency yet."""
    return not Agency.objects.exists()


@transaction.atomic
def load() -> list[Tally]:
    """Add what is missing of the demonstration data; return what the files hold and what was added."""
    return [step() for step in STEPS]
