"""Live figures in running text: ``[[nhiem_vu.ti_le]]`` stands for a figure until the report is submitted.

A text is parsed for its signs first and filled afterwards, so that a value can never become a sign.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.errors import DomainError
from documents.running.structure import TOKEN

NOT_ARISEN = "không phát sinh"
SENTENCE_OF = {"chi_tieu": "cau", "luy_ke": "cau_luy_ke"}
SEVERAL = re.compile(r"[.;!?]\s+\S|\^\[")
FACT = re.compile(r"\d")
MARKER = re.compile(r"\s*(?:[-+*]\s+)?")


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


def require_known(text: str, values: Mapping[str, str], noun: str) -> None:
    """Raise DomainError when ``text`` asks for figures that a document of this kind, ``noun``, does not have."""
    if names := missing_in(text, values):
        shown_names = ", ".join(f"[[{name}]]" for name in names[:3])
        raise DomainError(f"{noun} không có số liệu tự điền {shown_names}; hãy viết giá trị vào chỗ đó.")


def told(text: str, values: Mapping[str, str]) -> str:
    """Return ``text`` whose lines about nothing but what did not arise are the sentence that says so.

    "Đang giải quyết [[chi_tieu.X]] hồ sơ." becomes "[[cau.X]]". A line that tells more than one thing, has a footnote
    or a typed figure stays as it was written.
    """
    return "\n".join(_line(line, values) for line in text.split("\n"))


def _line(line: str, values: Mapping[str, str]) -> str:
    if line.startswith(("|", "#")):
        return line  # a row of a table, a heading
    figures = [name for name in tokens_in(line) if name.partition(".")[0] in SENTENCE_OF]
    if not figures or any(values.get(name) != NOT_ARISEN for name in figures):
        return line
    prefix, _, code = figures[0].partition(".")
    sentence = f"{SENTENCE_OF[prefix]}.{code}"
    if sentence not in values or SEVERAL.search(line) or FACT.search(TOKEN.sub("", line)):
        return line
    marker = MARKER.match(line)
    return f"{marker[0] if marker else ''}[[{sentence}]]"


def without_missing(text: str, values: Mapping[str, str]) -> str:
    """Return ``text``, as ``told`` tells it, without the lines that hold a token with no value.

    A sentence about a figure that nobody entered would be wrong with any figure; so it is not printed.
    """
    return "\n".join(line for line in told(text, values).split("\n") if not missing_in(line, values))


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
    return "".join(shown(piece) for piece in pieces(told(text, values), values))


def shown(piece: Piece) -> str:
    """Return a piece as a draft prints it."""
    return "[chưa có số liệu]" if piece.text is None else piece.text
