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
from periods.spans import Quarter, Span

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


def totals_of(scope: Scope, indicators: Iterable[Indicator], spans: Collection[Span]) -> dict[tuple[int, Span], Totals]:
    """Return the totals of each indicator over each span: one query, and one more per span of several quarters."""
    natures = {one.pk: one.nature for one in indicators}
    rows = _by_quarter(scope.counted({quarter for span in spans for quarter in span}), natures, scope.ids)
    found: dict[tuple[int, Span], Totals] = {}
    for span in spans:
        summed = {pk for pk, nature in natures.items() if nature in SUMMED or len(span) == 1}
        for (pk, quarter), totals in rows.items():
            if pk in summed and span.first <= quarter <= span.last:
                found[pk, span] = found.get((pk, span), NONE) + totals
        if kept := natures.keys() - summed:
            for row in _summed(scope.last(span).filter(indicator__in=kept), "indicator"):
                found[row["indicator"], span] = Totals.of(row)
    return found


def _by_quarter(
    values: IndicatorValueQuerySet, indicators: Mapping[int, str], ids: Mapping[Quarter, int]
) -> dict[tuple[int, Quarter], Totals]:
    quarters = {pk: quarter for quarter, pk in ids.items()}
    rows = _summed(values.filter(indicator__in=list(indicators)), "indicator", "quarter")
    return {(row["indicator"], quarters[row["quarter"]]): Totals.of(row) for row in rows}


def _summed(values: IndicatorValueQuerySet, *by: str) -> QuerySet:
    return values.order_by().values(*by).annotate(**{f"total_{name}": total for name, total in TOTALS.items()})
