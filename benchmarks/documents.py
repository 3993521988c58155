"""The scenarios of printing: a report of ten pages and a plan whose annex has 300 tasks, seconds and memory."""

from argparse import Namespace
from collections.abc import Callable
from random import Random
from typing import Any

from django.core.management import call_command

from agencies.models import Agency
from benchmarks.measure import Sample, highest_mb, measured
from core.audit.context import acting
from documents.printed import PrintedDocument
from documents.rendering.checking import checked
from documents.rendering.html import to_html
from documents.rendering.laying_out import lay_out
from documents.rendering.pdf import render_pdf
from periods.models import ReportingPeriod
from periods.services import create_year
from plans.models import Plan, Programme
from reports.generate import Options, make_base
from reports.generate.plans import make_tasks
from reports.generate.wording import RESULT
from reports.models import Report, ReportSection, ReportTemplate
from reports.printing import plan_document, report_document

YEAR = 2024
SECTIONS = 23  # of four paragraphs each: ten pages
ANNEX_TASKS = 300


def run(options: Namespace) -> dict[str, Any]:
    """Print both documents a few times, the small one first; return what was found, as JSON values."""
    call_command("migrate", verbosity=0)
    with acting(name="benchmark"):
        agency = make_base(Options(agencies=1, years=1), lambda line: None).reporting[0]
        report = report_of(agency, create_year(YEAR)[0], SECTIONS)
        plan = plan_of(agency, YEAR, ANNEX_TASKS)
    facts = {"MB before anything is printed": highest_mb()}
    # A long document takes seconds: few runs tell enough.
    samples = [_printed("Report", report_document(report), max(3, options.runs // 3), 1.3)]
    facts["MB after the report"] = highest_mb()
    samples.append(_printed(f"Plan with an annex of {ANNEX_TASKS} tasks", plan_document(plan), 3, 2))
    facts["MB after the plan (≤ 300)"] = highest_mb()
    return {
        "database": "documents",
        "size": options.size,
        "facts": facts,
        "samples": [sample.as_json() for sample in samples],
        "explained": "",
    }


def _printed(name: str, document: PrintedDocument, runs: int, most: float) -> Sample:
    """Print through the portal, and in turns the same first HTML by WeasyPrint alone."""
    pages = len(lay_out(to_html(checked(document), {})).pages)
    return measured(
        f"{name}, {pages} pages",
        lambda: render_pdf(document),
        runs=runs,
        against="bare WeasyPrint",
        reference=_bare(document),
        most=most,
        traces=False,  # what printing holds is told by the highest memory of the process
    )


def _bare(document: PrintedDocument) -> Callable[[], object]:
    """Return a call that prints the document's HTML in one layout, with the portal's style sheet and fonts."""
    html = to_html(checked(document), {})
    return lambda: lay_out(html).write_pdf(pdf_tags=True)


def report_of(agency: Agency, quarter: ReportingPeriod, sections: int) -> Report:
    """Return a new report of the agency with so many sections of nine long sentences; 23 make ten pages."""
    template = ReportTemplate.objects.get(is_default=True)
    report = Report.objects.create(
        agency=agency,
        period=quarter,
        template=template,
        title=f"Công tác cải cách hành chính {quarter}",
        opening=RESULT,
        closing=RESULT,
        recipients="Sở Nội vụ\nLưu: VT",
    )
    ReportSection.objects.bulk_create(
        ReportSection(
            report=report,
            position=place,
            level=1 if place % 4 == 1 else 2,
            number=str(place),
            heading=f"Kết quả thực hiện nội dung thứ {place}",
            body="\n\n".join([RESULT * 3] * 3),
        )
        for place in range(1, sections + 1)
    )
    return report


def plan_of(agency: Agency, year: int, tasks: int) -> Plan:
    """Return a new plan of the agency whose annex has so many tasks."""
    programme = Programme.objects.get(first_year__lte=year, last_year__gte=year)
    title = f"Thực hiện cải cách hành chính năm {year}"
    plan = Plan.objects.create(agency=agency, year=year, programme=programme, title=title)
    make_tasks([plan], Random(1), tasks, tasks)  # noqa: S311  # made-up rows, no secret
    return plan
