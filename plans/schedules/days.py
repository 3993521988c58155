"""Reading a fixed day of each month or quarter: "ngày 15 hàng tháng", "ngày 25 tháng cuối quý"."""

from plans.schedules.moments import Item, Limit, Moment, NotUnderstood, Unit
from plans.schedules.points import read_year
from plans.schedules.repeats import QUARTER_ENDS, QUARTER_STARTS, number_follows, year_of_repeat
from plans.schedules.values import ScheduleKind
from plans.schedules.words import Cursor, phrases

_DAY = phrases("ngày")
_DAY_NEXT = ((",",), *phrases("và ngày", "và"), (",", *phrases("ngày")[0]))
_OF = phrases("của", "vào")
_LIST = ((",",), *phrases("và"))
_THE_MONTHS = phrases("các tháng")
_MONTHS_OF_DAYS = (
    (ScheduleKind.EVERY_QUARTER, (3, 6, 9, 12), QUARTER_ENDS),
    (ScheduleKind.EVERY_QUARTER, (1, 4, 7, 10), QUARTER_STARTS),
    (
        ScheduleKind.EVERY_MONTH,
        tuple(range(1, 13)),
        phrases("hàng tháng", "hằng tháng", "mỗi tháng", "từng tháng", "các tháng trong năm"),
    ),
)


def read_days_of_months(cursor: Cursor, limit: Limit) -> Item | None:
    """ngày 15 hàng tháng, ngày 25 tháng cuối quý, ngày 10 và ngày 25 hàng tháng, or nothing."""
    start = cursor.at
    days = _days(cursor)
    cursor.take(_OF)
    if days:
        for kind, months, options in _MONTHS_OF_DAYS:
            if cursor.take(options) and not number_follows(cursor):
                return _on_days(kind, days, months, year_of_repeat(cursor), limit)
        if cursor.take(_THE_MONTHS):
            return _on_days(ScheduleKind.BY_DATE, days, *_listed_months(cursor), limit)
    cursor.at = start
    return None


def _days(cursor: Cursor) -> list[int]:
    days: list[int] = []
    more = cursor.take(_DAY)
    while more and cursor.is_number() and len(cursor.peek().text) <= 2:
        days.append(int(cursor.next_number()))
        more = cursor.take(_DAY_NEXT)
    return [] if more else days


def _listed_months(cursor: Cursor) -> tuple[tuple[int, ...], int | None]:
    months = [int(cursor.next_number())]
    while (length := cursor.looking_at(_LIST)) and cursor.is_number(length) and not cursor.is_year(length):
        cursor.at += length
        months.append(int(cursor.next_number()))
    return tuple(months), read_year(cursor)


def _on_days(kind: ScheduleKind, days: list[int], months: tuple[int, ...], year: int | None, limit: Limit) -> Item:
    if 0 in days or 0 in months:
        raise NotUnderstood
    moments = tuple(Moment(Unit.DATE, month, day, year) for month in months for day in days)
    return Item(kind, moments, limit=limit)
