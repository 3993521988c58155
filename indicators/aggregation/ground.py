"""What must be known before a node is asked about: the organisation, quarters, who answered in them, the catalogue."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet

from agencies.models import Agency
from agencies.structure import Structure
from core.together import read_together
from indicators.catalogue import Catalogue, catalogue_rows, catalogues_in
from indicators.models import IndicatorValue
from periods.models import ReportingPeriod
from periods.spans import Quarter, Span


class Ground:
    """The rows for ``spans``, of those ``agencies`` whose figures may be counted (all, without it).

    One query in all, together with whatever else is to be read.
    """

    def __init__(self, spans: Sequence[Span], agencies: QuerySet[Agency] | None = None) -> None:
        self.spans = spans
        quarters = _stored({quarter for span in spans for quarter in span})
        some = IndicatorValue.objects.filter(agency=OuterRef("pk"), quarter__in=quarters.values("pk"))
        self._quarters = quarters.values_list("year", "kind", "pk")
        self._places = Structure.rows()
        known = Agency.objects.all() if agencies is None else agencies
        self._agencies = known.annotate(answers=Exists(some)).values_list("pk", "answers")
        self.years = sorted({quarter.year for span in spans for quarter in span})
        self._indicators, self._ended = catalogue_rows(*self.years)

    def read(self, *more: QuerySet) -> None:
        """Read the rows, and ``more``."""
        read_together(self._quarters, self._places, self._agencies, self._indicators, self._ended, *more)

    @cached_property
    def structure(self) -> Structure:
        return Structure.of(self._places)

    @cached_property
    def catalogues(self) -> dict[int, Catalogue]:
        """The catalogue of each year."""
        return catalogues_in(self.years, self._indicators, self._ended)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the end of the first span."""
        return self.catalogues[self.spans[0].last.year]

    @cached_property
    def ids(self) -> dict[Quarter, int]:
        """The ids of the quarters that are stored."""
        return {Quarter.of(year, int(kind[1:])): pk for year, kind, pk in self._quarters}

    @cached_property
    def visible(self) -> frozenset[int]:
        """The agencies whose figures may be counted."""
        return frozenset(pk for pk, _ in self._agencies)

    @cached_property
    def answering(self) -> frozenset[int]:
        """Those of them with any answer in the quarters."""
        return frozenset(pk for pk, answers in self._agencies if answers)


def _stored(quarters: Iterable[Quarter]) -> QuerySet[ReportingPeriod]:
    wanted = Q(pk__in=[])
    for quarter in sorted(quarters):
        year, kind = quarter.key
        wanted |= Q(year=year, kind=kind)
    return ReportingPeriod.objects.filter(wanted)
