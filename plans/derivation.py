"""The state of a task at the end of a period, and what goes with it, as expressions over a task.

Written in SQL, for put together from querysets they cost each page more than the database takes. The rules and
their order are those of ``TaskState``; a test computes them a second time from the rules alone.
"""

from datetime import date
from typing import Any, Protocol

from django.db.models import BooleanField, CharField, DateField, F, SmallIntegerField, Value

from core.sql import Written
from periods.states import QUARTERS, calendar_start
from plans.states import WORKED, TaskState


class Ended(Protocol):
    """What is read of a period."""

    year: int
    ends_on: date

    @property
    def quarter_numbers(self) -> tuple[int, ...]: ...


# the few periods that ended by then: a list to look up in costs less than a join for each row
_ENDED = "(SELECT e.id FROM periods_reportingperiod e WHERE e.ends_on <= :end)"
_OCCURRENCES = """
    FROM plans_deliverable d JOIN plans_occurrence o ON o.deliverable_id = d.id
    LEFT JOIN plans_delivery v ON v.occurrence_id = o.id
    LEFT JOIN plans_taskupdate u ON u.id = v.update_id
    WHERE d.task_id = :task"""
# A task that an amendment brought later was not in the plan yet: it has no state.
# What arose on demand after the period's end was not there yet; an amendment takes a task out from its day on.
# How an occurrence stands, the worse the higher: 1 delivered, 2 may still come, 3 lacks this quarter, 4 overdue.
_STATE = f"""CASE WHEN :added_on > :end THEN NULL WHEN :cancelled_on <= :end THEN '{TaskState.CANCELLED}' ELSE COALESCE(
(SELECT CASE
        WHEN MAX(stands) = 4 THEN '{TaskState.OVERDUE}'
        WHEN MIN(stands) > 1 THEN NULL
        WHEN MAX(stands) = 1 THEN '{TaskState.COMPLETED}'
        WHEN MAX(stands) = 2 THEN '{TaskState.ON_SCHEDULE}' END
    FROM (SELECT CASE
        WHEN u.quarter_id IN {_ENDED} THEN 1
        WHEN o.due_on <= :end THEN 4
        WHEN o.for_quarter = :quarter THEN 3
        ELSE 2 END AS stands{_OCCURRENCES}
        AND (o.arose_in_id IS NULL OR o.arose_in_id IN {_ENDED})) AS occurred),
(SELECT '{TaskState.IN_PROGRESS}' FROM plans_taskupdate w
    WHERE w.task_id = :task AND w.status IN ({", ".join(f"'{status}'" for status in WORKED)})
    AND w.quarter_id IN {_ENDED} LIMIT 1),
(SELECT '{TaskState.NOT_STARTED}' FROM plans_deliverable p WHERE p.task_id = :task AND NOT p.is_on_demand LIMIT 1),
'{TaskState.NOT_ARISEN}') END"""
# not EXISTS: PostgreSQL would answer it from a hash of all years' rows
_DUE = f"(SELECT 1{_OCCURRENCES} AND (o.due_on <= :end OR o.for_quarter <= :quarter) LIMIT 1) IS NOT NULL"
# Delivered on a later day than due; where no day was given, in a quarter of the year that began after it. The
# quarter of the calendar counts, not its data window: what is overdue at a quarter's end comes late.
_BEGAN = " ".join(f"WHEN '{kind}' THEN :{kind.lower()}_began" for kind in QUARTERS)
_LATE = f"""(SELECT 1
    FROM plans_deliverable d JOIN plans_occurrence o ON o.deliverable_id = d.id
    JOIN plans_delivery v ON v.occurrence_id = o.id
    JOIN plans_taskupdate u ON u.id = v.update_id
    JOIN periods_reportingperiod q ON q.id = u.quarter_id
    WHERE d.task_id = :task AND q.ends_on <= :end AND (u.delivered_on > o.due_on
        OR u.delivered_on IS NULL AND q.year = :year AND o.due_on < CASE q.kind {_BEGAN} END)
    LIMIT 1) IS NOT NULL"""


def state_at(period: Ended) -> Written:
    """Return the expression of a task's state at the end of ``period``; NULL where the plan did not hold it yet."""
    days = {name: F(name) for name in ("added_on", "cancelled_on")}
    return Written(_STATE, CharField(), **_of(period), quarter=_number(period), **days)


def is_due_at(period: Ended) -> Written:
    """Return whether something of a task had to be delivered by the end of ``period``."""
    return Written(_DUE, BooleanField(), **_of(period), quarter=_number(period))


def is_late_at(period: Ended) -> Written:
    """Return whether something of a task was delivered after its day by the end of ``period``."""
    began = {f"{kind.lower()}_began": Value(calendar_start(period.year, kind), DateField()) for kind in QUARTERS}
    year = Value(period.year, SmallIntegerField())
    return Written(_LATE, BooleanField(), **_of(period), year=year, **began)


def _of(period: Ended) -> dict[str, Any]:
    return {"task": F("pk"), "end": Value(period.ends_on, DateField())}


def _number(period: Ended) -> Value:
    return Value(period.quarter_numbers[-1], SmallIntegerField())
