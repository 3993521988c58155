"""Annexes that are one long table, in batches of pages whose rows are known beforehand."""

from collections.abc import Callable, Iterator
from functools import partial

from weasyprint import Document as LaidOut
from weasyprint.document import Page

from documents.printed import Annex, PrintedDocument, Table
from documents.rendering import spans
from documents.rendering.cell_heights import PX_PER_MM, heights_of
from documents.rendering.html import AnnexPages, row_anchor
from documents.rendering.late import Batch, LatePage, Misreckoned
from documents.rendering.laying_out import lay_out
from documents.rendering.layout import LANDSCAPE, PORTRAIT
from documents.rendering.long_tables import Paging, boxes_of, is_long

PAGES_AT_ONCE = 12


def is_long_annex(annex: Annex) -> bool:
    """Whether the annex is nothing but a long table, so that its pages can be made apart from the others."""
    return len(annex.blocks) == 1 and isinstance(annex.blocks[0], Table) and is_long(annex.blocks[0])


def annex_pages(document: PrintedDocument, place: int) -> list[Page | LatePage]:
    """The pages of the document's annex at ``place``, from 1, all but the first still to be laid out.

    Raises Misreckoned where they cannot be told beforehand, and when they are painted, where they were told wrongly.
    """
    annex = document.annexes[place - 1]
    [table] = annex.blocks
    assert isinstance(table, Table)  # is_long_annex
    starts = _starts(document, annex, place, table)
    cut = spans.cut(table, starts)

    def laid_out(first: int, last: int) -> LaidOut:
        edges = (*starts[first : last + 1], *([len(table.rows)] if last == len(starts) else []))
        return lay_out(AnnexPages(annex, place, table, cut, edges, first + 1).as_html(document))

    first, *unforeseen = laid_out(0, 1).pages
    if unforeseen:
        raise Misreckoned
    return [first, *_later(laid_out, len(starts), first)]


def _later(laid_out: Callable[[int, int], LaidOut], count: int, like: Page) -> Iterator[LatePage]:
    for first in range(1, count, PAGES_AT_ONCE):
        last = min(first + PAGES_AT_ONCE, count)
        yield from Batch(partial(laid_out, first, last), last - first).pages(like)


def _starts(document: PrintedDocument, annex: Annex, place: int, table: Table) -> list[int]:
    area = LANDSCAPE if annex.landscape else PORTRAIT
    paging = Paging(table, heights_of(boxes_of(table), table.columns, area.width_mm))
    page, *more = lay_out(AnnexPages(annex, place, table, spans.cut(table, [1]), (0, 1), 1).as_html(document)).pages
    if more:  # the first row is higher than a page
        raise Misreckoned
    _, top, _, _ = page.anchors[row_anchor(0, 0)]
    first_room = page.height - area.below_mm * PX_PER_MM - top
    starts = paging.page_starts(first_room, area.height_mm * PX_PER_MM - paging.head_height())
    if starts is None:
        raise Misreckoned
    return starts
