"""Pasted plain text: its lines are paragraphs, but for those that were broken at a page's width."""

import re
from collections.abc import Iterator

from documents.running.pasted.lines import block_of
from documents.running.structure import Block, Inline, inlines_of

_LINE_ENDS = re.compile(r"\r\n|[\r\n\v\f\u2028\u2029]")
BROKEN_FROM = 50


def read_plain(text: str) -> tuple[Block, ...]:
    """Return the blocks of plain text. A long line without an end, before one in small letters, goes on there."""
    blocks = (block_of(list[Inline](inlines_of(line))) for line in _joined(_LINE_ENDS.split(text)))
    return tuple(block for block in blocks if block)


def _joined(lines: list[str]) -> Iterator[str]:
    held = ""
    for line in (line.replace("\t", " ").strip() for line in lines):
        if held and line and len(held) >= BROKEN_FROM and held[-1] not in ".;:!?" and line[0].islower():
            held = f"{held} {line}"
            continue
        if held:
            yield held
        held = line
    if held:
        yield held
