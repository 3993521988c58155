"""Reads of reports."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models

from agencies.permissions import Perm
from agencies.querysets import OwnedQuerySet
from documents.querysets import CitationQuerySet
from reports.states import SENT

if TYPE_CHECKING:
    from agencies.models import Agency, User
    from periods.models import ReportingPeriod
    from reports.models import ReportTemplate


class ReportQuerySet(OwnedQuerySet):
    def sent(self) -> Self:
        """Return the reports that are settled for now: their figures are frozen and valid."""
        return self.filter(state__in=SENT)

    def with_names(self) -> Self:
        """Fetch with each report what its page names: agency, period, duty, document, signer and file."""
        return self.select_related("agency", "period", "duty", "document", "signer", "file")


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """Return the person's own views; others' do not exist."""
        return self.filter(user=user)


class SectionQuerySet(OwnedQuerySet):
    owner = "report__agency"


class TemplateQuerySet(models.QuerySet):
    def for_report(self, agency: "Agency", period: "ReportingPeriod") -> "ReportTemplate | None":
        """Return the template of a new report: of those for the agency's kind and in use by the period, the latest.

        One that names the agency's kind goes before one for all. None when there is none.
        """
        quarter = (period.year, period.quarter_numbers[-1])
        in_use: list[Any] = list(self.filter(is_default=True))
        kind = agency.kind
        fitting = [one for one in in_use if one.starts <= quarter and (not one.kinds or kind in one.kind_set)]
        return max(fitting, key=lambda one: (bool(one.kinds), one.starts, one.pk), default=None)


class LetterCitationQuerySet(CitationQuerySet):
    def visible_to(self, user: "User", perm: Perm = Perm.VIEW, *, past: bool = False) -> Self:
        """Return what letters cite that ``user`` may read: those of agencies at which one works with letters."""
        needed = {perm, Perm.LETTER_VIEW}
        return self.filter(letter__agency__in=[post.agency_id for post in user.posts if needed <= post.perms])
