"""Reading one named day, month, quarter or year."""

from plans.schedules.moments import Moment, NotUnderstood, Unit, year_of
from plans.schedules.words import Cursor, Phrase, phrases

_IN_YEAR = phrases("năm", "của năm", "trong năm", "thuộc năm", "/ năm", "- năm", "( năm")
_DAY = phrases("ngày", "các ngày")
_MONTH = phrases("tháng", "các tháng", "các tháng :", "tháng :")
_QUARTER = (("q", "."), *phrases("các quý :", "quý :", "các quý", "quý", "q"))
_MONTH_WORD = phrases("tháng")
_YEAR_WORD = phrases("năm")
_LAST_MONTH = phrases("tháng cuối năm", "tháng cuối cùng của năm", "tháng cuối cùng trong năm")
_LAST_QUARTER = phrases("quý cuối năm", "quý cuối cùng của năm")
_LAST_OF_QUARTER = phrases("tháng cuối quý", "tháng cuối của quý", "tháng cuối cùng của quý")
_UNITS_AFTER = frozenset(text for (text,) in phrases("tháng", "ngày", "quý", "lần", "giờ", "h", "tuần"))
_SPELLED: dict[Phrase, int] = {  # without "năm": "tháng năm" may be May or "month, year"
    phrase: number
    for number, texts in {
        1: ("một", "giêng", "nhất"),
        2: ("hai",),
        3: ("ba",),
        4: ("tư", "bốn"),
        6: ("sáu",),
        7: ("bảy",),
        8: ("tám",),
        9: ("chín",),
        10: ("mười",),
        11: ("mười một",),
        12: ("mười hai", "chạp"),
    }.items()
    for phrase in phrases(*texts)
}
_TO = frozenset(("-", *(text for (text,) in phrases("đến", "tới"))))
_SPELLED_PHRASES = tuple(_SPELLED)


def read_year(cursor: Cursor) -> int | None:
    """Take the year that follows a month, quarter or day ("/2024", "-2024", "năm 2024", "(2024)"), if any."""
    start = cursor.at
    if cursor.take(_IN_YEAR):
        if cursor.is_number():
            year = year_of(cursor.next_number(), cursor.plan_year)
            _close(cursor, start)
            return year
        cursor.at = start
        return None
    sign = cursor.peek().text
    if cursor.is_year():
        return year_of(cursor.next_number(), cursor.plan_year)
    if sign == "/" and cursor.is_number(1):
        cursor.at += 1
        return year_of(cursor.next_number(), cursor.plan_year)
    if sign in ("-", ".", "(") and cursor.is_year(1) and cursor.peek(2).text != "-":
        cursor.at += 1
        year = year_of(cursor.next_number(), cursor.plan_year)
        _close(cursor, start)
        return year
    return None


def _close(cursor: Cursor, start: int) -> None:
    if cursor.tokens[start].text == "(":
        if cursor.peek().text != ")":
            raise NotUnderstood
        cursor.at += 1


def number_stands(cursor: Cursor) -> bool:
    """Whether a number in digits, roman or words stands here."""
    return cursor.peek().value is not None or bool(cursor.looking_at(_SPELLED_PHRASES))


def spelled_number(cursor: Cursor) -> int | None:
    """Take a number in digits (at most two), roman or words, if one stands here."""
    if cursor.is_number():
        return int(cursor.next_number()) if len(cursor.peek().text) <= 2 else None
    if length := cursor.looking_at(_SPELLED_PHRASES):
        words = tuple(cursor.peek(ahead).text for ahead in range(length))
        cursor.at += length
        return _SPELLED[words]
    value = cursor.peek().value
    cursor.at += value is not None
    return value


def read_point(cursor: Cursor, hint: Unit | None = None) -> Moment | None:
    """Take one moment, or nothing.

    ``hint`` is the unit of the moment before it in a list or range: "Quý I, II", "tháng 6 - 12", where the
    second stands without its word. Raise NotUnderstood for what cannot exist, such as quarter V.
    """
    for read in (_quarter, _month, _year, _date):
        if (moment := read(cursor)) is not None:
            return moment
    return _bare(cursor, hint)


def _quarter(cursor: Cursor) -> Moment | None:
    start = cursor.at
    if cursor.take(_LAST_QUARTER):
        return Moment(Unit.QUARTER, 4, year=read_year(cursor))
    if cursor.take(_LAST_OF_QUARTER):
        cursor.at -= 1
    if cursor.take(_QUARTER):
        number = spelled_number(cursor)
        if number is not None:
            return Moment(Unit.QUARTER, number, year=read_year(cursor))
    cursor.at = start
    return None


def _month(cursor: Cursor) -> Moment | None:
    start = cursor.at
    if cursor.take(_LAST_MONTH):
        return Moment(Unit.MONTH, 12, year=read_year(cursor))
    short = cursor.peek().text == "t" and cursor.peek(2).text == "/"
    cursor.at += short
    if short or cursor.take(_MONTH):
        number = spelled_number(cursor)
        if number is not None:
            return Moment(Unit.MONTH, number, year=read_year(cursor))
    cursor.at = start
    return None


def _year(cursor: Cursor) -> Moment | None:
    if cursor.looking_at(_YEAR_WORD) and cursor.is_number(1):
        cursor.at += 1
        return Moment(Unit.YEAR, year=year_of(cursor.next_number(), cursor.plan_year))
    return None


def _date(cursor: Cursor) -> Moment | None:
    start = cursor.at
    named = cursor.take(_DAY)
    if cursor.is_number():
        if moment := _iso(cursor) or _numeric_date(cursor, named) or _spelled_date(cursor):
            return moment
        if named and len(cursor.peek().text) <= 2:
            return Moment(Unit.DATE, day=int(cursor.next_number()))
    cursor.at = start
    return None


def _iso(cursor: Cursor) -> Moment | None:
    separated = cursor.peek(1).text == cursor.peek(3).text == "-"
    if not (cursor.is_year() and separated and cursor.is_number(2) and cursor.is_number(4)):
        return None
    year = year_of(cursor.next_number(), cursor.plan_year)
    cursor.at += 1
    month = int(cursor.next_number())
    cursor.at += 1
    return _day(int(cursor.next_number()), month, year)


def _numeric_date(cursor: Cursor, named: bool) -> Moment | None:
    """15/6/2024, 15-6-2024, 15.6.2024, 15/6; the same sign between its parts."""
    sign = cursor.peek(1).text
    if sign not in ("/", "-", ".") or not cursor.is_number(2) or cursor.is_year():
        return None
    whole = cursor.peek(3).text == sign and cursor.is_number(4)
    starts_range = sign == "-" and (cursor.peek(3).text == "/" or cursor.peek(3).text == _MONTH_WORD[0][0])
    if not whole and (starts_range or cursor.is_year(2) or (sign != "/" and not named)):
        return None
    day = int(cursor.next_number())
    cursor.at += 1
    month = int(cursor.next_number())
    if whole:
        cursor.at += 1
        return _day(day, month, year_of(cursor.next_number(), cursor.plan_year))
    return _day(day, month, read_year(cursor))


def _spelled_date(cursor: Cursor) -> Moment | None:
    """15 tháng 6 năm 2024."""
    start = cursor.at
    day = int(cursor.next_number())
    if cursor.take(_MONTH_WORD) and (month := spelled_number(cursor)) is not None:
        return _day(day, month, read_year(cursor))
    cursor.at = start
    return None


def _day(day: int, month: int, year: int | None) -> Moment:
    if day == 0 or month == 0:
        raise NotUnderstood
    return Moment(Unit.DATE, month, day, year)


def _bare(cursor: Cursor, hint: Unit | None) -> Moment | None:
    """A number without a word: 2024, 01/2024, I/2024, or one that continues a list or starts a range."""
    if cursor.is_year():
        known = hint in (None, Unit.YEAR)
        return Moment(Unit.YEAR, year=year_of(cursor.next_number(), cursor.plan_year)) if known else None
    start, token = cursor.at, cursor.peek()
    if token.value is None or cursor.peek(1).text in _UNITS_AFTER:
        return None
    cursor.at += 1
    joined = cursor.peek().text in ("/", "-", ".")
    year = read_year(cursor)
    if hint in (Unit.MONTH, Unit.QUARTER):
        return Moment(hint, token.value, year=year)
    if year is not None and joined:
        return Moment(Unit.QUARTER if token.kind == "word" else Unit.MONTH, token.value, year=year)
    if token.kind == "number" and cursor.peek().text in _TO:
        return Moment(Unit.DATE, day=token.value)
    cursor.at = start
    return None
