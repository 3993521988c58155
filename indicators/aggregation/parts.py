"""The single answers behind one figure: of which agency and quarter, and whether each is counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from agencies.structure import Place, Structure
from indicators.aggregation.scope import Scope
from indicators.aggregation.sums import SUMMED, Totals
from indicators.figures import Figure, of_row
from indicators.models import Indicator, IndicatorValue
from periods.spans import Quarter, Span


@dataclass(frozen=True, slots=True)
class Part:
    """One answer; ``place`` is the agency as it was then. Not counted: its branch or a later quarter speaks."""

    indicator: Indicator
    place: Place
    quarter: Quarter
    value: IndicatorValue
    figure: Figure
    is_counted: bool

    @property
    def totals(self) -> Totals:
        """What this answer alone adds to the figure."""
        row = self.value
        is_based = row.value is not None and bool(row.denominator)
        return Totals(
            value=row.value,
            numerator=row.numerator,
            denominator=row.denominator,
            weighted=row.value * row.denominator if row.value is not None and row.denominator else None,
            base=row.denominator if is_based else None,
            answers=1,
            values=int(row.value is not None),
            based=int(is_based),
            not_arisen=int(row.is_not_arisen),
            estimates=int(row.is_estimate),
        )


class Answers:
    """All answers to typed ``indicators`` in ``span``, and which of them are counted.

    ``by_quarter`` counts for each quarter by itself; without it a stock counts once over the span, and the last
    answer of an agency that came below the node later may be from before it came.
    """

    def __init__(self, scope: Scope, span: Span, indicators: Iterable[Indicator], *, by_quarter: bool = False) -> None:
        self.known = {one.pk: one for one in indicators}
        self.quarters = {pk: quarter for quarter, pk in scope.ids.items()}
        is_summed = by_quarter or len(span) == 1
        summed = [one.pk for one in self.known.values() if one.nature in SUMMED or is_summed]
        kept = self.known.keys() - set(summed)
        found = [scope.counted(span).filter(indicator__in=summed)] if summed else []
        found += [scope.last(span).filter(indicator__in=kept)] if kept else []
        self.counted = [one.values_list("pk", flat=True) for one in found]
        self.values = scope.within(span).filter(indicator__in=self.known).select_related("recorded_by")

    @property
    def rows(self) -> list[QuerySet]:
        """What is to be read; each reads itself where it was not read before."""
        return [self.values, *self.counted]

    def parts(self, structure: Structure) -> list[Part]:
        """Return the answers by agency and quarter: one query more where one from before the span is counted."""
        counted = {pk for pks in self.counted for pk in pks}
        values = list(self.values)
        if earlier := counted.difference(value.pk for value in values):
            values += IndicatorValue.objects.filter(pk__in=earlier).select_related("recorded_by")
        found = [self._part(value, structure, is_counted=value.pk in counted) for value in values]
        return sorted(found, key=lambda part: (part.place.name, part.quarter))

    def _part(self, value: IndicatorValue, structure: Structure, *, is_counted: bool) -> Part:
        indicator, quarter = self.known[value.indicator_id], self.quarters[value.quarter_id]
        place = structure.on(quarter.ends_on).places[value.agency_id]
        return Part(indicator, place, quarter, value, of_row(indicator, value), is_counted)


def added_up(parts: Sequence[Part], nature: str | None = None) -> Figure:
    """Return the figure that counted ``parts`` of one indicator make, by the rules by which SQL adds them up.

    ``nature`` is that of their year where the parts bear another year's definition.
    """
    counted = [part for part in parts if part.is_counted]
    if not counted:
        return Totals().figure("")
    return sum((part.totals for part in counted), Totals()).figure(nature or counted[0].indicator.nature)
