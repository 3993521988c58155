"""The outline of a periodic report, and the first-quarter report of Sở Du lịch Kiên Giang as a draft."""

from agencies.models import Agency
from reports.demo.files import Data, Tally, read, read_folder
from reports.demo.periods import period_of
from reports.models import Report, ReportSection, ReportTemplate, TemplateSection
from reports.services import cite_report, start_report

FRAME = ("title", "opening", "closing", "addressee")


def load_templates() -> Tally:
    """Add the templates that are missing. A new one is the default only while there is no other."""
    rows = read("report_templates.json")["templates"]
    added = 0
    for row in rows:
        has_default = ReportTemplate.objects.filter(is_default=True).exists()
        template, is_new = ReportTemplate.objects.get_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "title": row["title"],
                "opening": row["opening"],
                "closing": row["closing"],
                "is_default": row["is_default"] and not has_default,
            },
        )
        if is_new:
            for position, section in enumerate(row["sections"], start=1):
                TemplateSection.objects.create(template=template, position=position, **section)
        added += is_new
    return Tally("Mẫu báo cáo", len(rows), added)


def load_reports() -> Tally:
    """Add the drafts that are missing. A report that was begun is its writer's."""
    total = added = 0
    for row in read_folder("demo/reports"):
        agency, period = Agency.objects.get(code=row["agency"]), period_of(row["period"])
        is_new = not Report.objects.filter(agency=agency, period=period).exists()
        if is_new:
            template = ReportTemplate.objects.get(code=row["template"])
            _write(start_report(agency=agency, period=period, template=template), row)
        total, added = total + 1, added + is_new
    return Tally("Báo cáo", total, added)


def _write(report: Report, row: Data) -> None:
    """Put the file's text in place of the template's."""
    for name in FRAME:
        setattr(report, name, row[name])
    report.recipients = "\n".join(row["recipients"])
    report.save()
    report.sections.all().delete()
    ReportSection.objects.bulk_create(
        ReportSection(report=report, position=position, **section)
        for position, section in enumerate(row["sections"], start=1)
    )
    cite_report(report)
