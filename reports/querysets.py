"""Reads of reports."""

from typing import TYPE_CHECKING, Self

from django.db import models

from agencies.querysets import OwnedQuerySet
from reports.states import SENT

if TYPE_CHECKING:
    from agencies.models import User


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
