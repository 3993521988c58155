"""Reports that are accepted together: what each would become, shown before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from agencies.models import User
from agencies.permissions import Perm
from plans.figures import Progress
from reports.figures import ReportFigures
from reports.models import Report
from reports.states import ReportState


@dataclass(frozen=True, slots=True)
class Chosen:
    """A report with the figures frozen in it; ``is_acceptable`` where it still waits."""

    report: Report
    progress: Progress
    warnings: int

    @property
    def is_acceptable(self) -> bool:
        return self.report.state == ReportState.SUBMITTED

    @property
    def key(self) -> str:
        """The report as the reviewer sees it: its id and version."""
        return f"{self.report.pk}:{self.report.version}"


def chosen_reports(user: User, ids: Sequence[int]) -> list[Chosen]:
    """Return those of the reports that ``user`` reviews, the latest period first: one query."""
    rows = Report.objects.visible_to(user, Perm.REPORT_REVIEW).filter(pk__in=ids).select_related("agency", "period")
    return [_chosen(report) for report in rows.order_by("-period__ends_on", "agency__path")]


def _chosen(report: Report) -> Chosen:
    figures = ReportFigures.thaw(report.figures) if report.figures else None
    return Chosen(report, figures.progress if figures else Progress(), len(figures.warnings) if figures else 0)
