"""A running text on a screen: its lines, its figures marked as such, its footnotes numbered."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from documents.markup import parse_blocks
from documents.printed import Block, Cell, Footnote, Heading, Inline, ListItem, Row, Table
from documents.running.tokens import pieces, shown, told, without_missing

STYLES = {"-": "item", "+": "subitem"}


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line: ``text``, ``figure``, ``missing`` (a figure that nobody entered) or ``note`` (its mark).

    ``url`` leads to where a figure comes from.
    """

    kind: str
    text: str
    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A ``paragraph``, an ``item``, a ``subitem``, a ``subheading``, or a ``table`` with its rows of cells."""

    style: str
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as it is shown; the notes are numbered within it, from 1. Figures of one that ``is_live`` may change."""

    lines: tuple[Line, ...]
    notes: tuple[tuple[Run, ...], ...]
    is_live: bool = False


type_of_links = Callable[[str], str]  # the name of a token → where its figure comes from, "" for nowhere


def nowhere(name: str) -> str:
    """Lead to nothing."""
    return ""


def passage(
    text: str, values: Mapping[str, str], *, is_final: bool, is_live: bool = False, links: type_of_links = nowhere
) -> Passage:
    """Return ``text`` to be shown. A final one leaves out the lines with missing figures, as its print does."""
    notes: list[tuple[Run, ...]] = []
    blocks = parse_blocks(without_missing(text, values) if is_final else told(text, values))
    lines = tuple(_line(block, values, notes) for block in blocks)
    return _linked(Passage(lines, tuple(notes), is_live), links)


def runs_of(text: str, values: Mapping[str, str]) -> tuple[Run, ...]:
    """Return one line of plain text, such as a heading, with its figures marked."""
    return tuple(_filled(text, values))


def _linked(passage: Passage, links: type_of_links) -> Passage:
    def runs(found: Iterable[Run]) -> tuple[Run, ...]:
        return tuple(replace(run, url=links(run.name)) if run.kind == "figure" else run for run in found)

    lines = (
        replace(line, runs=runs(line.runs), rows=tuple(tuple(runs(cell) for cell in row) for row in line.rows))
        for line in passage.lines
    )
    return Passage(tuple(lines), tuple(runs(note) for note in passage.notes), passage.is_live)


def _line(block: Block, values: Mapping[str, str], notes: list[tuple[Run, ...]]) -> Line:
    match block:
        case Heading():
            return Line("subheading", runs_of(f"{block.marker} {block.text}".strip(), values))
        case Table():
            header = tuple(runs_of(column.header, values) for column in block.columns)
            body = [row for row in block.rows if isinstance(row, Row)]
            rows = [tuple(_cell(cell, values, notes) for cell in row.cells) for row in body]
            return Line("table", rows=(header, *rows))
    style = STYLES[block.marker] if isinstance(block, ListItem) else "paragraph"
    return Line(style, tuple(_runs(block.inlines, values, notes)))


def _cell(cell: Cell, values: Mapping[str, str], notes: list[tuple[Run, ...]]) -> tuple[Run, ...]:
    return tuple(run for line in cell.lines for run in _runs(line, values, notes))


def _runs(inlines: Iterable[Inline], values: Mapping[str, str], notes: list[tuple[Run, ...]]) -> Iterator[Run]:
    for inline in inlines:
        if isinstance(inline, Footnote):
            notes.append(tuple(run for part in inline.inlines for run in _filled(part.text, values)))
            yield Run("note", str(len(notes)))
        else:
            yield from _filled(inline.text, values)


def _filled(text: str, values: Mapping[str, str]) -> Iterator[Run]:
    for piece in pieces(text, values):
        if not piece.name:
            yield Run("text", shown(piece))
        else:
            yield Run("figure" if piece.text is not None else "missing", shown(piece), piece.name)
