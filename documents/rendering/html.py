"""A printed document as one HTML page for WeasyPrint: the value's parts made ready for the templates."""

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from documents import letterhead
from documents.printed import (
    Annex,
    Block,
    Cell,
    Column,
    GroupRow,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    PrintedDocument,
    Row,
    Table,
)
from documents.rendering import spans
from documents.rendering.inlines import inlines_html
from documents.rendering.layout import (
    PORTRAIT,
    TextArea,
    annex_title_lines,
    column_head_lines,
    head_lines,
    header_rows,
    heading_aside,
    is_short_end,
    summary_lines,
    text_area,
)
from documents.rendering.qr import qr_image
from documents.rendering.strays import block_anchor, with_note_anchors
from documents.rendering.watermark import draft_mark

TEMPLATES = "documents/printed"

# A document's symbol in 12 pt takes up to 45 mm; where a column has less, it may break after a stroke.
ROOMY_COLUMN_MM = 45

Cuts = Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class TableLayout:
    """What is known of one table's pages: its number, the rows to cut above, and whether each begins a page."""

    number: int
    cuts: frozenset[int]
    forced: bool

    def row_id(self, row: int) -> str:
        return row_anchor(self.number, row)


def row_anchor(table: int, row: int) -> str:
    """The name under which a row's page is found after the layout."""
    return f"t{table}-r{row}"


def to_html(
    document: PrintedDocument, cuts: Cuts, *, forced: bool = False, breaks: Collection[int] = frozenset()
) -> str:
    """The whole document. ``cuts`` gives, by number of the table, the rows above which spanning cells are cut;
    with ``forced`` each of these rows also begins a page. Blocks whose numbers are in ``breaks`` begin one, too."""
    numbers = itertools.count()
    layouts = (TableLayout(number, cuts.get(number, frozenset()), forced) for number in itertools.count())
    head = document.letterhead
    context = {
        "document": document,
        "draft_mark": draft_mark() if document.is_draft else "",
        "country": letterhead.COUNTRY,
        "motto": letterhead.MOTTO,
        "superior": head_lines(head.superior),
        "agency": head_lines(head.agency),
        "number": letterhead.number_and_symbol(head.number, head.symbol),
        "summary": summary_lines(document),
        "place_and_date": letterhead.place_and_date(head.placed),
        "addressees": document.addressees if len(document.addressees) < 2 else letterhead.listed(document.addressees),
        "bases": [inlines_html(base) for base in document.bases],
        "blocks": _numbered(_shown_blocks(document.blocks, layouts, signed=not document.is_excerpt), numbers, breaks),
        "recipients": letterhead.recipient_lines(document.recipients, addressed=bool(document.addressees)),
        "qr": qr_image(document.verification.url) if document.verification else "",
        "annexes": [
            {
                "annex": annex,
                "title": annex_title_lines(annex),
                "blocks": _numbered(_shown_blocks(annex.blocks, layouts, area=text_area(annex)), numbers, breaks),
            }
            for annex in document.annexes
        ],
    }
    return with_note_anchors(render_to_string(f"{TEMPLATES}/document.html", context))


@dataclass(frozen=True, slots=True)
class AnnexPages:
    """Some pages of the annex at ``place`` among all (from 1): its table's rows from each of ``starts`` to the next."""

    annex: Annex
    place: int
    table: Table
    cut: tuple[tuple[spans.Placed, ...], ...]
    starts: tuple[int, ...]
    first_page: int

    def as_html(self, document: PrintedDocument) -> str:
        """These pages alone; each ends where the next one is to start."""
        first, *later, end = self.starts
        rows = [
            {
                **_shown_row(self.table, self.table.rows[row], self.cut[row]),
                "id": row_anchor(0, row) if row == first else "",
                "new_page": row in later,
            }
            for row in range(first, end)
        ]
        context = {
            "document": document,
            "draft_mark": draft_mark() if document.is_draft else "",
            "annex": self.annex,
            "title": annex_title_lines(self.annex),
            "number": str(self.place),
            "first_page": str(self.first_page),
            "continued": self.first_page > 1,
            "blocks": [{**_framed(self.table, rows, text_area(self.annex)), "continued": self.first_page > 1}],
        }
        return render_to_string(f"{TEMPLATES}/annex_pages.html", context)


def _numbered(
    blocks: Iterator[dict[str, object]], numbers: Iterator[int], breaks: Collection[int]
) -> list[dict[str, object]]:
    """The blocks with their names; one of ``breaks`` begins a page."""
    return [
        {**block, "id": block_anchor(number), "on_new_page": number in breaks}
        for block, number in zip(blocks, numbers, strict=False)
    ]


def _shown_blocks(
    blocks: tuple[Block, ...], layouts: Iterator[TableLayout], *, area: TextArea = PORTRAIT, signed: bool = False
) -> Iterator[dict[str, object]]:
    for place, block in enumerate(blocks, start=1):
        shown = _shown(block, layouts, area)
        if signed and place == len(blocks) and is_short_end(block):
            shown["short_end"] = True
        yield shown


def _shown(block: Block, layouts: Iterator[TableLayout], area: TextArea) -> dict[str, object]:
    match block:
        case Heading():
            text, aside = heading_aside(block)
            return {"template": f"{TEMPLATES}/_heading.html", "heading": block, "text": text, "aside": aside}
        case Paragraph():
            return {"template": f"{TEMPLATES}/_paragraph.html", "paragraph": block, "text": inlines_html(block.inlines)}
        case ListItem():
            return {"template": f"{TEMPLATES}/_item.html", "marker": block.marker, "text": inlines_html(block.inlines)}
        case Table():
            return _shown_table(block, next(layouts), area)


def _shown_table(table: Table, layout: TableLayout, area: TextArea) -> dict[str, object]:
    anchored = spans.has_spans(table)
    rows = zip(table.rows, spans.cut(table, layout.cuts), strict=True)
    return _framed(
        table,
        [
            {
                **_shown_row(table, row, cells),
                "id": layout.row_id(number) if anchored else "",
                "new_page": layout.forced and number in layout.cuts,
            }
            for number, (row, cells) in enumerate(rows)
        ],
        area,
    )


def _framed(table: Table, rows: list[dict[str, object]], area: TextArea) -> dict[str, object]:
    """The table's columns and head around some of its rows."""
    total = sum(column.width_mm for column in table.columns)
    return {
        "template": f"{TEMPLATES}/_table.html",
        "widths": [f"{column.width_mm / total:.4%}" for column in table.columns],
        "headers": _header_rows(table.columns, area.width_mm),
        "width": len(table.columns),
        "rows": rows,
    }


def _shown_row(table: Table, row: Row | GroupRow, cells: Sequence[spans.Placed]) -> dict[str, object]:
    return {
        "group": row if isinstance(row, GroupRow) else None,
        "rest": len(table.columns) - 1,
        "cells": [_shown_cell(placed.cell, table.columns[placed.column]) for placed in cells],
    }


def _shown_cell(cell: Cell, column: Column) -> dict[str, object]:
    return {
        "content": cell_content(cell.lines),
        **_span(cell.rowspan, cell.colspan),
        "align": cell.align or column.align,
        "roomy": is_roomy(column),
    }


def cell_content(lines: Sequence[tuple[Inline, ...]]) -> SafeString:
    """The lines of a cell: one stands in the cell itself, since a paragraph of its own costs a third more."""
    shown = [inlines_html(line) for line in lines]
    return shown[0] if len(shown) == 1 else format_html_join("", "<p>{}</p>", ((line,) for line in shown))


def is_roomy(column: Column) -> bool:
    """Whether the symbol of a document fits into a line of the column."""
    return column.width_mm >= ROOMY_COLUMN_MM


def _span(rows: int, columns: int) -> dict[str, str]:
    """Text, since a template would print 1000 as ``1.000``; nothing for a plain cell."""
    return {"rowspan": str(rows) if rows > 1 else "", "colspan": str(columns) if columns > 1 else ""}


def _header_rows(columns: tuple[Column, ...], width_mm: float) -> list[list[dict[str, object]]]:
    return [
        [{"lines": column_head_lines(cell, columns, width_mm), **_span(cell.rowspan, cell.colspan)} for cell in row]
        for row in header_rows(columns)
    ]
