"""Totals and the parts that a text says they are made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.audit import units
from reports.audit.document import Document, Sentence
from reports.audit.layout import Shape
from reports.audit.regions import Region, regions_of
from reports.audit.tokens import Sort, Token

MARKER = re.compile(
    r"(?<!\w)(?P<word>trong\s+(?:số\s+)?đó|bao\s+gồm|gồm\s+có|gồm|cụ\s+thể(?:\s+như\s+sau|\s+là)?|chia\s+ra)(?!\w)"
    r"(?P<loose>\s*[:,]?\s*(?:có|chủ\s+yếu|nhất\s+là|riêng|tiêu\s+biểu|đặc\s+biệt)(?!\w))?",
    re.IGNORECASE,
)
OPEN_END = re.compile(
    r"(?:và|,|;|cùng)\s+(?:các|một\s+số|những|nhiều)\s+[^,;.\d]{0,40}(?:khác|còn\s+lại)|\.\.\.|…|v\.v|vân\s+vân|"
    r"(?:các|số)\s+[^,;.\d]{0,30}còn\s+lại\s+(?:là\s+)?(?:thuộc|chưa)|chủ\s+yếu|nhất\s+là|tiêu\s+biểu|(?<!\w)như:",
    re.IGNORECASE,
)
NOT_A_PART = re.compile(
    r"(?<!\w)(?:mỗi|bình\s+quân|trung\s+bình|cùng\s+kỳ|so\s+với|năm\s+trước|quý\s+trước|tổng\s+số|dự\s+kiến|lũy\s+kế|"
    r"luỹ\s+kế|đảng\s+viên|dân\s+tộc|phát\s+hiện|phạt|chỉ\s+tiêu\s+giao|kế\s+hoạch\s+giao|tham\s+gia|tham\s+dự)(?!\w)"
    r"|(?<!\w)(?:tăng|giảm|vượt|từ|xuống|thứ|hơn|thêm|ít\s+hơn)(?:\s+là)?\s*$",
    re.IGNORECASE,
)
NEW_CLAUSE = re.compile(
    r"[,;.]\s*(?:và\s+)?(?P<done>đã|đến\s+nay|qua\s+đó|đồng\s+thời|nâng\s+tổng|đạt|chiếm|phục\s+vụ|thu\s+hút|kết\s+quả|"
    r"ngoài\s+ra|bên\s+cạnh|tổng\s+kinh\s+phí|với\s+kinh\s+phí|kinh\s+phí)(?!\w)",
    re.IGNORECASE,
)
SEPARATOR = re.compile(r"[,;+\n]|(?<!\w)(?:và|cùng|với|còn)(?!\w)", re.IGNORECASE)
LISTED_NOUN = re.compile(
    r",\s*(?=(?:ban|ngành|xã|phường|thị trấn|đặc khu|huyện|thành phố|thị xã|đơn vị|cơ quan|tổ chức|công chức|viên chức|"
    r"người lao động|kiến nghị|bài|bổ sung|tố cáo|cá nhân|địa phương|điều hành|đề án)(?!\w))",
    re.IGNORECASE,
)
NUMBERS = (Sort.COUNT, Sort.FRACTION, Sort.UNSURE)


@dataclass(frozen=True, slots=True)
class Slot:
    """A part: its number and the words that lead to it."""

    token: Token
    label: str


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A total, or several of which one is meant, and parts that follow.

    ``exact`` tells that the parts claim to be all; else they may make less. ``sure`` tells that every part is counted
    in the total's noun. ``near`` is the total meant when none fits; ``label`` the words around it. ``cuts`` are the
    numbers of parts after which the list may end.
    """

    totals: tuple[Token, ...]
    slots: tuple[Slot, ...]
    exact: bool
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
        found = NEW_CLAUSE.search(slot.label)
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


def _last_number(tokens: list[Token]) -> Token | None:
    """Return the last number, past dates and symbols; None where a percentage or a measure comes first."""
    for token in reversed(tokens):
        if token.sort in (Sort.COUNT, Sort.FRACTION):
            return token
        if token.sort != Sort.OTHER or token.name == "measure":
            return None
    return None


def _label(region: Region, token: Token, until: int) -> str:
    """Return the words around a total: from the clause before it to where its parts begin."""
    before = region.between(region.start, token.start)
    return re.split(r"[,;.]\s", before)[-1] + " " + region.between(token.end, until)


def _parenthesis(region: Region) -> Decomposition | None:
    opener = region.opener
    if opener is None:
        return None
    total = _last_number(opener.tokens[: region.after])
    inner = numbers(region.tokens)
    if total is None or not inner:
        return None
    total = named(opener, total)
    between = LISTED_NOUN.sub(" ", opener.between(total.unit_end, region.start - 1))
    marker = MARKER.match(region.text.lstrip())
    follows = re.search(r"[,;:]", between) is None and len(between) < 160
    if not follows or (len(inner) < 2 and not marker):
        return None
    if not marker and (later := MARKER.search(region.text)):
        inner = [token for token in inner if token.start < region.start + later.start()]
    start = region.start + (len(region.text) - len(region.text.lstrip()) + marker.end() if marker else 0)
    return decomposition(
        [total], region.text[start - region.start :], start, inner,
        marker=marker["word"].lower() if marker else "(", loose=bool(marker and marker["loose"]),
        label=_label(opener, total, region.start - 1),
    )  # fmt: skip


def _colon(region: Region) -> Iterator[Decomposition]:
    for found in re.finditer(r":(?=\s)", region.text):
        place = region.start + found.start()
        total = _last_number([token for token in region.tokens if token.end <= place])
        after = numbers([token for token in region.tokens if token.start > place])
        if total is None or len(after) < 2 or not total.unit or total.unit[0] == "?":
            continue
        between = LISTED_NOUN.sub(" ", region.between(total.unit_end, place))
        if re.search(r"[,;:.]", between) or MARKER.search(between):
            continue
        found_list = decomposition(
            [total], region.text[found.end() :], place + 1, after, marker=":", loose=False,
            label=_label(region, total, place),
        )  # fmt: skip
        if found_list:
            yield found_list


def _totals_before(region: Region, marker: re.Match[str], previous: Region | None) -> tuple[list[Token], Region]:
    """Return the numbers that a list behind ``marker`` may divide, the nearest last, and where they stand."""
    place = region.start + marker.start()
    before = [token for token in region.tokens if token.end <= place]
    source = region
    if not numbers(before) and not region.text[: marker.start()].strip(' "“-+') and previous is not None:
        source, before, place = previous, previous.tokens, previous.start + len(previous.text)
    totals = [named(source, token) for token in before if token.sort in (Sort.COUNT, Sort.FRACTION)]
    if marker["word"].lower().startswith("trong"):
        return totals, source
    last = _last_number(before)
    if last is None:
        return [], source
    between = LISTED_NOUN.sub(" ", source.between(last.unit_end, place)).strip().rstrip(",;:. ")
    return ([] if re.search(r"[,;:]", between) else totals[-1:]), source


def _marked(region: Region, previous: Region | None) -> Iterator[Decomposition]:
    for marker in MARKER.finditer(region.text):
        if region.opener is not None and not region.text[: marker.start()].strip():
            continue
        totals, source = _totals_before(region, marker, previous)
        start = region.start + marker.end()
        parts = numbers([token for token in region.tokens if token.start >= start])
        if not totals or not parts:
            continue
        until = region.start + marker.start() if source is region else source.start + len(source.text)
        found = decomposition(
            totals, region.text[marker.end() :], start, parts, marker=marker["word"].lower(),
            loose=bool(marker["loose"]), label=_label(source, totals[-1], until),
        )  # fmt: skip
        if found:
            yield found


def _bullets(document: Document, index: int) -> Decomposition | None:
    """Read the bullets below a paragraph that announces them as the parts of its last number."""
    head = document.paragraphs[index]
    last = document.sentences[head.sentences[1] - 1]
    announced = re.search(r":\s*$", last.text) or (MARKER.search(last.text[-40:]) and last.text.rstrip()[-1] in ",:")
    if not announced or index + 1 >= len(document.paragraphs):
        return None
    sign = document.paragraphs[index + 1].sign
    if not sign or sign == head.sign:
        return None
    region = regions_of(last)[:1]
    first = document.sentences[max(head.sentences[0], head.sentences[1] - 2)]
    source = region[0] if region and numbers(region[0].tokens) else (regions_of(first) or [None])[0]
    if source is None or not numbers(source.tokens):
        return None
    return _from_bullets(document, index, sign, source)


def _from_bullets(document: Document, index: int, sign: str, source: Region) -> Decomposition | None:
    parts: list[Token] = []
    text, start = [], document.paragraphs[index + 1].start
    for paragraph in document.paragraphs[index + 1 :]:
        if paragraph.shape != Shape.BULLET or paragraph.sign == document.paragraphs[index].sign:
            break
        sentence = (
            document.sentences[paragraph.sentences[0]] if paragraph.sentences[0] < paragraph.sentences[1] else None
        )
        if paragraph.sign != sign or sentence is None:
            continue
        outer = regions_of(sentence)[:1]
        counted = numbers(outer[0].tokens) if outer else []
        if not counted:
            return None
        parts.append(counted[0])
        text.append(document.text[paragraph.start : counted[0].unit_end])
    totals = [named(source, token) for token in source.tokens if token.sort in (Sort.COUNT, Sort.FRACTION)]
    if len(parts) < 2 or not totals:
        return None
    whole = document.text[start : parts[-1].unit_end]
    marker = MARKER.search(source.text)
    return decomposition(
        totals, whole, start, parts, marker="-", loose=bool(marker and marker["loose"]),
        label=_label(source, totals[-1], source.start + len(source.text)),
    )  # fmt: skip


def _footnote(document: Document, place: int, sentences: list[Sentence]) -> Decomposition | None:
    """Read a footnote that begins with ``Gồm`` as the parts of the number at its mark."""
    marked = document.sentence_at(max(0, place - 1))
    regions = regions_of(marked)
    before = [token for region in regions[:1] for token in region.tokens if token.end <= place]
    total = _last_number(before)
    opening = MARKER.match(sentences[0].text.strip())
    if total is None or opening is None or re.search(r"[,;:.(]", document.text[total.unit_end : place]):
        return None
    outer = [regions_of(sentence)[:1] for sentence in sentences]
    parts = numbers([token for level in outer for token in (level[0].tokens if level else [])])
    start = sentences[0].start + len(sentences[0].text) - len(sentences[0].text.lstrip()) + opening.end()
    text = document.text[start : sentences[-1].end]
    return decomposition(
        [total], text, start, parts, marker="footnote", loose=bool(opening["loose"]),
        label=_label(regions[0], total, place),
    ) if parts else None  # fmt: skip


def decompositions(document: Document) -> Iterator[Decomposition]:
    """Return every total of the document with the parts that the text gives it."""
    previous: Region | None = None
    for index, sentence in enumerate(document.sentences):
        regions = regions_of(sentence)
        paragraph = document.paragraphs[sentence.block]
        if paragraph.shape == Shape.FOOTNOTE and paragraph.sentences[0] == index:
            previous = None  # a footnote goes on with the number at its mark, not with what was read before it
        for region in regions:
            if found := _parenthesis(region):
                yield found
            yield from _marked(region, previous if region.opener is None else None)
            yield from _colon(region)
        previous = regions[0] if regions else None
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.sentences[0] < paragraph.sentences[1] and (found := _bullets(document, index)):
            yield found
    yield from _from_notes(document)


def _from_notes(document: Document) -> Iterator[Decomposition]:
    notes: dict[int, list[list[Sentence]]] = {}
    for paragraph in document.paragraphs:
        if paragraph.shape == Shape.FOOTNOTE:
            notes.setdefault(paragraph.number, []).append(document.sentences[slice(*paragraph.sentences)])
    for place, number in sorted(document.notes.items()):
        waiting = notes.get(number)
        if waiting and (sentences := waiting.pop(0)) and (found := _footnote(document, place, sentences)):
            yield found
