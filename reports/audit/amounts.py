"""Sums of money and of points: a total whose listed parts, all in its own measure, make another amount."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from documents.reading.document import Document, Sentence
from documents.reading.tokens import APPROXIMATE, TORN, vietnamese
from reports.audit.findings import Issue, Kind, Severity
from reports.audit.regions import LONGEST_SENTENCE
from reports.audit.report import found
from reports.audit.wording import NEW_CLAUSE, NOT_A_PART, OPEN_END, SEPARATOR

AMOUNT = re.compile(
    r"(?P<digits>\d[\d.,]*)\s+(?P<measure>(?:(?:triệu|tỷ|tỉ|nghìn|ngàn)\s+)?đồng|điểm)(?!\w|\s?/)", re.IGNORECASE
)
DIGITS = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(?P<decimals>\d{1,4}))?")
WORD = r"(?:trong\s+đó|bao\s+gồm|gồm\s+có|gồm|cụ\s+thể|chia\s+ra)(?!\w)"
OPENING = re.compile(
    rf"[^\d.;:()]{{0,60}}?(?:(?P<closed>\()\s*(?:{WORD}\s*:?)?|[,.;]?\s*(?P<word>{WORD})\s*:?|:(?=\s))"
    r"(?!\s*(?:có|chủ\s+yếu|nhất\s+là|riêng)(?!\w))",
    re.IGNORECASE,
)
SHARE = re.compile(r"\d[\d.,]*\s?%")
ONE_OF_MANY = r"bình\s+quân|trung\s+bình|thấp\s+nhất|cao\s+nhất|(?<!\w)(?:mỗi|mức)(?!\w)"
NO_TOTAL = re.compile(ONE_OF_MANY, re.IGNORECASE)
NO_PART = re.compile(
    rf"{ONE_OF_MANY}|tối\s+đa|thang|chuẩn|trước|(?<!\w)(?:năm|quý|kỳ|tháng|lần|thưởng|trừ)(?!\w)", re.IGNORECASE
)
MOST_TOTALS = 40
FAR = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a sentence: its value, the last decimal it is written with, its measure, its range, its words."""

    value: Decimal
    step: Decimal
    measure: str
    start: int
    end: int
    label: str = ""


def _amount(text: str, match: re.Match[str], since: int) -> Amount | None:
    digits = DIGITS.fullmatch(match["digits"].rstrip(".,"))
    torn = TORN.search(text, max(0, match.start() - 3), match.start())
    if digits is None or torn or APPROXIMATE.search(text, max(0, match.start() - 12), match.start()):
        return None
    value = Decimal(digits[0].replace(".", "").replace(",", "."))
    measure = " ".join(match["measure"].lower().replace("tỉ", "tỷ").replace("ngàn", "nghìn").split())
    step = Decimal(1).scaleb(-len(digits["decimals"] or ""))
    return Amount(value, step, measure, match.start(), match.end(), text[since : match.start()])


def _listed(text: str, opening: re.Match[str]) -> str:
    """Return what is listed: up to the closing parenthesis, or to where the sentence goes on with something else."""
    if opening["closed"]:
        return text[opening.end() : text.find(")", opening.end())] if ")" in text[opening.end() :] else ""
    following = re.split(r"[.()](?:\s|$)|\(", text[opening.end() :])[0]
    ended = NEW_CLAUSE.search(following, following.find(",") + 1)
    return following[: ended.start()] if ended and AMOUNT.search(following[: ended.start()]) else following


def _parts(text: str, opening: re.Match[str], measure: str) -> list[Amount]:
    """Return the parts behind a total; nothing when a number is among them that is no part of it."""
    listed = _listed(text, opening)
    parts, place = [], opening.end()
    for match in AMOUNT.finditer(text, opening.end(), opening.end() + len(listed)):
        part = _amount(text, match, place)
        if part is None or part.measure != measure or NOT_A_PART.search(part.label) or NO_PART.search(part.label):
            return []
        parts.append(part)
        place = match.end()
    rest = SHARE.sub("", AMOUNT.sub("", listed))
    unclear = re.search(r"[\d(]", rest) or OPEN_END.search(listed) or re.search(WORD, listed, re.IGNORECASE)
    apart = all(SEPARATOR.search(part.label) for part in parts[1:])
    return [] if unclear or not apart or len(parts) < 2 else parts


def _differs(total: Amount, parts: list[Amount], *, closed: bool) -> Decimal | None:
    """Return what the parts make where it is not the total; what was rounded may miss it by as much."""
    sums = [sum((part.value for part in parts[:count]), Decimal(0)) for count in range(2, len(parts) + 1)]
    step = max(total.step, *(part.step for part in parts))
    leeway = step * (len(parts) + 1) / 2 if step < 1 and total.measure != "điểm" else Decimal(0)
    if any(abs(made - total.value) <= leeway for made in (sums[-1:] if closed else sums)):
        return None
    return sums[-1] if FAR < sums[-1] / max(total.value, Decimal(1)) < 1 / FAR else None


def _issue(document: Document, sentence: Sentence, match: re.Match[str]) -> Issue | None:
    text = sentence.text
    total, opening = _amount(text, match, 0), OPENING.match(text, match.end())
    one = NO_TOTAL.search(text, max(0, match.start() - 40), match.start())
    parts = _parts(text, opening, total.measure) if total and opening and not one else []
    if total is None or opening is None or not parts:
        return None
    made = _differs(total, parts, closed=bool(opening["closed"]))
    some = re.search(r"trong\s+đó", opening[0], re.IGNORECASE)  # parts of money behind it are seldom all of it
    if made is None or (some and made < total.value):
        return None
    adding = " + ".join(vietnamese(part.value) for part in parts)
    exact = "gồm" in (opening["word"] or "").lower() or made > total.value
    return found(
        document, Kind.SUM, Severity.ERROR if exact else Severity.WARNING,
        sentence.start + total.start, sentence.start + parts[-1].end,
        f"{adding} = {vietnamese(made)} {total.measure}, văn bản ghi tổng là {vietnamese(total.value)}.",
        expected=vietnamese(made), written=vietnamese(total.value),
        suggestion="Kiểm tra lại tổng hoặc các số thành phần.",
    )  # fmt: skip


def check_amounts(document: Document) -> Iterator[Issue]:
    """Find totals of money or points that their listed parts do not make."""
    for sentence in document.sentences:
        if len(sentence.text) > LONGEST_SENTENCE or ("đồng" not in sentence.text and "điểm" not in sentence.text):
            continue
        for match in islice(AMOUNT.finditer(sentence.text), MOST_TOTALS):
            if issue := _issue(document, sentence, match):
                yield issue
