"""Reading what comes again: continuous work, every month, quarter or year, half-years, fixed days of a month."""

from plans.schedules.moments import Item, Moment, NotUnderstood, Unit
from plans.schedules.points import number_stands, read_year
from plans.schedules.values import ScheduleKind
from plans.schedules.words import Cursor, Phrase, phrases

_CONTINUOUS = phrases(
    "thường xuyên", "liên tục", "thường kỳ", "quanh năm", "suốt năm", "suốt cả năm", "trong suốt cả năm"
) + phrases(
    *(f"{each} {unit}" for each in ("hàng", "hằng", "mỗi", "từng") for unit in ("ngày", "tuần")),
    "thường nhật",
)
_WHOLE_YEAR = phrases("trong năm", "trong cả năm", "cả năm", "suốt năm", "trong suốt năm", "trong suốt cả năm")
_EACH = ("hàng", "hằng", "mỗi", "từng", "theo từng", "các", "tất cả các", "trong các", "vào các", "theo")
_UNITS = {
    "tháng": ScheduleKind.EVERY_MONTH,
    "quý": ScheduleKind.EVERY_QUARTER,
    "năm": ScheduleKind.EVERY_YEAR,
}
_MONTHS_OF = {phrases("tháng"): 1, phrases("quý"): 3, phrases("năm"): 12}
_KIND_OF_MONTHS = {
    1: ScheduleKind.EVERY_MONTH,
    3: ScheduleKind.EVERY_QUARTER,
    6: ScheduleKind.HALF_YEARS,
    12: ScheduleKind.EVERY_YEAR,
}


def _repeated(unit: str) -> tuple[Phrase, ...]:
    whole = [f"{each} {unit}" for each in _EACH]
    ends = [f"cuối {each} {unit}" for each in ("mỗi", "hàng", "hằng", "từng", "các")]
    return phrases(*whole, *ends, f"vào cuối mỗi {unit}", f"từng {unit} một")


_REPEATED = {kind: _repeated(unit) for unit, kind in _UNITS.items()}
_REPEATED[ScheduleKind.EVERY_MONTH] += phrases("cuối tháng")
QUARTER_ENDS = phrases(
    *(
        f"{head} {each} quý".replace("  ", " ")
        for head in (
            "tháng cuối",
            "tháng cuối của",
            "tháng cuối cùng của",
            "tháng cuối cùng",
            "tháng cuối trong",
        )
        for each in ("", "mỗi", "hàng", "hằng", "từng", "các")
    )
)
QUARTER_STARTS = phrases(
    *(f"{head} {each} quý" for head in ("tháng đầu", "tháng đầu của", "tháng đầu tiên của") for each in ("mỗi", "các")),
    "tháng đầu quý",
    "tháng đầu của quý",
    "tháng đầu tiên của quý",
)
_REPEATED[ScheduleKind.EVERY_QUARTER] += phrases("cuối quý", "4 quý", "04 quý", "cả 4 quý") + QUARTER_ENDS
_REPEATED[ScheduleKind.EVERY_YEAR] += phrases("các năm tiếp theo", "những năm tiếp theo", "các năm sau")
_FIRST_OR_LAST = phrases("đầu", "cuối")
_BARE = {kind: phrases(unit) for unit, kind in _UNITS.items()}
_OF_YEAR = phrases("trong năm", "của năm", "trong cả năm")
_ONCE = phrases("1 lần", "01 lần", "một lần", "/ lần", "/ 1 lần", "/ 01 lần", "/ một lần")
_TIMES = phrases("lần /", "lần / 1", "lần / 01", "lần / một", "lần mỗi", "lần trong", "lần một", "lần")
_ONE = phrases("một")
_HALF = phrases("6 tháng", "06 tháng", "sáu tháng")
_EACH_HALF = phrases("mỗi", "hàng", "hằng", "từng", "theo")
_FIRST_HALF = phrases("đầu năm", "đầu của năm", "đầu")
_SECOND_HALF = phrases("cuối năm", "cuối của năm", "cuối")
_PART_YEARS = {  # reports over part of a year, due at its last month
    3: phrases("3 tháng đầu năm", "03 tháng đầu năm", "ba tháng đầu năm"),
    9: phrases("9 tháng đầu năm", "09 tháng đầu năm", "chín tháng đầu năm"),
    12: phrases("3 tháng cuối năm", "03 tháng cuối năm"),
}
_NINE_MONTHS = phrases("9 tháng", "09 tháng")
_AND_SECOND = phrases("và cuối năm", "và 6 tháng cuối năm", "và 06 tháng cuối năm")
_ONCE_WORD = phrases("lần")[0][0]


def repeated_moments(kind: ScheduleKind) -> tuple[Moment, ...]:
    """The moments at whose end work of this kind is due, in a year not stated."""
    if kind is ScheduleKind.EVERY_MONTH:
        return tuple(Moment(Unit.MONTH, month) for month in range(1, 13))
    if kind is ScheduleKind.EVERY_QUARTER:
        return tuple(Moment(Unit.QUARTER, quarter) for quarter in range(1, 5))
    if kind is ScheduleKind.HALF_YEARS:
        return (Moment(Unit.MONTH, 6), Moment(Unit.MONTH, 12))
    return (Moment(Unit.YEAR),)


def in_year(moments: tuple[Moment, ...], year: int | None) -> tuple[Moment, ...]:
    """The same moments in a stated year."""
    return tuple(Moment(moment.unit, moment.number, moment.day, year) for moment in moments)


def read_repeat(cursor: Cursor, periodic: bool) -> Item | None:
    """Take one thing that comes again, or nothing. ``periodic``: "định kỳ" was said before it."""
    return (
        _continuous(cursor)
        or _times(cursor)
        or _every_so_many(cursor)
        or _half(cursor, periodic)
        or _part_year(cursor)
        or _every(cursor)
    )


def _continuous(cursor: Cursor) -> Item | None:
    if not cursor.take(_CONTINUOUS):
        return None
    start = cursor.at
    # "thường xuyên trong năm 2024" says how long, not another deadline
    if cursor.take(_WHOLE_YEAR):
        if cursor.is_year():
            cursor.at += 1
    elif read_year(cursor) is None:
        cursor.at = start
    return Item(ScheduleKind.CONTINUOUS)


def _times(cursor: Cursor) -> Item | None:
    """01 lần/năm, một lần mỗi quý: so often within a period, so a part of it each."""
    start = cursor.at
    count = _count(cursor)
    if count and cursor.take(_TIMES) and (months := _period(cursor)):
        return _every_months(months // count if months % count == 0 else 0, read_year(cursor))
    cursor.at = start
    return None


def _every_so_many(cursor: Cursor) -> Item | None:
    """6 tháng/lần, mỗi quý một lần, 03 tháng một lần."""
    start = cursor.at
    cursor.take(_EACH_HALF)
    count = _count(cursor) or 1
    if (months := _period(cursor)) and cursor.take(_ONCE):
        return _every_months(months * count, read_year(cursor))
    cursor.at = start
    return None


def _count(cursor: Cursor) -> int | None:
    if cursor.take(_ONE):
        return 1
    return int(cursor.next_number()) if cursor.is_number() and len(cursor.peek().text) <= 2 else None


def _period(cursor: Cursor) -> int | None:
    """Take "tháng", "quý" or "năm" and return its months."""
    return next((months for unit, months in _MONTHS_OF.items() if cursor.take(unit)), None)


def _every_months(months: int, year: int | None) -> Item:
    kind = _KIND_OF_MONTHS.get(months)
    if kind is None:
        raise NotUnderstood
    return Item(kind, in_year(repeated_moments(kind), year))


def _half(cursor: Cursor, periodic: bool) -> Item | None:
    start = cursor.at
    each = cursor.take(_EACH_HALF) or periodic
    if not cursor.take(_HALF):
        cursor.at = start
        return None
    months = (6, 12) if each else (6,)
    bare = not each
    if cursor.take(_FIRST_HALF):
        months, bare = ((6, 12) if cursor.take(_AND_SECOND) else (6,)), False
    elif cursor.take(_SECOND_HALF):
        months, bare = (12,), False
    year = read_year(cursor)
    moments = tuple(Moment(Unit.MONTH, month, year=year) for month in months)
    return Item(ScheduleKind.HALF_YEARS, moments, bare=bare and year is None)


def _part_year(cursor: Cursor) -> Item | None:
    for month, options in _PART_YEARS.items():
        if cursor.take(options):
            return Item(ScheduleKind.IN_MONTHS, (Moment(Unit.MONTH, month, year=read_year(cursor)),))
    if not cursor.take(_NINE_MONTHS):
        return None
    year = read_year(cursor)
    return Item(ScheduleKind.IN_MONTHS, (Moment(Unit.MONTH, 9, year=year),), bare=year is None)


def _every(cursor: Cursor) -> Item | None:
    return _at_quarter_start(cursor) or _whole_periods(cursor, _REPEATED) or _whole_periods(cursor, _BARE)


def _at_quarter_start(cursor: Cursor) -> Item | None:
    start = cursor.at
    if cursor.take(QUARTER_STARTS) and not number_follows(cursor):
        year = year_of_repeat(cursor)
        moments = tuple(Moment(Unit.MONTH, month, year=year) for month in (1, 4, 7, 10))
        return Item(ScheduleKind.EVERY_QUARTER, moments)
    cursor.at = start
    return None


def _whole_periods(cursor: Cursor, table: dict[ScheduleKind, tuple[Phrase, ...]]) -> Item | None:
    start, bare = cursor.at, table is _BARE
    for kind, options in table.items():
        if not cursor.take(options):
            continue
        plan_year_said = bare and kind is ScheduleKind.EVERY_YEAR and cursor.is_year()
        if not (number_follows(cursor) or plan_year_said or cursor.looking_at(_FIRST_OR_LAST)):
            return _of_year(cursor, kind, bare)
        cursor.at = start
    return None


def _of_year(cursor: Cursor, kind: ScheduleKind, bare: bool) -> Item:
    year = year_of_repeat(cursor)
    is_year = kind is ScheduleKind.EVERY_YEAR
    if bare and is_year:  # "quý, năm": what it means depends on what stands beside it
        kind = ScheduleKind.IN_YEAR
    return Item(kind, in_year(repeated_moments(kind), year), bare=bare, plain_year=bare and is_year)


def number_follows(cursor: Cursor) -> bool:
    """Whether a number stands here that makes "tháng" or "quý" a certain one; "1 lần" and a year do not."""
    listed = cursor.peek().text == ":" and cursor.peek(1).value is not None
    named = number_stands(cursor) and not cursor.is_year() and cursor.peek(1).text != _ONCE_WORD
    return listed or named


def year_of_repeat(cursor: Cursor) -> int | None:
    """Take "năm 2024", "/2024" or an idle "trong năm" after something that comes again."""
    year = read_year(cursor)
    if year is None and cursor.take(_OF_YEAR) and cursor.is_year():
        raise NotUnderstood
    return year
