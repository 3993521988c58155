"""Live figures in running text: ``[[nhiem_vu.ti_le]]`` stands for a figure until the report is submitted.

A text is parsed for its signs first and filled afterwards, so that a value can never become a sign.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

TOKEN = re.compile(r"\[\[([A-Za-z0-9_.\-]{1,80})\]\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: plain, or the figure that stands for the token ``name``; its text is None when missing."""

    text: str | None
    name: str = ""


def tokens_in(text: str) -> list[str]:
    """Return the names of the tokens in ``text``, in order, each once."""
    return list(dict.fromkeys(TOKEN.findall(text)))


def missing_in(text: str, values: Mapping[str, str]) -> list[str]:
    """Return the tokens in ``text`` that have no value."""
    return [name for name in tokens_in(text) if name not in values]


def without_missing(text: str, values: Mapping[str, str]) -> str:
    """Return ``text`` without the lines that hold a token with no value.

    A sentence about a figure that nobody entered would be wrong with any figure; so it is not printed.
    """
    return "\n".join(line for line in text.split("\n") if not missing_in(line, values))


def pieces(text: str, values: Mapping[str, str]) -> Iterator[Piece]:
    """Cut ``text`` into plain parts and figures, in order."""
    place = 0
    for match in TOKEN.finditer(text):
        if match.start() > place:
            yield Piece(text[place : match.start()])
        yield Piece(values.get(match[1]), match[1])
        place = match.end()
    if place < len(text):
        yield Piece(text[place:])


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return ``text`` with its tokens replaced, for the final print: lines with a missing figure are left out."""
    return fill_draft(without_missing(text, values), values)


def fill_draft(text: str, values: Mapping[str, str]) -> str:
    """Return ``text`` with its tokens replaced, for a draft: what is missing is shown in its place."""
    return "".join(shown(piece) for piece in pieces(text, values))


def shown(piece: Piece) -> str:
    """Return a piece as a draft prints it."""
    return "[chưa có số liệu]" if piece.text is None else piece.text
