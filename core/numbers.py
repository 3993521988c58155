"""Numbers and days as Vietnamese officials type and print them. Pure: no Django, no locale.

The decimal mark is a comma, the thousands mark is a dot (or a space). In running text a whole number
below 10 carries a leading zero, and so do days below 10 and the months 1 and 2 of a spelled-out date.
"""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from core.text import nfc

MAX_DIGITS = 15
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
NOTHING = "—"

SPACES = re.compile("[\u0020\u00a0\u2009\u202f]")
PLAIN = re.compile(r"(-?)([0-9]+)(?:,([0-9]+))?")
GROUPED = re.compile(r"(-?)([1-9][0-9]{0,2}(?:([. ])[0-9]{3})(?:\3[0-9]{3})*)(?:,([0-9]+))?")
DOT_AS_DECIMAL = re.compile(r"(-?[0-9]+)\.([0-9]+)")
DAY_FIRST = re.compile(r"([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]+)")
DAY_BARE = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
DAY_SPELLED = re.compile(r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}) năm ([0-9]+)", re.IGNORECASE)
YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
YEARS = range(1900, 2200)

ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class NumberError(ValueError):
    """The text is not a number in Vietnamese writing; the message may be shown as it is."""


class DayError(ValueError):
    """The text is not a day of the calendar; the message may be shown as it is."""


def parse_number(text: str, *, percent: bool = False) -> Decimal:
    """Return the number that ``text`` writes: "1.671" is 1671, "74,1" is 74.1, "05" is 5.

    Groups of three may be parted by dots or by spaces; with ``percent`` a trailing "%" is allowed
    (and dropped: "74,1%" is 74.1). Raises NumberError with a Vietnamese sentence that says what to type.
    """
    typed = SPACES.sub(" ", text).strip().replace("\u2212", "-")
    if percent:
        typed = typed.removesuffix("%").rstrip()
    if not typed:
        raise NumberError("Chưa nhập số.")
    if match := PLAIN.fullmatch(typed):
        sign, whole, decimals = match.groups()
    elif match := GROUPED.fullmatch(typed):
        sign, whole, _, decimals = match.groups()
    else:
        raise NumberError(_what_is_wrong(typed))
    digits = whole.replace(".", "").replace(" ", "").lstrip("0") or "0"
    if max(len(digits), len(decimals or "")) > MAX_DIGITS:
        raise NumberError(f"Số quá dài: tối đa {MAX_DIGITS} chữ số mỗi phần trước và sau dấu phẩy.")
    return Decimal(f"{sign}{digits}.{decimals or 0}" if decimals else f"{sign}{digits}")


def _what_is_wrong(typed: str) -> str:
    shown = typed if len(typed) <= 30 else f"{typed[:29]}…"
    if match := DOT_AS_DECIMAL.fullmatch(typed):
        meant = ",".join(match.groups())
        return (
            f"“{shown}” chưa rõ: dấu chấm là dấu phân cách hàng nghìn; "
            f"số thập phân dùng dấu phẩy{f': {meant}' if len(meant) <= 30 else ''}."
        )
    if typed.endswith("%"):
        return f"“{shown}”: ô này nhập số, không nhập dấu %."
    if re.fullmatch(r"-?[0-9][0-9., ]*", typed):
        return f"“{shown}” viết chưa đúng: dấu chấm cho hàng nghìn, dấu phẩy cho thập phân, ví dụ 1.234,56."
    return f"“{shown}” không phải là số. Nhập bằng chữ số, ví dụ 1.671 hoặc 74,1."


def too_long(value: Decimal) -> bool:
    """Tell whether ``value`` has more digits than every database keeps: SQLite keeps fifteen and rounds the rest."""
    return not value.is_finite() or len(value.normalize(EXACT).as_tuple().digits) > MAX_DIGITS


def rounded(value: Decimal | int, places: int) -> Decimal:
    """Return ``value`` rounded half-up to ``places`` decimals."""
    return EXACT.quantize(Decimal(value), Decimal(1).scaleb(-places))


def percent(part: Decimal | int, whole: Decimal | int, places: int = 1) -> Decimal | None:
    """Return ``part`` ÷ ``whole`` × 100 rounded half-up, or None when ``whole`` is 0 (nothing arose)."""
    if not whole:
        return None
    return rounded(EXACT.divide(EXACT.multiply(Decimal(part), Decimal(100)), Decimal(whole)), places)


def format_number(value: Decimal | int, places: int | None = None) -> str:
    """Return "11.093" or "74,1"; with ``places`` that many decimals, without it no trailing zeros."""
    number = Decimal(value) if places is None else rounded(value, places)
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value}")
    whole, _, decimals = format(number.copy_abs(), "f").partition(".")
    if places is None:
        decimals = decimals.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if number < 0 else ""
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"


def format_count(n: int) -> str:
    """Return a count for running text: "05", "27", "1.671". (A table cell is not padded.)"""
    return f"0{n}" if 0 < n < 10 else format_number(n)


def format_percent(value: Decimal | None, places: int | None = None) -> str:
    """Return "74,1%"; "—" for None, which stands for a denominator of 0 (không phát sinh).

    Nothing and everything are written "0%" and "100%" whatever the places.
    """
    if value is None:
        return NOTHING
    return f"{format_number(value)}%" if value in (0, 100) else f"{format_number(value, places)}%"


def roman(n: int) -> str:
    """Return 1…3999 in capitals: the quarters and the headings of official documents."""
    if not 0 < n < 4000:
        raise ValueError(f"no roman number for {n}")
    letters = ""
    for value, letter in ROMAN:
        count, n = divmod(n, value)
        letters += letter * count
    return letters


def parse_day(text: str) -> date:
    """Return the day that "5/3/2024", "05-03-2024", "5.3.2024", "05032024", "2024-03-05" or the long form writes.

    The day comes first wherever the year does not; eight digits that begin with a year are no day, since the years
    before 1900 are refused. Raises DayError with a Vietnamese sentence; an impossible day is named in it.
    """
    typed = nfc(text).strip()
    if match := DAY_FIRST.fullmatch(typed):
        day, _, month, year = match.groups()
    elif match := DAY_BARE.fullmatch(typed) or DAY_SPELLED.fullmatch(" ".join(typed.split())):
        day, month, year = match.groups()
    elif match := YEAR_FIRST.fullmatch(typed):
        year, month, day = match.groups()
    else:
        raise DayError("Nhập ngày, tháng, năm, ví dụ 5/3/2024 hoặc 05032024.")
    if len(year) != 4:
        raise DayError(f"Năm phải có bốn chữ số, không phải “{year[:12]}”.")
    if int(year) not in YEARS:
        raise DayError(f"Năm {year} nằm ngoài khoảng {YEARS.start}–{YEARS.stop - 1}.")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise DayError(f"Ngày {int(day):02}/{int(month):02}/{year} không có trong lịch.") from None


def format_day(day: date) -> str:
    """Return the form of every screen and of tables: "05/01/2024"; what is printed follows ``cited_day``."""
    return f"{day:%d/%m}/{day.year:04}"


def format_moment(local: datetime, day: date) -> str:
    """Return a time to the second, as an answer states it: "23:59:59 ngày 30/04/2024"."""
    return f"{local:%H:%M:%S} ngày {format_day(day)}"


def cited_day(day: date) -> str:
    """Return the form that citations have: "05/01/2024", "15/7/2021"; days below 10 and months 1 and 2 zero-padded."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year:04}"


def spell_day(day: date) -> str:
    """Return "ngày 05 tháng 01 năm 2024": days below 10 and months 1 and 2 are zero-padded."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
