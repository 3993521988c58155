"""Reads of indicators, targets, values and rules."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, F, FilteredRelation, Prefetch, Q, Sum
from django.db.models.query import ModelIterable

from agencies.querysets import OwnedQuerySet
from core.text import fold

if TYPE_CHECKING:
    from agencies.models import Agency
    from indicators.models import Indicator
    from periods.models import ReportingPeriod


MEANING = (
    "name",
    "unit",
    "nature",
    "direction",
    "formula",
    "numerator_id",
    "denominator_id",
    "numerator_label",
    "denominator_label",
    "scale",
    "levels",
    "absence",
    "source",
    "note",
)


class DefinedIterable(ModelIterable):
    """Indicators that wear the definition joined by ``defined_in``; the latest one where there is none."""

    def __iter__(self) -> Iterator["Indicator"]:
        for indicator in super().__iter__():
            worn = {name: indicator.__dict__.pop(f"held_{name}") for name in MEANING}
            if worn["nature"] is not None:
                indicator.__dict__.update(worn)  # just read: nothing hangs on the fields yet
            yield indicator


class IndicatorQuerySet(models.QuerySet):
    def defined_in(self, year: int) -> Self:
        """Return the indicators as they were defined in ``year``: one query, also for figures of the past."""
        begun = Q(definitions__from_year__lte=year)
        going_on = Q(definitions__to_year=None) | Q(definitions__to_year__gte=year)
        joined = self.annotate(held=FilteredRelation("definitions", condition=begun & going_on))
        found = joined.annotate(**{f"held_{name}": F(f"held__{name}") for name in MEANING})
        found._iterable_class = DefinedIterable  # Django's hook, as in values()
        return found

    def matching(self, words: str) -> Self:
        """Return the indicators whose code or name contains ``words``, accents and case ignored."""
        return self.filter(search__contains=fold(words))


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

    def in_force(self, period: "ReportingPeriod") -> Self:
        """Return the year's targets but those that were ended by the end of ``period``."""
        return self.for_year(period.year).exclude(ended_on__lte=period.ends_on)

    def with_basis(self) -> Self:
        """Return the targets with their legal basis: one query more."""
        citations = apps.get_model("indicators", "TargetCitation")._default_manager.select_related("document")
        return self.prefetch_related(Prefetch("citations", queryset=citations.order_by("position", "pk")))

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

    def for_book(self) -> Self:
        """Return the values, oldest first, with ``of_year`` and ``of_kind`` of their quarter and the recorder's names.

        Of quarters and people a book needs no more; an instance of each for every value cost as much as the values.
        """
        told = {"of_year": "quarter__year", "of_kind": "quarter__kind"}
        names = {"recorder": "recorded_by__full_name", "recorder_account": "recorded_by__username"}
        columns = {name: F(path) for name, path in (told | names).items()}
        return self.annotate(**columns).order_by("quarter__ends_on")

    def sums(self) -> models.QuerySet:
        """Return one row per agency and indicator: sums of the parts, and counts of answers."""
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
            )
        )
