"""A text against the data of its own report: figures typed by hand that are not the ones entered."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from documents.reading.document import Document
from documents.reading.tokens import Sort, Token, percentage, vietnamese
from reports.audit.findings import Figure, Issue, Kind, Severity
from reports.audit.report import found

ALIASES = {"thủ tục hành chính": "tthc", "cải cách hành chính": "cchc", "ủy ban nhân dân": "ubnd"}
LEADS = re.compile(r"^(?:tổng\s+)?số(?:\s+lượng)?\s+", re.IGNORECASE)
CONNECTING = re.compile(
    r"\s*(?:(?:trong\s+(?:kỳ|quý|năm|tháng)(?:\s+(?:báo\s+cáo|này|[IV1-4]+(?:/\d{4})?))?|của\s+(?:Sở|đơn\s+vị|tỉnh|huyện|xã)|"
    r"kỳ\s+này|hiện\s+nay|hiện\s+có|là|đạt|chiếm|bằng|có|=|:|tổng\s+số)\s*)*",
    re.IGNORECASE,
)
ELSEWHEN = re.compile(
    r"so\s+với|cùng\s+kỳ|(?:năm|quý|kỳ|tháng)\s+trước|lũy\s+kế|luỹ\s+kế|chỉ\s+tiêu|phấn\s+đấu|kế\s+hoạch\s+giao|tối\s+thiểu",
    re.IGNORECASE,
)


def _pattern(label: str) -> re.Pattern[str]:
    """Make a pattern of a label that takes any blanks, any case and the usual abbreviations."""
    written = re.escape(" ".join(label.split()).lower())
    for full, short in ALIASES.items():
        written = written.replace(re.escape(full), f"(?:{re.escape(full)}|{short})")
    spaced = written.replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def _differs(document: Document, token: Token, figure: Figure) -> bool:
    if token.sort == Sort.PERCENT:
        read = percentage(document.text[token.start : token.end].rstrip("% "))
        if read is None:
            return False
        rounded = figure.value.quantize(Decimal(1).scaleb(-read[1]), ROUND_HALF_UP)
        return rounded != read[0]
    return token.value != figure.value


def _said(document: Document, start: int, end: int) -> Token | None:
    """Return the number that a label at ``start``..``end`` leads to."""
    sentence = document.sentence_at(start)
    following = next((token for token in sentence.tokens if token.start >= end and token.name != "quarter"), None)
    if following is None or ELSEWHEN.search(document.text[max(sentence.start, start - 60) : following.start]):
        return None
    if not CONNECTING.fullmatch(document.text[end : following.start]):
        return None
    return following if following.sort in (Sort.COUNT, Sort.FRACTION, Sort.PERCENT) else None


def _counted(document: Document, start: int) -> Token | None:
    """Return the number right before a label that names what it counts."""
    sentence = document.sentence_at(start)
    before = [token for token in sentence.tokens if token.end <= start]
    if not before or document.text[before[-1].end : start].strip() or before[-1].sort != Sort.COUNT:
        return None
    return None if ELSEWHEN.search(document.text[sentence.start : start]) else before[-1]


def _tokens(document: Document, figure: Figure) -> Iterator[Token]:
    for match in _pattern(figure.label).finditer(document.text):
        if token := _said(document, *match.span()) or _counted(document, match.start()):
            yield token
    noun = LEADS.sub("", figure.label)
    if noun != figure.label:
        for match in _pattern(noun).finditer(document.text):
            if token := _counted(document, match.start()):
                yield token


def check_figures(document: Document, figures: tuple[Figure, ...]) -> Iterator[Issue]:
    """Find labels of the report's figures with another number than the one entered."""
    for figure in figures:
        for token in _tokens(document, figure):
            if _differs(document, token, figure):
                text = document.text[token.start : token.end]
                yield found(
                    document, Kind.DATA_MISMATCH, Severity.ERROR, token.start, token.end,
                    f"Số liệu của báo cáo: {figure.label} = {vietnamese(figure.value)}; văn bản ghi {text}.",
                    expected=vietnamese(figure.value), written=text,
                    suggestion="Dùng số liệu đã nhập hoặc sửa số liệu nếu văn bản đúng.",
                )  # fmt: skip
