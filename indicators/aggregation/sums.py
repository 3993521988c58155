"""Answers added up in SQL: one row per indicator and quarter, or per indicator."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Self

from django.db.models import Count, DecimalField, F, Q, QuerySet, Sum

from indicators.aggregation.scope import Scope
from indicators.figures import EMPTY, Figure, ratio
from indicators.models import Indicator
from indicators.querysets import IndicatorValueQuerySet
from indicators.states import Nature
from periods.spans import Span

SUMMED = (Nature.FLOW, Nature.RATIO)  # over quarters; of the others the last answer holds
PRODUCT: DecimalField = DecimalField(max_digits=36, decimal_places=8)

BASED = Q(value__isnull=False, denominator__gt=0)
TOTALS = {
    "value": Sum("value"),
    "numerator": Sum("numerator"),
    "denominator": Sum("denominator"),
    "weighted": Sum(F("value") * F("denominator"), filter=BASED, output_field=PRODUCT),
    "base": Sum("denominator", filter=BASED),
    "answers": Count("pk"),
    "values": Count("value"),
    "based": Count("pk", filter=BASED),
    "not_arisen": Count("pk", filter=Q(is_not_arisen=True)),
    "estimates": Count("pk", filter=Q(is_estimate=True)),
}


@dataclass(frozen=True, slots=True)
class Totals:
    """What some answers to one indicator add up to; None where none of them has such a number.

    ``weighted`` is Σ value × base over those that name their base, ``based`` their number.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    weighted: Decimal | None = None
    base: Decimal | None = None
    answers: int = 0
    values: int = 0
    based: int = 0
    not_arisen: int = 0
    estimates: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        """Return the totals of both; what one of them lacks is not zero."""
        pairs = ((getattr(self, one.name), getattr(other, one.name)) for one in fields(self))
        return Totals(*(a if b is None else b if a is None else a + b for a, b in pairs))

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        return cls(**{name: row[f"total_{name}"] for name in TOTALS})

    def figure(self, nature: str) -> Figure:
        """Return the figure by ``nature``; EMPTY for what is listed and not added up (see ``is_listed``)."""
        if not self.answers:
            return EMPTY
        is_estimate = self.estimates > 0
        if self.not_arisen == self.answers:
            return Figure(is_not_arisen=True, is_estimate=is_estimate, is_entered=True)
        if nature == Nature.RATIO:
            return ratio(self.numerator, self.denominator, is_estimate=is_estimate)
        if self.is_listed(nature):
            return EMPTY
        if nature == Nature.SCORE and self.values > 1:
            assert self.weighted is not None  # every value has a base above 0: is_listed
            assert self.base is not None
            return Figure(self.weighted / self.base, None, self.base, is_estimate=is_estimate, is_entered=True)
        base = self.base if nature == Nature.SCORE else None
        return Figure(self.value, None, base, is_estimate=is_estimate, is_entered=self.value is not None)

    def is_listed(self, nature: str) -> bool:
        """Whether the answers stand beside each other: texts, and several scores of which one names no base."""
        return nature == Nature.TEXT or (nature == Nature.SCORE and self.values > 1 and self.based < self.values)


NONE = Totals()


class Sums:
    """The answers to ``indicators`` over ``spans``, added up by quarter, and where the last answer holds, by span."""

    def __init__(self, scope: Scope, indicators: Iterable[Indicator], spans: Collection[Span]) -> None:
        self.spans, self.quarters = spans, {pk: quarter for quarter, pk in scope.ids.items()}
        natures = {one.pk: one.nature for one in indicators}
        self.summed = {
            span: {pk for pk, nature in natures.items() if nature in SUMMED or len(span) == 1} for span in spans
        }
        counted = scope.counted({quarter for span in spans for quarter in span})
        self.by_quarter = _summed(counted.filter(indicator__in=list(natures)), "indicator", "quarter")
        self.last = {
            span: _summed(scope.last(span).filter(indicator__in=kept), "indicator")
            for span in spans
            if (kept := natures.keys() - self.summed[span])
        }

    @property
    def rows(self) -> list[QuerySet]:
        """What is to be read; each reads itself where it was not read before."""
        return [self.by_quarter, *self.last.values()]

    def totals(self) -> dict[tuple[int, Span], Totals]:
        """Return the totals of each indicator over each span."""
        found: dict[tuple[int, Span], Totals] = {}
        for row in self.by_quarter:
            pk, quarter, totals = row["indicator"], self.quarters[row["quarter"]], Totals.of(row)
            for span in self.spans:
                if pk in self.summed[span] and span.first <= quarter <= span.last:
                    found[pk, span] = found.get((pk, span), NONE) + totals
        for span, rows in self.last.items():
            found |= {(row["indicator"], span): Totals.of(row) for row in rows}
        return found


def _summed(values: IndicatorValueQuerySet, *by: str) -> QuerySet:
    return values.order_by().values(*by).annotate(**{f"total_{name}": total for name, total in TOTALS.items()})
