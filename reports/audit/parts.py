"""A total and its parts: which numbers belong to a list, and where it ends."""

import re
from dataclasses import dataclass

from documents.reading import units
from documents.reading.tokens import Sort, Token
from reports.audit.regions import Region
from reports.audit.wording import MARKER, NEW_CLAUSE, NOT_A_PART, OPEN_END, SEPARATOR

JOINED = re.compile(r"(?<!\w)và(?!\w)", re.IGNORECASE)
MOST_PARTS = 200
LONGEST_LABEL = 300
NUMBERS = (Sort.COUNT, Sort.FRACTION, Sort.UNSURE)


@dataclass(frozen=True, slots=True)
class Slot:
    """A part: its number and the words that lead to it."""

    token: Token
    label: str


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A total, or several of which one is meant, and parts that follow.

    ``exact`` tells that the parts claim to be all; else they may make less. ``closed`` tells that nothing is said to
    be left out and the last part is joined with "và", as in a full list. ``sure`` tells that every part is counted
    in the total's noun. ``near`` is the total meant when none fits; ``label`` the words around it. ``cuts`` are the
    numbers of parts after which the list may end.
    """

    totals: tuple[Token, ...]
    slots: tuple[Slot, ...]
    exact: bool
    closed: bool
    sure: bool
    marker: str
    label: str
    cuts: tuple[int, ...]
    nested: frozenset[int] = frozenset()

    @property
    def near(self) -> Token:
        """Return the total that stands next to the list."""
        return self.totals[-1]


def numbers(tokens: list[Token]) -> list[Token]:
    """Return the tokens that count something, also those that cannot be read for sure."""
    return [token for token in tokens if token.sort in NUMBERS]


def named(region: Region, token: Token) -> Token:
    """Return a total that stands alone with the noun of its label: ``Tổng số hồ sơ: 500`` counts hồ sơ."""
    if token.unit:
        return token
    before = region.between(max(region.start, token.start - 90), token.start)
    found = units.TOTAL.search(before)
    if found is None:
        return token
    return Token(token.sort, token.name, token.start, token.end, token.value, token.whole, found[1].lower(), token.end)


def _slots(text: str, start: int, tokens: list[Token]) -> list[Slot]:
    """Pair each number with the words before it, ``text`` beginning at ``start``."""
    slots, place = [], start
    for token in tokens:
        slots.append(Slot(token, text[place - start : token.start - start]))
        place = token.end
    return slots


def _clause(slots: list[Slot]) -> list[Slot]:
    """Cut a list where the sentence goes on with something else."""
    begins_done = bool(slots) and re.search(r"(?<!\w)đã\s", slots[0].label, re.IGNORECASE)
    for index, slot in enumerate(slots[1:], start=1):
        found = NEW_CLAUSE.search(slot.label, max(0, slot.label.rfind(";")))
        if found and ";" in slot.label and found[0][0] != ";":
            continue  # parts end at semicolons here: a comma stands inside a label
        if found and not (begins_done and found["done"].lower() == "đã"):
            return slots[:index]
    return slots


def _belonging(total: Token, slots: list[Slot]) -> list[Slot]:
    """Keep the parts counted in what the total counts; nothing when the rest cannot be told apart."""
    good = [slot for slot in slots if units.adds_up(total.unit, slot.token.unit)]
    if len(good) < len(slots) and not all(units.same_thing(total.unit, slot.token.unit) for slot in good):
        return []
    families = {units.family(slot.token.unit) for slot in good if slot.token.unit and slot.token.unit[0] != "?"}
    return good if total.unit and total.unit[0] != "?" or len(families) <= 1 else []


def _separate(slots: list[Slot]) -> bool:
    return all(SEPARATOR.search(slot.label) for slot in slots[1:])


def _only_women(text: str) -> bool:
    return bool(re.search(r"(?<!\w)nữ(?!\w)", text, re.IGNORECASE)) and not re.search(r"(?<!\w)nam(?!\w)", text)


def decomposition(
    totals: list[Token], text: str, start: int, tokens: list[Token], *, marker: str, loose: bool, label: str
) -> Decomposition | None:
    """Make a decomposition of the numbers in ``text`` (from ``start`` in the clean text), or None when it is none.

    ``totals`` are the candidates, the nearest last.
    """
    if len(tokens) > MOST_PARTS:
        return None
    slots = _clause(_slots(text, start, tokens))
    for total in reversed(totals):
        belonging = _belonging(total, slots)
        if belonging:
            break
    else:
        return None
    last = belonging[-1].token
    listed = text[: last.unit_end - start]
    tail = re.split(r"[;.](?:\s|$)", text[last.unit_end - start :])[0]
    unclear = any(slot.token.sort == Sort.UNSURE for slot in belonging) or total.sort == Sort.UNSURE
    if unclear or any(NOT_A_PART.search(slot.label) for slot in belonging) or NOT_A_PART.search(tail[:40]):
        return None
    if not _separate(belonging) or _only_women(listed + tail[:20]):
        return None
    kept = [one for one in totals if one is total or units.adds_up(one.unit, belonging[0].token.unit)]
    kept = [one for one in kept if one.sort != Sort.UNSURE and one is not total] + [total]
    cuts = [index for index, slot in enumerate(belonging) if index and (";" in slot.label or MARKER.search(slot.label))]
    open_end = OPEN_END.search(text)
    return Decomposition(
        totals=tuple(kept),
        slots=tuple(belonging),
        closed=open_end is None and len(belonging) > 1 and JOINED.search(belonging[-1].label) is not None,
        exact=not loose and open_end is None,
        sure=all(slot.token.unit == "" or units.same_thing(total.unit, slot.token.unit) for slot in belonging),
        marker=marker,
        label=label,
        cuts=(*cuts, len(belonging)),
        nested=_nested(belonging),
    )


def _nested(slots: list[Slot]) -> frozenset[int]:
    """Return the parts that are parts of the part before them: behind a second ``trong đó``, up to a semicolon."""
    inside, nested = False, set()
    for index, slot in enumerate(slots):
        marker = MARKER.search(slot.label)
        if index and marker:
            inside = True
        elif ";" in slot.label:
            inside = False
        if inside:
            nested.add(index)
    return frozenset(nested)


def last_number(tokens: list[Token], before: int | None = None) -> Token | None:
    """Return the last number, past dates and symbols; None where a percentage or a measure comes first.

    ``before`` limits the search to so many tokens.
    """
    for index in range((len(tokens) if before is None else before) - 1, -1, -1):
        token = tokens[index]
        if token.sort in (Sort.COUNT, Sort.FRACTION):
            return token
        if token.sort != Sort.OTHER or token.name == "measure":
            return None
    return None


def label_of(region: Region, token: Token, until: int) -> str:
    """Return the words around a total: from the clause before it to where its parts begin."""
    before = region.between(max(region.start, token.start - LONGEST_LABEL), token.start)
    return re.split(r"[,;.]\s", before)[-1] + " " + region.between(token.end, until)
