"""One document with two dates, two issuers or two titles."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from core.numbers import cited_day
from documents.reading.citations import Cited
from documents.reading.document import Document
from reports.audit.findings import Issue, Kind, Severity
from reports.audit.known import KNOWN
from reports.audit.report import found

# Numbers start again every January: low ones meet by chance in two years, high ones hardly.
SELDOM_AGAIN = 100
COMMON_WORDS = (
    "về việc của và các trong thực hiện ban hành triển khai năm công tác tỉnh địa bàn trên số kế hoạch theo giai đoạn "
    "nhà nước quy định một đối với tại cho đến từ"
)
EMPTY_WORDS = frozenset(COMMON_WORDS.split())
SHORT = {
    "tthc": "thủ tục hành chính", "cchc": "cải cách hành chính", "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân", "qppl": "quy phạm pháp luật", "cntt": "công nghệ thông tin",
    "vbqppl": "văn bản quy phạm pháp luật", "uỷ": "ủy",
}  # fmt: skip
ALIKE = 0.2
LEVELS = frozenset({"tỉnh", "huyện", "xã", "phường", "quận"})
TITLES_OF_MEN = frozenset({"tỉnh", "chủ", "tịch", "bộ", "trưởng", "giám", "đốc"})
MOST_CITED = 100
# Only a legal normative document carries the year in which it was issued (Nghị định 30/2020/NĐ-CP, Phụ lục I).
NORMATIVE = ("NĐ", "TT", "QĐ", "NQ")


def _words(text: str) -> set[str]:
    full = " ".join(SHORT.get(word, word) for word in re.findall(r"\w+", text.lower()))
    return set(full.split())


def _issuers_differ(one: str, other: str) -> bool:
    if not one or not other:
        return False
    levels = _words(one) & LEVELS, _words(other) & LEVELS
    if all(levels) and not levels[0] & levels[1]:
        return True
    first, second = _words(one) - TITLES_OF_MEN, _words(other) - TITLES_OF_MEN
    return not (first <= second or second <= first)


def _titles_differ(one: str, other: str) -> bool:
    first, second = _words(one) - EMPTY_WORDS, _words(other) - EMPTY_WORDS
    if min(len(first), len(second)) < 3:
        return False
    return len(first & second) / min(len(first), len(second)) < ALIKE


def _issue(document: Document, cited: Cited, message: str, expected: str, written: str, severity: Severity) -> Issue:
    end = cited.day_token.end if cited.day_token else cited.token.end
    return found(
        document, Kind.CITATION_CONFLICT, severity, cited.token.start, end, message,
        expected=expected, written=written, suggestion="Đối chiếu với văn bản gốc và viện dẫn thống nhất.",
    )  # fmt: skip


def _true_day(document: Document, cited: Cited) -> date | None:
    """Return the date that a well known document has, when the citation means that document."""
    known = KNOWN.get(cited.key)
    if known is None or cited.day is None:
        return None
    around = document.text[cited.token.start : cited.token.start + 260].lower()
    means_it = cited.key[1] or cited.day.year == known.day.year or any(word in around for word in known.words)
    return known.day if means_it else None


def _same_document(one: Cited, other: Cited) -> bool:
    """Tell whether two citations with other dates still mean one document."""
    if one.day is None or other.day is None or _issuers_differ(one.issuer, other.issuer):
        return False
    if one.key[1] or one.day.year == other.day.year:
        return True
    number = int(re.sub(r"\D", "", one.key[0]) or 0)
    return one.sentence is other.sentence and number >= SELDOM_AGAIN


def _against_known(document: Document, cited: Cited, true_day: date) -> Issue | None:
    if cited.day is None or cited.day == true_day:
        return None
    right, wrong = cited_day(true_day), cited_day(cited.day)
    return _issue(
        document, cited, f"{cited.name} ban hành ngày {right}, văn bản ghi ngày {wrong}.", right, wrong, Severity.ERROR
    )


def _against_others(document: Document, cited: Cited, dated: list[Cited]) -> Issue | None:
    """Compare a date with those of the other citations: the one given more often, or first, is taken as right."""
    counted = Counter(one.day for one in dated)
    rank = (counted[cited.day], -cited.token.start)
    for one in dated:
        better = (counted[one.day], -one.token.start) > rank
        if one.day is None or cited.day is None or one.day == cited.day or not better or not _same_document(one, cited):
            continue
        sure = cited.day.year == one.day.year or bool(cited.key[1])
        right, wrong = cited_day(one.day), cited_day(cited.day)
        return _issue(
            document, cited, f"{cited.name} được viện dẫn với hai ngày: {right} và {wrong}.", right, wrong,
            Severity.ERROR if sure else Severity.WARNING,
        )  # fmt: skip
    return None


def _dates(document: Document, group: list[Cited]) -> Iterator[Issue]:
    dated = [cited for cited in group if cited.day is not None]
    told: set[date | None] = set()
    for cited in dated:
        if cited.day in told:
            continue
        true_day = _true_day(document, cited)
        issue = (
            _against_known(document, cited, true_day) if true_day else _against_others(document, cited, dated)
        )  # fmt: skip
        if issue:
            told.add(cited.day)
            yield issue


def _own_year(document: Document, group: list[Cited]) -> Iterator[Issue]:
    for cited in group:
        normative = cited.key[1] and cited.key[2].startswith(NORMATIVE)
        if normative and cited.day and cited.day.year != int(cited.key[1]) and cited.key not in KNOWN:
            told = f"{cited.name} mang năm {cited.key[1]} nhưng được ghi ngày {cited_day(cited.day)}."
            yield _issue(
                document, cited, told, cited.key[1], str(cited.day.year), Severity.ERROR,
            )  # fmt: skip


def _names(document: Document, group: list[Cited]) -> Iterator[Issue]:
    """Compare issuers and titles of citations of the same number, symbol and date with the first of them."""
    first: dict[date | None, Cited] = {}
    for cited in group:
        base = first.setdefault(cited.day, cited)
        if cited.day is None or base is cited:
            continue
        if _issuers_differ(base.issuer, cited.issuer):
            yield _issue(
                document, cited, f"{cited.name} được ghi của “{base.issuer}” và của “{cited.issuer}”.",
                base.issuer, cited.issuer, Severity.WARNING,
            )  # fmt: skip
        elif base.type == cited.type and _titles_differ(base.title, cited.title):
            yield _issue(
                document, cited, f"{cited.name} có hai trích yếu: “{base.title}” và “{cited.title}”.",
                base.title, cited.title, Severity.WARNING,
            )  # fmt: skip


def check_conflicts(document: Document, cited: list[Cited]) -> Iterator[Issue]:
    """Compare the citations of each document with one another, with its number's year and with what is known."""
    groups: dict[tuple[str, str, str], list[Cited]] = {}
    for one in cited:
        groups.setdefault(one.key, []).append(one)
    for group in (named[:MOST_CITED] for named in groups.values()):
        yield from _dates(document, group)
        yield from _own_year(document, group)
        yield from _names(document, group)
