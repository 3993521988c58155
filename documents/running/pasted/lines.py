"""One pasted line and the block that it is: an item by its sign, a heading by its number, else a paragraph."""

import re

from documents.markup import heading_parts
from documents.running.structure import Block, Heading, Inline, Item, Note, Paragraph

LONGEST_HEADING = 200

# Signs that people and programs put before an item; in the private area those of the fonts Symbol and Wingdings.
_SIGN = re.compile(
    r"\s*([-\u2010-\u2015\u2212+*\u2022\u00b7\u25cf\u25aa\u25ab\u25e6\u2023\u2043\u25cb\u25a0\u25a1\uf000-\uf0ff])(\s+|(?=[^\W\d_a-zà-ỹ]))"
)
_ROMAN = re.compile(r"[IVX]+\.")


def level_of(number: str) -> int:
    """Return the level of a heading with this number: ``I.`` is 1, ``1.`` 2, ``1.1.`` 3, ``a)`` 4, any other 0."""
    if _ROMAN.fullmatch(number):
        return 1
    depth = len([part for part in number.rstrip(".").split(".") if part.isdecimal()])
    if number.rstrip(".").replace(".", "").isdecimal():
        return min(depth + 1, 4)
    return 4 if number[:1].isalpha() and number.endswith(")") else 0


def block_of(inlines: list[Inline], *, bold: bool = False, heading: int = 0, item: int = 0) -> Block | None:
    """Return the block of a line; ``heading`` and ``item`` are the level that its source says, 0 for none.

    Where the whole line is bold and begins with a number, it is a heading: few clerks use Word's styles for them.
    """
    runs = _trimmed(inlines)
    if not runs:
        return None
    if item:
        return Item("-" if item == 1 else "+", tuple(runs))
    plain = "".join(run for run in runs if isinstance(run, str))
    number, _ = heading_parts(" ".join(plain.split()))
    bare = tuple(run for run in runs if not isinstance(run, Note))
    level = level_of(number) or heading
    if level and (heading or bold) and len(plain) <= LONGEST_HEADING and len(bare) == len(runs):
        return Heading(level, bare)  # one with a footnote stays a paragraph, so that nothing is lost
    if isinstance(runs[0], str) and (sign := _SIGN.match(runs[0])):
        rest = _trimmed([runs[0][sign.end() :], *runs[1:]])
        return Item("+" if sign[1] == "+" else "-", tuple(rest)) if rest else None
    return Paragraph(tuple(runs))


def _trimmed(inlines: list[Inline]) -> list[Inline]:
    """Neighbouring strings as one, without the blanks at both ends."""
    runs: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, str) and runs and isinstance(runs[-1], str):
            runs[-1] += inline
        elif inline:
            runs.append(inline)
    if runs and isinstance(runs[0], str):
        runs[0] = runs[0].lstrip()
    if runs and isinstance(runs[-1], str):
        runs[-1] = runs[-1].rstrip()
    return [run for run in runs if run]
