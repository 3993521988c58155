"""What the auditor is told and what it answers: plain values, no behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """The rule that a finding comes from; the codes that the command prints."""

    SUM = "sum"
    PERCENT = "percent"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    LABEL = "label"
    DATE = "date"
    CITATION_CONFLICT = "citation_conflict"
    CITATION_FUTURE = "citation_future"
    PROGRAMME_SPAN = "programme_span"
    DATA_MISMATCH = "data_mismatch"
    LEFTOVER = "leftover"
    STYLE = "style"


class Severity(StrEnum):
    """How sure and how grave: an error is a contradiction, a warning needs a look, a hint is a matter of form."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the report's own data, as its text would name it.

    ``whole`` makes it a part of something: 21 of 27 nhiệm vụ, with the noun as label. ``also`` are other values that
    the same words may mean, such as that of the year so far.
    """

    label: str
    value: Decimal
    whole: Decimal | None = None
    also: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditContext:
    """What is known about the text from outside it; everything may be missing.

    ``repeated`` are sentences that the last report had word for word (``normal`` of reports.audit.leftovers).
    ``quarters`` are those that the report covers (1 and 2 for six months), empty when the text is no quarterly
    report. ``style`` asks for hints on form.
    """

    report_date: date | None = None
    year: int | None = None
    quarters: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()
    repeated: frozenset[str] = frozenset()
    style: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a document: where it stands (``Mục II.2.3``), its text, and its footnotes by number."""

    label: str
    text: str
    footnotes: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding. ``start`` and ``end`` are offsets in the NFC form of the text that was given, end excluded."""

    kind: Kind
    severity: Severity
    start: int
    end: int
    line: int
    sentence: str
    message: str
    expected: str = ""
    found: str = ""
    suggestion: str = ""
    place: str = ""


class TextTooLong(ValueError):
    """The text is longer than a report can be; its message is for the user."""
