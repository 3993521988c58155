"""What every view of the dashboard is made of: a finding, the filters in words, a picture, and its table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from documents.rendering.xlsx import SheetColumn, type_of_value


class View(StrEnum):
    """The views, as the address names them; the value of ``LABELS`` is the tab's word."""

    HEAT = "heat"
    TIMELY = "timely"
    TARGETS = "targets"
    CHANGES = "changes"


LABELS = {
    View.HEAT: "Bản đồ nhiệt",
    View.TIMELY: "Thời hạn gửi",
    View.TARGETS: "Chỉ tiêu so với mục tiêu",
    View.CHANGES: "So hai kỳ",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it goes to Excel: numbers stay numbers, days stay days."""

    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[type_of_value]]


@dataclass(frozen=True, slots=True)
class Event:
    """A reorganisation among those listed: its day, and who became whom in a sentence."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Board:
    """One view, filtered: ``chart`` is what its template draws, ``sheet`` the same figures as a table.

    ``finding`` is the title, a sentence; ``about`` says what is shown and where its figures come from; ``events``
    are the reorganisations that fall into the time shown.
    """

    view: View
    finding: str
    about: Sequence[str]
    chart: Any
    sheet: Sheet
    events: Sequence[Event] = field(default=())

    @property
    def label(self) -> str:
        return LABELS[self.view]

    @property
    def is_empty(self) -> bool:
        return not self.sheet.rows
