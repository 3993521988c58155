"""Reads of indicators, targets, values and rules."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, Max, OuterRef, Q, Sum

from agencies.querysets import OwnedQuerySet

if TYPE_CHECKING:
    from agencies.models import Agency
    from indicators.models import Indicator
    from periods.models import ReportingPeriod


class IndicatorQuerySet(models.QuerySet):
    def asked_of(self, agency: "Agency", year: int) -> Self:
        """Return the indicators that ``agency`` enters in ``year``.

        Those with a target of the year, those with a value of the year or the year before, the parts of derived
        ratios among them, and the derived ratios that these parts give.
        """
        mine = {"agency": agency, "indicator": OuterRef("pk")}
        targets = apps.get_model("indicators", "Target")._default_manager.filter(**mine, year=year)
        values = apps.get_model("indicators", "IndicatorValue")._default_manager.filter(**mine)
        known = Q(Exists(targets)) | Q(Exists(values.filter(quarter__year__in=(year - 1, year))))
        everything = self.model._default_manager.all()
        ratios = everything.filter(known, numerator__isnull=False)
        asked = known | Q(pk__in=ratios.values("numerator")) | Q(pk__in=ratios.values("denominator"))
        entered = everything.filter(asked).values("pk")
        return self.filter(asked | Q(numerator__in=entered, denominator__in=entered))

    def typed(self) -> Self:
        """Return the indicators that somebody types: all but the derived ratios."""
        return self.filter(numerator__isnull=True)

    def around(self, indicator: "Indicator") -> Self:
        """Return ``indicator``, the derived ratios that it is a part of, and the other parts of these."""
        ratios = self.model._default_manager.filter(Q(numerator=indicator) | Q(denominator=indicator))
        parts = Q(pk__in=ratios.values("numerator")) | Q(pk__in=ratios.values("denominator"))
        return self.filter(Q(pk=indicator.pk) | Q(pk__in=ratios.values("pk")) | parts)

    def named(self, codes: Iterable[str]) -> Self:
        """Return the indicators with these codes, and the parts of the derived ratios among them."""
        codes = list(codes)
        ratios = self.model._default_manager.filter(code__in=codes)
        parts = Q(pk__in=ratios.values("numerator")) | Q(pk__in=ratios.values("denominator"))
        return self.filter(Q(code__in=codes) | parts)


class RuleQuerySet(models.QuerySet):
    def in_force(self, year: int, quarter: int | None = None) -> Self:
        """Return the rules that are in use and valid in ``quarter`` (1…4) of ``year``; without it, in some quarter."""
        first, last = (quarter, quarter) if quarter else (1, 4)
        begun = Q(valid_from=None) | Q(valid_from__lt=year) | Q(valid_from=year, from_quarter__lte=last)
        going_on = Q(valid_to=None) | Q(valid_to__gt=year) | Q(valid_to=year, to_quarter__gte=first)
        return self.filter(begun, going_on, is_active=True)


class ExplanationQuerySet(OwnedQuerySet):
    def of(self, agency: "Agency", quarter: "ReportingPeriod") -> Self:
        """Return the explanations of an agency's figures in a quarter, with who wrote them."""
        return self.filter(agency=agency, quarter=quarter).select_related("written_by")


class TargetQuerySet(OwnedQuerySet):
    def for_year(self, year: int) -> Self:
        return self.filter(year=year)

    def for_list(self) -> Self:
        """Return the targets in the order of their plans, with document and indicator."""
        return self.select_related("document", "indicator").order_by("document", "position", "pk")


class IndicatorValueQuerySet(OwnedQuerySet):
    def entered(self) -> Self:
        """Return the values that say something: a number, a text, or "không phát sinh"."""
        return self.exclude(value=None, numerator=None, denominator=None, text="", is_not_arisen=False)

    def within(self, period: "ReportingPeriod") -> Self:
        """Return the values of the quarters that ``period`` covers."""
        kinds = [f"Q{number}" for number in period.quarter_numbers]
        return self.filter(quarter__year=period.year, quarter__kind__in=kinds)

    def of_quarters(self, *quarters: tuple[int, str]) -> Self:
        """Return the values of some quarters, each given as (year, kind), with who recorded them."""
        wanted = Q(pk__in=[])
        for year, kind in quarters:
            wanted |= Q(quarter__year=year, quarter__kind=kind)
        return self.filter(wanted).select_related("quarter", "recorded_by")

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
