"""Dates as written, and those that no calendar has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from reports.audit.document import Document, Sentence
from reports.audit.findings import Issue, Kind, Severity
from reports.audit.report import found
from reports.audit.tokens import TOKEN, Token

OLDEST, NEWEST = 1900, 2100
DAY_DATES = ("spelled", "date", "daymonth")
GLUED = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}(?=[\s;,.:)])|(?<!\w)năm\s+20\d\d\d{1,2}(?!\d)")
UNTIL = re.compile(r"^\s*(?:đến|tới|-|–)\s*(?:hết\s*)?(?:ngày\s*)?$", re.IGNORECASE)
SINCE = re.compile(r"từ\s*(?:ngày\s*)?$", re.IGNORECASE)


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


def marks_glued(document: Document) -> bool:
    """Tell whether marks of footnotes stick to words in a text without its footnotes: ``CCHC2``, ``năm 20249``."""
    found_marks = islice(GLUED.finditer(document.text), 2)
    return not document.notes and len(list(found_marks)) > 1


def _odd_period(document: Document, token: Token, *, glued: bool) -> str:
    """Return what is wrong with a month, a quarter or a year that stands alone; '' when nothing is.

    ``glued`` tells that digits behind a year may be the mark of a footnote.
    """
    match = TOKEN.match(document.text, token.start)
    if match is None:
        return ""
    if token.name == "quarter" and match["q"] in ("V", "VI", "0", "5", "6", "7", "8", "9"):
        return f"không có quý {match['q']}"
    if token.name == "month" and not 1 <= int(match["mm"] or match["mm2"]) <= 12:
        return f"không có tháng {match['mm'] or match['mm2']}"
    year = match["yy"] if token.name == "year" else match["qy"] or match["my"] or match["my2"]
    if year and len(year) > 4 and (token.name != "year" or match[0].lower().startswith("năm")) and not glued:
        return f"năm {year} không có bốn chữ số"
    return ""


def _issue(document: Document, token: Token, problem: str, severity: Severity = Severity.ERROR) -> Issue:
    text = document.text[token.start : token.end]
    return found(
        document, Kind.DATE, severity, token.start, token.end, f"“{text}”: {problem}.",
        expected="ngày, tháng, năm có thật", written=text, suggestion="Sửa lại theo văn bản gốc.",
    )  # fmt: skip


def _backwards(document: Document, sentence: Sentence, days: list[Written]) -> Iterator[Issue]:
    for one, other in zip(days, days[1:], strict=False):
        between = document.text[one.token.end : other.token.start]
        if one.day is None or other.day is None or one.day <= other.day or not UNTIL.match(between):
            continue
        if (
            SINCE.search(document.text[sentence.start : one.token.start])
            or "từ" in document.text[one.token.start - 9 : one.token.end].lower()
        ):
            span = Token(one.token.sort, "date", one.token.start, other.token.end)
            yield _issue(document, span, "ngày đầu sau ngày cuối")


def check_dates(document: Document) -> Iterator[Issue]:
    """Find dates that do not exist, malformed ones, and spans that end before they begin."""
    glued = marks_glued(document)
    for sentence in document.sentences:
        days = [written(document, token) for token in sentence.tokens if token.name in DAY_DATES]
        for one in days:
            if one.problem:
                yield _issue(document, one.token, one.problem)
        yield from _backwards(document, sentence, days)
        for token in sentence.tokens:
            if token.name in ("quarter", "month", "year") and (problem := _odd_period(document, token, glued=glued)):
                yield _issue(document, token, problem, Severity.WARNING)
