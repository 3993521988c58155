"""The files of the demonstration data: plain JSON, that a person can read and correct."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings

FIXTURES = settings.BASE_DIR / "fixtures"

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of a kind the files hold, and how many of them were missing and have been added."""

    label: str
    total: int
    added: int


def read(name: str) -> Data:
    """Return the content of ``fixtures/<name>``."""
    return _parsed(FIXTURES / name)


def read_folder(name: str) -> Iterator[Data]:
    """Yield the content of each JSON file of ``fixtures/<name>``, by file name."""
    for path in sorted((FIXTURES / name).glob("*.json")):
        yield _parsed(path)


def _parsed(path: Path) -> Data:
    """Numbers with a fraction become Decimal, digit by digit as they are written."""
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def day(text: str) -> date:
    """Return the day that the files write as "2024-03-18"."""
    return date.fromisoformat(text)


def day_or_none(text: str | None) -> date | None:
    """Return the day, or None where the files say null."""
    return day(text) if text else None
