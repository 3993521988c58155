"""Labels that their own parts contradict: "đã giải quyết: 27 hồ sơ", of which 05 are still in process."""

import re
from collections.abc import Iterator

from documents.reading import units
from documents.reading.document import Document, Sentence
from documents.reading.tokens import Sort, Token, vietnamese
from reports.audit.findings import Issue, Kind, Severity
from reports.audit.parts import Decomposition, Slot
from reports.audit.regions import regions_of
from reports.audit.report import found

DONE = re.compile(
    r"(?<!\w)(?:đã\s+(?:được\s+)?(?:giải\s+quyết|hoàn\s+thành|xử\s+lý|trả\s+kết\s+quả)|(?:giải\s+quyết|xử\s+lý)\s+xong)",
    re.IGNORECASE,
)
PENDING = re.compile(
    r"(?<!\w)(?:đang\s+(?:được\s+)?(?:trong\s+(?:quá\s+trình|thời\s+gian)\s+)?(?:giải\s+quyết|xử\s+lý|thực\s+hiện|"
    r"triển\s+khai|xem\s+xét)|chưa\s+(?:được\s+)?(?:giải\s+quyết|xử\s+lý|hoàn\s+thành|thực\s+hiện|đến\s+hạn))",
    re.IGNORECASE,
)
IN_TIME = re.compile(r"(?<!\w)(?:đúng|trước)\s+(?:và\s+(?:đúng|trước)\s+)?(?:thời\s+)?hạn(?!\w)", re.IGNORECASE)
LATE = re.compile(r"(?<!\w)(?:quá|trễ|chậm)\s+hạn(?!\w)", re.IGNORECASE)
CONTRADICTIONS = ((DONE, PENDING), (PENDING, DONE), (IN_TIME, LATE), (LATE, IN_TIME))
# A label that also counts what came in, or what is to be done, may have parts of any state.
NEUTRAL = re.compile(r"tiếp\s+nhận|phải\s+|cần\s+|được\s+giao|kế\s+hoạch|tồn\s+tại", re.IGNORECASE)
FOLLOWING = 2


def _after(document: Document, token: Token) -> str:
    return re.split(r"[,;.)(]|(?<!\w)và(?!\w)", document.text[token.unit_end : token.unit_end + 60])[0]


def _own(label: str) -> str:
    return re.split(r"[,;(]|(?<!\w)và\s", label)[-1]


def _contradiction(document: Document, label: str, slots: tuple[Slot, ...]) -> tuple[str, Slot, str] | None:
    for claimed, contrary in CONTRADICTIONS:
        claim = claimed.search(label)
        if claim is None or contrary.search(label):
            continue
        for slot in slots:
            words = _own(slot.label) + " " + _after(document, slot.token)
            opposite = contrary.search(words)
            if opposite and not claimed.search(words):
                return claim[0], slot, opposite[0]
    return None


def _issue(document: Document, total: Token, claim: str, part: Token, opposite: str) -> Issue:
    unit = f" {part.unit or total.unit}".rstrip().replace(" ?", " ")
    return found(
        document, Kind.LABEL, Severity.ERROR, total.start, part.unit_end,
        f"Tổng ghi “{claim}” {vietnamese(total.value)} nhưng trong đó có {vietnamese(part.value)}{unit} “{opposite}”.",
        at=total, expected=f"không gồm phần {opposite}", written=claim,
        suggestion="Sửa tên gọi của tổng (ví dụ: tổng số phải giải quyết) hoặc đưa phần này ra ngoài tổng.",
    )  # fmt: skip


def _listed(document: Document, listed: Decomposition) -> Issue | None:
    if len(listed.totals) > 1 or NEUTRAL.search(listed.label):
        return None
    contradiction = _contradiction(document, listed.label, listed.slots)
    if contradiction is None:
        return None
    claim, slot, opposite = contradiction
    return _issue(document, listed.near, claim, slot.token, opposite)


def _counts(sentence: Sentence) -> list[Slot]:
    regions = regions_of(sentence)[:1]
    place, slots = sentence.start, []
    for token in regions[0].tokens if regions else []:
        if token.sort == Sort.COUNT:
            slots.append(Slot(token, regions[0].between(place, token.start)))
            place = token.end
    return slots


def _pending(slots: list[Slot], total: Token) -> tuple[Slot, str] | None:
    """Return the part still in process when it and the parts that are done make the total."""
    counted = [slot for slot in slots if units.adds_up(total.unit, slot.token.unit)]
    rest = [(slot, found_[0]) for slot in counted if (found_ := PENDING.search(_own(slot.label)))]
    done = [slot.token.value for slot in counted if DONE.search(_own(slot.label))]
    if not rest or not done or sum(done) + sum(slot.token.value for slot, _words in rest) != total.value:
        return None
    return rest[0]


def _told_later(document: Document, index: int) -> Issue | None:
    """Find a total of what is done whose following sentence divides it into done and not done."""
    head = _counts(document.sentences[index])
    claim = DONE.search(head[0].label) if len(head) == 1 else None
    if claim is None or NEUTRAL.search(head[0].label):
        return None
    for sentence in document.sentences[index + 1 : index + 1 + FOLLOWING]:
        if pending := _pending(_counts(sentence), head[0].token):
            return _issue(document, head[0].token, claim[0], pending[0].token, pending[1])
    return None


def check_labels(document: Document, lists: list[Decomposition]) -> Iterator[Issue]:
    """Find totals whose label a part contradicts, in a list or in the sentences that follow."""
    for listed in lists:
        if issue := _listed(document, listed):
            yield issue
    for index in range(len(document.sentences)):
        if issue := _told_later(document, index):
            yield issue
