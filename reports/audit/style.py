"""Numbers and dates that are right but not written as official texts write them (Nghị định 30/2020/NĐ-CP)."""

import re
from collections.abc import Iterator

from documents.reading.document import Document, Sentence
from documents.reading.tokens import TOKEN, Sort, Token
from reports.audit.findings import Issue, Kind, Severity
from reports.audit.report import found

SHORTEST = 25  # a cell of a table is not running text
DECIMAL_DOT = re.compile(r"\d+\.\d{1,2}(?!\d)")
UNGROUPED = re.compile(r"\d{4,}")
# The name of a place in a text, of a level or a turn, not a number of things.
NAMED = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|mục|chương|phần|phụ\s+lục|bảng|biểu|mẫu|hình|bước|mức\s+độ|cấp\s+độ|loại|nhóm|hạng|"
    r"lần\s+thứ|thứ|đợt|giai\s+đoạn|khóa|tiểu\s+mục)\s+$",
    re.IGNORECASE,
)


def _hint(document: Document, start: int, end: int, better: str) -> Issue:
    text = document.text[start:end]
    return found(
        document, Kind.STYLE, Severity.HINT, start, end, f"Nên viết “{better}” thay cho “{text}”.",
        expected=better, written=text, suggestion=better,
    )  # fmt: skip


def _number(document: Document, token: Token) -> Issue | None:
    text = document.text[token.start : token.end]
    counted = token.sort == Sort.COUNT and token.unit and token.unit[0] != "?"
    counted = counted and not NAMED.search(document.text, max(0, token.start - 20), token.start)
    if counted and len(text) == 1 and text != "0":
        return _hint(document, token.start, token.end, f"0{text}")
    if counted and UNGROUPED.fullmatch(text):
        return _hint(document, token.start, token.end, f"{int(text):,}".replace(",", "."))
    percent = token.name == "percent" and DECIMAL_DOT.match(text)
    return _hint(document, token.start, token.end, text.replace(".", ",")) if percent else None


def _spelled(document: Document, token: Token) -> Issue | None:
    match = TOKEN.match(document.text, token.start)
    if match is None or not match["spelled"] or not match["sy"] or match["sword"].lower() != "tháng":
        return None
    day, month = match["sd"], match["sm"]
    better_month = f"0{month}" if month in ("1", "2") else month
    if len(day) == 2 and better_month == month:
        return None
    return _hint(document, token.start, token.end, f"ngày {int(day):02d} tháng {better_month} năm {match['sy']}")


def _sentence(document: Document, sentence: Sentence) -> Iterator[Issue]:
    for token in sentence.tokens:
        issue = _spelled(document, token) if token.name == "spelled" else _number(document, token)
        if issue:
            yield issue


def check_style(document: Document) -> Iterator[Issue]:
    """Give the recommended form of numbers and dates in running text."""
    for sentence in document.sentences:
        if len(sentence.text.strip()) >= SHORTEST:
            yield from _sentence(document, sentence)
