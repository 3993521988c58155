"""What the check of the form finds, each with the place to which it leads, and who checked before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from agencies.models import User
from agencies.permissions import Perm
from documents.preflight.subject import FormFinding, Place
from documents.running import RunningText
from documents.running.structure import Heading
from reports.models import FormCheck, Report, ReportSection
from reports.pages.findings import FindingLine
from reports.printing import report_document
from reports.services.form_check import form_of, text_digest

ANCHORS = {Place.FRAME: "khung", Place.ENDING: "ket"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A check that was recorded; ``is_current`` says that what is printed has not changed since."""

    record: FormCheck
    is_current: bool


def form_page(report: Report, user: User) -> tuple[FindingLine, ...]:
    """Return what the rules find in the form of ``report`` now, as the pages show it."""
    sections = list(report.sections.all())
    return form_lines(report, sections, form_of(report, sections), user)


def form_lines(
    report: Report, sections: Sequence[ReportSection], found: Iterable[FormFinding], user: User
) -> tuple[FindingLine, ...]:
    """Return the findings as the pages show them."""
    headed = [anchor for anchor, heads in _anchors(report, sections) for _ in range(heads)]
    return tuple(_line(report, headed, finding, user) for finding in found)


def _anchors(report: Report, sections: Sequence[ReportSection]) -> Iterator[tuple[str, int]]:
    """Yield the parts of the text in order, each with the number of headings that it prints."""
    yield ANCHORS[Place.FRAME], _inner(report.opening)
    for section in sections:
        yield f"muc-{section.pk}", bool(section.heading or section.number) + _inner(section.body)
    yield ANCHORS[Place.ENDING], _inner(report.closing)


def _inner(text: RunningText) -> int:
    return sum(isinstance(block, Heading) for block in text.blocks)


def _line(report: Report, headed: Sequence[str], finding: FormFinding, user: User) -> FindingLine:
    anchor, url = ANCHORS.get(finding.place, ""), ""
    if finding.place == Place.TEXT and finding.heading is not None and finding.heading < len(headed):
        anchor = headed[finding.heading]
    elif finding.place == Place.OFFICE:
        may_manage = user.may(Perm.MANAGE, report.agency)
        url = reverse("agencies:offices" if may_manage else "agencies:detail", args=[report.agency.code])
    elif finding.place == Place.SHEET:
        url = reverse("reports:preview", args=[report.agency.code, report.period.slug])
    return FindingLine(text=finding.text, anchor=anchor, blocks=finding.blocks, url=url)


def form_checks(report: Report) -> tuple[Checked, ...]:
    """Return the recorded checks, the latest first; those of a signed report are settled."""
    rows = list(report.form_checks.select_related("by").order_by("-at", "-pk"))
    now = text_digest(report_document(report)) if rows else ""
    return tuple(Checked(row, is_current=row.text_sha256 == now) for row in rows)
