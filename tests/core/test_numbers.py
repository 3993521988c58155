from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import (
    DayError,
    NumberError,
    cited_day,
    format_count,
    format_day,
    format_number,
    format_percent,
    parse_day,
    parse_number,
    percent,
    roman,
    rounded,
    spell_day,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.671", "1671"),
        ("74,1", "74.1"),
        ("05", "5"),
        ("0", "0"),
        ("1.234,56", "1234.56"),
        ("1 671", "1671"),
        ("1\u00a0671", "1671"),
        ("11\u202f093,5", "11093.5"),
        ("1234", "1234"),
        ("1.234.567", "1234567"),
        ("1,234", "1.234"),
        ("-5", "-5"),
        ("\u22121.671", "-1671"),
        ("  82.602 ", "82602"),
        ("0,05", "0.05"),
        ("999999999999999", "999999999999999"),
        ("000000000000000000001", "1"),
    ],
)
def test_reads_vietnamese_typing(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", " ", "mười", "1,234.56", "1.23", "1.2345", "0.123", "1.234.56", "12.34.567", "1.234 567", "1 23",
     "1,", ",5", "1,2,3", "1e3", "NaN", "Infinity", "-", "--5", "+5", "5-", "1..234", "٣", "１２", "²",
     "1_000", "74,1%", "1000000000000000", "0,1234567890123456", "1\n2"],
)  # fmt: skip
def test_refuses_what_is_no_number(text):
    with pytest.raises(NumberError):
        parse_number(text)


def test_says_how_a_decimal_is_typed():
    with pytest.raises(NumberError, match="phân cách hàng nghìn; số thập phân dùng dấu phẩy: 1,23"):
        parse_number("1.23")


def test_a_long_wrong_text_is_shortened_in_the_message():
    with pytest.raises(NumberError) as caught:
        parse_number("chín" * 1000)
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize("text", ["74,1%", "74,1 %", "74,1\u00a0%", "74,1"])
def test_percent_sign_where_it_is_allowed(text):
    assert parse_number(text, percent=True) == Decimal("74.1")


@pytest.mark.parametrize("text", ["%", "74,1%%", "%5"])
def test_percent_sign_without_a_number(text):
    with pytest.raises(NumberError):
        parse_number(text, percent=True)


@given(st.decimals(min_value=Decimal("-1e14"), max_value=Decimal("1e14"), allow_nan=False, places=4))
def test_what_is_printed_is_read_back(value):
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (11093, None, "11.093"),
        (Decimal("74.1"), None, "74,1"),
        (Decimal("85.5000"), None, "85,5"),
        (Decimal("100.00"), None, "100"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("0.00001"), None, "0,00001"),
        (Decimal("74.05"), 1, "74,1"),
        (100, 1, "100,0"),
        (Decimal("-1234.5"), None, "-1.234,5"),
        (Decimal("-0.04"), 1, "0,0"),
        (0, None, "0"),
        (Decimal("123456789012345678901234567890.5"), 0, "123.456.789.012.345.678.901.234.567.891"),
    ],
)
def test_prints_numbers(value, places, text):
    assert format_number(value, places) == text


def test_prints_only_finite_numbers():
    with pytest.raises(ValueError, match="finite"):
        format_number(Decimal("NaN"))


@pytest.mark.parametrize(("n", "text"), [(0, "0"), (5, "05"), (9, "09"), (10, "10"), (1671, "1.671")])
def test_counts_in_running_text(n, text):
    assert format_count(n) == text


@pytest.mark.parametrize(
    ("part", "whole", "places", "text"),
    [
        (20, 27, 1, "74,1%"),  # Sở Du lịch Kiên Giang, Quý I/2024
        (31, 49, 2, "63,27%"),  # UBND tỉnh Kiên Giang, Quý III/2020, printed there as 63,26%
        (26, 26, 1, "100%"),
        (1, 8, 2, "12,50%"),
        (1, 2000, 1, "0,1%"),  # 0,05 goes up
        (0, 27, 1, "0%"),
        (0, 0, 1, "—"),
    ],
)
def test_percentages(part, whole, places, text):
    assert format_percent(percent(part, whole, places), places) == text


def test_nothing_arose_is_no_percentage():
    assert percent(5, 0) is None


def test_a_percentage_of_whole_value_needs_no_decimals():
    assert format_percent(percent(26, 26)) == "100%"


@pytest.mark.parametrize(("value", "result"), [("0.05", "0.1"), ("0.15", "0.2"), ("-0.05", "-0.1"), ("2.44", "2.4")])
def test_rounds_half_up(value, result):
    assert rounded(Decimal(value), 1) == Decimal(result)


@pytest.mark.parametrize(("n", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (2024, "MMXXIV")])
def test_roman(n, text):
    assert roman(n) == text


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_no_roman(n):
    with pytest.raises(ValueError, match="roman"):
        roman(n)


@pytest.mark.parametrize(
    "text",
    [
        " 5/3/2024",
        "05/03/2024",
        "05-03-2024",
        "5.3.2024",
        "5 / 3 / 2024",
        "05032024",
        "2024-03-05",
        "ngày 05  tháng 3 năm 2024",
    ],
)
def test_reads_days(text):
    assert parse_day(text) == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31/02/2024", r"Ngày 31/02/2024 không có trong lịch\."),
        ("29/2/2023", r"Ngày 29/02/2023 không có trong lịch\."),
        ("2024-13-01", r"Ngày 01/13/2024 không có trong lịch\."),
        ("31022024", r"Ngày 31/02/2024 không có trong lịch\."),
        ("20240305", "Năm 0305 nằm ngoài"),
        ("20120305", "Năm 0305 nằm ngoài khoảng 1900–2199"),
        ("5032024", "ví dụ 5/3/2024"),
        ("24/01/20224", "Năm phải có bốn chữ số, không phải “20224”"),
        ("5/3/24", "Năm phải có bốn chữ số"),
        ("5/3/0024", "Năm 0024 nằm ngoài khoảng 1900–2199"),
        ("5/3-2024", "ví dụ 5/3/2024"),
        ("tháng 3", "ví dụ 5/3/2024"),
        ("٥/3/2024", "ví dụ 5/3/2024"),
        ("", "ví dụ 5/3/2024"),
    ],
)
def test_refuses_impossible_days(text, message):
    with pytest.raises(DayError, match=message):
        parse_day(text)


def test_a_cited_day_has_its_leading_zeros_where_official_texts_have_them():
    assert [cited_day(date(2024, month, 5)) for month in (1, 2, 3, 12)] == [
        "05/01/2024", "05/02/2024", "05/3/2024", "05/12/2024",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "shown", "spelled"),
    [
        (date(2024, 1, 5), "05/01/2024", "ngày 05 tháng 01 năm 2024"),
        (date(2024, 2, 15), "15/02/2024", "ngày 15 tháng 02 năm 2024"),
        (date(2024, 3, 18), "18/03/2024", "ngày 18 tháng 3 năm 2024"),
        (date(2023, 12, 28), "28/12/2023", "ngày 28 tháng 12 năm 2023"),
    ],
)
def test_prints_days(day, shown, spelled):
    assert (format_day(day), spell_day(day)) == (shown, spelled)
