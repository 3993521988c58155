"""The page of one agency's report for a period, before it exists and through its whole life."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from agencies.models import Agency, User
from agencies.permissions import Perm
from core import clock
from core.audit.trail import Entry, trail_of
from documents.markup import tidied
from documents.printed import heading_marker
from documents.running.shown import Passage, Run, passage, runs_of
from indicators.explaining import Attempt
from periods.models import ReportingDuty, ReportingPeriod
from reports.checks import text_findings
from reports.figures import ReportFigures, live_figures
from reports.models import Issue, Report, ReportSection
from reports.pages.findings import FindingLine, FrozenWarning, finding_lines, frozen_warnings, line_of
from reports.pages.form import Checked, check_rows, form_checks, form_lines
from reports.pages.life import Move, Step, issues_of, moves_of, step_rows, steps_of
from reports.pages.tokens import FigureLinks, TokenGroup, tasks_url, token_groups
from reports.printing import report_document
from reports.printing.frame import lines_of
from reports.reading import ReportRows
from reports.services.form_check import area_rows, form_of
from reports.states import FINAL, ReportState, Timeliness, timeliness_of

FRAME_ANCHOR = "khung"


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as the page shows it; ``heading`` may hold figures, ``rank`` is the level of its HTML heading."""

    pk: int
    level: int
    rank: int
    number: str
    heading: tuple[Run, ...]
    text: Passage
    lacks_text: bool
    guidance: str = ""

    @property
    def marker(self) -> str:
        return heading_marker(self.level, self.number)

    @property
    def anchor(self) -> str:
        return f"muc-{self.pk}"

    @property
    def inner_level(self) -> int:
        """The level of a heading inside the section's text."""
        return min(self.level + 1, 4)


@dataclass(frozen=True, slots=True)
class FrameView:
    """What stands around the sections."""

    title: tuple[tuple[Run, ...], ...]
    addressees: tuple[str, ...]
    opening: Passage
    closing: Passage
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that the page shows. What belongs to the stored report is empty while there is none."""

    agency: Agency
    period: ReportingPeriod
    duty: ReportingDuty | None
    report: Report | None
    timeliness: Timeliness | None
    days: int
    figures: ReportFigures
    tasks_url: str
    may_edit: bool
    may_start: bool
    is_live: bool
    sections: tuple[SectionView, ...] = ()
    frame: FrameView | None = None
    findings: tuple[FindingLine, ...] = ()
    warnings: tuple[FrozenWarning, ...] = ()
    tokens: tuple[TokenGroup, ...] = ()
    moves: tuple[Move, ...] = ()
    steps: tuple[Step, ...] = ()
    returned: Step | None = None
    history: list[Entry] | None = None
    form_findings: tuple[FindingLine, ...] = ()
    form_checks: tuple[Checked, ...] = ()
    may_check_form: bool = False
    issues: Iterable[Issue] = ()


def report_page(
    agency: Agency, period: ReportingPeriod, report: Report | None, user: User, attempt: Attempt | None = None
) -> ReportPage:
    """Read the page of ``agency`` and ``period`` for ``user``; ``report`` is None while nobody started it.

    ``attempt`` is an explanation of a warning that could not be saved.
    """
    if report is None:
        return _head(agency, period, None, user, live_figures(agency, period))
    return _with_text(report, user, attempt)


def _head(
    agency: Agency, period: ReportingPeriod, report: Report | None, user: User, figures: ReportFigures
) -> ReportPage:
    """What the page shows of every report, stored or not."""
    duty = report.duty if report else None
    duty = duty or ReportingDuty.objects.filter(agency=agency, period=period).first()
    timeliness, days = _timeliness(duty, report)
    may_write = user.may(Perm.REPORT_EDIT, agency)
    return ReportPage(
        agency=agency,
        period=period,
        duty=duty,
        report=report,
        timeliness=timeliness,
        days=days,
        figures=figures,
        tasks_url=tasks_url(agency, period),
        may_edit=may_write and report is not None and report.is_editable,
        may_start=may_write and report is None,
        is_live=report is None or not report.is_sent,
    )


def _with_text(report: Report, user: User, attempt: Attempt | None) -> ReportPage:
    """Return the page with all that only a stored report has."""
    is_final, agency, period = report.state in FINAL, report.agency, report.period
    may_check_form = not is_final and user.may(Perm.REPORT_FORM, agency)
    rows, taken, records, issues = ReportRows(report), step_rows(report), check_rows(report), issues_of(report)
    areas = area_rows(report)
    rows.read(taken, records, issues, *([areas] if may_check_form else ()), paper=may_check_form)
    sections, figures, steps = list(rows.sections), rows.figures, steps_of(taken)
    values, links = figures.tokens, FigureLinks(agency, period, rows.indicators)
    printed = cache(lambda: report_document(report, sections, figures))
    checks = form_checks(records, printed)
    form = form_of(report, printed(), areas) if may_check_form else ()
    may_audit = user.may(Perm.AUDIT_VIEW, agency)
    return replace(
        _head(agency, period, report, user, figures),
        sections=section_views(sections, values, is_final=is_final, is_live=not report.is_sent, links=links),
        frame=frame_view(report, values, links),
        findings=_found(rows, user, attempt) if not is_final else (),
        warnings=frozen_warnings(figures),
        tokens=token_groups(agency, period, values, rows.indicators) if not report.is_sent else (),
        moves=moves_of(report, user),
        steps=steps,
        issues=issues,
        returned=steps[-1] if steps and report.state == ReportState.RETURNED else None,
        history=trail_of([report, *sections, *(check.record for check in checks)]) if may_audit else None,
        form_findings=form_lines(report, sections, form, user),
        form_checks=checks,
        may_check_form=may_check_form,
    )


def section_views(
    sections: Sequence[ReportSection],
    values: Mapping[str, str],
    *,
    is_final: bool = False,
    is_live: bool = True,
    links: FigureLinks,
) -> tuple[SectionView, ...]:
    """Return the sections as the page shows them, as those of a draft at first.

    One lacks its text when no deeper heading follows it.
    """
    following = [*(section.level for section in sections[1:]), 0]
    return tuple(
        SectionView(
            pk=section.pk,
            level=section.level,
            rank=rank,
            number=section.number,
            heading=runs_of(section.heading, values),
            text=passage(section.body.markup, values, is_final=is_final, is_live=is_live, links=links),
            lacks_text=not section.body and next_level <= section.level,
            guidance=section.guidance,
        )
        for section, next_level, rank in zip(sections, following, _ranks(sections), strict=True)
    )


def _ranks(sections: Sequence[ReportSection]) -> Iterator[int]:
    """HTML headings below the page's own 1 and 2; where an outline goes from "2." to "a)", no rank is left out."""
    above: list[int] = []
    for section in sections:
        above = [level for level in above if level < section.level] + [section.level]
        yield len(above) + 2


def frame_view(report: Report, values: Mapping[str, str], links: FigureLinks) -> FrameView:
    """Return what stands around the sections as the page shows it."""
    shown = partial(passage, is_final=report.state in FINAL, is_live=not report.is_sent, links=links)
    return FrameView(
        title=tuple(runs_of(line, values) for line in lines_of(tidied(report.title))),
        addressees=lines_of(report.addressee),
        opening=shown(report.opening.markup, values),
        closing=shown(report.closing.markup, values),
        recipients=lines_of(report.recipients),
    )


def _found(rows: ReportRows, user: User, attempt: Attempt | None) -> tuple[FindingLine, ...]:
    """All findings for who writes the report; for who reads it after submission, those in its words."""
    report = rows.report
    if not report.is_sent:
        return finding_lines(rows, user, attempt)
    found = text_findings(list(rows.sections), rows.figures, report.period, rows.previous_texts)
    return tuple(line_of(report, finding) for finding in found)


def _timeliness(duty: ReportingDuty | None, report: Report | None) -> tuple[Timeliness | None, int]:
    if duty is None:
        return None, 0
    submitted_on = report.submitted_on if report is not None and report.is_sent else None
    return timeliness_of(duty.due_on, submitted_on, clock.today())
