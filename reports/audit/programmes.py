"""The years that a programme spans."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from documents.reading.citations import Cited
from documents.reading.document import Document, Sentence
from documents.reading.tokens import TOKEN, Token
from reports.audit.findings import Issue, Kind, Severity
from reports.audit.known import KNOWN, PROGRAMME_SPANS
from reports.audit.report import found

OTHER_DOCUMENT = re.compile(r";|(?<!\w)(?:kế hoạch|đề án|quyết định|chỉ thị|công văn)(?!\w)", re.IGNORECASE)
PROGRAMME = re.compile(
    r"chương\s+trình\s+tổng\s+thể\s+(?:về\s+)?(?:cchc|cải\s+cách\s+hành\s+chính)(?:\s+nhà\s+nước)?\s*,?\s*"
    r"(?:\([^)]{0,20}\)\s*)?(?:trong\s+)?giai\s+đoạn\s*$",
    re.IGNORECASE,
)
LOCAL = re.compile(r"(?<!\w)kế\s+hoạch(?!\w)", re.IGNORECASE)
STAGE = re.compile(r"giai\s+đoạn\s*$", re.IGNORECASE)
REACH = 260


def _issue(document: Document, token: Token, right: tuple[int, int], name: str, severity: Severity) -> Issue:
    text = document.text[token.start : token.end]
    span = f"{right[0]}-{right[1]}"
    return found(
        document, Kind.PROGRAMME_SPAN, severity, token.start, token.end,
        f"{name} có giai đoạn {span}, văn bản ghi {text}.", expected=span, written=text,
        suggestion=f"Ghi giai đoạn {span}.",
    )  # fmt: skip


def _years(document: Document, token: Token) -> tuple[int, int]:
    match = TOKEN.match(document.text, token.start)
    return (int(match["y1"]), int(match["y2"])) if match and match["span"] else (0, 0)


def _span_of(document: Document, cited: Cited, upcoming: int) -> Token | None:
    """Return the years that the title of a cited document gives, up to the next citation."""
    start = (cited.day_token or cited.token).end
    tokens = cited.sentence.tokens
    for place in range(bisect_left(tokens, start, key=lambda one: one.start), len(tokens)):
        token = tokens[place]
        if token.start >= min(upcoming, start + REACH):
            return None
        if token.name == "span":
            between = document.text[start : token.start]
            named = re.search("chương trình tổng thể", between, re.IGNORECASE)
            apart = re.search(r";|định\s+hướng", between) or (OTHER_DOCUMENT.search(between) and not named)
            return None if apart or not STAGE.search(between) else token
    return None


def _cited_spans(document: Document, cited: list[Cited]) -> Iterator[Issue]:
    """Compare the years given to each cited document with its own, or with those given before."""
    first: dict[tuple[str, str, str], tuple[int, int]] = {}
    for index, one in enumerate(cited):
        upcoming = cited[index + 1].token.start if index + 1 < len(cited) else len(document.text)
        token = _span_of(document, one, upcoming)
        if token is None:
            continue
        known = KNOWN.get(one.key)
        its_own = known.span if known and not (one.day and one.day.year != known.day.year) else None
        years = _years(document, token)
        right = its_own or first.setdefault(one.key, years)
        if years != right:
            yield _issue(document, token, right, one.name, Severity.ERROR if its_own else Severity.WARNING)


def _named_span(document: Document, sentence: Sentence, token: Token) -> tuple[int, int] | None:
    """Return the span nearest to the one given to the national programme, when that one is no programme's."""
    before = document.text[max(sentence.start, token.start - 160) : token.start]
    match = PROGRAMME.search(before)
    if match is None or LOCAL.search(before[: match.start()][-60:]):
        return None
    years = _years(document, token)
    if years in PROGRAMME_SPANS:
        return None
    return min(PROGRAMME_SPANS, key=lambda span: abs(span[0] - years[0]) + abs(span[1] - years[1]))


def check_spans(document: Document, cited: list[Cited]) -> Iterator[Issue]:
    """Find programmes that are given years that are not theirs."""
    issues = list(_cited_spans(document, cited))
    yield from issues
    told = {issue.start for issue in issues}
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.name != "span" or document.origin[token.start] in told:
                continue
            if right := _named_span(document, sentence, token):
                yield _issue(document, token, right, "Chương trình tổng thể CCHC nhà nước", Severity.WARNING)
