"""What a change of a plan may not reach: the quarters whose figures are closed for the agency."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.errors import DomainError, FieldError
from core.numbers import format_day
from core.together import read_together
from periods.models import ReportingPeriod
from periods.windows import governing, window_in
from plans.models import Deliverable, Plan, Task

REOPEN = "Nhờ cơ quan giao báo cáo mở lại kỳ, hoặc giữ nguyên phần đã qua."


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to deliver, as far as a closed quarter asks for it."""

    due_on: date | None
    for_quarter: int | None


class Closed:
    """The last quarter of the plan's year that is closed for its agency; ``quarter`` is None where all are open."""

    def __init__(self, plan: Plan) -> None:
        quarters = ReportingPeriod.objects.quarters().filter(year=plan.year).order_by("-ends_on")
        duties = {quarter: governing(plan.agency, quarter) for quarter in quarters}
        read_together(*duties.values())
        closed = (quarter for quarter, duty in duties.items() if window_in(quarter, duty).is_closed)
        self.quarter = next(closed, None)

    def reaches(self, day: date) -> bool:
        """Return whether something on ``day`` counts in a closed quarter."""
        return self.quarter is not None and day <= self.quarter.ends_on

    def require_same_dues(self, before: Counter[Due], after: Counter[Due], field: str) -> None:
        """Raise FieldError when a deadline comes into a closed quarter, or leaves one."""
        if self.quarter is None:
            return
        changed = (before - after) + (after - before)
        for one in sorted(changed, key=lambda due: (due.due_on or date.max, due.for_quarter or 0)):
            if one.due_on and self.reaches(one.due_on):
                what = f"Hạn {format_day(one.due_on)}"
            elif one.for_quarter and one.for_quarter <= self.quarter.quarter_numbers[-1]:
                what = f"Việc thường xuyên của quý {one.for_quarter}"
            else:
                continue
            raise FieldError(field, f"{what} thuộc phần đã khóa sổ ({self.quarter}), không thêm hay bỏ được. {REOPEN}")

    def counted(self, task: Task) -> bool:
        """Return whether a closed quarter counted ``task``: not one that came into the plan after it."""
        return self.quarter is not None and (task.added_on is None or self.reaches(task.added_on))

    def require_uncounted(self, task: Task, what: str, field: str | None = None) -> None:
        """Raise when a closed quarter counted ``task``: ``what`` would change figures that were reported."""
        if not self.counted(task):
            return
        message = f"{self.quarter} đã khóa sổ và đã tính nhiệm vụ này: {what}"
        raise FieldError(field, message) if field else DomainError(message)


def dues_of(deliverables: Iterable[Deliverable]) -> Counter[Due]:
    """Return what stored deliverables ask for by a day or in a quarter and how often, what was delivered included."""
    return Counter(
        Due(one.due_on, one.for_quarter)
        for deliverable in deliverables
        for one in deliverable.occurrences.all()
        if one.due_on or one.for_quarter
    )
