"""Documents cited in a text: number, symbol, date, issuer and title, as written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from documents.reading.dates import written
from documents.reading.document import Document, Sentence
from documents.reading.tokens import Token

TYPE = re.compile(
    r"(nghị\s+quyết|nghị\s+định|quyết\s+định|thông\s+tư|chỉ\s+thị|kế\s+hoạch|công\s+văn|báo\s+cáo|tờ\s+trình|đề\s+án|"
    r"chương\s+trình(?:\s+hành\s+động)?|hướng\s+dẫn|thông\s+báo|kết\s+luận|công\s+điện|quy\s+định|luật)\s+(?:số\s*:?\s*)?$",
    re.IGNORECASE,
)
SYMBOL = re.compile(r"(?P<number>\d+[a-zA-Z]?)\s*(?:/\s*(?P<year>\d{4})\s*)?(?P<sep>[/-])\s*(?P<code>.+)", re.DOTALL)
ISSUER = re.compile(
    r"\s*,?\s*của\s+((?:Chủ\s+tịch\s+|Bộ\s+trưởng\s+|Giám\s+đốc\s+)?(?:UBND|Ủy\s+ban\s+nhân\s+dân|Uỷ\s+ban\s+nhân\s+dân|HĐND|"
    r"Hội\s+đồng\s+nhân\s+dân|Sở|Bộ|Thủ\s+tướng|Chính\s+phủ|Văn\s+phòng)[^,;.()]*?)"
    r"(?=\s+(?:về|v/v|ban\s+hành|quy\s+định|phê\s+duyệt|hướng\s+dẫn|sửa\s+đổi|công\s+bố|giao|thực\s+hiện|triển\s+khai|"
    r"báo\s+cáo|và|đều|được|đã|nêu|gồm|có|để|trong|tại|theo|đến|là)(?!\w)|\s*[,;.()“”\"]|\s*$)"
)
TITLE = re.compile(
    r"\s*,?\s*(?:của\s+[^,;.()\d]{2,60}?\s+)?(?:về(?:\s+việc)?|v/v)\s+([^;.()]{12,220}?)"
    r"(?=[;.()]|\s*$|,?\s+(?:và\s+|được\s+|tại\s+)?(?:Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|"
    r"Công văn|Báo cáo|Tờ trình)\s+(?:số\s+)?\d)"
)


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


def _cited(document: Document, sentence: Sentence, index: int) -> Cited | None:
    token = sentence.tokens[index]
    key = key_of(document.text[token.start : token.end])
    if key is None:
        return None
    kind = TYPE.search(document.text[max(sentence.start, token.start - 50) : token.start])
    following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    day, day_token, place = None, None, token.end
    if following is not None and following.name in ("date", "spelled"):
        between = document.text[token.end : following.start]
        if re.fullmatch(r"[\s,]*(?:ban hành\s+)?(?:ngày\s*)?", between):
            day, day_token, place = written(document, following).day, following, following.end
    rest = document.text[place : min(place + LONGEST_TITLE, sentence.end)]
    issuer = ISSUER.match(rest)
    end = issuer.end(1) if issuer else 0
    title = TITLE.match(rest[end:])
    name = re.sub(r"\s+", "", document.text[token.start : token.end])
    return Cited(
        name, key, re.sub(r"\s+", " ", kind[1]).lower() if kind else "", token, day, day_token,
        re.sub(r"\s+", " ", issuer[1]) if issuer else "", re.sub(r"\s+", " ", title[1]) if title else "", sentence,
    )  # fmt: skip


def citations(document: Document) -> Iterator[Cited]:
    """Return the citations of a text in order, each time a document is cited."""
    for sentence in document.sentences:
        for index, token in enumerate(sentence.tokens):
            if token.name == "symbol" and (cited := _cited(document, sentence, index)):
                yield cited
