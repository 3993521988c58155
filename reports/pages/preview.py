"""The printed pages of a text that is being written: pictures of what the renderer makes, never made twice."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import accumulate

from django.core.cache import caches

from documents.printed import Block, Footnote, Heading, Inline, PrintedDocument, Row, Table
from documents.rendering.pages import page_pictures
from documents.rendering.pdf import render_pdf

# Whoever writes looks at the place of writing; a whole report takes seconds to lay out and is printed elsewhere.
MOST_LINES = 300
MOST_PAGES = 10
LETTERS_PER_LINE = 70
KEPT_SECONDS = 60 * 60


@dataclass(frozen=True, slots=True)
class Preview:
    """The first pages, each as the address of its picture."""

    pages: tuple[str, ...]
    is_cut: bool


def preview_of(document: PrintedDocument) -> Preview:
    """Return the pages of ``document``; those of the same content come from the last hour. A long one is cut.

    Raises what ``render_pdf`` and ``page_pictures`` raise.
    """
    shown = replace(document, blocks=tuple(_beginning(document.blocks)))
    kept = caches["previews"]
    key = sha256(f"{shown!r}{shown.is_excerpt}".encode()).hexdigest()
    pages = kept.get(key)
    if pages is None:
        pictures = page_pictures(render_pdf(shown), MOST_PAGES)
        pages = tuple(f"data:image/jpeg;base64,{b64encode(picture).decode()}" for picture in pictures)
        kept.set(key, pages, KEPT_SECONDS)
    return Preview(pages, shown.blocks != document.blocks or len(pages) == MOST_PAGES)


def _beginning(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks that fill about ``MOST_LINES``; the last is cut where the room ends."""
    room = MOST_LINES
    for block in blocks:
        if room <= 0:
            return
        if isinstance(block, Heading):
            yield block
            room -= 1
        elif isinstance(block, Table):
            costs = [_row_lines(row) if isinstance(row, Row) else 1 for row in block.rows]
            yield replace(block, rows=block.rows[: _fitting(costs, room)])
            room -= sum(costs)
        else:
            costs = [_lines(inline) for inline in block.inlines]
            yield replace(block, inlines=block.inlines[: _fitting(costs, room)])
            room -= max(sum(costs), 1)


def _fitting(costs: Sequence[int], room: int) -> int:
    """How many of the first parts fit; one does always."""
    return max(sum(total <= room for total in accumulate(costs)), 1)


def _row_lines(row: Row) -> int:
    return max((sum(map(_lines, line)) for cell in row.cells for line in cell.lines), default=1)


def _lines(inline: Inline) -> int:
    """Lines of a run; a footnote begins one of its own."""
    if isinstance(inline, Footnote):
        return 1 + sum(len(run.text) for run in inline.inlines) // LETTERS_PER_LINE
    return 1 + len(inline.text) // LETTERS_PER_LINE
