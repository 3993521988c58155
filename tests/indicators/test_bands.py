"""What is usual for a figure, and what is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.bands import ZERO, band_of, median
from indicators.figures import Figure, ratio
from indicators.models import Indicator
from indicators.unusual import Course, unusual

figures = st.decimals(min_value=0, max_value=Decimal("99999999999999.9999"), places=4)
NOT_ARISEN = Figure(is_not_arisen=True, is_entered=True)


def numbers(*values: int | str) -> list[Decimal]:
    return [Decimal(value) for value in values]


def course(now: str, *earlier: str | Figure | None, nature: str = "flow", unit: str = "hồ sơ") -> Course:
    """``earlier`` begins with the quarter before."""
    indicator = Indicator(pk=1, code="HS", name="Hồ sơ tiếp nhận", nature=nature, unit=unit)
    past = {age: one if isinstance(one, Figure) else figure(one) for age, one in enumerate(earlier, start=1)}
    return Course(indicator, figure(now), past)


def figure(value: str | None) -> Figure:
    return Figure() if value is None else Figure(Decimal(value), is_entered=True)


@pytest.mark.parametrize(
    ("values", "middle"), [((3,), 3), ((1, 9), 5), ((9, 1, 5), 5), ((4, 1, 3, 2), "2.5"), ((7, 7, 7), 7)]
)
def test_the_median_is_the_middle(values, middle):
    assert median(numbers(*values)) == Decimal(middle)


@pytest.mark.parametrize(
    ("earlier", "floor", "low", "high"),
    [
        (("100", "100", "100", "100"), 5, "75", "125"),  # a quarter of the median
        (("50", "60", "40", "100", "20"), 5, "20", "80"),  # three times the median distance, 10
        (("2", "2", "2", "2"), 5, "0", "7"),  # five of a handful; never below nothing
        (("2", "2", "2", "2"), 0, "1.5", "2.5"),
        (("0", "0", "0", "0"), 5, "0", "5"),
    ],
)
def test_the_usual_range(earlier, floor, low, high):
    band = band_of(numbers(*earlier), floor=Decimal(floor))
    assert band is not None
    assert (band.low, band.high) == (Decimal(low), Decimal(high))
    assert band.holds(band.low)
    assert band.holds(band.high)
    assert not band.holds(band.high + Decimal("0.0001"))


@pytest.mark.parametrize("points", [0, 1, 2, 3])
def test_fewer_than_four_points_tell_nothing(points):
    assert band_of(numbers(*[100] * points)) is None
    assert unusual(course("999999", *["100"] * points)) is None


@given(value=figures, points=st.integers(4, 12), floor=st.sampled_from([ZERO, Decimal(5)]))
def test_a_constant_series_never_warns(value, points, floor):
    band = band_of([value] * points, floor=floor)
    assert band is not None
    assert band.holds(value)


@given(earlier=st.lists(figures, min_size=4, max_size=8))
def test_the_middle_is_always_usual_and_the_order_says_nothing(earlier):
    band = band_of(earlier)
    assert band is not None
    assert band.holds(median(earlier))
    assert band == band_of(sorted(earlier))


@given(earlier=st.lists(figures, min_size=4, max_size=8), now=figures)
def test_what_is_as_a_year_before_is_seasonal(earlier, now):
    band = band_of(earlier)
    assert band is not None
    assert band.holds(now, year_before=now)


def test_a_figure_out_of_its_range_is_named_with_all_that_it_is_compared_with():
    found = unusual(course("412", "120", "110", "130", "125"))
    assert found is not None
    assert (found.rule, found.message) == ("band:HS", "“Hồ sơ tiếp nhận” khác thường so với các quý trước.")
    assert found.arithmetic == (
        "412 hồ sơ; thường gặp từ 91,88 đến 153,13 (theo 04 quý trước); quý trước 120 (+243,3%); "
        "cùng kỳ năm trước 125 (+229,6%)"
    )
    assert (found.is_warning, found.is_band, found.blocks, found.what) == (True, True, True, "bất thường")


def test_a_fall_is_as_unusual_as_a_rise():
    found = unusual(course("10", "120", "110", "130", "125"))
    assert found is not None
    assert "quý trước 120 (-91,7%)" in found.arithmetic


@pytest.mark.parametrize("now", ["92", "120", "153"])
def test_a_figure_in_its_range_is_not_named(now):
    assert unusual(course(now, "120", "110", "130", "125")) is None


def test_a_year_end_that_comes_every_year_is_usual():
    assert unusual(course("400", "120", "110", "130", "410")) is None
    assert unusual(course("400", "410", "110", "130", "120")) is not None


def test_what_did_not_arise_is_never_unusual_and_is_no_point():
    past = ("120", "110", "130", "125")
    assert unusual(Course(course("1").indicator, NOT_ARISEN, course("1", *past).ago)) is None
    assert unusual(course("999", "120", NOT_ARISEN, "110", NOT_ARISEN, "130")) is None
    found = unusual(course("999", NOT_ARISEN, *past))
    assert found is not None
    assert "quý trước không phát sinh; cùng kỳ năm trước 130" in found.arithmetic


def test_what_nobody_entered_is_no_point_and_is_said():
    assert unusual(course("999", "120", None, "110", None, "130")) is None
    found = unusual(course("999", None, "120", "110", None, "130", "125"))
    assert found is not None
    assert "quý trước chưa có số liệu; cùng kỳ năm trước chưa có số liệu" in found.arithmetic


def test_zero_is_a_point_and_a_change_from_zero_has_no_per_cent():
    found = unusual(course("40", "0", "0", "0", "0"))
    assert found is not None
    assert found.arithmetic.endswith("quý trước 0; cùng kỳ năm trước 0")


def test_a_ratio_is_told_in_per_cent_without_a_per_cent_of_it():
    past = (ratio(Decimal(98), Decimal(100)),) * 4
    found = unusual(course("31", *past, nature="ratio", unit="%"))
    assert found is not None
    assert found.arithmetic == (
        "31%; thường gặp từ 73,5% đến 122,5% (theo 04 quý trước); quý trước 98%; cùng kỳ năm trước 98%"
    )


def test_a_score_has_no_floor_of_five():
    assert unusual(course("4,1".replace(",", "."), "2", "2", "2", "2", nature="score", unit="điểm")) is not None
    assert unusual(course("4", "2", "2", "2", "2")) is None


def test_words_are_not_measured():
    assert unusual(course("9", "1", "1", "1", "1", nature="text", unit="nội dung")) is None
