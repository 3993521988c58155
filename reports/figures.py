"""The figures of a report: computed live while it is written, frozen once when it is submitted."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import QuerySet

from agencies.models import Agency
from agencies.naming import keep_profiles, profiles_around
from core.together import read_together
from documents.counting import IssuedCounts, issued_counts, issued_rows
from indicators.book import Book
from indicators.catalogue import linked
from indicators.checks import Finding, Outcome
from indicators.consistency import examine
from indicators.figures import Figure, so_far_of_rows
from indicators.models import Indicator, IndicatorValue
from periods.models import ReportingPeriod
from periods.states import QUARTERS, PeriodKind, data_window
from plans.figures import Progress, count_rows, progress_by
from plans.models import Plan, Task
from plans.querysets import PlanQuerySet, TaskQuerySet
from plans.states import PlanKind
from reports.figure_tokens import (
    document_tokens,
    indicator_labels,
    indicator_tokens,
    period_tokens,
    plan_tokens,
    progress_tokens,
    sentence_tokens,
)
from reports.models import Report
from reports.sentences import IN_PERIOD, SO_FAR


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """What a report prints: the progress of the plan, and every token's text.

    ``labels`` are the words by which a writer knows a token, for those that have any; they are not frozen.
    ``warnings`` are those about the figures, with what the agency said to them: they are frozen, and read from there.
    """

    progress: Progress
    tokens: Mapping[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)
    warnings: Sequence[Mapping[str, Any]] = ()

    def freeze(self) -> dict:
        """Return the figures as JSON values, to be stored with the report."""
        progress = {
            "states": {str(state): count for state, count in self.progress.states.items()},
            "counts_not_arisen": self.progress.counts_not_arisen,
            "due": self.progress.due,
            "performed_of_due": self.progress.performed_of_due,
            "late": self.progress.late,
        }
        frozen = {"progress": progress, "tokens": dict(self.tokens)}
        return frozen | ({"warnings": [dict(one) for one in self.warnings]} if self.warnings else {})

    @classmethod
    def thaw(cls, stored: dict) -> "ReportFigures":
        """Return the figures that ``freeze`` stored."""
        return cls(Progress(**stored["progress"]), stored["tokens"], warnings=tuple(stored.get("warnings", ())))


def digest(stored: dict) -> str:
    """Return the SHA-256 of frozen figures in canonical JSON."""
    canonical = json.dumps(stored, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class LiveRows:
    """What the live figures of some agencies' reports for ``period`` are made of.

    A query for each when it is asked for, or one for ``all`` of them (``core.together``). ``book`` is the agency's
    where its values and the catalogue are read anyway; profiles of superiors are read too, for the head of a paper.
    """

    def __init__(self, agencies: Collection[Agency], period: ReportingPeriod, book: Book | None = None) -> None:
        self.agencies, self.period = agencies, period
        year, (year_from, _) = period.year, data_window(period.year, PeriodKind.YEAR)
        tasks = Task.objects.filter(plan__agency__in=agencies).in_year(year).counted()
        self.counts = count_rows(tasks, period, "plan__agency", "area__code")
        self.plans = plans_of(agencies, period)
        self.issued = issued_rows(agencies, since=year_from, first=period.data_from, last=period.data_to)
        self.so_far = ReportingPeriod.objects.so_far(period)
        self.profiles = profiles_around(agencies)
        values = IndicatorValue.objects.filter(agency__in=agencies, quarter__year=year)
        self.indicators = book.indicators if book else Indicator.objects.defined_in(year)
        self.values = book.values if book else values.for_book()

    @property
    def all(self) -> tuple[QuerySet, ...]:
        return (self.counts, self.plans, self.issued, self.so_far, self.profiles, self.indicators, self.values)

    def figures(self) -> dict[int, ReportFigures]:
        """Compute the figures by the agency's id."""
        keep_profiles(self.agencies, self.profiles)
        counts, issued = list(self.counts), issued_counts(self.issued)
        progress = progress_by(((agency, *count) for agency, _, *count in counts), self.period)
        in_areas: dict[int, dict[str, str]] = {}
        for (agency, area), part in progress_by(
            (((agency, area), *count) for agency, area, *count in counts), self.period
        ).items():
            in_areas.setdefault(agency, {}).update(progress_tokens(part, area))
        plans = {plan.agency_id: plan for plan in self.plans}
        indicators = linked(self.period.year, self.indicators).indicators
        labels, within = (
            indicator_labels(indicators),
            self._added_up([QUARTERS[number - 1] for number in self.period.quarter_numbers], indicators),
        )
        so_far = within
        if self.period.quarter_numbers[0] != 1:
            so_far = self._added_up([one.kind for one in self.so_far], indicators)
        figures = {}
        for agency in self.agencies:
            reached = progress.get(agency.pk, Progress())
            tokens = period_tokens(agency, self.period) | plan_tokens(plans.get(agency.pk)) | progress_tokens(reached)
            tokens |= in_areas.get(agency.pk, {})
            tokens |= document_tokens(issued.get(agency.pk, IssuedCounts()))
            who = tokens["co_quan.ten"]
            tokens |= indicator_tokens("chi_tieu", within.get(agency.pk, {}), indicators)
            tokens |= indicator_tokens("luy_ke", so_far.get(agency.pk, {}), indicators)
            tokens |= sentence_tokens("cau", within.get(agency.pk, {}), indicators, who, IN_PERIOD)
            tokens |= sentence_tokens("cau_luy_ke", so_far.get(agency.pk, {}), indicators, who, SO_FAR)
            figures[agency.pk] = ReportFigures(reached, tokens, labels)
        return figures

    def _added_up(
        self, quarters: Collection[str], indicators: Sequence[Indicator]
    ) -> dict[int, dict[tuple[int, str], Figure]]:
        """The figures over the quarters of these kinds, by the agency's id."""
        values: QuerySet[Any] = self.values  # annotated by for_book
        rows = (row for row in values if row.of_year == self.period.year and row.of_kind in quarters)
        found: dict[int, dict[tuple[int, str], Figure]] = {}
        for key, figure in so_far_of_rows(rows, indicators).items():
            found.setdefault(key[0], {})[key] = figure
        return found


def live_figures(agency: Agency, period: ReportingPeriod) -> ReportFigures:
    """Compute the figures of an agency's report from what is entered now."""
    rows = LiveRows([agency], period)
    read_together(*rows.all)
    return rows.figures()[agency.pk]


def live_figures_of(agencies: Collection[Agency], period: ReportingPeriod) -> dict[int, ReportFigures]:
    """Compute the figures of several agencies' reports, by the agency's id, in as many queries as of one."""
    return LiveRows(agencies, period).figures()


def plans_of(agencies: Collection[Agency], period: ReportingPeriod) -> PlanQuerySet:
    """Return the agencies' annual plans of the year, with their documents and programmes."""
    plans = Plan.objects.filter(agency__in=agencies, kind=PlanKind.ANNUAL).for_year(period.year)
    return plans.select_related("document", "programme")


def citation_tokens(agency: Agency, period: ReportingPeriod) -> dict[str, str]:
    """Return the tokens that may stand in a citation: those of the period, the agency and its plan."""
    return period_tokens(agency, period) | plan_tokens(plans_of([agency], period).first())


def figures_of(report: Report) -> ReportFigures:
    """Return the frozen figures of a sent report, the live ones of any other."""
    return frozen_figures(report, Indicator.objects.all()) or live_figures(report.agency, report.period)


def frozen_figures(report: Report, indicators: Iterable[Indicator]) -> ReportFigures | None:
    """Return the figures that a sent report froze, labelled after all ``indicators``; None for any other."""
    if not report.is_sent or report.figures is None:  # constraint: sent_report_has_figures
        return None
    return replace(ReportFigures.thaw(report.figures), labels=indicator_labels(indicators))


def silent_tasks(agency: Agency, quarter: ReportingPeriod) -> TaskQuerySet:
    """Return the tasks of the official figure that have nothing entered for ``quarter``."""
    return Task.objects.filter(plan__agency=agency).in_year(quarter.year).counted().silent_in(quarter)


def contradictions(books: Iterable[Book]) -> list[tuple[ReportingPeriod, Finding]]:
    """Return the rules between figures that the agency's figures break, each with the quarter in which they do.

    A rule may mix what adds up over quarters with what stands at their end, so each quarter is judged by itself, in
    its book.
    """
    return [
        (book.quarter, finding)
        for book in books
        for finding in examine(book).findings
        if finding.outcome == Outcome.FAILS
    ]


def warnings_of(found: Sequence[tuple[ReportingPeriod, Finding]]) -> tuple[Mapping[str, Any], ...]:
    """Return the warnings among what was ``found`` with their explanations, as JSON values to be frozen."""
    return tuple(_frozen(quarter, one) for quarter, one in found if one.is_warning)


def _frozen(quarter: ReportingPeriod, found: Finding) -> Mapping[str, Any]:
    said = found.explanation
    return {
        "text": f"Số liệu {quarter} {found.what}. {found.message} {found.arithmetic}.",
        "explanation": said.text if said else "",
        "by": str(said.written_by) if said else "",
        "at": said.written_at.isoformat() if said else "",
        "was": said.arithmetic if said and found.is_stale else "",
    }


def differing(frozen: str, indicator: Indicator, now: Figure) -> str:
    """Return the text that a report froze of ``indicator`` for its period where ``now`` differs; nothing where not."""
    present = indicator_tokens("", {(0, indicator.code): now}, [indicator])
    return frozen if frozen and frozen != present.get(f".{indicator.code}", "") else ""
