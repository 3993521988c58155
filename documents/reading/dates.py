"""Dates as they are written in a text."""

import re
from dataclasses import dataclass
from datetime import date

from documents.reading.document import Document
from documents.reading.tokens import TOKEN, Token

OLDEST, NEWEST = 1900, 2100


@dataclass(frozen=True, slots=True)
class Written:
    """A date in the text: its day when there is one, else why there is none."""

    token: Token
    day: date | None
    problem: str = ""


def _calendar(day: str, month: str, year: str | None) -> tuple[date | None, str]:
    if year is not None and len(year) not in (2, 4):
        return None, f"năm {year} không có bốn chữ số"
    if not 1 <= int(month) <= 12:
        return None, f"không có tháng {month}"
    full = 2024 if year is None else int(year) + (2000 if len(year) == 2 else 0)
    if not OLDEST <= full <= NEWEST:
        return None, f"năm {year} không hợp lý"
    try:
        made = date(full, int(month), int(day))
    except ValueError:
        return (
            None,
            f"tháng {month} không có ngày {day}" if year is None else f"tháng {month}/{year} không có ngày {day}",
        )
    return (made if year is not None else None), ""


def written(document: Document, token: Token) -> Written:
    """Read the date that ``token`` stands for; the day is None where the year is not written or it is impossible."""
    match = TOKEN.match(document.text, token.start)
    if match is None:
        return Written(token, None)
    if match["spelled"]:
        if match["sword"].lower() == "năm":
            return Written(token, None, "viết “năm” ở chỗ của “tháng”")
        return Written(token, *_calendar(match["sd"], match["sm"], match["sy"]))
    if match["daymonth"]:
        return Written(token, *_calendar(match["dd"], match["dm"], None))
    if match["hd"]:
        return Written(token, *_calendar(match["hd"], match["hm"], match["hy"]))
    if len(match["y"]) == 2 and not re.search(
        r"ngày\s*$", document.text[max(0, token.start - 8) : token.start], re.IGNORECASE
    ):
        return Written(token, None)  # a number of a plot or a file as likely as a day
    return Written(token, *_calendar(match["d"], match["m"], match["y"]))
