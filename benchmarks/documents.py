"""The scenarios of printing: a report of ten pages and a plan whose annex has 300 tasks, seconds and memory."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from django.core.management import call_command

from agencies.models import Agency
from benchmarks.measure import Sample, measured
from core.audit.context import acting
from documents.printed import Footnote, Paragraph, PrintedDocument, Text
from documents.rendering.checking import checked
from documents.rendering.html import to_html
from documents.rendering.laying_out import lay_out
from documents.rendering.press import UNHURRIED, pressed
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
LONG_SECTIONS = 88  # forty pages, with
FOOTNOTES = 60
ANNEX_TASKS = 300


def run(options: Namespace) -> dict[str, Any]:
    """Print both documents a few times, the small one first; return what was found, as JSON values."""
    call_command("migrate", verbosity=0)
    with acting(name="benchmark"):
        agency = make_base(Options(agencies=1, years=1), lambda line: None).reporting[0]
        quarters = create_year(YEAR)
        report = report_of(agency, quarters[0], SECTIONS)
        plan = plan_of(agency, YEAR, ANNEX_TASKS)
    # A long document takes seconds: few runs tell enough.
    long = with_footnotes(report_document(report_of(agency, quarters[1], LONG_SECTIONS)), FOOTNOTES)
    samples = [
        _printed("Report", report_document(report), max(3, options.runs // 3), 1.3),
        _printed(f"Report with {FOOTNOTES} footnotes", long, 3, 1.3),
        _printed(f"Plan with an annex of {ANNEX_TASKS} tasks", plan_document(plan), 3, 2),
    ]
    return {
        "database": "documents",
        "size": options.size,
        "facts": {f"MB for the {sample.scenario}": sample.peak_mb for sample in samples},
        "samples": [sample.as_json() for sample in samples],
        "explained": "",
    }


def _printed(name: str, document: PrintedDocument, runs: int, most: float) -> Sample:
    """Print through the portal, and in turns the same first HTML by WeasyPrint alone."""
    pages = len(lay_out(to_html(checked(document), {})).pages)
    sample = measured(
        f"{name}, {pages} pages",
        lambda: pressed("render_pdf", document, limits=UNHURRIED),
        runs=runs,
        against="bare WeasyPrint",
        reference=_bare(document),
        most=most,
        traces=False,  # what printing holds is told by the highest memory of the child
    )
    return replace(sample, peak_mb=pressed("render_pdf", document, limits=UNHURRIED).highest)


def with_footnotes(document: PrintedDocument, notes: int) -> PrintedDocument:
    """Return the document with a footnote at the end of so many of its paragraphs, spread evenly."""
    places = [place for place, block in enumerate(document.blocks) if isinstance(block, Paragraph)]
    chosen = set(places[:: max(1, len(places) // notes)][:notes])
    blocks = (
        replace(block, inlines=(*block.inlines, Footnote((Text(f"{place}. {RESULT}"),))))
        if place in chosen and isinstance(block, Paragraph)
        else block
        for place, block in enumerate(document.blocks)
    )
    return replace(document, blocks=tuple(blocks))


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
