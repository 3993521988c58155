"""Reads of reports."""

from typing import Self

from agencies.querysets import OwnedQuerySet
from reports.states import SENT


class ReportQuerySet(OwnedQuerySet):
    def sent(self) -> Self:
        """Return the reports that are settled for now: their figures are frozen and valid."""
        return self.filter(state__in=SENT)

    def with_names(self) -> Self:
        """Fetch with each report what its page names: agency, period, duty, document, signer and file."""
        return self.select_related("agency", "period", "duty", "document", "signer", "file")


class SectionQuerySet(OwnedQuerySet):
    owner = "report__agency"
