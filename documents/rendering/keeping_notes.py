"""Footnotes stand on the page of their marks from the first layout on.

Where the second line of a paragraph finds no room, WeasyPrint sends notes of earlier lines to the next page, because
the paragraph may not be broken after its first line. Paper wants the contrary: the paragraph goes, the notes stay. In
columns WeasyPrint sends no note away, so that lines are laid out as if they stood in one; all else stays as it is.
"""

from typing import Any

from weasyprint.layout import LayoutContext, block

_laid_out_lines = block._linebox_layout


class _AsInColumn(LayoutContext):
    """Another face of a context, with the same state, that says to be in a column except where room is reckoned."""

    def __init__(self, context: LayoutContext) -> None:
        context.itself = context
        self.__dict__ = context.__dict__

    @property
    def in_column(self) -> bool:
        return True

    @in_column.setter
    def in_column(self, value: bool) -> None:
        self.__dict__["in_column"] = value

    def _update_footnote_area(self) -> bool:
        overflows: bool = LayoutContext._update_footnote_area(self.itself)
        return overflows


def keep_notes() -> None:
    """Let WeasyPrint lay out lines in this way, for the rest of this process."""
    block._linebox_layout = _lines_that_keep_notes


def _lines_that_keep_notes(context: LayoutContext, *arguments: Any) -> Any:
    return _laid_out_lines(_AsInColumn(context.__dict__.get("itself", context)), *arguments)
