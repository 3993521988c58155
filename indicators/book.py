"""What an agency entered for a quarter and before it, read once for all that a page makes of it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from agencies.models import Agency
from core.together import read_together
from indicators.catalogue import Catalogue, linked
from indicators.figures import Figures, of_rows, so_far_of_rows
from indicators.models import Indicator, IndicatorValue, RuleExplanation, Target, ValidationRule
from indicators.querysets import (
    ExplanationQuerySet,
    IndicatorQuerySet,
    IndicatorValueQuerySet,
    RuleQuerySet,
    TargetQuerySet,
)
from periods.models import ReportingPeriod
from periods.states import COVERS, QUARTERS

QUARTERS_A_YEAR = 4
YEARS_BACK = 2


@dataclass(frozen=True)
class Book:
    """The catalogue as it stood in the year, the year's targets, the values of three years, and what judges them.

    A query for each when it is asked for, or one for several (``core.together``).
    """

    agency: Agency
    quarter: ReportingPeriod

    @cached_property
    def indicators(self) -> IndicatorQuerySet:
        return Indicator.objects.defined_in(self.quarter.year)

    @cached_property
    def catalogue(self) -> Catalogue:
        return linked(self.quarter.year, self.indicators)

    @cached_property
    def rules(self) -> RuleQuerySet:
        """The rules in force in the quarter."""
        return ValidationRule.objects.in_force(self.quarter.year, self.quarter.quarter_numbers[-1])

    @cached_property
    def explanations(self) -> ExplanationQuerySet:
        """What was said to warnings of the quarter."""
        return RuleExplanation.objects.all().of(self.agency, self.quarter)

    def of_quarter(self, quarter: ReportingPeriod) -> "Book":
        """Return the book of another quarter of the same year, with the same catalogue and values."""
        other = Book(self.agency, quarter)
        other.__dict__.update(indicators=self.indicators, values=self.values)
        return other

    def read_few(self) -> None:
        """Read together what is of a few rows: the targets, the rules, the explanations."""
        read_together(self.aims, self.rules, self.explanations)

    def with_saved(self, value: IndicatorValue) -> "Book":
        """Return the book with ``value``, just recorded for its quarter, and all else as it was read."""
        by = value.recorded_by
        value.recorder, value.recorder_account = by.full_name, by.username  # type: ignore[attr-defined]  # as for_book
        others = [row for row in self.rows() if row.indicator_id != value.indicator_id]
        known = {"catalogue": self.catalogue, "asked": self.asked, "aims": self.aims}
        fresh = Book(self.agency, self.quarter)
        fresh.__dict__.update(known, rules=self.rules, explanations=self.explanations)
        fresh.__dict__.update(by_age=self.by_age | {0: [*others, value]})
        return fresh

    @cached_property
    def values(self) -> IndicatorValueQuerySet:
        """The values of three years, the oldest first."""
        return IndicatorValue.objects.filter(
            agency=self.agency,
            quarter__year__range=(self.quarter.year - YEARS_BACK, self.quarter.year),
            quarter__kind__in=QUARTERS,
        ).for_book()

    @cached_property
    def by_age(self) -> dict[int, list[IndicatorValue]]:
        """The values by how many quarters ago they are: 0 is the quarter itself, -1 the one after it."""
        here, found = _place(self.quarter.year, self.quarter.kind), defaultdict(list)
        for row in self.values:
            found[here - _place(row.of_year, row.of_kind)].append(row)  # annotated by for_book
        return dict(found)

    @cached_property
    def aims(self) -> TargetQuerySet:
        return Target.objects.filter(agency=self.agency).for_year(self.quarter.year)

    @property
    def targets(self) -> list[Target]:
        """The year's targets."""
        return list(self.aims)

    @cached_property
    def asked(self) -> list[Indicator]:
        """The indicators that the agency enters in the year, and what is computed from them."""
        two_years = self.quarter.quarter_numbers[-1] + QUARTERS_A_YEAR
        recent = (row for age, rows in self.by_age.items() if age < two_years for row in rows)
        known = {row.indicator_id for row in recent} | {target.indicator_id for target in self.targets}
        return self.catalogue.asked_of(self.agency, known)

    def rows(self, age: int = 0) -> list[IndicatorValue]:
        return self.by_age.get(age, [])

    def figures(self, age: int = 0) -> Figures:
        """Return the figures of the quarter so many quarters ago."""
        if age not in self._figures:
            self._figures[age] = of_rows(self.rows(age), self.catalogue.indicators)
        return self._figures[age]

    @cached_property
    def _figures(self) -> dict[int, Figures]:
        return {}

    @cached_property
    def now(self) -> Figures:
        return self.figures()

    @cached_property
    def past(self) -> Figures:
        """The figures of the quarter before."""
        return self.figures(1)

    @cached_property
    def year(self) -> Figures:
        """The figures from the year's beginning to the end of the quarter."""
        ages = range(self.quarter.quarter_numbers[-1] - 1, -1, -1)
        return so_far_of_rows((row for age in ages for row in self.rows(age)), self.catalogue.indicators)


def _place(year: int, kind: str) -> int:
    """Count quarters, so that the difference of two tells how far apart they are."""
    return year * QUARTERS_A_YEAR + COVERS[kind][-1]
