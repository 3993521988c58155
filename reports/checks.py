"""What an approver sees before a report goes up: one rule, one function, one list. No queries."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from core.numbers import format_count, format_day
from core.text import clean
from documents.markup import parse_blocks
from documents.models import OfficialDocument
from documents.printed import FOOTNOTE_MAX_CHARACTERS, Footnote, ListItem, Paragraph
from documents.rendering.fonts import printable_characters
from documents.running import RunningText
from documents.running.oddities import oddities
from documents.running.tokens import fill_draft, missing_in, without_missing
from documents.validity import Standing
from indicators.checks import Finding as Contradiction
from periods.models import ReportingPeriod
from reports.figures import ReportFigures
from reports.proofreading import known_figures, proofread, quoted


class Section(Protocol):
    """What the rules read of a section."""

    pk: int
    heading: str
    body: RunningText
    level: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at before submission; ``section`` is the id of the place, None for the whole report.

    ``quarter`` is the one whose figures are to be looked at. One that ``blocks`` keeps the report from going up:
    it could not be printed, or its figures contradict each other and nobody has said why. ``rule`` names the rule
    between figures that it tells of, "" for any other finding. ``quote`` are the words of the report that it is about.
    """

    text: str
    section: int | None = None
    blocks: bool = False
    quarter: ReportingPeriod | None = None
    document: OfficialDocument | None = None
    rule: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Outdated:
    """A section, None for what stands around them, that cites what no longer holds on the report's day."""

    section: int | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Misdated:
    """A section that cites a document with another day than the register has."""

    section: int | None
    symbol: str
    day: date
    document: OfficialDocument


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as the rules see it.

    ``frame`` is the text around the sections, by the name of its part; ``contradictions`` are the broken rules
    between figures, by quarter; in ``closed`` quarters, given by their ids, nobody can explain a warning any more.
    ``outdated`` and ``misdated`` are citations that the register speaks against.
    ``previous`` are the texts of the office's last report.
    """

    figures: ReportFigures
    sections: Sequence[Section]
    silent_tasks: int
    frame: Sequence[tuple[str, str]] = ()
    contradictions: Sequence[tuple[ReportingPeriod, Contradiction]] = ()
    closed: frozenset[int] = frozenset()
    period: ReportingPeriod | None = None
    outdated: Sequence[Outdated] = ()
    misdated: Sequence[Misdated] = ()
    previous: Sequence[str] = ()


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
    """A heading must carry a text that will be printed, or a heading of a deeper level."""
    sections = list(draft.sections)
    for section, after in zip(sections, [*sections, None][1:], strict=True):
        if without_missing(section.body.markup, draft.figures.tokens).strip() or (
            after and after.level > section.level
        ):
            continue
        why = "mọi câu đều thiếu số liệu nên sẽ in ra không có nội dung" if section.body else "chưa có nội dung"
        yield Finding(f"{_name(section, draft)} {why}.", section.pk)


def every_character_prints(draft: Draft) -> Iterator[Finding]:
    """The font of official documents has no pictures and no foreign scripts."""
    known = printable_characters() | {"\n"}
    for name, text, section in _texts(draft):
        filled = clean(fill_draft(text, draft.figures.tokens))
        if unknown := sorted(set(filled) - known)[:5]:
            shown = ", ".join(f"“{character}”" for character in unknown)
            yield Finding(f"{name}: phông chữ văn bản không có ký tự {shown}; hãy thay.", section, blocks=True)


def nothing_strange_is_left(draft: Draft) -> Iterator[Finding]:
    """Code of a page and blanks of a template are printed as they stand; hardly anybody wants that."""
    for name, text, section in _texts(draft):
        for sentence in oddities(text):
            yield Finding(f"{name}: {sentence[0].lower()}{sentence[1:]}", section)


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
    """The rules between indicators: a broken error blocks, and so does a warning that has no explanation.

    Errors come first. Where the quarter is closed nobody can write one: then the warning is only listed, for the
    reviewer to ask.
    """
    for quarter, found in sorted(draft.contradictions, key=lambda one: one[1].is_warning):
        is_lost = found.is_warning and quarter.pk in draft.closed
        text = f"Số liệu {quarter} {found.what}. {found.message} {found.arithmetic}."
        if found.is_warning and found.blocks:
            text += f" Không có giải trình, {quarter} đã khóa sổ." if is_lost else " Chưa có giải trình."
        elif found.is_stale:
            text += " Số liệu đã thay đổi sau khi giải trình."
        yield Finding(text, blocks=found.blocks and not is_lost, quarter=quarter, rule=found.rule)


def the_text_agrees_with_itself(draft: Draft) -> Iterator[Finding]:
    """Sums, percentages, dates and citations of the running text; a person decides, so none blocks."""
    if draft.period is None:
        return
    yield from text_findings(draft.sections, draft.figures, draft.period, draft.previous)


def what_is_cited_holds(draft: Draft) -> Iterator[Finding]:
    """A report may speak of what was replaced since; its writer should know, and name what stands in its place."""
    for one in draft.outdated:
        yield outdated_finding(one, f"{_place(draft, one.section)}: ")


def outdated_finding(one: Outdated, place: str = "") -> Finding:
    """Return what a writer is told of a citation that no longer holds; ``place`` says where it stands."""
    held = one.standing
    way = (
        f"Viện dẫn {held.current.citation}, hoặc giữ lại nếu nói về thời gian trước đó."
        if held.current
        else "Bỏ viện dẫn này, hoặc giữ lại nếu nói về thời gian trước đó."
    )
    text = f"{place}{held.document} {held.sentence}. {way}"
    return Finding(text, one.section, document=held.current or held.document)


def what_is_cited_bears_its_day(draft: Draft) -> Iterator[Finding]:
    """The register's day of a document against the day that the text gives it."""
    for one in draft.misdated:
        yield misdated_finding(one, f"{_place(draft, one.section)}: ")


def misdated_finding(one: Misdated, place: str = "") -> Finding:
    """Return what a writer is told of a citation that bears another day; ``place`` says where it stands."""
    kept, said = format_day(one.document.issued_on), format_day(one.day)  # type: ignore[arg-type]  # it has a day
    sure = "" if one.document.is_checked else " (chưa đối chiếu)"
    return Finding(
        f"{place}{one.symbol} ghi ngày {said}, sổ văn bản ghi ngày {kept}{sure}."
        " Đối chiếu bản gốc, rồi sửa câu này hoặc sửa sổ văn bản.",
        one.section,
        document=one.document if one.document.is_checked else None,
    )


def _place(draft: Draft, section: int | None) -> str:
    found = next((one for one in draft.sections if one.pk == section), None)
    return _name(found, draft) if found else "Phần mở đầu, câu kết"


def text_findings(
    sections: Sequence[Section], figures: ReportFigures, period: ReportingPeriod, previous: Sequence[str] = ()
) -> Iterator[Finding]:
    """Return what the auditor finds in the sections of a report of ``period``.

    ``previous`` are the texts of the office's last report.
    """
    bodies = [section.body.markup for section in sections]
    found = proofread(
        bodies,
        figures.tokens,
        year=period.year,
        quarters=period.quarter_numbers,
        figures=known_figures(figures),
        previous=previous,
    )
    for index, issue in found:
        heading = fill_draft(sections[index].heading, figures.tokens)
        yield Finding(f"Mục “{heading}”: {issue.message}", sections[index].pk, quote=quoted(issue))


CHECKS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    every_character_prints,
    every_footnote_fits,
    figures_agree,
    has_tasks,
    every_task_is_reported,
    every_figure_is_known,
    nothing_strange_is_left,
    no_heading_without_text,
    the_text_agrees_with_itself,
    what_is_cited_bears_its_day,
    what_is_cited_holds,
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
        yield _name(section, draft), f"{section.heading}\n{section.body.markup}", section.pk


def _name(section: Section, draft: Draft) -> str:
    return f"Mục “{fill_draft(section.heading, draft.figures.tokens)}”"


def _footnote_lengths(text: str) -> Iterator[int]:
    for block in parse_blocks(text):
        if isinstance(block, Paragraph | ListItem):
            for inline in block.inlines:
                if isinstance(inline, Footnote):
                    yield sum(len(run.text) for run in inline.inlines)
