"""Reads of targets and indicator values."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Max, Q, Sum

from agencies.querysets import OwnedQuerySet

if TYPE_CHECKING:
    from periods.models import ReportingPeriod


class TargetQuerySet(OwnedQuerySet):
    def for_year(self, year: int) -> Self:
        return self.filter(year=year)


class IndicatorValueQuerySet(OwnedQuerySet):
    def entered(self) -> Self:
        """Return the values that say something: a number, a text, or "không phát sinh"."""
        return self.exclude(value=None, numerator=None, denominator=None, text="", is_not_arisen=False)

    def within(self, period: "ReportingPeriod") -> Self:
        """Return the values of the quarters that ``period`` covers."""
        kinds = [f"Q{number}" for number in period.quarter_numbers]
        return self.filter(quarter__year=period.year, quarter__kind__in=kinds)

    def so_far(self, period: "ReportingPeriod") -> Self:
        """Return the values of the year's quarters up to the end of ``period``."""
        return self.filter(quarter__year=period.year, quarter__ends_on__lte=period.ends_on)

    def sums(self) -> models.QuerySet:
        """Return one row per agency and indicator: sums of the parts, counts of answers, and the last quarter."""
        return (
            self.order_by()
            .values("agency", "indicator")
            .annotate(
                value_sum=Sum("value"),
                numerator_sum=Sum("numerator"),
                denominator_sum=Sum("denominator"),
                answers=Count("pk"),
                not_arisen=Count("pk", filter=Q(is_not_arisen=True)),
                estimates=Count("pk", filter=Q(is_estimate=True)),
                last_quarter=Max("quarter__ends_on"),
            )
        )
