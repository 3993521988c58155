"""The year's targets of an agency against its figures so far, in the groups of the plans that set them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from agencies.models import Agency
from core.numbers import roman
from documents.models import OfficialDocument
from indicators.catalogue import Catalogue, catalogue_of, typed
from indicators.figures import EMPTY, Figure, attainment, year_to_date
from indicators.models import Indicator, IndicatorValue, Target
from indicators.pages.shown import badge, beneath, shown, target_text
from indicators.states import Attainment
from periods.models import ReportingPeriod


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target with the figure so far and the quarters in which something was entered: (2, 3) → "Quý II, III"."""

    target: Target
    indicator: Indicator
    figure: Figure
    attainment: Attainment
    quarters: tuple[int, ...]
    is_ended: bool = False

    @property
    def reason(self) -> str:
        """Why there was nothing to count, where the agency said so."""
        return self.figure.text if self.figure.is_not_arisen else ""

    @property
    def text(self) -> str:
        return target_text(self.target)

    @property
    def value_text(self) -> str:
        return shown(self.figure, self.indicator)

    @property
    def parts_text(self) -> str:
        return beneath(self.figure, self.indicator)

    @property
    def state(self) -> str:
        return "cancelled" if self.is_ended else badge(self.attainment)[0]

    @property
    def label(self) -> str:
        return "Đã thôi giao" if self.is_ended else badge(self.attainment)[1]

    @property
    def quarters_text(self) -> str:
        return "Quý " + ", ".join(roman(number) for number in self.quarters) if self.quarters else ""


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """The targets of one group of a plan; ``document`` only where a new plan begins."""

    document: OfficialDocument | None
    number: str
    name: str
    rows: list[TargetRow]


@dataclass(frozen=True, slots=True)
class TargetPage:
    agency: Agency
    period: ReportingPeriod
    groups: list[TargetGroup]
    counts: Counter[Attainment]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def met(self) -> int:
        return self.counts[Attainment.MET]

    @property
    def not_met(self) -> int:
        return self.counts[Attainment.NOT_MET]

    @property
    def unknown(self) -> int:
        return self.counts[Attainment.NOT_YET]

    @property
    def not_arisen(self) -> int:
        return self.counts[Attainment.NOT_ARISEN]


def target_page(agency: Agency, period: ReportingPeriod) -> TargetPage:
    """Read the targets of the period's year and judge them on the figures up to the period's end: six queries.

    One that was ended by then is listed and not counted.
    """
    targets = list(Target.objects.filter(agency=agency).for_year(period.year).for_list().with_basis())
    catalogue = catalogue_of(period.year)
    indicators = catalogue.by_pk
    values = IndicatorValue.objects.filter(agency=agency)
    figures = year_to_date(values, indicators.values(), period)
    entered = defaultdict(set)
    for pk, kind in values.so_far(period).entered().values_list("indicator", "quarter__kind"):
        entered[pk].add(int(kind[1:]))
    rows = []
    for target in targets:
        indicator = indicators[target.indicator_id]
        figure = figures.get((agency.pk, indicator.code), EMPTY)
        when = _quarters(catalogue, indicator, entered)
        is_ended = target.ended_on is not None and target.ended_on <= period.ends_on
        rows.append(TargetRow(target, indicator, figure, attainment(figure, target), when, is_ended))
    return TargetPage(agency, period, _groups(rows), Counter(row.attainment for row in rows if not row.is_ended))


def _quarters(catalogue: Catalogue, indicator: Indicator, entered: dict[int, set[int]]) -> tuple[int, ...]:
    """The quarters of an indicator's values; of a derived one, those in which all its parts were entered."""
    typed_parts = [one.pk for one in typed(catalogue.with_parts([indicator.code]))]
    found = [entered.get(pk, set()) for pk in typed_parts]
    return tuple(sorted(set.intersection(*found))) if found else ()


def _groups(rows: Iterable[TargetRow]) -> list[TargetGroup]:
    groups: list[TargetGroup] = []
    plan: int | None = -1
    for (document, number, name), found in groupby(
        rows, lambda row: (row.target.document_id, row.target.group_number, row.target.group)
    ):
        members = list(found)
        begins = document != plan
        plan = document
        groups.append(TargetGroup(members[0].target.document if begins else None, number, name, members))
    return groups
