"""Deadlines as Vietnamese plans write them: text in, a structure of kinds and due dates out.

The words are kept as written. A text that is not wholly understood yields no kind and no date: a deadline
that is partly wrong is worse than one that a person has to look at.
"""

from plans.schedules.echo import describe
from plans.schedules.parse import MAX_LENGTH, parse_schedule
from plans.schedules.values import FIRST_YEAR, LAST_YEAR, Schedule, ScheduleKind

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "MAX_LENGTH",
    "Schedule",
    "ScheduleKind",
    "describe",
    "parse_schedule",
]
