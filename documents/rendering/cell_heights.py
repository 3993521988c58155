"""How high texts are in the columns of a table: each different one is laid out once, as a block of the same width."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from documents.printed import Column, Inline, Text
from documents.rendering.html import TEMPLATES, cell_content, is_roomy
from documents.rendering.inlines import text_of
from documents.rendering.laying_out import forget, lay_out
from documents.rendering.measure import width_mm

PX_PER_MM = 96 / 25.4
# As in print-document.css: a line of 12 pt, and what padding and half of two borders add to a cell.
POINTS = 12
LINE = POINTS * 4 / 3 * 1.18
BORDERS = 0.5 * 4 / 3
AROUND = 2 * 1 * PX_PER_MM + BORDERS
BESIDE = 2 * 1.2 * PX_PER_MM + BORDERS

SURELY = 0.9
"""A text that takes so much of its column by the advances of its letters surely stands on one line, kerned or not."""
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Box:
    """A text that stands in ``columns`` columns from ``column`` on."""

    lines: tuple[tuple[Inline, ...], ...]
    column: int
    columns: int
    bold: bool = False


Heights = Mapping[Box, float]


def heights_of(boxes: Iterable[Box], columns: Sequence[Column], table_mm: float) -> Heights:
    """Return the height in pixels of each text, without what is around it; the table is ``table_mm`` wide."""
    total = sum(column.width_mm for column in columns)
    share = (table_mm * PX_PER_MM - BORDERS) / total
    known: dict[Box, float] = {}
    unknown: dict[Box, float] = {}
    for box in boxes:
        width = share * sum(column.width_mm for column in columns[box.column : box.column + box.columns]) - BESIDE
        if _surely_single(box, width):
            known[box] = LINE * len(box.lines)
        else:
            unknown[box] = width
    waiting = list(unknown.items())
    for first in range(0, len(waiting), AT_ONCE):
        known.update(_laid_out(waiting[first : first + AT_ONCE], columns))
        forget()
    return known


def _surely_single(box: Box, width: float) -> bool:
    """Whether none of the text's lines can need a second one."""
    most = width / PX_PER_MM * SURELY
    return all(_wide(line, bold=box.bold) <= most for line in box.lines)


def _wide(line: tuple[Inline, ...], *, bold: bool) -> float:
    """The line's width in millimetres, as if all were bold where any of it is."""
    style = ":bold" if bold or any(isinstance(inline, Text) and inline.bold for inline in line) else ""
    return width_mm(text_of(line), POINTS, style=style)


def _laid_out(some: Sequence[tuple[Box, float]], columns: Sequence[Column]) -> dict[Box, float]:
    shown = [
        {
            "id": f"c{number}",
            "width": f"{width:.3f}",
            "roomy": box.columns == 1 and is_roomy(columns[box.column]),
            "bold": box.bold,
            "content": cell_content(box.lines),
        }
        for number, (box, width) in enumerate(some)
    ]
    [page] = lay_out(render_to_string(f"{TEMPLATES}/cell_heights.html", {"cells": shown})).pages
    rectangles = (page.anchors[f"c{number}"] for number in range(len(some)))
    return {box: bottom - top for (box, _), (_, top, _, bottom) in zip(some, rectangles, strict=True)}
