"""What a province's figures cost when the SQL is written by hand: the floors of progress and of indicators."""

from django.db import connection

from periods.models import ReportingPeriod
from periods.states import QUARTERS, calendar_start
from plans.figures import Progress
from plans.states import PERFORMED, TaskState

# One pass over the year's occurrences and one over its updates, grouped by task, then by agency.
QUERY = """
WITH occurred AS (
    SELECT d.task_id,
        MAX(CASE WHEN q.id IS NOT NULL THEN 1 ELSE 0 END) AS delivered,
        MAX(CASE WHEN q.id IS NULL AND (a.id IS NULL OR a.ends_on <= %(end)s) THEN 1 ELSE 0 END) AS missing,
        MAX(CASE WHEN q.id IS NULL AND o.due_on <= %(end)s THEN 1 ELSE 0 END) AS overdue,
        MAX(CASE WHEN q.id IS NULL AND o.for_quarter = %(number)s THEN 1 ELSE 0 END) AS lacking,
        MAX(CASE WHEN o.due_on <= %(end)s OR o.for_quarter <= %(number)s THEN 1 ELSE 0 END) AS due,
        MAX(CASE WHEN q.id IS NOT NULL AND (u.delivered_on > o.due_on OR u.delivered_on IS NULL AND (
            q.kind = 'Q1' AND o.due_on < %(Q1)s OR q.kind = 'Q2' AND o.due_on < %(Q2)s
            OR q.kind = 'Q3' AND o.due_on < %(Q3)s OR q.kind = 'Q4' AND o.due_on < %(Q4)s
        )) THEN 1 ELSE 0 END) AS late
    FROM plans_plan p
    JOIN plans_task t ON t.plan_id = p.id
    JOIN plans_deliverable d ON d.task_id = t.id
    JOIN plans_occurrence o ON o.deliverable_id = d.id
    LEFT JOIN periods_reportingperiod a ON a.id = o.arose_in_id
    LEFT JOIN plans_delivery v ON v.occurrence_id = o.id
    LEFT JOIN plans_taskupdate u ON u.id = v.update_id
    LEFT JOIN periods_reportingperiod q ON q.id = u.quarter_id AND q.ends_on <= %(end)s
    WHERE p.year = %(year)s AND p.kind = 'annual'
    GROUP BY d.task_id
), worked AS (
    SELECT DISTINCT u.task_id
    FROM plans_plan p
    JOIN plans_task t ON t.plan_id = p.id
    JOIN plans_taskupdate u ON u.task_id = t.id
    JOIN periods_reportingperiod q ON q.id = u.quarter_id
    WHERE p.year = %(year)s AND p.kind = 'annual'
        AND q.ends_on <= %(end)s AND u.status IN ('in_progress', 'period_done', 'all_done')
), planned AS (
    SELECT DISTINCT d.task_id
    FROM plans_plan p
    JOIN plans_task t ON t.plan_id = p.id
    JOIN plans_deliverable d ON d.task_id = t.id
    WHERE p.year = %(year)s AND p.kind = 'annual' AND NOT d.is_on_demand
), tasks AS (
    SELECT p.agency_id, COALESCE(o.due, 0) AS due, COALESCE(o.late, 0) AS late,
        CASE
            WHEN t.cancelled_on <= %(end)s THEN 'cancelled'
            WHEN o.overdue = 1 THEN 'overdue'
            WHEN o.delivered = 1 AND o.missing = 0 THEN 'completed'
            WHEN o.delivered = 1 AND o.lacking = 0 THEN 'on_schedule'
            WHEN w.task_id IS NOT NULL THEN 'in_progress'
            WHEN n.task_id IS NULL THEN 'not_arisen'
            ELSE 'not_started'
        END AS state
    FROM plans_plan p
    JOIN plans_task t ON t.plan_id = p.id
    LEFT JOIN occurred o ON o.task_id = t.id
    LEFT JOIN worked w ON w.task_id = t.id
    LEFT JOIN planned n ON n.task_id = t.id
    WHERE p.year = %(year)s AND p.kind = 'annual' AND (t.added_on IS NULL OR t.added_on <= %(end)s)
)
SELECT agency_id, state, COUNT(*), SUM(due), SUM(late) FROM tasks GROUP BY agency_id, state
"""

VALUES = """
SELECT v.indicator_id, SUM(v.value), SUM(v.numerator), SUM(v.denominator), COUNT(*)
FROM indicators_indicatorvalue v
JOIN periods_reportingperiod q ON q.id = v.quarter_id
WHERE q.year = %s AND q.kind = %s
GROUP BY v.indicator_id
"""


def progress_by_hand(period: ReportingPeriod) -> dict[int, Progress]:
    """Return every agency's progress in annual plans at the end of ``period`` by its id."""
    year, number = period.year, period.quarter_numbers[-1]
    values: dict[str, str | int] = {"end": period.ends_on.isoformat(), "number": number, "year": year}
    values |= {str(kind): calendar_start(year, kind).isoformat() for kind in QUARTERS}
    with connection.cursor() as cursor:
        cursor.execute(QUERY, values)
        rows = cursor.fetchall()
    found: dict[int, list[tuple]] = {}
    for agency, *row in rows:
        found.setdefault(agency, []).append(tuple(row))
    return {agency: _progress(mine) for agency, mine in found.items()}


def _progress(rows: list[tuple]) -> Progress:
    standing = [row for row in rows if row[0] != TaskState.CANCELLED]
    return Progress(
        states={state: tasks for state, tasks, _, _ in rows},
        due=sum(due for _, _, due, _ in standing),
        performed_of_due=sum(due for state, _, due, _ in standing if state in PERFORMED),
        late=sum(late for _, _, _, late in standing),
    )


def values_by_hand(period: ReportingPeriod) -> list[tuple]:
    """Return the sums of every indicator in a quarter over all agencies: the floor of the aggregation."""
    with connection.cursor() as cursor:
        cursor.execute(VALUES, [period.year, str(period.kind)])
        return cursor.fetchall()
