"""The page "Soát xét văn bản": a text in passages, some marked, and the findings that they lead to."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.reading.files import Source
from reports.audit import AuditContext, Issue, Kind, Severity, audit_text

KINDS = {
    Kind.SUM: "Tổng không khớp",
    Kind.PERCENT: "Tỷ lệ sai",
    Kind.PART_EXCEEDS_WHOLE: "Phần lớn hơn tổng",
    Kind.LABEL: "Tên gọi trái với số liệu",
    Kind.DATE: "Ngày, tháng, năm",
    Kind.CITATION_CONFLICT: "Viện dẫn mâu thuẫn",
    Kind.CITATION_FUTURE: "Viện dẫn sau ngày báo cáo",
    Kind.PROGRAMME_SPAN: "Giai đoạn chương trình",
    Kind.DATA_MISMATCH: "Khác số liệu đã nhập",
    Kind.LEFTOVER: "Sót từ kỳ trước",
    Kind.STYLE: "Cách viết",
}
SEVERITIES = {
    Severity.ERROR: ("late", "Mâu thuẫn"),
    Severity.WARNING: ("risk", "Cần xem lại"),
    Severity.HINT: ("none", "Gợi ý"),
}
MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the text; ``findings`` are the numbers of those that speak of it, ``begins`` of those that begin."""

    text: str
    findings: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    tone: str = ""


@dataclass(frozen=True, slots=True)
class ProofLine:
    """A finding as the page shows it."""

    number: int
    kind: str
    tone: str
    severity: str
    place: str
    issue: Issue


@dataclass(frozen=True, slots=True)
class Proof:
    """A text that was read: its passages, the findings shown, and how many there are."""

    passages: tuple[Passage, ...]
    lines: tuple[ProofLine, ...]
    total: int


def proof_of(source: Source, *, style: bool) -> Proof:
    """Audit a text. Raises :class:`reports.audit.TextTooLong`. ``style`` asks for hints on form too."""
    issues = audit_text(source.text, context=AuditContext(style=style), wrapped=source.wrapped)
    shown = issues[:MOST_SHOWN]
    return Proof(passages(source.text, shown), tuple(_line(source, number, one) for number, one in _counted(shown)),
                 len(issues))  # fmt: skip


def passages(text: str, issues: Sequence[Issue]) -> tuple[Passage, ...]:
    r"""Cut ``text`` at the edges of the findings; joined, the passages are the text, Word's ``\v`` a line's end."""
    edges = sorted({0, len(text), *(place for issue in issues for place in (issue.start, issue.end))})
    begins: dict[int, list[int]] = {}
    for number, issue in _counted(issues):
        begins.setdefault(issue.start, []).append(number)
    text = text.replace("\v", "\n")
    running: list[int] = []
    cut = []
    for start, end in zip(edges, edges[1:], strict=False):
        running = [number for number in running if issues[number - 1].end > start] + begins.get(start, [])
        tone = SEVERITIES[min((issues[number - 1].severity for number in running), key=_rank)][0] if running else ""
        cut.append(Passage(text[start:end], tuple(running), tuple(begins.get(start, ())), tone))
    return tuple(cut)


def _rank(severity: Severity) -> int:
    return list(SEVERITIES).index(severity)


def _counted(issues: Sequence[Issue]) -> list[tuple[int, Issue]]:
    return list(enumerate(issues, start=1))


def _line(source: Source, number: int, issue: Issue) -> ProofLine:
    tone, severity = SEVERITIES[issue.severity]
    return ProofLine(number, KINDS[issue.kind], tone, severity, source.told(issue.start), issue)
