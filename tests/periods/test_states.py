"""The data windows of Nghị định 09/2019/NĐ-CP, and the quarter of a day."""

from datetime import date, timedelta

import pytest

from periods.states import COVERS, QUARTERS, PeriodKind, calendar_end, calendar_start, data_window, quarter_of


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        ("Q1", date(2023, 12, 15), date(2024, 3, 14)),
        ("Q2", date(2024, 3, 15), date(2024, 6, 14)),
        ("Q3", date(2024, 6, 15), date(2024, 9, 14)),
        ("Q4", date(2024, 9, 15), date(2024, 12, 14)),
        ("6T", date(2023, 12, 15), date(2024, 6, 14)),
        ("9T", date(2023, 12, 15), date(2024, 9, 14)),
        ("N", date(2023, 12, 15), date(2024, 12, 14)),
    ],
)
def test_the_data_windows_of_2024(kind, start, end):
    assert data_window(2024, kind) == (start, end)


def test_quarters_tile_the_years_without_gap_or_overlap():
    windows = [data_window(year, kind) for year in range(2019, 2032) for kind in QUARTERS]
    for (_, end), (start, _) in zip(windows, windows[1:], strict=False):
        assert start == end + timedelta(days=1)


@pytest.mark.parametrize("kind", PeriodKind.values)
def test_a_period_starts_and_ends_with_the_quarters_it_covers(kind):
    quarters = [data_window(2024, QUARTERS[number - 1]) for number in COVERS[kind]]
    assert data_window(2024, kind) == (quarters[0][0], quarters[-1][1])


@pytest.mark.parametrize(
    ("day", "year", "quarter"),
    [
        (date(2024, 3, 14), 2024, 1),
        (date(2024, 3, 15), 2024, 2),
        (date(2024, 6, 14), 2024, 2),
        (date(2024, 6, 15), 2024, 3),
        (date(2024, 9, 14), 2024, 3),
        (date(2024, 9, 15), 2024, 4),
        (date(2024, 12, 14), 2024, 4),
        (date(2024, 12, 15), 2025, 1),
        (date(2024, 12, 31), 2025, 1),
        (date(2025, 1, 1), 2025, 1),
        (date(2024, 2, 29), 2024, 1),
    ],
)
def test_the_quarter_of_a_day(day, year, quarter):
    assert quarter_of(day) == (year, quarter)


def test_every_day_lies_in_the_window_of_its_quarter():
    for passed in range(3 * 366):
        day = date(2023, 1, 1) + timedelta(days=passed)
        year, number = quarter_of(day)
        start, end = data_window(year, QUARTERS[number - 1])
        assert start <= day <= end


@pytest.mark.parametrize(
    ("kind", "end"),
    [
        ("Q1", date(2024, 3, 31)),
        ("Q2", date(2024, 6, 30)),
        ("Q3", date(2024, 9, 30)),
        ("Q4", date(2024, 12, 31)),
        ("6T", date(2024, 6, 30)),
        ("9T", date(2024, 9, 30)),
        ("N", date(2024, 12, 31)),
    ],
)
def test_deadlines_are_judged_at_the_calendar_end(kind, end):
    assert calendar_end(2024, kind) == end


@pytest.mark.parametrize(
    ("kind", "first"),
    [("Q1", date(2024, 1, 1)), ("Q2", date(2024, 4, 1)), ("Q4", date(2024, 10, 1)), ("N", date(2024, 1, 1))],
)
def test_a_quarter_of_the_calendar_begins_after_its_data_window(kind, first):
    assert calendar_start(2024, kind) == first
