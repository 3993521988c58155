"""Reads of periods and of the duties to report."""

from datetime import date
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Subquery

from agencies.querysets import OwnedQuerySet, valid_on
from periods.states import COVERS, QUARTERS


class PeriodQuerySet(models.QuerySet):
    def quarters(self) -> Self:
        return self.filter(kind__in=QUARTERS)

    def quarters_of(self, period: "models.Model") -> Self:
        """Return the quarters that ``period`` covers, in order."""
        kinds = [QUARTERS[number - 1] for number in COVERS[period.kind]]  # type: ignore[attr-defined]
        return self.filter(year=period.year, kind__in=kinds).order_by("ends_on")  # type: ignore[attr-defined]

    def so_far(self, period: "models.Model") -> Self:
        """Return the quarters of the year up to the end of ``period``: what a year-to-date figure sums."""
        return self.quarters().filter(year=period.year, ends_on__lte=period.ends_on)  # type: ignore[attr-defined]


class DutyQuerySet(OwnedQuerySet):
    def covering(self, quarter: "models.Model") -> Self:
        """Return the duties whose period includes ``quarter``."""
        number = COVERS[quarter.kind][-1]  # type: ignore[attr-defined]
        kinds = [kind for kind, covered in COVERS.items() if number in covered]
        return self.filter(period__year=quarter.year, period__kind__in=kinds)  # type: ignore[attr-defined]

    def named(self, day: date) -> Self:
        """Annotate ``name_then``: the agency's full name valid on ``day``."""
        profiles = apps.get_model("agencies", "AgencyProfile")._default_manager
        then = profiles.filter(valid_on(day), agency=OuterRef("agency")).order_by("-valid_from")
        return self.annotate(name_then=Subquery(then.values("full_name")[:1]))

    def for_calendar(self, day: date) -> Self:
        """Return the duties as the calendar lists them, with ``reopened_until`` where that is ``day`` or later."""
        reopenings = self._reopenings().filter(duty=OuterRef("pk"), until__gte=day).order_by("-until")
        last = Subquery(reopenings.values("until")[:1])
        related = self.select_related("period", "agency", "superior").named(day).annotate(reopened_until=last)
        return related.order_by("-period__year", "-period__ends_on", "-period__data_from", "agency__path")

    def for_page(self) -> Self:
        """Return the duties with all that one duty's page names."""
        return self.select_related("period", "agency", "superior").prefetch_related("reopenings__by")

    def _reopenings(self) -> models.QuerySet:
        return apps.get_model("periods", "Reopening")._default_manager.all()

    def accepting_on(self, day: date) -> Self:
        """Return the duties whose figures may be changed on ``day``: begun, and not closed or reopened."""
        return self.filter(self._accepting(day))

    def with_accepts(self, day: date) -> Self:
        """Annotate ``accepts``: whether ``accepting_on`` would return the duty."""
        return self.annotate(accepts=ExpressionWrapper(self._accepting(day), output_field=BooleanField()))

    def _accepting(self, day: date) -> Q:
        reopened = self._reopenings().filter(duty=OuterRef("pk"), until__gte=day)
        return (Q(closes_on__gte=day) | Q(Exists(reopened))) & Q(period__data_from__lte=day)
