"""Totals that their parts do not make, and parts that are larger than their whole."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from documents.reading.document import Document
from documents.reading.tokens import Sort, Token, vietnamese, whole_number
from reports.audit.findings import Issue, Kind, Severity
from reports.audit.parts import Decomposition
from reports.audit.report import found

FAR = Decimal("0.5")
NEARLY = Decimal("0.9")
# What may be more than all: a plan that is exceeded; and what is a day, not a fraction.
OVERSHOT = re.compile(
    r"kế hoạch|chỉ tiêu|vượt|so với|ngày|dự kiến|1[0-9]{2}(?:,[0-9]+)?\s?%|lễ|nghị quyết giao", re.IGNORECASE
)
# Of these there are never more than all, and a plan is only where they stand.
ALL_THERE = frozenset({"nhiệm vụ", "tthc", "thủ tục", "thủ tục hành chính", "cơ quan", "đơn vị", "xã", "phường"})
PLAN = re.compile(r"(?:của|trong|theo)\s+(?:các\s+)?kế\s+hoạch|(?:chương\s+trình,\s+)?kế\s+hoạch\s+số", re.IGNORECASE)
ADDITION = re.compile(
    r"(?<![\d.,/+=-])(\d[\d.]{0,14}(?:\s?\+\s?\d[\d.]{0,14}){1,20})\s?=\s?(\d[\d.]*\d|\d)(?![\d,/]*\d)"
)


def _values(token: Token, *, upper: bool) -> Decimal:
    return token.value if upper or token.whole is None else token.whole


NOTES = ("footnote", "bare footnote")
CLOSED = ("(", "-", *NOTES)


def _closed(listed: Decomposition) -> bool:
    """Tell whether the text shows where the list ends: at a parenthesis, a last bullet, the end of a footnote."""
    return listed.marker in CLOSED


def _readings(listed: Decomposition) -> Iterator[tuple[int, ...]]:
    """Return which parts may be meant: all, those up to a semicolon, those that are no part of a part."""
    outer = tuple(index for index in range(len(listed.slots)) if index not in listed.nested)
    for indexes in (outer, tuple(range(len(listed.slots)))):
        complete = _closed(listed) or bool(listed.nested.intersection(indexes))
        for cut in listed.cuts[-1:] if complete else listed.cuts:
            taken = tuple(index for index in indexes if index < cut)
            if len(taken) > 1:
                yield taken


def _sum(listed: Decomposition, indexes: tuple[int, ...], *, upper: bool) -> Decimal:
    return sum((_values(listed.slots[index].token, upper=upper) for index in indexes), Decimal(0))


def _wholes(listed: Decomposition) -> set[Decimal]:
    values = {value for token in listed.totals for value in (token.value, token.whole) if value is not None}
    return values | {sum((token.value for token in listed.totals), Decimal(0))}


def _fits(listed: Decomposition) -> bool:
    """Tell whether some way of reading the list makes one of the totals."""
    wholes = _wholes(listed)
    for uppers in (True, False):
        for indexes in _readings(listed):
            running, inner = Decimal(0), bool(listed.nested.intersection(indexes))
            for count, index in enumerate(indexes, start=1):
                running += _values(listed.slots[index].token, upper=uppers)
                ended = count == len(indexes) or not (_closed(listed) or inner)
                if count > 1 and ended and running in wholes:
                    return True
    return False


def _nearly(listed: Decomposition, made: Decimal, total: Decimal) -> bool:
    """Tell whether parts that need not be all still look like all: a closed list that misses the total by little."""
    return listed.closed and listed.sure and total * NEARLY <= made < total


def _differs(listed: Decomposition) -> tuple[Token, tuple[int, ...], Decimal] | None:
    """Return the total meant, the parts meant and their sum, when they disagree; None when a reading agrees."""
    readings = list(_readings(listed))
    if not readings or _fits(listed):
        return None
    choices = [
        (abs(_sum(listed, indexes, upper=True) - total.value), -position, total, indexes)
        for indexes in readings
        for position, total in enumerate(listed.totals)
    ]
    _gap, _position, total, indexes = min(choices, key=lambda choice: choice[:2])
    made = _sum(listed, indexes, upper=True)
    smallest = min(_sum(listed, taken, upper=True) for taken in readings)
    if not listed.exact and smallest <= max(_wholes(listed)) and not _nearly(listed, made, total.value):
        return None
    doubtful = not listed.sure or listed.marker in ("(", "trong đó", "trong số đó", "bare footnote")
    far = not FAR < made / max(total.value, Decimal(1)) < 1 / FAR
    if doubtful and far and (smallest < total.value * 2 or listed.marker == "bare footnote"):
        return None
    return total, indexes, made


def _sum_issue(document: Document, listed: Decomposition) -> Issue | None:
    differs = _differs(listed)
    if differs is None:
        return None
    total, indexes, made = differs
    parts = [listed.slots[index].token for index in indexes]
    adding = " + ".join(vietnamese(part.value) for part in parts)
    sure = listed.sure and listed.marker not in NOTES and (listed.exact or made > total.value)
    return found(
        document, Kind.SUM, Severity.ERROR if sure else Severity.WARNING,
        total.start, total.unit_end if listed.marker in NOTES else max(total.unit_end, parts[-1].unit_end),
        f"{adding} = {vietnamese(made)}, văn bản ghi tổng là {vietnamese(total.value)}.",
        at=total, expected=vietnamese(made), written=vietnamese(total.value),
        suggestion="Kiểm tra lại tổng hoặc các số thành phần" + ("." if listed.exact else " (các phần vượt quá tổng)."),
    )  # fmt: skip


def _single_issue(document: Document, listed: Decomposition) -> Issue | None:
    part = listed.slots[0].token
    largest = max(listed.totals, key=lambda token: token.value)
    if largest.unit.startswith("lượt") != part.unit.startswith("lượt"):
        return None  # fewer visits than visitors is no contradiction
    if len(listed.slots) != 1 or not listed.sure or not part.unit or part.value <= max(_wholes(listed)):
        return None
    return found(
        document, Kind.PART_EXCEEDS_WHOLE, Severity.ERROR, largest.start, part.unit_end,
        f"Phần được nêu là {vietnamese(part.value)}, lớn hơn tổng số {vietnamese(largest.value)}.",
        at=part, expected=f"≤ {vietnamese(largest.value)}", written=vietnamese(part.value),
        suggestion="Kiểm tra lại số thành phần và tổng số.",
    )  # fmt: skip


def check_sums(document: Document, lists: list[Decomposition]) -> Iterator[Issue]:
    """Judge every decomposition: a sum that differs, or a single part beyond its whole."""
    rules: tuple[Callable[[Document, Decomposition], Issue | None], ...] = (_sum_issue, _single_issue)
    for listed in lists:
        for rule in rules:
            if issue := rule(document, listed):
                yield issue


def check_additions(document: Document) -> Iterator[Issue]:
    """Judge additions that are written out: ``436 + 1.671 = 2.107``."""
    for match in ADDITION.finditer(document.text):
        parts = [whole_number(digits.strip()) for digits in match[1].split("+")]
        total = whole_number(match[2])
        if total is None or None in parts:
            continue
        made = sum((part for part in parts if part is not None), Decimal(0))
        if made != total:
            yield found(
                document, Kind.SUM, Severity.ERROR, match.start(), match.end(),
                f"{match[1]} = {vietnamese(made)}, văn bản ghi {vietnamese(total)}.",
                expected=vietnamese(made), written=vietnamese(total), suggestion="Sửa lại kết quả phép cộng.",
            )  # fmt: skip


def check_fractions(document: Document) -> Iterator[Issue]:
    """Find ``n/m`` with n above m among things of which there can be no more than all."""
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.sort != Sort.FRACTION or token.whole is None or token.value <= token.whole:
                continue
            around = document.text[max(sentence.start, token.start - 40) : min(sentence.end, token.end + 60)]
            around = PLAN.sub("", around) if token.unit in ALL_THERE else around
            if not token.unit or token.unit[0] == "?" or OVERSHOT.search(around):
                continue
            yield found(
                document, Kind.PART_EXCEEDS_WHOLE, Severity.ERROR, token.start, token.unit_end,
                f"{vietnamese(token.value)}/{vietnamese(token.whole)}: phần lớn hơn tổng số.",
                expected=f"≤ {vietnamese(token.whole)}", written=vietnamese(token.value),
                suggestion="Kiểm tra lại tử số và mẫu số.",
            )  # fmt: skip
