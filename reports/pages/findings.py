"""What the checks find in a report, each with its place; warnings about figures with what is said to them."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from agencies.models import User
from agencies.permissions import Perm
from documents.models import OfficialDocument
from indicators.checks import slug_of
from indicators.explaining import Attempt
from indicators.pages.checked import Warned, warned
from periods.models import ReportingPeriod
from periods.windows import window_in
from reports.checks import Draft, Finding, findings, misdated_finding, outdated_finding
from reports.figures import ReportFigures
from reports.models import Letter, Report
from reports.reading import ReportRows
from reports.services import draft_of
from reports.services.citing import doubtful_in_letter

LETTER_TEXT = "noi-dung"


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding with the place on the page to which it leads, "" for the whole report, or another page's address.

    A warning about figures comes with its explanation, and the form for it.
    """

    text: str
    anchor: str
    blocks: bool
    quote: str = ""
    url: str = ""
    document: OfficialDocument | None = None
    warning: Warned | None = None


@dataclass(frozen=True, slots=True)
class FrozenWarning:
    """A warning as the report was submitted with it: what was said to it, by whom, and on which other figures."""

    text: str
    explanation: str = ""
    by: str = ""
    at: datetime | None = None
    was: str = ""


def finding_lines(rows: ReportRows, user: User, attempt: Attempt | None = None) -> tuple[FindingLine, ...]:
    """Return what the checks find now, each with its place on the page; warnings with what ``user`` may say to them."""
    draft = draft_of(rows)
    warnings = _warned(rows, draft, user, attempt)
    return tuple(
        line_of(rows.report, finding, warnings.get((finding.quarter.pk, finding.rule)) if finding.quarter else None)
        for finding in findings(draft)
    )


def _warned(rows: ReportRows, draft: Draft, user: User, attempt: Attempt | None) -> dict[tuple[int, str], Warned]:
    """The warnings about figures by quarter and rule; a quarter that is closed takes no explanation."""
    quarters = {quarter.pk: quarter for quarter, found in draft.contradictions if found.is_warning}
    may = user.may(Perm.INDICATOR_RECORD, rows.report.agency)
    is_open = {pk: may and window_in(quarter, rows.governing[pk]).is_open for pk, quarter in quarters.items()}
    return {
        (one.quarter.pk, one.finding.rule): replace(one, may_explain=is_open[one.quarter.pk])
        for one in warned(draft.contradictions, may_explain=False, attempt=attempt)
    }


def line_of(report: Report, finding: Finding, warning: Warned | None = None) -> FindingLine:
    return FindingLine(
        text=finding.text,
        anchor=f"muc-{finding.section}" if finding.section else "",
        blocks=finding.blocks,
        quote=finding.quote,
        url=_entry_url(report, finding.quarter, finding.rule) if finding.quarter else "",
        document=finding.document,
        warning=warning,
    )


def letter_lines(letter: Letter) -> tuple[FindingLine, ...]:
    """Return what the register says against the citations of a draft, each leading to its text."""
    outdated, misdated, conflicts = doubtful_in_letter(letter)
    found = [*map(outdated_finding, outdated), *map(misdated_finding, misdated)]
    found += [Finding(issue.message) for issue in conflicts]
    return tuple(FindingLine(one.text, LETTER_TEXT, blocks=False, document=one.document) for one in found)


def _entry_url(report: Report, quarter: ReportingPeriod, rule: str) -> str:
    """Where the figures that contradict each other are entered."""
    return f"{reverse('indicators:entry', args=[report.agency.code, quarter.slug])}#kiem-tra-{slug_of(rule)}"


def frozen_warnings(figures: ReportFigures) -> tuple[FrozenWarning, ...]:
    """Return the warnings with which a report was submitted, none for a report that is being written."""
    return tuple(
        FrozenWarning(one["text"], one["explanation"], one["by"], _moment(one["at"]), one["was"])
        for one in figures.warnings
    )


def _moment(text: str) -> datetime | None:
    return timezone.localtime(datetime.fromisoformat(text)) if text else None
