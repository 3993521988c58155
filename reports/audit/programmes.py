"""The years that a programme spans."""

import re
from collections.abc import Iterator

from reports.audit.citations import Cited
from reports.audit.document import Document, Sentence
from reports.audit.findings import Issue, Kind, Severity
from reports.audit.known import KNOWN, PROGRAMME_SPANS
from reports.audit.report import found
from reports.audit.tokens import TOKEN, Token

OTHER_DOCUMENT = re.compile(
    r";|(?<!\w)(?:kế hoạch|đề án|quyết định|chỉ thị|công văn|tỉnh|thành phố)(?!\w)", re.IGNORECASE
)
PROGRAMME = re.compile(
    r"(?P<before>[^;,]{0,60}?)chương\s+trình\s+tổng\s+thể\s+(?:về\s+)?(?:cchc|cải\s+cách\s+hành\s+chính)(?:\s+nhà\s+nước)?\s*,?\s*"
    r"(?:\([^)]{0,20}\)\s*)?(?:trong\s+)?giai\s+đoạn\s*$",
    re.IGNORECASE,
)
LOCAL = re.compile(r"(?<!\w)kế\s+hoạch(?!\w)", re.IGNORECASE)
REACH = 260


def _issue(document: Document, token: Token, right: tuple[int, int], name: str, severity: Severity) -> Issue:
    text = document.text[token.start : token.end]
    span = f"{right[0]}-{right[1]}"
    return found(
        document, Kind.PROGRAMME_SPAN, severity, token.start, token.end,
        f"{name} có giai đoạn {span}, văn bản ghi {text}.", expected=span, written=text, suggestion=f"Ghi giai đoạn {span}.",
    )  # fmt: skip


def _years(document: Document, token: Token) -> tuple[int, int]:
    match = TOKEN.match(document.text, token.start)
    return (int(match["y1"]), int(match["y2"])) if match and match["span"] else (0, 0)


def _cited_span(document: Document, cited: Cited, upcoming: int) -> tuple[Token, tuple[int, int]] | None:
    """Return the span given to a cited programme when it is not its own."""
    known = KNOWN.get(cited.key)
    if known is None or known.span is None or (cited.day and cited.day.year != known.day.year):
        return None
    start = (cited.day_token or cited.token).end
    for token in cited.sentence.tokens:
        if token.name == "span" and start <= token.start < min(upcoming, start + REACH):
            between = document.text[start : token.start]
            if OTHER_DOCUMENT.search(between) and not re.search("chương trình tổng thể", between, re.IGNORECASE):
                return None
            if re.search(r";|định\s+hướng", between):
                return None
            return (token, known.span) if _years(document, token) != known.span else None
    return None


def _named_span(document: Document, sentence: Sentence, token: Token) -> tuple[int, int] | None:
    """Return the span nearest to the one given to the national programme, when that one is no programme's."""
    before = document.text[max(sentence.start, token.start - 160) : token.start]
    match = PROGRAMME.search(before)
    if match is None or LOCAL.search(before[: match.end("before")][-60:]):
        return None
    years = _years(document, token)
    if years in PROGRAMME_SPANS:
        return None
    return min(PROGRAMME_SPANS, key=lambda span: abs(span[0] - years[0]) + abs(span[1] - years[1]))


def check_spans(document: Document, cited: list[Cited]) -> Iterator[Issue]:
    """Find programmes that are given years that are not theirs."""
    told: set[int] = set()
    for index, one in enumerate(cited):
        upcoming = cited[index + 1].token.start if index + 1 < len(cited) else len(document.text)
        if wrong := _cited_span(document, one, upcoming):
            told.add(wrong[0].start)
            yield _issue(document, wrong[0], wrong[1], one.name, Severity.ERROR)
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.name == "span" and token.start not in told and (right := _named_span(document, sentence, token)):
                yield _issue(document, token, right, "Chương trình tổng thể CCHC nhà nước", Severity.WARNING)
