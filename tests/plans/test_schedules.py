"""Deadlines in words become kinds and days; what cannot be read with certainty becomes neither."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.schedules import FIRST_YEAR, LAST_YEAR, MAX_LENGTH, ScheduleKind, describe, parse_schedule
from tests.plans.deadline_tables import HAU_GIANG_2022, NOT_UNDERSTOOD, SOC_TRANG_2024, UNDERSTOOD

QUARTER_I = date(2024, 3, 31)


def days(written: str, year: int) -> tuple[date, ...]:
    parts = ([int(number) for number in one.split("/")] for one in written.split())
    return tuple(date(part[2] if len(part) == 3 else year, part[1], part[0]) for part in parts)


def expect(text: str, kinds: str, due: str, year: int) -> None:
    schedule = parse_schedule(text, year=year)
    assert (" ".join(schedule.kinds), schedule.due_dates) == (kinds, days(due, year))
    assert schedule.understood


@pytest.mark.parametrize(("text", "kinds", "due"), SOC_TRANG_2024)
def test_every_deadline_of_the_soc_trang_plan(text, kinds, due):
    expect(text, kinds, due, 2024)


@pytest.mark.parametrize(("text", "kinds", "due"), HAU_GIANG_2022)
def test_every_deadline_of_the_hau_giang_plan(text, kinds, due):
    expect(text, kinds, due, 2022)


def test_the_two_plans_hold_55_deadlines():
    assert (len(SOC_TRANG_2024), len(HAU_GIANG_2022)) == (31, 24)


@pytest.mark.parametrize(("text", "kinds", "due"), UNDERSTOOD)
def test_understood(text, kinds, due):
    expect(text, kinds, due, 2024)


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_not_understood_has_neither_kind_nor_day(text):
    schedule = parse_schedule(text, year=2024)
    assert (schedule.understood, schedule.kinds, schedule.due_dates) == (False, (), ())


@pytest.mark.parametrize("text", ["Quý IV", "Hàng quý", "Trong năm", "31/12", "6 tháng cuối năm", "Quý I và quý IV"])
def test_a_year_that_is_not_stated_is_the_plans(text):
    assert parse_schedule(text, year=2021).due_dates[-1] == date(2021, 12, 31)


@pytest.mark.parametrize("text", ["Quý IV/2021", "Hàng quý năm 2021", "Hàng quý và năm 2021", "Quý I, quý IV/2021"])
def test_a_stated_year_wins_over_the_plans(text):
    assert {day.year for day in parse_schedule(text, year=2022).due_dates} == {2021}


def test_words_are_kept_as_written_in_nfc_on_one_line():
    written = unicodedata.normalize("NFD", "  Quý\n\nIV/2024,  khi Sở yêu cầu ")
    assert parse_schedule(written, year=2024).text == "Quý IV/2024, khi Sở yêu cầu"


def test_words_are_kept_when_not_understood():
    assert parse_schedule("Đầu\nquý II/2024", year=2024).text == "Đầu quý II/2024"


@pytest.mark.parametrize(
    "title",
    [
        "Xây dựng văn bản quy phạm pháp luật (nếu có).",
        "Phê duyệt Đề án vị trí việc làm (nếu có phát sinh)",
        "Tăng tỷ lệ hồ sơ (trừ hồ sơ mật), (khi có công văn báo cáo).",
        "Đề xuất Phương án tái cấu trúc (khi có\nhướng dẫn)",
        unicodedata.normalize("NFD", "Công bố TTHC (Nếu có)"),
    ],
)
def test_a_title_makes_it_on_demand_and_keeps_the_days_for_when_it_arises(title):
    schedule = parse_schedule("Quý I/2024", year=2024, title=title)
    assert schedule.kinds == (ScheduleKind.IN_QUARTERS, ScheduleKind.ON_DEMAND)
    assert (schedule.due_dates, schedule.is_on_demand, schedule.conditional) == ((QUARTER_I,), True, True)


@pytest.mark.parametrize("title", ["", "Báo cáo khi có yêu cầu", "Số hóa hồ sơ (theo chỉ đạo của UBND)"])
def test_other_titles_change_nothing(title):
    assert parse_schedule("Quý I/2024", year=2024, title=title) == parse_schedule("Quý I/2024", year=2024)


def test_a_title_does_not_make_a_text_understood():
    assert not parse_schedule("Đầu quý II", year=2024, title="Tham quan mô hình (nếu có)").understood


@pytest.mark.parametrize(
    ("text", "conditional"),
    [
        ("Quý I/2024 (nếu có)", True),
        ("Quý I/2024 khi có hướng dẫn", True),
        ("Khi có phát sinh trong quý I/2024", True),
        ("Quý I/2024 và khi có yêu cầu", False),
        ("Khi có yêu cầu; quý I/2024", False),
    ],
)
def test_a_condition_on_a_date_differs_from_one_beside_it(text, conditional):
    schedule = parse_schedule(text, year=2024)
    assert schedule.kinds == (ScheduleKind.IN_QUARTERS, ScheduleKind.ON_DEMAND)
    assert (schedule.due_dates, schedule.conditional) == ((QUARTER_I,), conditional)


def test_properties_tell_the_kinds():
    schedule = parse_schedule("Thường xuyên và khi có yêu cầu", year=2024)
    assert (schedule.is_continuous, schedule.is_on_demand, schedule.is_recurring) == (True, True, False)


@pytest.mark.parametrize(
    ("text", "recurring"), [("Hàng quý", True), ("Định kỳ 6 tháng", True), ("6 tháng đầu năm", False), ("Quý I", False)]
)
def test_recurring(text, recurring):
    assert parse_schedule(text, year=2024).is_recurring is recurring


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Quý I/2024 và thường xuyên", "Hạn: 31/03/2024; thường xuyên"),
        ("Hàng quý", "Hạn: 31/03/2024, 30/06/2024, 30/09/2024, 31/12/2024; hằng quý"),
        ("Hàng tháng", "Hạn: 12 lần, từ 31/01/2024 đến 31/12/2024; hằng tháng"),
        ("Theo yêu cầu", "Khi có phát sinh"),
        ("Đầu quý II", "Không hiểu thời hạn; tính là khi có phát sinh"),
    ],
)
def test_describe_says_what_was_understood(text, sentence):
    assert describe(parse_schedule(text, year=2024)) == sentence


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_a_plan_of_another_age_is_refused(year):
    with pytest.raises(ValueError, match="1990 to 2100"):
        parse_schedule("Quý I", year=year)


def test_the_longest_text_read():
    text = "Theo yêu cầu ".ljust(MAX_LENGTH, "x")
    assert parse_schedule(text, year=2024).understood
    assert not parse_schedule(text + "x", year=2024).understood


@pytest.mark.parametrize("piece", ["a", "Quý I, ", "(", "1/", "\n- ", "a\u0316\u0301"])
def test_an_endless_text_is_not_understood(piece):
    assert not parse_schedule(piece * 50_000, year=2024).understood


DEADLINES = [text for text, _, _ in UNDERSTOOD if "\n" not in text]
SPACES = st.text(" \t\n\xa0\u2003", min_size=1, max_size=3)
CASES = st.sampled_from([str.upper, str.lower, str])
FORMS = st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])


@given(st.sampled_from(DEADLINES), SPACES, CASES, FORMS)
def test_spelling_does_not_matter(text, space, case, form):
    varied = unicodedata.normalize(form, case(text).replace(" ", space)) + space
    plain, other = parse_schedule(text, year=2024), parse_schedule(varied, year=2024)
    assert (other.kinds, other.due_dates) == (plain.kinds, plain.due_dates)


WORDS = sorted({word for text in [*DEADLINES, *NOT_UNDERSTOOD] for word in text.split()})
SOUP = st.lists(st.sampled_from([*WORDS, ",", ";", "(", ")", "-", "/", "29/2", "31/12/2100", "01/01/1990"]), max_size=9)
YEARS = st.integers(FIRST_YEAR, LAST_YEAR)


@given(st.one_of(SOUP.map(" ".join), st.text(max_size=60)), YEARS)
def test_any_text_gives_sane_days_or_none(text, year):
    schedule = parse_schedule(text, year=year)
    assert all(FIRST_YEAR <= day.year <= LAST_YEAR for day in schedule.due_dates)
    assert list(schedule.due_dates) == sorted(set(schedule.due_dates))
    assert schedule.understood == bool(schedule.kinds)
    assert schedule.understood or not schedule.due_dates


@given(st.dates(date(FIRST_YEAR, 1, 2), date(LAST_YEAR, 12, 31)), st.sampled_from(["/", "-", "."]))
def test_any_written_day_is_that_day(day, sign):
    written = sign.join([str(day.day), str(day.month), str(day.year)])
    assert parse_schedule(f"đến ngày {written}", year=2024).due_dates == (day,)


@given(st.integers(1, 31), st.integers(1, 12), st.integers(0, 99999))
def test_a_day_that_does_not_exist_is_never_read(day, month, year):
    try:
        real = date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        real = None
    near = year in (23, 24, 25)  # two digits stand for a year near the plan's
    schedule = parse_schedule(f"Hàng quý, trước ngày {day}/{month}/{year}", year=2024)
    assert schedule.understood <= (real is not None or near)
