"""The yearly targets that a plan sets, each with its legal basis."""

from decimal import Decimal

from indicators.models import Indicator, Target, TargetCitation
from plans.models import Plan
from reports.demo.documents import document_of
from reports.demo.files import Data


def add_targets(plan: Plan, rows: list[Data]) -> None:
    """Add the targets of a new plan."""
    for position, row in enumerate(rows, start=1):
        target = Target.objects.create(
            agency=plan.agency,
            year=plan.year,
            indicator=Indicator.objects.get(code=row["indicator"]),
            comparison=row["comparison"],
            value=Decimal(row["value"]),
            text=row["target_text"],
            document=plan.document,
            name=row["name"],
            note=row["note"],
            group=row["group"],
            group_number=row["group_number"],
            number=row["number"],
            position=position,
            lead=row["lead"],
            collaborators=row["collaborators"],
            basis=row["basis"],
        )
        for place, citation in enumerate(row["citations"], start=1):
            TargetCitation.objects.create(
                target=target, document=document_of(citation), locator=citation["locator"], position=place
            )
