"""The scenarios of printing: a report of ten pages and a plan whose annex has 300 tasks, seconds and memory."""

from argparse import Namespace
from collections.abc import Callable

from django.core.management import call_command

from agencies.models import Agency
from benchmarks.generate import make_province
from benchmarks.measure import Row, at_most, medians, peak_mb, print_table
from benchmarks.work import RESULT, make_tasks
from core.audit.context import acting
from documents.printed import PrintedDocument
from documents.rendering.checking import checked
from documents.rendering.html import to_html
from documents.rendering.pdf import lay_out, render_pdf
from periods.services import create_year
from plans.models import Plan, Programme
from reports.models import Report, ReportSection, ReportTemplate
from reports.printing import plan_document, report_document

YEAR = 2024
SECTIONS = 23  # of four paragraphs each: ten pages
ANNEX_TASKS = 300


def run(options: Namespace) -> None:
    """Print both documents a few times, the small one first, and print the table."""
    call_command("migrate", verbosity=0)
    with acting(name="benchmark"):
        agency = make_province(1).department
        report, plan = _report(agency), _plan(agency)
    started = peak_mb()
    rows = [Row("Memory before anything is printed", f"{started:.0f} MB")]
    # A long document takes seconds: few runs tell enough.
    rows += _printed("Report", report_document(report), max(3, options.runs // 3), 1.3)
    rows += _printed(f"Plan with an annex of {ANNEX_TASKS} tasks", plan_document(plan), 3, 2)
    print_table("Documents", rows, options.out)


def _printed(name: str, document: PrintedDocument, runs: int, target: float) -> list[Row]:
    """Print through the portal, then the same first HTML by WeasyPrint alone; only then look at the memory."""
    pages = len(lay_out(to_html(checked(document), {})).pages)
    ours, bare = medians(lambda: render_pdf(document), _bare(document), runs=runs)
    size = len(render_pdf(document))
    name = f"{name}, {pages} pages"
    spent = f"{ours:.2f} s against {bare:.2f} s, {size // 1024} KB"
    return [
        at_most(f"{name}, against bare WeasyPrint on its HTML", ours / bare, target, detail=spent),
        at_most(f"{name}: highest memory so far", peak_mb(), 300, unit="MB"),
    ]


def _bare(document: PrintedDocument) -> Callable[[], object]:
    """Return a call that prints the document's HTML in one layout, with the portal's style sheet and fonts."""
    html = to_html(checked(document), {})
    return lambda: lay_out(html).write_pdf(pdf_tags=True)


def _report(agency: Agency) -> Report:
    quarter = create_year(YEAR)[0]
    template = ReportTemplate.objects.create(code="t", name="Mẫu", title="Kết quả")
    report = Report.objects.create(
        agency=agency,
        period=quarter,
        template=template,
        title="Công tác cải cách hành chính Quý I năm 2024",
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
        for place in range(1, SECTIONS + 1)
    )
    return report


def _plan(agency: Agency) -> Plan:
    plan = Plan.objects.create(
        agency=agency, year=YEAR, programme=Programme.objects.get(), title=f"Cải cách hành chính năm {YEAR}"
    )
    make_tasks([plan], ANNEX_TASKS)
    return plan
