"""Dates as written, and those that no calendar has."""

import re
from collections.abc import Iterator
from itertools import islice

from documents.reading.dates import Written, written
from documents.reading.document import Document, Sentence
from documents.reading.tokens import TOKEN, Token
from reports.audit.findings import Issue, Kind, Severity
from reports.audit.report import found

DAY_DATES = ("spelled", "date", "daymonth")
GLUED = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}(?=[\s;,.:)])|(?<!\w)năm\s+20\d\d\d{1,2}(?!\d)")
UNTIL = re.compile(r"^\s*(?:đến|tới|-|–)\s*(?:hết\s*)?(?:ngày\s*)?$", re.IGNORECASE)
SINCE = re.compile(r"từ\s*(?:ngày\s*)?$", re.IGNORECASE)


def marks_glued(document: Document) -> bool:
    """Tell whether marks stick to words in a text whose footnotes are not told apart: ``CCHC2``, ``năm 20249``."""
    return len({match[0] for match in islice(GLUED.finditer(document.text), 50)}) > 1


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
