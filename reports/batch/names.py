"""The names of the files in a batch: ``2024-Q1_SDL_61-BC-SDL.pdf``. Pure: no Django."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from core.text import nfc

LONGEST = 120
ODD = re.compile(r"[^\w-]+")  # also slashes, dots and spaces: no name leads to another folder


class Named(NamedTuple):
    """What the name of a report is made of; ``code`` is the agency's, unique in the portal."""

    period: str
    agency_symbol: str
    document_symbol: str
    code: str


def file_names(reports: Sequence[Named]) -> list[str]:
    """Return one name per report, in the same order and all different, also where letter case does not count.

    Where two would be called the same, the code of the agency tells them apart.
    """
    short = [_joined(one.period, one.agency_symbol, one.document_symbol) for one in reports]
    count = Counter(name.casefold() for name in short)
    taken: set[str] = set()
    names = []
    for one, name in zip(reports, short, strict=True):
        if count[name.casefold()] > 1:
            name = _joined(one.period, one.agency_symbol, one.document_symbol, one.code)
        names.append(f"{_free(name, taken)}.pdf")
    return names


def _joined(*parts: str) -> str:
    return "_".join(ODD.sub("-", nfc(part)).strip("-_") for part in parts)[:LONGEST]


def _free(name: str, taken: set[str]) -> str:
    """Return ``name``, numbered when it is taken all the same, and take it."""
    found, number = name, 2
    while found.casefold() in taken:
        found, number = f"{name}-{number}", number + 1
    taken.add(found.casefold())
    return found
