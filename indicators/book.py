"""What an agency entered for a quarter and before it, read once for all that a page makes of it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from agencies.models import Agency
from indicators.catalogue import Catalogue, catalogue_of
from indicators.figures import Figures, of_rows, so_far_of_rows
from indicators.models import Indicator, IndicatorValue, Target
from periods.models import ReportingPeriod
from periods.states import COVERS, QUARTERS

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
        here, found = _place(self.quarter.year, self.quarter.kind), defaultdict(list)
        for row in values.for_book():
            found[here - _place(row.of_year, row.of_kind)].append(row)  # type: ignore[attr-defined]  # by for_book
        return dict(found)

    @cached_property
    def targets(self) -> list[Target]:
        return list(Target.objects.filter(agency=self.agency).for_year(self.quarter.year))

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
