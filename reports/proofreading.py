"""Soát xét văn bản of a report: its sections, figures filled in, as the auditor reads them. No queries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import count

from core.numbers import NumberError, parse_number
from documents.markup import parse_blocks
from documents.printed import Footnote, Heading, Inline, ListItem, Row, Table
from documents.reading.document import read
from documents.running.structure import TOKEN
from documents.running.tokens import fill, fill_draft
from reports.audit import AuditContext, Figure, Issue, Part, Severity, audit_document
from reports.audit.auditor import joined
from reports.audit.leftovers import normal
from reports.figures import ReportFigures

QUOTED = 160
KEPT = 256  # reports; a hundred kilobytes each, if they are long
IN_PERIOD, SO_FAR = "chi_tieu.", "luy_ke."
LEAST_WORDS = 4  # a label of fewer words names too many things


def proofread(
    bodies: Sequence[str],
    values: Mapping[str, str],
    *,
    year: int,
    quarters: tuple[int, ...],
    figures: tuple[Figure, ...] = (),
    previous: Sequence[str] = (),
) -> tuple[tuple[int, Issue], ...]:
    """Return what contradicts itself in the texts of a report, each with the index of its text in ``bodies``.

    ``values`` are the texts of the tokens; ``year`` and ``quarters`` are what the report covers; ``figures`` are its
    own; ``previous`` are the texts of the office's last report. Matters of form are left out: an office has its own
    habits. The same texts with the same figures are read once: a page is opened more often than it is changed.
    """
    return _read(tuple(bodies), frozenset(values.items()), year, quarters, figures, tuple(previous))


@lru_cache(maxsize=KEPT)
def _read(
    bodies: Sequence[str],
    tokens: frozenset[tuple[str, str]],
    year: int,
    quarters: tuple[int, ...],
    figures: tuple[Figure, ...],
    previous: Sequence[str],
) -> tuple[tuple[int, Issue], ...]:
    values, numbers = dict(tokens), count(1)
    parts = [_part(str(index), fill(body, values), numbers) for index, body in enumerate(bodies)]
    context = AuditContext(
        year=year,
        quarters=quarters,
        figures=figures,
        repeated=_typed(bodies) & _typed(previous) if previous else frozenset(),
        style=False,
    )
    issues = audit_document(parts, context=context)
    return tuple((int(issue.place), issue) for issue in issues if issue.severity != Severity.HINT)


def plain_texts(bodies: Sequence[str], values: Mapping[str, str]) -> list[str]:
    """Return the texts of a report as a reader of citations takes them: tokens filled in, footnotes at their ends."""
    numbers = count(1)
    return [joined(_part(str(index), fill_draft(body, values), numbers)) for index, body in enumerate(bodies)]


def known_figures(figures: ReportFigures) -> tuple[Figure, ...]:
    """Return the figures that a text of the report may name: the tasks performed, and each indicator by its name."""
    known = []
    if figures.progress.total:
        performed, total = Decimal(figures.progress.performed), Decimal(figures.progress.total)
        known.append(Figure("nhiệm vụ", performed, whole=total))
    for token, label in figures.labels.items():
        value = _number(figures.tokens.get(token, ""))
        name = label.strip("“”")
        if token.startswith(IN_PERIOD) and value is not None and len(name.split()) >= LEAST_WORDS:
            so_far = _number(figures.tokens.get(token.replace(IN_PERIOD, SO_FAR, 1), ""))
            known.append(Figure(name, value, also=() if so_far is None else (so_far,)))
    return tuple(known)


def _number(text: str) -> Decimal | None:
    try:
        return parse_number(text, percent=True)
    except NumberError:
        return None


def _typed(bodies: Sequence[str]) -> frozenset[str]:
    """Return the sentences that hold no figure of the portal's own."""
    documents = [read(body) for body in bodies]
    sentences = [sentence.text for document in documents for sentence in document.sentences]
    return frozenset(normal(sentence) for sentence in sentences if not TOKEN.search(sentence))


def quoted(issue: Issue) -> str:
    """Return the finding's sentence, cut to what stands around the words that are wrong."""
    quote, wrong = " ".join(issue.sentence.split()), " ".join(issue.found.split())
    if len(quote) <= QUOTED:
        return quote
    place = max(0, quote.find(wrong) - QUOTED // 2)
    start = quote.find(" ", place) + 1 if place else 0
    end = quote.rfind(" ", start, start + QUOTED) if start + QUOTED < len(quote) else len(quote)
    return ("…" if start else "") + quote[start:end] + ("…" if end < len(quote) else "")


def _part(label: str, body: str, numbers: Iterator[int]) -> Part:
    notes: dict[int, str] = {}
    lines = []
    for block in parse_blocks(body):
        match block:
            case Heading():
                lines.append(f"{block.marker} {block.text}".strip())
            case Table():
                lines += ["\t".join(cells) for cells in _rows(block, notes, numbers)]
            case _:
                marker = f"{block.marker} " if isinstance(block, ListItem) else ""
                lines.append(marker + "".join(_words(block.inlines, notes, numbers)))
    return Part(label, "\n\n".join(lines), notes)


def _rows(table: Table, notes: dict[int, str], numbers: Iterator[int]) -> Iterator[list[str]]:
    yield [column.header for column in table.columns]
    for row in table.rows:
        if isinstance(row, Row):
            yield ["".join(word for line in cell.lines for word in _words(line, notes, numbers)) for cell in row.cells]


def _words(inlines: Iterable[Inline], notes: dict[int, str], numbers: Iterator[int]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Footnote):
            number = next(numbers)
            notes[number] = "".join(run.text for run in inline.inlines)
            yield f"[^{number}]"
        else:
            yield inline.text
