"""The layout of a whole document in which every cell is cut where its page ends and every note is with its mark."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from weasyprint import Document as LaidOut

from documents.printed import PrintedDocument
from documents.rendering import spans, strays
from documents.rendering.html import Cuts, row_anchor, to_html
from documents.rendering.laying_out import forget, lay_out
from documents.rendering.long_annexes import annex_pages, is_long_annex

# Cutting cells moves rows, which may call for other cuts. Two layouts are the rule. Where the cuts have not settled
# after some free layouts, those found so far are held by page breaks, so that the search comes to an end.
FREE_LAYOUTS = 4
MAX_LAYOUTS = 12


def settled(document: PrintedDocument, *, reckoned: bool = True) -> LaidOut:
    """Lay out the document. Pages of long annexes come later, when they are painted, unless ``reckoned`` is false.

    Raises Misreckoned, now or when the pages are painted, where they cannot be told beforehand.
    """
    long = [place for place, annex in enumerate(document.annexes, 1) if reckoned and is_long_annex(annex)]
    if not long:
        return _settled(document)
    others = [place for place in range(1, len(document.annexes) + 1) if place not in long]
    laid_out = _settled(replace(document, annexes=tuple(document.annexes[place - 1] for place in others)))
    starts = [_pages(laid_out)[f"annex-{number}"] for number in range(1, len(others) + 1)]
    edges = pairwise([0, *starts, len(laid_out.pages)])
    parts = {place: laid_out.pages[start:end] for place, (start, end) in zip([0, *others], edges, strict=True)}
    parts |= {place: annex_pages(document, place) for place in long}
    laid_out.pages = [page for place in sorted(parts) for page in parts[place]]
    return laid_out


def _settled(document: PrintedDocument) -> LaidOut:
    """The layout in which every spanning cell is cut where its page ends, and every footnote stands with its mark."""
    cuts: Cuts = {}
    breaks: frozenset[int] = frozenset()
    for attempt in range(MAX_LAYOUTS - 1):
        forced = attempt >= FREE_LAYOUTS
        laid_out = lay_out(to_html(document, cuts, forced=forced, breaks=breaks))
        pages = _pages(laid_out)
        needed, stray = _cuts_needed(document, pages), strays.break_needed(document, pages, breaks)
        if needed == cuts and stray is None:
            return laid_out
        # The boxes of a long annex take hundreds of megabytes and point at each other: never keep two layouts.
        del laid_out
        forget()
        cuts = _both(cuts, needed) if forced else needed
        breaks |= set() if stray is None else {stray}
    return lay_out(to_html(document, cuts, forced=True, breaks=breaks))


def _pages(laid_out: LaidOut) -> dict[str, int]:
    """The page on which each name stands first."""
    return {anchor: number for number, page in reversed([*enumerate(laid_out.pages)]) for anchor in page.anchors}


def _both(some: Cuts, more: Cuts) -> Cuts:
    return {table: some.get(table, frozenset()) | more.get(table, frozenset()) for table in some.keys() | more.keys()}


def _cuts_needed(document: PrintedDocument, pages: dict[str, int]) -> Cuts:
    found = {
        number: spans.cuts_needed(table, set(_page_starts(pages, number, len(table.rows))))
        for number, table in enumerate(document.tables())
        if spans.has_spans(table)
    }
    return {number: rows for number, rows in found.items() if rows}


def _page_starts(pages: dict[str, int], table: int, rows: int) -> Iterator[int]:
    """The rows that stand on another page than the row above them."""
    for row in range(1, rows):
        if pages[row_anchor(table, row)] != pages[row_anchor(table, row - 1)]:
            yield row
