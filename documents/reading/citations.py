"""Documents cited in a text: number, symbol, date, issuer and title, as written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from documents.reading.dates import written
from documents.reading.document import Document, Sentence
from documents.reading.issuers import issuer_before, issuer_behind
from documents.reading.tokens import Token

TYPE = re.compile(
    r"((?:nghị\s+quyết|thông\s+tư)(?:\s+liên\s+tịch)?|nghị\s+định|quyết\s+định|pháp\s+lệnh|"
    r"chỉ\s+thị|kế\s+hoạch|công\s+văn|báo\s+cáo|tờ\s+trình|đề\s+án|chương\s+trình(?:\s+hành\s+động)?|hướng\s+dẫn|thông\s+báo|kết\s+luận|công\s+điện|quy\s+định|luật|"
    r"quy\s+chế|phương\s+án|biên\s+bản|giấy\s+mời)\s+(?:số\s*:?\s*)?$",
    re.IGNORECASE,
)
SYMBOL = re.compile(r"(?P<number>\d+[a-zA-Z]?)\s*(?:/\s*(?P<year>\d{4})\s*)?(?P<sep>[/-])\s*(?P<code>.+)", re.DOTALL)
TITLE = re.compile(
    r"\s*+,?\s*+(?:của\s+[^,;.()\d]{2,60}?\s+)?(?:về(?:\s+việc)?|v/v)\s+([^;.()]{12,220}?)"
    r"(?=[;.()]|\s*$|,?\s+(?:và\s+|được\s+|tại\s+)?(?:Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|"
    r"Công văn|Báo cáo|Tờ trình)\s+(?:số\s+)?\d)"
)
TO_DATE = re.compile(r"(?<![\s,(])[\s,(]*(?:ban\s+hành\s+)?(?:ngày\s*)?$")
LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation. ``key`` names the document: number without leading zeros, its own year if any, and its symbol.

    ``name`` is the number and symbol as written.
    """

    name: str
    key: tuple[str, str, str]
    type: str
    token: Token
    day: date | None
    day_token: Token | None
    issuer: str
    title: str
    sentence: Sentence


def key_of(symbol: str) -> tuple[str, str, str] | None:
    """Return what makes a document itself: ``09/2021/QĐ-UBND`` gives ``("9", "2021", "QĐ-UBND")``."""
    match = SYMBOL.fullmatch(symbol.strip())
    if match is None:
        return None
    code = re.sub(r"\s+", "", match["code"]).upper()
    return match["number"].lstrip("0").upper() or "0", match["year"] or "", code


def _dated(document: Document, sentence: Sentence, index: int) -> tuple[Token | None, str]:
    """Return the date of the citation whose symbol is token ``index``, and the issuer when that stands before it."""
    token, following = sentence.tokens[index], sentence.tokens[index + 1 : index + 2]
    if not following or following[0].name not in ("date", "spelled"):
        return None, ""
    between = TO_DATE.sub("", document.text[token.end : following[0].start])
    issuer, end = issuer_behind(between) if between else ("", 0)
    return (following[0], issuer) if end == len(between) else (None, "")


def _cited(document: Document, sentence: Sentence, index: int) -> Cited | None:
    token = sentence.tokens[index]
    key = key_of(document.text[token.start : token.end])
    if key is None:
        return None
    lead = max(sentence.start, token.start - 50)
    kind = TYPE.search(document.text[lead : token.start])
    day_token, issuer = _dated(document, sentence, index)
    place = day_token.end if day_token else token.end
    place += document.text[place : place + 1] == ")"
    rest, end = document.text[place : min(place + LONGEST_TITLE, sentence.end)], 0
    if not issuer:
        issuer, end = issuer_behind(rest)
    if not issuer:
        issuer = issuer_before(document.text[sentence.start : lead + kind.start() if kind else token.start])
    title = TITLE.match(rest[end:])
    name = re.sub(r"\s+", "", document.text[token.start : token.end])
    day = written(document, day_token).day if day_token else None
    return Cited(
        name, key, _plain(kind).lower(), token, day, day_token, issuer, _plain(title), sentence,
    )  # fmt: skip


def _plain(match: re.Match[str] | None) -> str:
    return re.sub(r"\s+", " ", match[1]) if match else ""


def citations(document: Document) -> Iterator[Cited]:
    """Return the citations of a text in order, each time a document is cited."""
    for sentence in document.sentences:
        for index, token in enumerate(sentence.tokens):
            if token.name == "symbol" and (cited := _cited(document, sentence, index)):
                yield cited
