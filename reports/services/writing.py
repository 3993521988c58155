"""Making a report from its template, and writing its text."""

from django.db import transaction

from agencies.models import Agency
from core.errors import DomainError
from core.versions import save_version
from documents.running import RunningText
from periods.models import ReportingDuty, ReportingPeriod
from reports.models import Report, ReportSection, ReportTemplate
from reports.outlines.contents import Beginning
from reports.services.citing import cite_report
from reports.services.moves import lock

MAX_TEXT = 40_000


def new_report(
    agency: Agency, period: ReportingPeriod, template: ReportTemplate | None = None
) -> tuple[Report, list[ReportSection]]:
    """Return the agency's report of ``period`` as the template (the one in use for it) makes it, not stored.

    Raises DomainError when no template is in use for such reports.
    """
    template = template or ReportTemplate.objects.for_report(agency, period)
    if template is None:
        raise DomainError(
            f"Chưa có mẫu báo cáo {period} cho loại cơ quan “{agency.get_kind_display()}”; "
            "người quản trị cần chọn một mẫu dùng cho báo cáo mới, ở trang Mẫu báo cáo."
        )
    report, sections = copied(agency, period, template)
    report.duty = ReportingDuty.objects.filter(agency=agency, period=period).first()
    report.recipients = _usual_recipients(agency)
    return report, sections


def copied(agency: Agency, period: ReportingPeriod, template: ReportTemplate) -> tuple[Report, list[ReportSection]]:
    """Return a report with what the template says, so that a later change of the template does not reach it."""
    beginning = Beginning(agency, period)
    around = {name: getattr(template, name) for name in ("title", "opening", "closing")}
    report = Report(agency=agency, period=period, template=template, **around)
    sections = [
        ReportSection(
            report=report,
            position=section.position,
            level=section.level,
            number=section.number,
            heading=section.heading,
            guidance=section.guidance,
            body=beginning.text_of(section),
        )
        for section in template.sections.all()
    ]
    return report, sections


@transaction.atomic
def start_report(*, agency: Agency, period: ReportingPeriod, template: ReportTemplate | None = None) -> Report:
    """Return the agency's report of ``period``, stored from the template when it is new."""
    Agency.objects.select_for_update().get(pk=agency.pk)  # two who start at once wait for each other
    report = Report.objects.filter(agency=agency, period=period).first()
    if report is not None:
        return report
    report, sections = new_report(agency, period, template)
    report.save(force_insert=True)
    ReportSection.objects.bulk_create(sections)
    cite_report(report)
    return report


def _usual_recipients(agency: Agency) -> str:
    """Return the distribution list of the agency's last report, else the least that a report needs."""
    last = Report.objects.filter(agency=agency).exclude(recipients="").order_by("-period__ends_on").first()
    return last.recipients if last else "Sở Nội vụ\nLưu: VT"


@transaction.atomic
def write_section(*, section: ReportSection, body: RunningText | str, seen: int) -> ReportSection:
    """Replace a section's text; a plain string is taken as typed.

    Raises DomainError when the report may not be edited, ConflictError on a race.
    """
    lock(section.report)  # a text that arrives with the submission comes before it or not at all
    _require_editable(section.report)
    text = RunningText.of(body)
    _require_length(text)
    save_version(section, seen=seen, body=text)
    cite_report(section.report)
    return section


@transaction.atomic
def write_frame(
    *,
    report: Report,
    seen: int,
    title: str,
    opening: RunningText | str,
    closing: RunningText | str,
    addressee: str,
    recipients: str,
) -> Report:
    """Replace what stands around the sections: title, opening, closing, addressee, recipients."""
    lock(report)
    _require_editable(report)
    around = {"opening": RunningText.of(opening), "closing": RunningText.of(closing)}
    _require_length(*around.values())
    save_version(
        report,
        seen=seen,
        title=title,
        **around,
        addressee=addressee,
        recipients=recipients,
    )
    cite_report(report)
    return report


def _require_editable(report: Report) -> None:
    if not report.is_editable:
        raise DomainError(f"Báo cáo ở trạng thái “{report.get_state_display()}”, không sửa được nội dung.")


def _require_length(*texts: RunningText) -> None:
    if sum(len(text.markup) for text in texts) > MAX_TEXT:
        raise DomainError(
            f"Nội dung dài quá {MAX_TEXT:,} ký tự; hãy chuyển phần chi tiết vào phụ lục.".replace(",", ".")
        )
