"""Kinds of reporting periods and the rule of their data windows; pure, without queries.

Data windows: Nghị định 09/2019/NĐ-CP, Điều 12 — from the 15th to the 14th, so that a year's quarters
tile it without gap or overlap.
"""

import calendar
from datetime import date

from django.db import models


class PeriodKind(models.TextChoices):
    Q1 = "Q1", "Quý I"
    Q2 = "Q2", "Quý II"
    Q3 = "Q3", "Quý III"
    Q4 = "Q4", "Quý IV"
    H1 = "6T", "6 tháng"
    M9 = "9T", "9 tháng"
    YEAR = "N", "Năm"


QUARTERS = (PeriodKind.Q1, PeriodKind.Q2, PeriodKind.Q3, PeriodKind.Q4)

COVERS: dict[str, tuple[int, ...]] = {
    PeriodKind.Q1: (1,),
    PeriodKind.Q2: (2,),
    PeriodKind.Q3: (3,),
    PeriodKind.Q4: (4,),
    PeriodKind.H1: (1, 2),
    PeriodKind.M9: (1, 2, 3),
    PeriodKind.YEAR: (1, 2, 3, 4),
}


def data_window(year: int, kind: str) -> tuple[date, date]:
    """Return the first and last day that the figures of this period cover (both inclusive)."""
    first, last = COVERS[kind][0], COVERS[kind][-1]
    start = date(year - 1, 12, 15) if first == 1 else date(year, 3 * first - 3, 15)
    return start, date(year, 3 * last, 14)


def calendar_start(year: int, kind: str) -> date:
    """Return the period's first calendar day."""
    return date(year, 3 * COVERS[kind][0] - 2, 1)


def calendar_end(year: int, kind: str) -> date:
    """Return the period's calendar end, the day T against which deadlines are judged."""
    month = 3 * COVERS[kind][-1]
    return date(year, month, calendar.monthrange(year, month)[1])


# The reports of a year that everybody is asked for; the others are asked for where a superior wants them.
USUAL = (PeriodKind.Q1, PeriodKind.H1, PeriodKind.Q3, PeriodKind.YEAR)


def usual_days(year: int, kind: str, due_day: int) -> tuple[date, date]:
    """Return when a report is usually due, ``due_day`` of the period's last month, and closed: a month after its end.

    To the ministry, and so to the province, it is the 20th, to the agencies below them the 15th.
    """
    end = calendar_end(year, kind)
    following = date(end.year + end.month // 12, end.month % 12 + 1, 1)
    last = calendar.monthrange(following.year, following.month)[1]
    return end.replace(day=due_day), following.replace(day=last)


def quarter_of(day: date) -> tuple[int, int]:
    """Return (year, quarter) whose data window contains ``day``: 14/3 is Quý I, 15/3 is Quý II."""
    if (day.month, day.day) >= (12, 15):
        return day.year + 1, 1
    passed = sum((day.month, day.day) >= (month, 15) for month in (3, 6, 9))
    return day.year, passed + 1
