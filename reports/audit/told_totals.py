"""Totals told without a list: behind their parts ("…, tổng cộng 1.900 hồ sơ"), by states, or to the last one."""

import re
from collections.abc import Iterator
from decimal import Decimal

from documents.reading import units
from documents.reading.document import Document
from documents.reading.tokens import Sort, Token, vietnamese
from reports.audit.findings import Issue, Kind, Severity
from reports.audit.regions import Region, regions_of
from reports.audit.report import found
from reports.audit.wording import MARKER, NOT_A_PART, OPEN_END

BEHIND = re.compile(r"(?:tổng\s+cộng|cộng\s+chung)\s*(?:là|có|:)?\s*$", re.IGNORECASE)
CLAUSE = re.compile(r"[,;]\s|(?<!\w)và(?!\w)")
JUDGED = re.compile(r"(?<!\w)(?:đạt|chiếm|tương\s+(?:đương|ứng)|kinh\s+phí|vượt|thiếu|còn)(?!\w)", re.IGNORECASE)
# What a task can be in only one of; "quá hạn" is left out, for what was done late is done too.
STATES = tuple(
    re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)
    for words in (
        r"(?:đã\s+)?hoàn\s+thành|đã\s+(?:thực\s+hiện|giải\s+quyết|xử\s+lý)(?:\s+xong)?",
        r"đang\s+(?:được\s+)?(?:triển\s+khai|thực\s+hiện|giải\s+quyết|xử\s+lý)",
        r"chưa\s+đến\s+(?:thời\s+)?hạn",
        r"chưa\s+(?:được\s+)?(?:triển\s+khai|thực\s+hiện|giải\s+quyết|xử\s+lý)",
        r"(?:chưa|không)\s+phát\s+sinh",
    )
)
AMONG = re.compile(r"(?<!\w)trong\s+(?:tổng\s+)?số\s*$", re.IGNORECASE)
REST = re.compile(r"(?:còn\s+lại\s*)?\d[\d.]*\s+[^,;\d]{0,40}?(?<!\w)(?:khác|còn\s+lại)\W*$", re.IGNORECASE)
FEWEST = 2
MOST = 60  # numbers in a sentence; more are a table
LEAD, CLAUSE_LENGTH = 30, 160
ALL = 3  # so many states told are meant to be all


def check_told(document: Document) -> Iterator[Issue]:
    """Judge totals that stand behind their parts, and tasks that are told by their states."""
    for sentence in document.sentences:
        if (
            not FEWEST < len(sentence.tokens) <= MOST
            or "tổng" in sentence.text.lower()
            and MARKER.search(sentence.text)
        ):
            continue
        for region in regions_of(sentence)[:1]:
            for issue in (_behind(document, region), _by_state(document, region), _with_the_rest(document, region)):
                if issue:
                    yield issue


def _counts(region: Region) -> list[Token]:
    return [token for token in region.tokens if token.sort == Sort.COUNT]


def _behind(document: Document, region: Region) -> Issue | None:
    tokens = _counts(region)
    total = next((one for one in tokens if BEHIND.search(region.between(one.start - LEAD, one.start))), None)
    if total is None:
        return None
    parts = _parts_before(region, total, tokens[: tokens.index(total)])
    made, fits = Decimal(0), False
    for count, part in enumerate(reversed(parts), start=1):
        made += part.value
        fits = fits or (count >= FEWEST and made == total.value)
    if len(parts) < FEWEST or fits:
        return None
    return _issue(document, parts, total, made, (parts[0].start, total.unit_end))


def _parts_before(region: Region, total: Token, before: list[Token]) -> list[Token]:
    """Return the numbers that end in ``total``: one in each clause, counted in its noun or beside it."""
    parts: list[Token] = []
    end = total.start
    for token in reversed(before):
        words = _clause_around(region, token, end)
        named = units.same_thing(total.unit, token.unit) or (not token.unit and _first(total.unit) in words.lower())
        if not total.unit or not named or NOT_A_PART.search(words) or JUDGED.search(words):
            break
        if not CLAUSE.search(region.between(token.end, end)):
            break
        parts.insert(0, token)
        end = token.start
    alone = all(token.sort in (Sort.COUNT, Sort.OTHER) for token in region.tokens)
    return parts if alone and len(parts) == len(before) else []


def _clause_around(region: Region, token: Token, end: int) -> str:
    before = CLAUSE.split(region.between(token.start - CLAUSE_LENGTH, token.start))[-1]
    return before + region.between(token.start, end).split(",")[0]


def _first(unit: str) -> str:
    return unit.split(" ")[0] or "?"


def _by_state(document: Document, region: Region) -> Issue | None:
    tokens = _counts(region)
    if len(tokens) <= FEWEST or len(tokens) < len([one for one in region.tokens if one.sort != Sort.OTHER]):
        return None
    whole, parts = tokens[0], tokens[1:]
    lead = region.between(region.start, whole.start)
    place, states = whole.unit_end, []
    for part in parts:
        words = region.between(place, part.start)
        told = [index for index, state in enumerate(STATES) if state.search(words.lower())]
        place = part.unit_end
        if len(told) != 1 or NOT_A_PART.search(words) or MARKER.search(words) or ":" in words:
            return None
        states.append(told[0])
    same = all(not part.unit or units.same_thing(whole.unit, part.unit) for part in parts)
    if not whole.unit or not same or len(set(states)) < len(states) or any(state.search(lead) for state in STATES):
        return None
    made = sum((part.value for part in parts), Decimal(0))
    is_all = len(parts) >= ALL and not OPEN_END.search(region.text)
    if made == whole.value or (made < whole.value and not is_all):
        return None
    return _issue(document, parts, whole, made, (whole.start, parts[-1].unit_end))


def _with_the_rest(document: Document, region: Region) -> Issue | None:
    """Judge ``Trong số 19 kiến nghị có 11 …, 05 … và 03 kiến nghị khác``: the last part is all that is left."""
    tokens = _counts(region)
    if len(tokens) < ALL or len(tokens) < len([one for one in region.tokens if one.sort != Sort.OTHER]):
        return None
    whole, parts = tokens[0], tokens[1:]
    last = region.between(parts[-2].unit_end, region.start + len(region.text))
    same = all(not part.unit or units.same_thing(whole.unit, part.unit) for part in parts)
    if not AMONG.search(region.between(region.start, whole.start)) or not REST.search(last) or not whole.unit:
        return None
    words = region.between(whole.unit_end, parts[-1].start)
    if not same or NOT_A_PART.search(words) or MARKER.search(words) or JUDGED.search(words) or ":" in words:
        return None
    made = sum((part.value for part in parts), Decimal(0))
    if made == whole.value:
        return None
    return _issue(document, parts, whole, made, (whole.start, parts[-1].unit_end))


def _issue(document: Document, parts: list[Token], total: Token, made: Decimal, place: tuple[int, int]) -> Issue:
    adding = " + ".join(vietnamese(part.value) for part in parts)
    severity = Severity.ERROR if made > total.value else Severity.WARNING
    return found(
        document, Kind.SUM, severity, *place,
        f"{adding} = {vietnamese(made)}, văn bản ghi tổng là {vietnamese(total.value)}.",
        at=total, expected=vietnamese(made), written=vietnamese(total.value),
        suggestion="Kiểm tra lại tổng hoặc các số thành phần.",
    )  # fmt: skip
