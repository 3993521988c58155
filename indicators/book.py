"""What an agency entered for a quarter and before it, read once for all that a page makes of it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from agencies.models import Agency
from indicators.catalogue import Catalogue, catalogue_of
from indicators.figures import Figures, of_rows, so_far_of_rows
from indicators.models import Indicator, IndicatorValue, Target
from periods.models import ReportingPeriod
from periods.states import QUARTERS

QUARTERS_A_YEAR = 4
YEARS_BACK = 2


@dataclass(frozen=True)
class Book:
    """Three queries: the catalogue as it stood in the year, the year's targets, and the values of three years."""

    agency: Agency
    quarter: ReportingPeriod

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue_of(self.quarter.year)

    def reread(self) -> "Book":
        """Return the book with the same catalogue and targets, and the values as they are now."""
        fresh = Book(self.agency, self.quarter)
        fresh.__dict__.update(catalogue=self.catalogue, targets=self.targets)
        return fresh

    @cached_property
    def by_age(self) -> dict[int, list[IndicatorValue]]:
        """The values by how many quarters ago they are: 0 is the quarter itself, -1 the one after it. One query."""
        values = IndicatorValue.objects.filter(
            agency=self.agency,
            quarter__year__range=(self.quarter.year - YEARS_BACK, self.quarter.year),
            quarter__kind__in=QUARTERS,
        )
        found = defaultdict(list)
        for row in values.select_related("quarter", "recorded_by").order_by("quarter__ends_on"):
            found[_place(self.quarter) - _place(row.quarter)].append(row)
        return dict(found)

    @cached_property
    def targets(self) -> list[Target]:
        return list(Target.objects.filter(agency=self.agency).for_year(self.quarter.year))

    @cached_property
    def asked(self) -> list[Indicator]:
        """The indicators that the agency enters in the year, and what is computed from them."""
        recent = range(self.quarter.year - 1, self.quarter.year + 1)
        rows = (row for rows in self.by_age.values() for row in rows if row.quarter.year in recent)
        known = {row.indicator_id for row in rows} | {target.indicator_id for target in self.targets}
        return self.catalogue.asked_of(self.agency, known)

    def rows(self, age: int = 0) -> list[IndicatorValue]:
        return self.by_age.get(age, [])

    def figures(self, age: int = 0) -> Figures:
        """Return the figures of the quarter so many quarters ago."""
        return of_rows(self.rows(age), self.catalogue.indicators)

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


def _place(quarter: ReportingPeriod) -> int:
    """Count quarters, so that the difference of two tells how far apart they are."""
    return quarter.year * QUARTERS_A_YEAR + quarter.quarter_numbers[-1]
