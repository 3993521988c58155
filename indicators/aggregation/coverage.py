"""Who had to answer an indicator, and who did: "22/25 cơ quan", with the missing ones by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from agencies.structure import Place, Structure
from indicators.aggregation.scope import Scope
from indicators.aggregation.sums import SUMMED
from indicators.models import Indicator
from periods.models import ReportingDuty
from periods.spans import Quarter, Span
from periods.states import COVERS

NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Coverage:
    """``asked`` had to answer and ``missing`` of them did not, or not for every quarter.

    ``unasked`` is the number of those who answered although nobody listed them as having to.
    """

    asked: int = 0
    missing: tuple[Place, ...] = ()
    unasked: int = 0

    @property
    def answered(self) -> int:
        return self.asked - len(self.missing)

    @property
    def is_complete(self) -> bool:
        return not self.missing

    @property
    def text(self) -> str:
        """ "22/25 cơ quan"; where no list was fixed, how many answered."""
        return f"{self.answered}/{self.asked} cơ quan" if self.asked else f"{self.unasked} cơ quan, chưa giao báo cáo"


type_of_answered = Mapping[int, Mapping[int, int]]  # indicator → agency → in how many quarters
type_of_duty = tuple[int, int, str]  # agency, year, kind of period


class Asked:
    """Who had to report in each quarter of a span, by the lists that were fixed when the periods opened.

    Of those asked in one branch the uppermost counts, as with the figures: an agency's units answer to it.
    Where nobody below the node was asked, the node itself may have been.
    """

    def __init__(self, scope: Scope, structure: Structure, span: Span, duties: Iterable[type_of_duty]) -> None:
        self.scope, self.structure, self.span = scope, structure, span
        self.duties = _by_quarter(duties)
        self._by_kinds: dict[frozenset[str], dict[int, int]] = {}

    def of(self, kinds: frozenset[str]) -> Mapping[int, int]:
        """Return, of agencies of ``kinds`` (of any where there are none), in how many quarters each was asked."""
        if kinds not in self._by_kinds:
            found: dict[int, int] = {}
            for quarter in self.span:
                for agency in self._in_quarter(quarter, kinds):
                    found[agency] = found.get(agency, 0) + 1
            self._by_kinds[kinds] = found
        return self._by_kinds[kinds]

    def _in_quarter(self, quarter: Quarter, kinds: frozenset[str]) -> frozenset[int]:
        era, tree = self.scope.eras[quarter], self.structure.on(quarter.ends_on)
        asked = self.duties.get(quarter, NOBODY)
        below = asked & era.members
        if kinds:
            below = frozenset(one for one in below if tree.places[one].kind in kinds)
        if below:
            return tree.topmost(below)
        return asked & {self.scope.node} if era.counts_itself and not era.answering else NOBODY


def coverage_of(asked: Asked, indicator: Indicator, answered: Mapping[int, int]) -> Coverage:
    """Return who had to answer ``indicator``, and who did in every quarter that asked (a stock: in any)."""
    expected = asked.of(indicator.level_kinds)
    every = indicator.nature in SUMMED
    silent = [pk for pk, quarters in expected.items() if answered.get(pk, 0) < (quarters if every else 1)]
    places = (asked.structure.latest(pk, asked.span.last.ends_on) for pk in silent)
    missing = sorted((place for place in places if place is not None), key=lambda place: place.name)
    return Coverage(len(expected), tuple(missing), len(answered.keys() - expected.keys()))


def answers_of(scope: Scope, span: Span, indicators: Iterable[Indicator]) -> QuerySet:
    """Return, by indicator and agency, in how many quarters of ``span`` it answered."""
    rows = scope.within(span).filter(indicator__in=list(indicators)).order_by()
    return rows.values_list("indicator", "agency").annotate(Count("pk"))


def answered_in(answers: Iterable[tuple[int, int, int]]) -> type_of_answered:
    """Return ``answers_of`` by indicator and agency."""
    found: dict[int, dict[int, int]] = {}
    for indicator, agency, quarters in answers:
        found.setdefault(indicator, {})[agency] = quarters
    return found


def duties_in(scope: Scope, span: Span) -> QuerySet:
    """Return who had to report in the years of ``span``, and which period."""
    agencies = frozenset({scope.node}).union(*(scope.eras[quarter].members for quarter in span))
    duties = ReportingDuty.objects.filter(agency__in=agencies, period__year__in={quarter.year for quarter in span})
    return duties.values_list("agency", "period__year", "period__kind")


def _by_quarter(duties: Iterable[type_of_duty]) -> dict[Quarter, frozenset[int]]:
    """Who had to report each quarter, in that quarter's report or in a longer one."""
    found: dict[Quarter, set[int]] = {}
    for agency, year, kind in duties:
        for number in COVERS[kind]:
            found.setdefault(Quarter.of(year, number), set()).add(agency)
    return {quarter: frozenset(ones) for quarter, ones in found.items()}
