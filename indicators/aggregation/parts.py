"""The single answers behind one figure: of which agency and quarter, and whether each is counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


def parts_of(
    scope: Scope, structure: Structure, span: Span, indicators: Iterable[Indicator], *, by_quarter: bool = False
) -> list[Part]:
    """Return all answers to typed ``indicators`` in ``span``, by agency and quarter: at most four queries.

    ``by_quarter`` counts for each quarter by itself; without it a stock counts once over the span, and the last
    answer of an agency that came below the node later may be from before it came.
    """
    known = {one.pk: one for one in indicators}
    quarters = {pk: quarter for quarter, pk in scope.ids.items()}
    counted = _counted(scope, span, known.values(), by_quarter=by_quarter or len(span) == 1)
    rows = list(scope.within(span).filter(indicator__in=known).select_related("recorded_by"))
    if earlier := counted.difference(row.pk for row in rows):
        rows += IndicatorValue.objects.filter(pk__in=earlier).select_related("recorded_by")
    found = []
    for row in rows:
        quarter = quarters[row.quarter_id]
        place = structure.on(quarter.ends_on).places[row.agency_id]
        figure = of_row(known[row.indicator_id], row)
        found.append(Part(known[row.indicator_id], place, quarter, row, figure, row.pk in counted))
    return sorted(found, key=lambda part: (part.place.name, part.quarter))


def added_up(parts: Sequence[Part], nature: str | None = None) -> Figure:
    """Return the figure that counted ``parts`` of one indicator make, by the rules by which SQL adds them up.

    ``nature`` is that of their year where the parts bear another year's definition.
    """
    counted = [part for part in parts if part.is_counted]
    if not counted:
        return Totals().figure("")
    return sum((part.totals for part in counted), Totals()).figure(nature or counted[0].indicator.nature)


def _counted(scope: Scope, span: Span, indicators: Iterable[Indicator], *, by_quarter: bool) -> set[int]:
    summed = [one.pk for one in indicators if one.nature in SUMMED or by_quarter]
    kept = [one.pk for one in indicators if one.pk not in summed]
    found = set(scope.counted(span).filter(indicator__in=summed).values_list("pk", flat=True)) if summed else set()
    if kept:
        found |= set(scope.last(span).filter(indicator__in=kept).values_list("pk", flat=True))
    return found
