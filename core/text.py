"""Text in one form: what is stored, what is searched. Pure: no Django."""

import unicodedata
from functools import lru_cache

DROPPED = frozenset({"Cc", "Cf", "Cs"})  # controls, zero-width and direction marks, lone surrogates
LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "}


def nfc(text: str) -> str:
    """Return ``text`` composed: one character for each letter with its marks."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return a search key: lower case, without accents, đ as d, spaces collapsed."""
    decomposed = unicodedata.normalize("NFD", clean(text).lower())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.replace("đ", "d").split())


@lru_cache(maxsize=4096)
def sort_key(name: str) -> str:
    """Return ``fold`` of a name by which long lists are sorted on every view."""
    return fold(name)


def clean(text: str) -> str:
    """Return ``text`` as it is stored: NFC, stripped, every space a plain one, no invisible characters.

    Line breaks stay, as single newlines.
    """
    for found, wanted in LINE_ENDS.items():
        text = text.replace(found, wanted)
    return nfc("\n".join(_plain(line) for line in text.split("\n"))).strip()


def excerpt(text: str, limit: int = 30) -> str:
    """Return the beginning of ``text`` for a sentence that quotes it: what people paste may be endless."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _plain(line: str) -> str:
    """Return the line with plain spaces only; nearly every line is printable as it stands."""
    return line if line.isprintable() else "".join(_plain_character(char) for char in line)


def _plain_character(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    return "" if category in DROPPED else char
