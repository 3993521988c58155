"""Sentences of another quarter or year that were left behind when the last report was copied."""

import re
from collections.abc import Iterator

from documents.reading.document import Document, Sentence
from documents.reading.layout import Shape
from documents.reading.tokens import Sort, Token
from reports.audit.findings import AuditContext, Issue, Kind, Severity
from reports.audit.periods import is_other, periods_named
from reports.audit.report import found

FORWARD = re.compile(
    r"phương\s+hướng|nhiệm\s+vụ\s+(?:cchc\s+)?trọng\s+tâm|chương\s+trình\s+công\s+tác|tổ\s+chức\s+thực\s+hiện|"
    r"nhiệm\s+vụ\s+quý|kế\s+hoạch\s+(?:quý|6\s+tháng|năm)|đề\s+xuất|kiến\s+nghị",
    re.IGNORECASE,
)
CHAPTER = re.compile(r"[IVX]{1,5}\.\s")
OPENING = re.compile(
    r"^\W*(?:(?:trong|qua|đến\s+hết|tính\s+đến\s+hết|kết\s+thúc|kết\s+quả|cụ\s+thể)[,:]?\s+){0,2}(?:0?[69]\s+tháng\s+(?:đầu\s+)?)?$",
    re.IGNORECASE,
)
RESULT = re.compile(
    r"(?<!\w)(?:đã|tiếp\s+nhận|ban\s+hành|giải\s+quyết|tổ\s+chức|thực\s+hiện|xử\s+lý|đạt|hoàn\s+thành|thẩm\s+định)(?!\w)",
    re.IGNORECASE,
)
COMPARISON = re.compile(
    r"so\s+với|cùng\s+kỳ|phấn\s+đấu|dự\s+kiến|(?<!\w)sẽ(?!\w)|kế\s+hoạch\s+đề\s+ra|trước\s+đó|(?<!\w)từ\s+năm|"
    r"(?:kỳ|quý|năm)\s+(?:này|nay)(?!\w)",
    re.IGNORECASE,
)
LEAST_REPEATED = 10  # a handful is the same again by chance
ITSELF = re.compile(r"^\W*trên\s+đây\s+là\s+(?:toàn\s+bộ\s+)?(?:báo\s+cáo|kế\s+hoạch)", re.IGNORECASE)


def _own(context: AuditContext) -> str:
    quarters = " và ".join(f"quý {['I', 'II', 'III', 'IV'][quarter - 1]}" for quarter in context.quarters)
    return " ".join(part for part in (quarters, f"năm {context.year}" if context.year else "") if part)


def _issue(document: Document, token: Token, context: AuditContext, severity: Severity) -> Issue:
    text = document.text[token.start : token.end]
    return found(
        document, Kind.LEFTOVER, severity, token.start, token.end,
        f"Câu nêu kết quả của “{text}”, trong khi văn bản là của {_own(context)}.",
        expected=_own(context), written=text, suggestion="Cập nhật kỳ và số liệu, hoặc bỏ câu của kỳ trước.",
    )  # fmt: skip


def _result(document: Document, sentence: Sentence, context: AuditContext) -> Issue | None:
    """Judge a sentence that opens with a period and tells a figure as a result."""
    named = periods_named(document, sentence)
    if not named or not OPENING.match(document.text[sentence.start : named[0][0].start]):
        return None
    token, quarter, year = named[0]
    if quarter is None and year is None or not is_other(context, quarter, year):
        return None
    if len(named) > 1 and not is_other(context, *named[1][1:]) and named[1][0].start - token.end < 12:
        return None
    figures = [one for one in sentence.tokens if one.sort in (Sort.COUNT, Sort.FRACTION, Sort.PERCENT)]
    rest = document.text[token.end : sentence.end]
    if not figures or not RESULT.search(rest) or COMPARISON.search(sentence.text):
        return None
    return _issue(document, token, context, Severity.WARNING)


def _itself(document: Document, sentence: Sentence, context: AuditContext) -> Issue | None:
    """Judge the closing sentence, in which the text names its own period."""
    named = periods_named(document, sentence)
    if not ITSELF.match(sentence.text) or not named:
        return None
    years = [year for _token, _quarter, year in named if year]
    quarters = [quarter for _token, quarter, _year in named if quarter]
    wrong_year = context.year is not None and years and context.year not in years
    wrong_quarter = context.quarters and quarters and not set(quarters) & set(context.quarters)
    return _issue(document, named[0][0], context, Severity.ERROR) if wrong_year or wrong_quarter else None


def normal(sentence: str) -> str:
    """Return a sentence as two reports are compared: one case, single blanks."""
    return " ".join(sentence.lower().split())


def _repeated(document: Document, sentence: Sentence, context: AuditContext) -> Issue | None:
    """Judge a result that stands in the last report word for word, its figure too."""
    figures = [
        one for one in sentence.tokens if one.sort in (Sort.COUNT, Sort.FRACTION) and one.value >= LEAST_REPEATED
    ]
    if not figures or normal(sentence.text) not in context.repeated or not RESULT.search(sentence.text):
        return None
    return found(
        document, Kind.LEFTOVER, Severity.WARNING, figures[0].start, figures[-1].unit_end,
        "Câu này và số liệu trong đó giống hệt báo cáo kỳ trước.",
        expected="số liệu của kỳ này", written=document.text[figures[0].start : figures[0].unit_end],
        suggestion="Cập nhật số liệu của kỳ này, hoặc bỏ câu của kỳ trước.",
    )  # fmt: skip


def check_leftovers(document: Document, context: AuditContext) -> Iterator[Issue]:
    """Find results of another period, outside the chapters that look ahead; nothing without a known period."""
    if context.year is None and not context.quarters and not context.repeated:
        return
    ahead = False
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.end]
        if paragraph.shape in (Shape.ITEM, Shape.HEADING) and CHAPTER.match(text):
            ahead = FORWARD.search(text) is not None
        for sentence in document.sentences[slice(*paragraph.sentences)]:
            issue = _itself(document, sentence, context)
            if issue is None and not ahead:
                issue = _result(document, sentence, context) or _repeated(document, sentence, context)
            if issue:
                yield issue
