"""The steps of a report between its agency and the reviewer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from core import clock
from core.errors import DomainError
from core.numbers import format_day, format_moment
from indicators.checks import Finding as Contradiction
from periods.models import ReportingDuty, ReportingPeriod
from periods.windows import window_in
from reports.checks import Draft, findings
from reports.figures import contradictions, digest, warnings_of
from reports.models import Report
from reports.reading import ReportRows
from reports.services.citing import misdated_citations, outdated_citations
from reports.services.moves import lock, move, require_move, require_seen
from reports.states import ReportState


@transaction.atomic
def submit(*, report: Report, by: User) -> Report:
    """Send the report up and freeze its figures. Submitted twice, it is submitted once.

    One reading of the server's clock decides whether it is in time and is what is kept and told.
    Raises DomainError when the period is closed for the agency or a finding blocks.
    """
    lock(report)
    if report.state == ReportState.SUBMITTED:
        return report
    require_move(report, ReportState.SUBMITTED, by)
    now, today = clock.reading()
    duty = _open_duty(report, now, today)
    rows = ReportRows(report)
    rows.read()
    draft = draft_of(rows)
    blocking = [finding.text for finding in findings(draft) if finding.blocks]
    if blocking:
        raise DomainError("Chưa trình được. " + " ".join(blocking))
    figures = replace(draft.figures, warnings=warnings_of(draft.contradictions)).freeze()
    again = report.submitted_on is not None and report.issues.exists()  # a correction does not make it late
    return move(
        report,
        ReportState.SUBMITTED,
        by=by,
        duty=duty,
        figures=figures,
        figures_sha256=digest(figures),
        submitted_at=report.submitted_at if again else now,
        submitted_on=report.submitted_on if again else today,
    )


def _open_duty(report: Report, now: datetime, today: date) -> ReportingDuty:
    """Return the duty that the report fulfils; refuse, with the day, when its period is closed."""
    duties = ReportingDuty.objects.filter(agency=report.agency, period=report.period)
    duty = duties.first()
    if duty is None:
        raise DomainError(f"{report.agency} không có lịch báo cáo cho {report.period}; liên hệ cơ quan thẩm định.")
    if not report.issues.exists() and not duties.accepting_on(today).exists():
        if report.period.data_from > today:
            raise DomainError(f"{report.period} chưa bắt đầu.")
        told = format_moment(timezone.localtime(now), today)
        raise DomainError(
            f"{report.period} đã khóa sổ ngày {format_day(duty.closes_on)}, không nhận thêm báo cáo."
            f" Giờ máy chủ khi nhận yêu cầu: {told}."
        )
    return duty


def draft_of(rows: ReportRows) -> Draft:
    """Return the report as the checks see it."""
    report, sections, found = rows.report, list(rows.sections), contradictions(rows.books)
    return Draft(
        figures=rows.figures,
        sections=sections,
        silent_tasks=len(rows.silent),
        frame=(
            ("Trích yếu", report.title),
            ("Phần mở đầu", report.opening.markup),
            ("Câu kết", report.closing.markup),
            ("Kính gửi", report.addressee),
            ("Nơi nhận", report.recipients),
        ),
        contradictions=found,
        closed=_closed(rows, found),
        period=report.period,
        outdated=outdated_citations(report, rows.citations),
        misdated=misdated_citations(report, sections, rows.figures.tokens),
        previous=rows.previous_texts,
    )


def _closed(rows: ReportRows, found: Sequence[tuple[ReportingPeriod, Contradiction]]) -> frozenset[int]:
    """The earlier quarters of the report in which a warning stands unexplained and nobody may write any more."""
    now = rows.report.period
    earlier = {one.pk: one for one, warning in found if warning.is_warning and warning.blocks and one != now}
    return frozenset(pk for pk, quarter in earlier.items() if not window_in(quarter, rows.governing[pk]).is_open)


@transaction.atomic
def return_report(*, report: Report, by: User, reason: str, seen: int | None = None) -> Report:
    """Send the report back to its agency; the reason is required and shown there.

    ``seen`` is the version on the reviewer's screen, None for whatever stands.
    """
    if not reason.strip():
        raise DomainError("Phải ghi lý do trả lại để đơn vị biết cần sửa gì.")
    lock(report)
    require_seen(report, seen)
    return move(report, ReportState.RETURNED, by=by, reason=reason.strip())


@transaction.atomic
def accept(*, report: Report, by: User, seen: int) -> Report:
    """Accept the report as the reviewer saw it; ``seen`` is the version on the reviewer's screen."""
    lock(report)
    if report.state == ReportState.ACCEPTED:
        return report
    require_seen(report, seen)
    return move(report, ReportState.ACCEPTED, by=by)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of reports that were accepted together; ``refused`` says why for each that was not."""

    accepted: Sequence[Report]
    refused: Sequence[tuple[Report, str]]


def accept_many(*, reports: Sequence[tuple[Report, int]], by: User) -> Accepted:
    """Accept each of ``reports`` as the reviewer saw it (the second value); one that cannot be hinders no other."""
    accepted, refused = [], []
    for report, seen in reports:
        try:
            accepted.append(accept(report=report, by=by, seen=seen))
        except DomainError as error:
            refused.append((report, str(error)))
    return Accepted(accepted, refused)
