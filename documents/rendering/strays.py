"""Footnotes that would stand on another page than their marks, and the page breaks that keep them there.

Where the second line of a paragraph finds no room, WeasyPrint sends footnotes of earlier lines to the next page
instead of the paragraph. So the page of every note is compared with that of its mark; where they differ, the block
that crosses the end of the page begins the next one, with the headings above it. What stands before such a break
does not move by it, so that one after another can be put right from the front.
"""

import re
from collections.abc import Collection, Mapping
from itertools import count

from documents.printed import Block, Heading, PrintedDocument, Table

_NOTE = re.compile('<span class="note">')


def block_anchor(block: int) -> str:
    """Return the name under which a block's page is found after the layout; blocks are counted through all parts."""
    return f"b{block}"


def with_note_anchors(html: str) -> str:
    """Return the page with a name on every footnote and on the place of its mark."""
    numbers = count()

    def named(_: re.Match[str]) -> str:
        number = next(numbers)
        return f'<span id="m{number}"></span><span class="note" id="n{number}">'

    return _NOTE.sub(named, html)


def break_needed(document: PrintedDocument, pages: Mapping[str, int], breaks: Collection[int]) -> int | None:
    """Return the block before which the first page with a stray note is to end, None where there is none.

    ``pages`` gives the page of every name. A note for which such a break was made already, or for which none can be
    made, stays where it is: it is longer than the room that any page leaves it, or stands in a table.
    """
    for number in count():
        if f"m{number}" not in pages:
            return None
        page = pages[f"m{number}"]
        if pages[f"n{number}"] == page:
            continue
        block = _last_block(document, pages, page)
        if block is not None and block not in breaks:
            return block
    return None


def _last_block(document: PrintedDocument, pages: Mapping[str, int], page: int) -> int | None:
    """The last block that begins on the page, with the headings above it; None where it is all that the page has."""
    first = 0
    for blocks in (document.blocks, *(annex.blocks for annex in document.annexes)):
        here = [first + place for place in range(len(blocks)) if pages.get(block_anchor(first + place)) == page]
        if here:
            return _with_headings(blocks, first, here)
        first += len(blocks)
    return None


def _with_headings(blocks: tuple[Block, ...], first: int, here: list[int]) -> int | None:
    last = here[-1]
    if isinstance(blocks[last - first], Table):
        return None
    while last > here[0] and isinstance(blocks[last - 1 - first], Heading):
        last -= 1
    return last if last > here[0] else None
