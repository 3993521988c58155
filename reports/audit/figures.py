"""A text against the data of its own report: figures typed by hand that are not the ones entered."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from documents.reading.document import Document, Sentence
from documents.reading.tokens import Sort, Token, percentage, vietnamese
from documents.reading.units import COUNTED
from reports.audit.findings import AuditContext, Figure, Issue, Kind, Severity
from reports.audit.periods import is_other, periods_named
from reports.audit.regions import LONGEST_SENTENCE
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

OF_OTHERS = re.compile(
    r"(?<!\w)(?:riêng|phòng|trung\s+tâm|chi\s+cục|các\s+(?:xã|huyện|sở|đơn\s+vị)|xã|huyện|phường|lĩnh\s+vực|trong\s+đó)(?!\w)",
    re.IGNORECASE,
)
OF_ITS_OWN = re.compile(
    r"\W*(?:(?:trong|tính|từ|đến|qua)\s[^,;]{1,60},\s*)*(?:(?:(?:Sở|đơn\s+vị|cơ\s+quan)\s+)?(?:đã\s+)?)?", re.IGNORECASE
)
UNQUALIFIED = re.compile(
    r"(?:\s*(?:TTHC|thủ\s+tục\s+hành\s+chính)(?!\w))?\s*(?:[.,;(]|$|trong\s+(?:kỳ|quý)(?!\w)|(?:qua|tại)\s+(?:Bộ\s+phận|Trung\s+tâm\s+Phục\s+vụ))",
    re.IGNORECASE,
)
PERFORMED = re.compile(r"(?<!\w)(?:thực\s+hiện|hoàn\s+thành|triển\s+khai)(?!\w)", re.IGNORECASE)
UNDONE = re.compile(
    r"(?<!\w)(?:còn|chưa|quá\s+hạn|đang|không|trong\s+đó|phòng|đúng\s+hạn|trễ\s+hạn)(?!\w)", re.IGNORECASE
)


def _pattern(label: str) -> re.Pattern[str]:
    """Make a pattern of a label that takes any blanks, any case and the usual abbreviations."""
    written = re.escape(" ".join(label.split()).lower())
    for full, short in ALIASES.items():
        written = written.replace(re.escape(full), f"(?:{re.escape(full)}|{short})")
    spaced = written.replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def _differs(document: Document, token: Token, figure: Figure) -> bool:
    values = (figure.value, *figure.also)
    if token.sort == Sort.PERCENT:
        read = percentage(document.text[token.start : token.end].rstrip("% "))
        if read is None:
            return False
        return read[0] not in {value.quantize(Decimal(1).scaleb(-read[1]), ROUND_HALF_UP) for value in values}
    return token.value not in values


def _said(document: Document, start: int, end: int) -> Token | None:
    """Return the number that a label at ``start``..``end`` leads to."""
    sentence = document.sentence_at(start)
    if len(sentence.text) > LONGEST_SENTENCE:
        return None
    following = next((token for token in sentence.tokens if token.start >= end and token.name != "quarter"), None)
    if (
        following is None
        or OF_OTHERS.search(document.text[sentence.start : start])
        or ELSEWHEN.search(document.text[max(sentence.start, start - 60) : following.start])
    ):
        return None
    if not CONNECTING.fullmatch(document.text[end : following.start]):
        return None
    return following if following.sort in (Sort.COUNT, Sort.FRACTION, Sort.PERCENT) else None


def _counted(document: Document, start: int, end: int) -> Token | None:
    """Return the number right before a label that names what it counts."""
    sentence = document.sentence_at(start)
    if len(sentence.text) > LONGEST_SENTENCE:
        return None
    before = [token for token in sentence.tokens if token.end <= start]
    if not before or document.text[before[-1].end : start].strip() or before[-1].sort != Sort.COUNT:
        return None
    lead = document.text[sentence.start : before[-1].start]
    if ELSEWHEN.search(lead) or OF_OTHERS.search(lead) or not UNQUALIFIED.match(document.text[end : sentence.end]):
        return None
    return before[-1]


def _tokens(document: Document, figure: Figure) -> Iterator[Token]:
    for match in _pattern(figure.label).finditer(document.text):
        if token := _said(document, *match.span()) or _counted(document, *match.span()):
            yield token
    noun = LEADS.sub("", figure.label)
    if noun != figure.label:
        for match in _pattern(noun).finditer(document.text):
            if token := _counted(document, *match.span()):
                yield token


def _acted(document: Document, figure: Figure) -> Iterator[Token]:
    """Return the number in ``đã tiếp nhận 28 hồ sơ`` for the label "Số hồ sơ tiếp nhận".

    The clause must say it of the reporting office itself, and qualify it by nothing.
    """
    counted = COUNTED.match(LEADS.sub("", figure.label))
    words = LEADS.sub("", figure.label)[counted.end() :].strip() if counted else ""
    if counted is None or not words:
        return
    act = re.compile(rf"(?<!\w){re.escape(words)}\s+$", re.IGNORECASE)
    for sentence in document.sentences:
        if len(sentence.text) > LONGEST_SENTENCE:
            continue
        for token in sentence.tokens:
            if token.sort == Sort.COUNT and token.unit == counted[1].lower() and _own(document, sentence, token, act):
                yield token


def _own(document: Document, sentence: Sentence, token: Token, act: re.Pattern[str]) -> bool:
    led = act.search(document.text[sentence.start : token.start])
    after = document.text[token.unit_end : sentence.end]
    return bool(led and OF_ITS_OWN.fullmatch(led.string[: led.start()]) and UNQUALIFIED.match(after))


def _of_whole(document: Document, figure: Figure) -> Iterator[Token]:
    """Return the only fraction of a sentence that is out of the figure's whole and is said to be done."""
    for sentence in document.sentences:
        fractions = [token for token in sentence.tokens if token.sort == Sort.FRACTION and token.unit == figure.label]
        if len(fractions) != 1 or fractions[0].whole != figure.whole:
            continue
        before = document.text[sentence.start : fractions[0].start]
        if PERFORMED.search(before) and not UNDONE.search(sentence.text):
            yield fractions[0]


def _candidates(document: Document, figure: Figure) -> Iterator[Token]:
    if figure.whole is not None:
        yield from _of_whole(document, figure)
    else:
        yield from _tokens(document, figure)
        yield from _acted(document, figure)


def _elsewhen(document: Document, context: AuditContext, token: Token) -> bool:
    """Tell whether the words before a number place it in another period."""
    sentence = document.sentence_at(token.start)
    if ELSEWHEN.search(document.text[sentence.start : token.start]):
        return True
    named = [one for one in periods_named(document, sentence) if one[0].end <= token.start]
    return any(is_other(context, quarter, year) for _token, quarter, year in named)


def check_figures(document: Document, context: AuditContext) -> Iterator[Issue]:
    """Find labels of the report's figures with another number than the one entered."""
    for figure in context.figures:
        for token in _candidates(document, figure):
            if not _differs(document, token, figure) or _elsewhen(document, context, token):
                continue
            text = document.text[token.start : token.end]
            expected = vietnamese(figure.value)
            if figure.whole is not None:
                expected = f"{expected}/{vietnamese(figure.whole)}"
            yield found(
                document, Kind.DATA_MISMATCH, Severity.ERROR, token.start, token.end,
                f"Số liệu của báo cáo: {figure.label} = {expected}; văn bản ghi {text}.",
                expected=expected, written=text,
                suggestion="Dùng số liệu đã nhập hoặc sửa số liệu nếu văn bản đúng.",
            )  # fmt: skip
