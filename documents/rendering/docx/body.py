"""Headings, paragraphs, items and tables; annexes with their heads."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.printed import Annex, Block, Heading, ListItem, Paragraph, Table, Text
from documents.rendering.docx.frame import PART_OF_TEXT
from documents.rendering.docx.tables import ALIGNMENT, grid
from documents.rendering.docx.text import Notes, broken, line, paragraph, rule, run, runs
from documents.rendering.docx.xml import Element
from documents.rendering.layout import annex_title_lines, heading_aside, is_bare, is_short_end
from documents.rendering.measure import width_mm


def blocks(content: Sequence[Block], width: float, notes: Notes, *, signed: bool = False) -> Iterator[Element]:
    """Yield the elements of a part; the end of a ``signed`` one keeps two lines of text with the signature."""
    kept = _kept_with_signature(content) if signed else 0
    for place, (block, following) in enumerate(pairwise((*content, None))):
        if block is not None:
            yield from _block(block, following, width, notes, kept=len(content) - place <= kept)


def _kept_with_signature(content: Sequence[Block]) -> int:
    """How many of the last blocks hold on to what follows them."""
    return 2 if content and is_short_end(content[-1]) else 1


def _block(block: Block, following: Block | None, width: float, notes: Notes, *, kept: bool) -> Iterator[Element]:
    keep = True if kept else None
    match block:
        case Heading():
            loose = False if is_bare(block, following) else None
            text, aside = heading_aside(block)
            words = f"{block.marker} {text}" if block.marker else text
            remark = [run(Text(aside), as_typed=True)] if aside else []
            yield paragraph(f"Heading{block.level}", run(Text(words)), *remark, keep_next=keep or loose)
        case Paragraph():
            flush = not block.indent or block.align in ("center", "right")
            align = None if block.align == "justify" else ALIGNMENT.get(block.align, block.align)
            yield paragraph("ThanVanBan", *runs(block.inlines, notes), keep_next=keep, flush=flush, align=align)
        case ListItem():
            yield paragraph("GachDauDong", run(Text(f"{block.marker} ")), *runs(block.inlines, notes), keep_next=keep)
        case Table():
            yield grid(block, width, notes)
            yield paragraph("SauBang", keep_next=keep)


def annex(part: Annex, width: float, notes: Notes) -> Iterator[Element]:
    """Yield an annex: its number, title and reference, and its content."""
    yield line("PhuLuc", f"Phụ lục {part.number}" if part.number else "Phụ lục")
    yield broken("TenPhuLuc", annex_title_lines(part))
    if part.reference:
        yield line("KemTheo", part.reference)
        words = width_mm(part.reference, 14, style=":italic")
        yield rule(PART_OF_TEXT * min(words, width), width, after=10, keep_next=True)
    yield from blocks(part.blocks, width, notes)
