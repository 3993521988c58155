"""The wording of the fixed parts of an official document: number, date, names, lists of recipients.

Pure formatting after Nghị định 30/2020/NĐ-CP, Phụ lục I; every renderer prints these same words.
"""

import itertools
from collections.abc import Iterable, Sequence

from documents.printed import PlaceDate

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SAME_AS_ABOVE = "Như trên"

# Room for a number, a day and a month that are written in later by hand.
BLANK_NUMBER = " " * 8
BLANK_DATE_PART = " " * 6

# What fits into the left half of the head (67 mm) in bold capitals of 13 pt.
NAME_LINE_CHARACTERS = 22


def padded(number: str) -> str:
    """A number below 10 gets a leading zero; anything that is not a whole number stays as it is."""
    return number.zfill(2) if number.isdecimal() else number


def number_and_symbol(number: str | None, symbol: str) -> str:
    """``67/KH-SDL``; with blanks for the number while the document has none.

    A Party symbol starts with its hyphen: ``("3", "-NQ/TU")`` is ``03-NQ/TU``.
    """
    joint = "" if symbol.startswith(("-", "/")) else "/"
    return f"{padded(number.strip()) if number else BLANK_NUMBER}{joint}{symbol}"


def place_and_date(placed: PlaceDate) -> str:
    """``Kiên Giang, ngày 05 tháng 02 năm 2024``: days below 10 and months 1 and 2 take a zero."""
    day = BLANK_DATE_PART if placed.day is None else f" {placed.day:02} "
    month = BLANK_DATE_PART if placed.month is None else f" {month_number(placed.month)} "
    return f"{placed.place}, ngày{day}tháng{month}năm {placed.year}"


def month_number(month: int) -> str:
    """A month as official dates write it: only 1 and 2 could be changed by a stroke, so only they take a zero."""
    return f"{month:02}" if month < 3 else str(month)


def name_lines(name: str) -> tuple[str, ...]:
    """An agency's name in capitals, in one to three lines of the head's left half.

    The break is put where a reader would make it: before ``VÀ``, else after a comma, then as even as possible.
    A name that needs more than three lines comes in three and is left to the renderer.
    """
    words = name.upper().split()
    whole = " ".join(words)
    if len(whole) <= NAME_LINE_CHARACTERS:
        return (whole,)
    ways = [lines for count in (2, 3) for lines in _ways_to_break(words, count)]
    return min(ways, key=_badness) if ways else (whole,)


def _ways_to_break(words: Sequence[str], count: int) -> Iterable[tuple[str, ...]]:
    for places in itertools.combinations(range(1, len(words)), count - 1):
        edges = (0, *places, len(words))
        yield tuple(" ".join(words[start:end]) for start, end in itertools.pairwise(edges))


def _badness(lines: tuple[str, ...]) -> tuple[int, int, int, int]:
    longest = max(len(line) for line in lines)
    clumsiness = sum(_clumsiness(before, after) for before, after in itertools.pairwise(lines))
    unevenness = longest - min(len(line) for line in lines)
    return max(0, longest - NAME_LINE_CHARACTERS), len(lines), clumsiness, unevenness


def _clumsiness(before: str, after: str) -> int:
    if after.startswith("VÀ "):
        return 0
    return 1 if before.endswith(",") else 3


def listed(items: Sequence[str]) -> tuple[str, ...]:
    """Each item with ``;``, the last with ``.``; signs that somebody typed already are not doubled."""
    bare = [item.strip().rstrip(";.").rstrip() for item in items]
    return tuple(f"{item}{'.' if place == len(bare) else ';'}" for place, item in enumerate(bare, start=1))


def recipient_lines(recipients: Sequence[str], *, addressed: bool) -> tuple[str, ...]:
    """The lines under ``Nơi nhận:``; a document with ``Kính gửi`` names its addressees as ``Như trên``."""
    names = [name.strip().removeprefix("-").strip() for name in recipients]
    if addressed and not any(name.startswith(SAME_AS_ABOVE) for name in names):
        names.insert(0, SAME_AS_ABOVE)
    return tuple(f"- {line}" for line in listed(names))
