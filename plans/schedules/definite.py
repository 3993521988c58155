"""Reading one definite deadline: the words before it, a moment, a range, or something that comes again."""

from dataclasses import dataclass, replace

from plans.schedules.days import read_days_of_months
from plans.schedules.moments import Item, Join, Limit, Moment, NotUnderstood, Unit
from plans.schedules.points import read_point
from plans.schedules.repeats import read_repeat
from plans.schedules.values import POINTS, ScheduleKind
from plans.schedules.words import Cursor, phrases

_BEFORE = phrases("trước")
_UNTIL = phrases(
    *("chậm nhất", "chậm nhất là", "muộn nhất", "muộn nhất là", "trễ nhất", "trễ nhất là", "đến", "cho đến", "tới"),
    *("hết", "hạn cuối", "hạn cuối là", "hạn chót", "hạn chót là", "không quá", "không chậm hơn", "không muộn hơn"),
)
_AT_END = phrases("hết", "cuối", "hết ngày", "thời điểm cuối")
_IN = phrases("trong", "vào", "ngay trong", "hoàn thành", "xong", "kết thúc", "hoàn thành xong", "trong ngày")
_FROM = phrases("từ", "kể từ")
_NOW = phrases("nay", "đầu năm", "ngày ký", "ngày ban hành", "khi ban hành")
_TO = (("-",), ("->",), ("~",), *phrases("đến", "tới", "cho đến"))
_HOUR = ((":",), *phrases("giờ", "h", "g"))
_MINUTE = phrases("phút")
_YEAR = phrases("năm")
_WHOLE_YEAR = phrases("trong năm", "cả năm", "trong cả năm")
_ALL_YEAR = phrases("cả năm", "trong cả năm")
_SPAN_OF_YEARS = phrases("giai đoạn")
_LISTED = (Join.COMMA, Join.AND, Join.OR)


@dataclass(frozen=True, slots=True)
class Before:
    """What was read before: the last item, what joins the next one to it, whether "định kỳ" was said."""

    last: Item | None = None
    join: Join = Join.BREAK
    periodic: bool = False

    @property
    def listed_unit(self) -> Unit | None:
        """The unit of the list that the next moment may continue without its word."""
        listed = self.join in _LISTED and self.last is not None and self.last.kind in POINTS
        return self.last.moments[-1].unit if listed and self.last else None


@dataclass(frozen=True, slots=True)
class _Lead:
    limit: Limit = Limit.NONE
    said: bool = False
    at_end: bool = False


def read_definite(cursor: Cursor, before: Before) -> Item | None:
    """Take one deadline with a date or a rhythm, or nothing; raise NotUnderstood for an impossible one."""
    return _whole_year(cursor) or read_repeat(cursor, before.periodic) or _dated(cursor, before)


def _whole_year(cursor: Cursor) -> Item | None:
    plain = bool(cursor.looking_at(_ALL_YEAR))
    start = cursor.at
    if not cursor.take(_WHOLE_YEAR):
        return None
    if cursor.is_number():
        cursor.at -= 1
        moment = read_point(cursor)
        if moment is None or cursor.peek().text == "-":
            cursor.at = start
            return None
    else:
        moment = Moment(Unit.YEAR)
    return Item(ScheduleKind.IN_YEAR, (moment,), plain_year=plain, led=not plain)


def _dated(cursor: Cursor, before: Before) -> Item | None:
    start = cursor.at
    lead = _lead(cursor)
    item = None
    if not lead.at_end:
        item = read_days_of_months(cursor, lead.limit) or _span(cursor, lead)
    if item is None and (moment := _moment(cursor, lead, None if lead.said else before.listed_unit)):
        item = _until_end(cursor, moment, lead) or _single(moment, lead, before)
    if item is None:
        cursor.at = start
        return None
    return replace(item, led=lead.said)


def _lead(cursor: Cursor) -> _Lead:
    """Take "chậm nhất là", "trước 17 giờ", "cuối" and their like; they only count when a moment follows."""
    start, limit, at_end = cursor.at, Limit.NONE, False
    while True:
        if cursor.take(_AT_END):
            at_end = True
        elif cursor.take(_BEFORE):
            limit = Limit.BEFORE
        elif cursor.take(_UNTIL):
            limit = max(limit, Limit.UNTIL, key=lambda one: one.value)
        elif (midnight := _hour(cursor)) is not None:
            limit = limit if midnight and limit is Limit.BEFORE else Limit.UNTIL
        elif not cursor.take(_IN):
            break
    if at_end and limit is Limit.BEFORE:
        raise NotUnderstood
    return _Lead(limit, cursor.at > start, at_end)


def _hour(cursor: Cursor) -> bool | None:
    """Take "17 giờ 00", "16h30"; True for midnight. Before 17:00 of a day is still on that day."""
    start = cursor.at
    if not cursor.is_number():
        return None
    hour, minute = int(cursor.next_number()), 0
    if not cursor.take(_HOUR):
        cursor.at = start
        return None
    if cursor.is_number():
        minute = int(cursor.next_number())
        cursor.take(_MINUTE)
    if hour > 24 or minute > 59:
        raise NotUnderstood
    if cursor.peek().text == ",":
        cursor.at += 1
    return hour == minute == 0


def _span(cursor: Cursor, lead: _Lead) -> Item | None:
    """Từ tháng 3 đến tháng 6/2024, từ nay đến hết năm, giai đoạn 2021-2025: due at the end."""
    if cursor.take(_SPAN_OF_YEARS) and not cursor.is_year():
        raise NotUnderstood
    if not cursor.take(_FROM):
        return None
    if cursor.take(_NOW):
        first = None
    elif (first := read_point(cursor)) is None:
        raise NotUnderstood
    item = _until_end(cursor, first, lead)
    if item is None:
        raise NotUnderstood  # a start alone is no deadline
    return item


def _until_end(cursor: Cursor, first: Moment | None, lead: _Lead) -> Item | None:
    """Take the end of a range that starts with this moment (None: now), if a range it is."""
    if not cursor.take(_TO):
        return None
    at_end = cursor.take(_AT_END)
    end = _moment(cursor, _Lead(at_end=at_end), first.unit if first else None)
    if end is None or end.is_day_only or lead.limit is Limit.BEFORE:
        raise NotUnderstood
    if first and first.is_day_only:
        if end.unit is not Unit.DATE:
            raise NotUnderstood
        first = Moment(Unit.DATE, end.number, first.day, end.year)
    return Item(end.kind, (end,), start=first)


def _moment(cursor: Cursor, lead: _Lead, hint: Unit | None) -> Moment | None:
    moment = read_point(cursor, hint)
    if moment is None and (lead.at_end or lead.limit is Limit.UNTIL) and cursor.take(_YEAR):
        return Moment(Unit.YEAR)
    if moment and hint and moment.unit is Unit.DATE and moment.year is None and hint is not Unit.DATE:
        raise NotUnderstood  # "tháng 3, 6/9": two months or a day
    return moment


def _single(moment: Moment, lead: _Lead, before: Before) -> Item:
    last = before.last
    limit = lead.limit
    inherits = last and last.limit is Limit.BEFORE and not last.closed
    if last and inherits and not lead.said:
        # "trước ngày 15/6 và 15/12" holds for both; "trước tháng 6, tháng 12" may or may not
        if before.join not in _LISTED or not last.moments[-1].unit is moment.unit is Unit.DATE:
            raise NotUnderstood
        limit = Limit.BEFORE
    if moment.is_day_only:
        return _day_of_each_month(moment, limit, before)
    kind = ScheduleKind.BY_DATE if limit is Limit.BEFORE else moment.kind
    return Item(kind, (moment,), limit=limit, plain_year=moment.unit is Unit.YEAR and not lead.said)


def _day_of_each_month(moment: Moment, limit: Limit, before: Before) -> Item:
    """ "Hàng tháng, trước ngày 20": the day without a month is of each month."""
    if before.last is None or before.last.kind is not ScheduleKind.EVERY_MONTH:
        raise NotUnderstood
    year = before.last.moments[0].year
    moments = tuple(Moment(Unit.DATE, month, moment.day, year) for month in range(1, 13))
    return Item(ScheduleKind.EVERY_MONTH, moments, limit=limit)
