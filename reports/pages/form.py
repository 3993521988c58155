"""What the check of the form finds, each with the place to which it leads, and who checked before."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from agencies.models import User
from agencies.permissions import Perm
from documents.preflight.subject import FormFinding, Place
from documents.printed import PrintedDocument
from documents.running import RunningText
from documents.running.structure import Heading
from reports.models import FormCheck, Letter, Report, ReportSection, Work
from reports.pages.findings import LETTER_TEXT, FindingLine
from reports.services.form_check import form_of, text_digest

ANCHORS = {Place.FRAME: "khung", Place.ENDING: "ket"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A check that was recorded; ``is_current`` says that what is printed has not changed since."""

    record: FormCheck
    is_current: bool


def letter_form(letter: Letter, printed: PrintedDocument, user: User) -> tuple[FindingLine, ...]:
    """Return what the rules find in the form of ``letter``, as it is ``printed`` now, for its pages."""
    return form_lines(letter, (), form_of(letter, printed), user)


def form_lines(
    work: Work, sections: Sequence[ReportSection], found: Iterable[FormFinding], user: User
) -> tuple[FindingLine, ...]:
    """Return the findings as the pages show them."""
    headed = (
        [anchor for anchor, heads in _anchors(work, sections) for _ in range(heads)] if isinstance(work, Report) else []
    )
    return tuple(_line(work, headed, finding, user) for finding in found)


def _anchors(report: Report, sections: Sequence[ReportSection]) -> Iterator[tuple[str, int]]:
    """Yield the parts of the text in order, each with the number of headings that it prints."""
    yield ANCHORS[Place.FRAME], _inner(report.opening)
    for section in sections:
        yield f"muc-{section.pk}", bool(section.heading or section.number) + _inner(section.body)
    yield ANCHORS[Place.ENDING], _inner(report.closing)


def _inner(text: RunningText) -> int:
    return sum(isinstance(block, Heading) for block in text.blocks)


def _line(work: Work, headed: Sequence[str], finding: FormFinding, user: User) -> FindingLine:
    anchor, url = ANCHORS.get(finding.place, ""), ""
    if isinstance(work, Letter) and finding.place in (Place.TEXT, *ANCHORS):
        anchor = LETTER_TEXT
    if finding.place == Place.TEXT and finding.heading is not None and finding.heading < len(headed):
        anchor = headed[finding.heading]
    elif finding.place == Place.OFFICE:
        may_manage = user.may(Perm.MANAGE, work.agency)
        url = reverse("agencies:offices" if may_manage else "agencies:detail", args=[work.agency.code])
    elif finding.place == Place.SHEET:
        url = work.address("pdf" if isinstance(work, Letter) else "preview")
    return FindingLine(text=finding.text, anchor=anchor, blocks=finding.blocks, url=url)


def check_rows(work: Work) -> QuerySet[FormCheck]:
    """Return the recorded checks of ``work``, the latest first."""
    checks: QuerySet[FormCheck] = work.form_checks.all()  # each knows its work
    return checks.select_related("by").order_by("-at", "-pk")


def form_checks(rows: Collection[FormCheck], printed: Callable[[], PrintedDocument]) -> tuple[Checked, ...]:
    """Return the recorded checks, each with whether it was of what is ``printed`` now."""
    now = text_digest(printed()) if rows else ""
    return tuple(Checked(row, is_current=row.text_sha256 == now) for row in rows)
