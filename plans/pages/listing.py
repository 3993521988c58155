"""The list of tasks behind a figure as an Excel table and as a PDF: all its pages, in its order, with its filters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from core.errors import DomainError
from core.numbers import format_count
from documents.rendering.xlsx import DAY_FORMAT, SheetColumn, type_of_value, workbook
from documents.tables import print_page
from periods.models import ReportingPeriod
from plans.models import Task
from plans.pages.tasks import TasksBehind
from plans.states import TaskState

ON_PAPER = 1000  # tasks: some 60 pages, and some seconds of printing
COLUMNS = (
    SheetColumn("Số", 8),
    SheetColumn("Nhiệm vụ", 70),
    SheetColumn("Cơ quan", 42),
    SheetColumn("Lĩnh vực", 20),
    SheetColumn("Thời gian thực hiện", 34),
    SheetColumn("Chưa xong, hạn", 12, DAY_FORMAT),
    SheetColumn("Trạng thái", 16),
    SheetColumn("Sau hạn", 10),
)


@dataclass(frozen=True)
class Listing:
    """Tasks asked for, at the end of ``period``; ``chosen`` names the filters in words."""

    period: ReportingPeriod
    chosen: Sequence[str]
    behind: TasksBehind

    @cached_property
    def tasks(self) -> list[Any]:
        """The tasks with what was annotated to them: ``state``, ``is_late``, ``next_due``."""
        return self.behind[0 : self.behind.count()]

    @property
    def heading(self) -> str:
        return f"{format_count(self.behind.count())} nhiệm vụ, tính đến hết {self.period}"


def tasks_workbook(listing: Listing) -> bytes:
    """Return the list as an XLSX file."""
    note = [f"{listing.heading}.", *(f"{text}." for text in listing.chosen)]
    return workbook("Nhiệm vụ", note, COLUMNS, [_row(task) for task in listing.tasks])


def tasks_pdf(listing: Listing, *, by: str, at: datetime) -> bytes:
    """Print the list; ``by`` and ``at`` stand at the foot.

    Raises DomainError for more than paper should hold, UnprintableText for a name that the font lacks, FontMissing.
    """
    if listing.behind.count() > ON_PAPER:
        raise DomainError(
            f"Danh sách dài hơn {ON_PAPER:,} nhiệm vụ, không in được một lần. ".replace(",", ".")
            + "Chọn bớt theo cơ quan, trạng thái hoặc lĩnh vực, hoặc tải bảng Excel."
        )
    lines = [(task, _deadlines(task), TaskState(task.state).label) for task in listing.tasks]
    return print_page("plans/printed/tasks.html", {"listing": listing, "lines": lines, "by": by, "at": at})


def _row(task: Any) -> list[type_of_value]:
    return [
        task.code,
        task.title,
        str(task.plan.agency),
        task.area.short_name,
        _deadlines(task),
        task.next_due,
        TaskState(task.state).label,
        "Sau hạn" if task.is_late else None,
    ]


def _deadlines(task: Task) -> str:
    return "; ".join(one.deadline for one in task.deliverables.all())
