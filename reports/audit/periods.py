"""The period and the day that a text says it is about: from its title and its date line."""

import re
from dataclasses import replace
from datetime import date

from documents.reading.dates import written
from documents.reading.document import Document, Sentence
from documents.reading.layout import Shape
from documents.reading.tokens import TOKEN, Token
from reports.audit.findings import AuditContext

TYPES = frozenset({"BÁO CÁO", "KẾ HOẠCH"})
TITLE_LINES = 3
HEAD = 30
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
QUARTER = re.compile(r"(?i:qu[ýí])\s+(III|II|IV|I|[1-4])(?!\w)")
HALF = re.compile(r"0?([69])\s+tháng", re.IGNORECASE)
YEAR = re.compile(r"(?:năm|/)\s*(20\d\d)(?!\d)", re.IGNORECASE)


def _period(document: Document, token: Token) -> tuple[int | None, int | None]:
    match = TOKEN.match(document.text, token.start)
    if match is None:
        return None, None
    year = match["qy"] or match["yy"]
    quarter = QUARTERS.get(match["q"] or "")
    return quarter, int(year) if year and len(year) == 4 else None


def periods_named(document: Document, sentence: Sentence) -> list[tuple[Token, int | None, int | None]]:
    """Return the tokens that name a period in a sentence, each with its quarter and its year, None if not said."""
    return [
        (token, *_period(document, token)) for token in sentence.tokens if token.name in ("quarter", "year")
    ]  # fmt: skip


def is_other(context: AuditContext, quarter: int | None, year: int | None) -> bool:
    """Tell whether a quarter or a year is not one that the text covers."""
    if year is not None and context.year is not None and year != context.year:
        return True
    return quarter is not None and bool(context.quarters) and quarter not in context.quarters


def _title(document: Document) -> str:
    for index, paragraph in enumerate(document.paragraphs[:HEAD]):
        if document.text[paragraph.start : paragraph.end].strip() in TYPES:
            lines = document.paragraphs[index + 1 : index + 1 + TITLE_LINES]
            return " ".join(
                document.text[line.start : line.end] for line in lines
                if line.shape in (Shape.TEXT, Shape.HEADING) and line.end - line.start < 240
            )  # fmt: skip
    return ""


def _own_day(document: Document) -> date | None:
    for paragraph in document.paragraphs[:HEAD]:
        if paragraph.end - paragraph.start > 60 or paragraph.shape != Shape.TEXT:
            continue
        for sentence in document.sentences[slice(*paragraph.sentences)]:
            for token in sentence.tokens:
                if token.name == "spelled" and ", ngày" in sentence.text:
                    return written(document, token).day
    return None


def completed(document: Document, context: AuditContext) -> AuditContext:
    """Fill what the context leaves open from the text's own title and date line."""
    title = _title(document)
    year = YEAR.search(title)
    quarter, half = QUARTER.search(title), HALF.search(title)
    quarters: tuple[int, ...] = ()
    if quarter and not (half and half.start() < quarter.start()):
        quarters = (QUARTERS[quarter[1]],)
    elif half:
        quarters = (1, 2) if half[1] == "6" else (1, 2, 3)
    return replace(
        context,
        report_date=context.report_date or _own_day(document),
        year=context.year or (int(year[1]) if year else None),
        quarters=context.quarters or (quarters if not context.year else ()),
    )
