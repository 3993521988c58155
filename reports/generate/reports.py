"""Reports in every state, their figures frozen as on submission, with steps, numbers and files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from django.db.models import prefetch_related_objects

from agencies.models import Agency
from core.text import fold
from documents.models import IssuedNumber, OfficialDocument, StoredFile
from documents.rendering.pdf import render_part
from documents.services import store
from documents.states import DocumentType
from periods.models import ReportingDuty, ReportingPeriod
from reports.figures import ReportFigures, digest, live_figures_of
from reports.generate.issues import issue_all
from reports.generate.organisation import Province
from reports.generate.wording import RETURN_REASON
from reports.models import Report, ReportSection, ReportTemplate, TemplateSection, WorkflowStep
from reports.states import EDITABLE, FINAL, ReportState

MISSING = ""
PAST = (
    (ReportState.ISSUED, 88),
    (ReportState.SIGNED, 3),
    (ReportState.ACCEPTED, 4),
    (ReportState.SUBMITTED, 2),
    (MISSING, 3),
)
PRESENT = (
    (MISSING, 25), (ReportState.DRAFT, 20), (ReportState.SUBMITTED, 30), (ReportState.RETURNED, 5),
    (ReportState.ACCEPTED, 10), (ReportState.SIGNED, 4), (ReportState.ISSUED, 6),
)  # fmt: skip
WAY = {
    ReportState.DRAFT: (),
    ReportState.SUBMITTED: (ReportState.SUBMITTED,),
    ReportState.RETURNED: (ReportState.SUBMITTED, ReportState.RETURNED),
    ReportState.ACCEPTED: (ReportState.SUBMITTED, ReportState.ACCEPTED),
    ReportState.SIGNED: (ReportState.SUBMITTED, ReportState.ACCEPTED, ReportState.SIGNED),
    ReportState.ISSUED: (ReportState.SUBMITTED, ReportState.ACCEPTED, ReportState.SIGNED, ReportState.ISSUED),
}
LATE = 0.08
FILE_NAME = "mau.pdf"
PAGE = "<!doctype html><html lang=vi><title>Báo cáo</title><p>Văn bản của dữ liệu sinh tự động, không có giá trị.</p>"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A duty with the state that its report is to have."""

    duty: ReportingDuty
    state: str


def make_reports(province: Province, year: int) -> int:
    """Make the reports of the year's periods that began by the options' day; return how many."""
    template = ReportTemplate.objects.get(is_default=True)
    outline = list(template.sections.all())
    periods = ReportingPeriod.objects.filter(year=year, duties__isnull=False, data_from__lte=province.options.until)
    made = 0
    for period in periods.distinct():
        if period.data_to - timedelta(days=30) > province.options.until:
            continue
        random = province.options.random("reports", year, period.kind)
        chosen = _chosen(province, period, random)
        figures = _figures([one.duty.agency for one in chosen], period)
        reports = [_report(one, figures[one.duty.agency_id], template, random, province) for one in chosen]
        _give_papers(province, reports)
        issued = [report for report in reports if report.state == ReportState.ISSUED]
        steps = [step for report in reports for step in _steps(province, report)]
        for report in issued:
            report.state = ReportState.SIGNED  # until it is kept
        reports = Report.objects.bulk_create(reports)
        ReportSection.objects.bulk_create(_sections(reports, outline))
        WorkflowStep.objects.bulk_create(steps)
        issue_all(issued, province.office.name)
        made += len(reports)
    return made


def _chosen(province: Province, period: ReportingPeriod, random: Random) -> list[Chosen]:
    duties = ReportingDuty.objects.filter(period=period, agency__in=province.reporting)
    states, weights = zip(*(PRESENT if _is_at_hand(province, period) else PAST), strict=True)
    rows = duties.select_related("agency", "period").order_by("pk")
    drawn = [Chosen(duty, random.choices(states, weights)[0]) for duty in rows]
    return [one for one in drawn if one.state != MISSING]


def _is_at_hand(province: Province, period: ReportingPeriod) -> bool:
    return period.ends_on >= province.options.until


def _figures(agencies: list[Agency], period: ReportingPeriod) -> dict[int, ReportFigures]:
    prefetch_related_objects(agencies, "profiles")
    return live_figures_of(agencies, period)


def _report(
    one: Chosen, figures: ReportFigures, template: ReportTemplate, random: Random, province: Province
) -> Report:
    days = random.randint(1, 9) if random.random() < LATE else -random.randint(0, 6)
    sent_on = min(one.duty.due_on + timedelta(days=days), province.options.until)
    frozen = None if one.state == ReportState.DRAFT else figures.freeze()
    return Report(
        agency=one.duty.agency,
        period=one.duty.period,
        duty=one.duty,
        template=template,
        state=one.state,
        title=template.title,
        opening=template.opening,
        closing=template.closing,
        recipients="UBND tỉnh\nSở Nội vụ\nLưu: VT",
        figures=frozen,
        figures_sha256=digest(frozen) if frozen else "",
        submitted_on=None if one.state in EDITABLE else sent_on,
    )


def _give_papers(province: Province, reports: list[Report]) -> None:
    """Give signed reports what they need: a signer, a numbered document and the bytes that were signed."""
    signed = [report for report in reports if report.state in FINAL]
    if not signed:
        return
    documents = OfficialDocument.objects.bulk_create(_document(province, report) for report in signed)
    IssuedNumber.objects.bulk_create(
        IssuedNumber(
            agency=report.agency,
            year=report.period.year,
            number=_number(report),
            type=DocumentType.REPORT,
            document=document,
        )
        for report, document in zip(signed, documents, strict=True)
    )
    files = StoredFile.objects.bulk_create(_files(province, signed))
    for report, document, file in zip(signed, documents, files, strict=True):
        report.signer, report.document, report.file = province.signers[report.agency_id], document, file


def _number(report: Report) -> int:
    return report.period.quarter_numbers[-1] * 10


def _document(province: Province, report: Report) -> OfficialDocument:
    symbol = f"{_number(report)}/BC-{province.symbols[report.agency_id]}"
    summary = f"Kết quả công tác cải cách hành chính {report.period}"
    return OfficialDocument(
        type=DocumentType.REPORT,
        symbol=symbol,
        issued_on=report.submitted_on,
        issuer=report.agency.name,
        agency=report.agency,
        summary=summary,
        search=fold(f"{symbol} {report.agency.name} {summary}"),
    )


def _files(province: Province, reports: list[Report]) -> Iterator[StoredFile]:
    """One page stands for all: its bytes are kept once, each report has a record of its own."""
    first = _stored(province)
    for report in reports:
        yield StoredFile(
            agency=report.agency,
            name=f"{_number(report)}-BC-{report.period.slug}.pdf",
            content_type=first.content_type,
            size=first.size,
            sha256=first.sha256,
            file=first.file.name,
            created_by=province.writers[report.agency_id],
        )


def _stored(province: Province) -> StoredFile:
    found = StoredFile.objects.filter(agency=province.office, name=FILE_NAME).first()
    if found is not None:
        return found
    return store(
        agency=province.office,
        name=FILE_NAME,
        content_type="application/pdf",
        content=render_part(PAGE),
        by=province.writers[province.office.pk],
    )


def _sections(reports: list[Report], outline: list[TemplateSection]) -> Iterator[ReportSection]:
    for report in reports:
        for one in outline:
            yield ReportSection(
                report=report,
                position=one.position,
                level=one.level,
                number=one.number,
                heading=one.heading,
                body=one.body,
            )


def _steps(province: Province, report: Report) -> Iterator[WorkflowStep]:
    before = ReportState.DRAFT
    for state in WAY[ReportState(report.state)]:
        yield WorkflowStep(
            report=report,
            from_state=before,
            to_state=state,
            by=province.writers[report.agency_id if state != ReportState.RETURNED else province.office.pk],
            reason=RETURN_REASON if state == ReportState.RETURNED else "",
        )
        before = state
