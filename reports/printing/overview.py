"""The overview of a period as a PDF: the same value that the page and the Excel table show, with charts."""

from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string

from core.numbers import format_number, format_percent
from core.text import nfc
from documents.rendering.fonts import check_printable
from documents.rendering.pdf import render_sheet
from plans.figures import Progress
from plans.states import TaskState
from reports.overview import Overview

STYLESHEET = "css/print-dashboard.css"
STATES = (
    TaskState.COMPLETED,
    TaskState.ON_SCHEDULE,
    TaskState.IN_PROGRESS,
    TaskState.NOT_STARTED,
    TaskState.NOT_ARISEN,
    TaskState.OVERDUE,
    TaskState.CANCELLED,
)
BAR_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: what it is of, how long it is (of ``BAR_LENGTH``, as the drawing writes it), what it says.

    One that ``has_whole`` is a part of something, which is drawn in grey behind it.
    """

    label: str
    length: str
    figure: str
    has_whole: bool = False


def overview_pdf(found: Overview, *, kind: str, by: str, at: datetime) -> bytes:
    """Print ``found``; ``kind`` names the kind of agencies it was narrowed to, ``by`` and ``at`` stand at the foot.

    Raises UnprintableText for a name that the font lacks, and FontMissing.
    """
    names = [nfc(text) for text in (kind, by, *(row.name for row in found.rows))]
    check_printable({character for name in names for character in name})
    context = {
        "overview": found,
        "finding": finding(found),
        "kind": kind,
        "by": by,
        "at": at,
        "agencies": agency_bars(found),
        "states": state_bars(found.progress),
        "whole": str(BAR_LENGTH),
    }
    return render_sheet(render_to_string("reports/printed/dashboard.html", context), STYLESHEET)


def finding(found: Overview) -> str:
    """Return the sentence that the table comes to, as its title."""
    progress, agencies = found.progress, len(found.rows)
    if not agencies:
        return f"{found.period}: chưa có cơ quan nào phải báo cáo"
    done = f"{_number(progress.performed)}/{_number(progress.total)} nhiệm vụ đã thực hiện"
    share = f" ({format_percent(progress.percent, 1)})" if progress.total else ""
    sent = f"{found.sent}/{agencies} cơ quan đã gửi báo cáo"
    missing = f", {found.missing} cơ quan quá hạn chưa gửi" if found.missing else ""
    return f"{found.period}: {done}{share}; {sent}{missing}"


def agency_bars(found: Overview) -> tuple[Bar, ...]:
    """Return how much of its tasks each agency performed; one without tasks has an empty bar."""
    return tuple(
        Bar(
            row.name,
            _length(row.progress.performed, row.progress.total),
            _share(row.progress),
            has_whole=bool(row.progress.total),
        )
        for row in found.rows
    )


def state_bars(progress: Progress) -> tuple[Bar, ...]:
    """Return how many tasks are in each state, all agencies together; the longest bar is that of the most frequent."""
    most = max((progress.count(state) for state in STATES), default=0)
    return tuple(
        Bar(state.label, _length(progress.count(state), most), _number(progress.count(state)))
        for state in STATES
        if progress.count(state) or state != TaskState.CANCELLED
    )


def _share(progress: Progress) -> str:
    if not progress.total:
        return "chưa có kế hoạch"
    return f"{_number(progress.performed)}/{_number(progress.total)} ({format_percent(progress.percent, 1)})"


def _length(part: int, whole: int) -> str:
    return str(BAR_LENGTH * part // whole) if whole else "0"


def _number(value: int) -> str:
    return format_number(value)
