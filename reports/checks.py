"""What an approver sees before a report goes up: one rule, one function, one list. No queries."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.numbers import format_count
from core.text import clean
from documents.markup import parse_blocks
from documents.printed import FOOTNOTE_MAX_CHARACTERS, Footnote, ListItem, Paragraph
from documents.rendering.fonts import printable_characters
from periods.models import ReportingPeriod
from reports.figures import ReportFigures
from reports.proofreading import proofread, told
from reports.tokens import fill_draft, missing_in


class Section(Protocol):
    """What the rules read of a section."""

    pk: int
    heading: str
    body: str
    level: int


class Contradiction(Protocol):
    """What is read of a broken rule between figures (``indicators.checks.Finding``)."""

    @property
    def message(self) -> str: ...
    @property
    def arithmetic(self) -> str: ...
    @property
    def blocks(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at before submission; ``section`` is the id of the place, None for the whole report.

    ``quarter`` is the one whose figures are to be looked at. One that ``blocks`` keeps the report from going up:
    it could not be printed, or its figures contradict each other.
    """

    text: str
    section: int | None = None
    blocks: bool = False
    quarter: ReportingPeriod | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as the rules see it.

    ``frame`` is the text around the sections, by the name of its part; ``contradictions`` are the broken rules
    between figures, by quarter.
    """

    figures: ReportFigures
    sections: Sequence[Section]
    silent_tasks: int
    frame: Sequence[tuple[str, str]] = ()
    contradictions: Sequence[tuple[ReportingPeriod, Contradiction]] = ()
    period: ReportingPeriod | None = None


def has_tasks(draft: Draft) -> Iterator[Finding]:
    if not draft.figures.progress.total:
        yield Finding("Chưa có nhiệm vụ nào trong kế hoạch CCHC năm; báo cáo không có số liệu tiến độ.")


def every_task_is_reported(draft: Draft) -> Iterator[Finding]:
    if draft.silent_tasks:
        yield Finding(f"Còn {format_count(draft.silent_tasks)} nhiệm vụ chưa nhập kết quả quý này.")


def every_figure_is_known(draft: Draft) -> Iterator[Finding]:
    """A line whose figure is missing is not printed; the writer should know."""
    for name, text, section in _texts(draft):
        if missing := missing_in(text, draft.figures.tokens):
            figures = "; ".join(draft.figures.labels.get(token, token) for token in missing)
            yield Finding(f"{name}: chưa có số liệu {figures}. Câu có số liệu này sẽ không in.", section)


def no_heading_without_text(draft: Draft) -> Iterator[Finding]:
    """A heading must carry a text or a heading of a deeper level."""
    sections = list(draft.sections)
    for section, after in zip(sections, [*sections[1:], None], strict=True):
        if not section.body.strip() and (after is None or after.level <= section.level):
            yield Finding(f"{_name(section, draft)} chưa có nội dung.", section.pk)


def every_character_prints(draft: Draft) -> Iterator[Finding]:
    """The font of official documents has no pictures and no foreign scripts."""
    known = printable_characters() | {"\n"}
    for name, text, section in _texts(draft):
        filled = clean(fill_draft(text, draft.figures.tokens))
        if unknown := sorted(set(filled) - known)[:5]:
            shown = ", ".join(f"“{character}”" for character in unknown)
            yield Finding(f"{name}: phông chữ văn bản không có ký tự {shown}; hãy thay.", section, blocks=True)


def every_footnote_fits(draft: Draft) -> Iterator[Finding]:
    """A footnote longer than its page would be cut."""
    for name, text, section in _texts(draft):
        for length in _footnote_lengths(fill_draft(text, draft.figures.tokens)):
            if length > FOOTNOTE_MAX_CHARACTERS:
                yield Finding(
                    f"{name}: một chú thích dài {length} ký tự, tối đa {FOOTNOTE_MAX_CHARACTERS}.",
                    section,
                    blocks=True,
                )


def figures_agree(draft: Draft) -> Iterator[Finding]:
    """The rules between indicators: a broken error blocks, a broken warning is listed."""
    for quarter, found in draft.contradictions:
        text = f"Số liệu {quarter} chưa khớp. {found.message} {found.arithmetic}."
        yield Finding(text, blocks=found.blocks, quarter=quarter)


def the_text_agrees_with_itself(draft: Draft) -> Iterator[Finding]:
    """Sums, percentages, dates and citations of the running text; a person decides, so none blocks."""
    if draft.period is None:
        return
    yield from text_findings(draft.sections, draft.figures, draft.period)


def text_findings(sections: Sequence[Section], figures: ReportFigures, period: ReportingPeriod) -> Iterator[Finding]:
    """Return what the auditor finds in the sections of a report of ``period``."""
    bodies = [section.body for section in sections]
    found = proofread(bodies, figures.tokens, year=period.year, quarters=period.quarter_numbers)
    for index, issue in found:
        heading = fill_draft(sections[index].heading, figures.tokens)
        yield Finding(f"Mục “{heading}”: {told(issue)}", sections[index].pk)


CHECKS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    every_character_prints,
    every_footnote_fits,
    figures_agree,
    has_tasks,
    every_task_is_reported,
    every_figure_is_known,
    no_heading_without_text,
    the_text_agrees_with_itself,
)


def findings(draft: Draft) -> list[Finding]:
    """Return all findings at once, those that block first."""
    found = [finding for check in CHECKS for finding in check(draft)]
    return sorted(found, key=lambda finding: not finding.blocks)


def _texts(draft: Draft) -> Iterator[tuple[str, str, int | None]]:
    """Every text of the report with the name of its place and the id of its section."""
    for name, text in draft.frame:
        yield name, text, None
    for section in draft.sections:
        yield _name(section, draft), f"{section.heading}\n{section.body}", section.pk


def _name(section: Section, draft: Draft) -> str:
    return f"Mục “{fill_draft(section.heading, draft.figures.tokens)}”"


def _footnote_lengths(text: str) -> Iterator[int]:
    for block in parse_blocks(text):
        if isinstance(block, Paragraph | ListItem):
            for inline in block.inlines:
                if isinstance(inline, Footnote):
                    yield sum(len(run.text) for run in inline.inlines)
