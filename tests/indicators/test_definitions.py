"""What an indicator means over the years: a changed definition leaves what was reported before as it was."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.errors import ConflictError, DomainError
from indicators.book import Book
from indicators.catalogue import catalogue_of
from indicators.definitions import MeaningError
from indicators.figures import EMPTY, Figure, in_period, year_to_date
from indicators.models import Indicator, IndicatorDefinition, IndicatorValue
from indicators.services import add_indicator, correct_words, define, end_indicator
from indicators.unusual import unusual_in
from tests.factories import make_duty, make_period
from tests.indicators.catalogue import make_indicator, make_target, record
from tests.shared import shared

pytestmark = pytest.mark.django_db

MEANING: dict[str, Any] = {"name": "Hồ sơ tiếp nhận", "unit": "hồ sơ", "nature": "flow"}


@shared
def received(db) -> Indicator:
    return add_indicator(code="NHAN", area_code="tthc", from_year=2020, levels=["commune", "department"], **MEANING)


def change(indicator: Indicator, from_year: int, **meaning) -> IndicatorDefinition:
    indicator.refresh_from_db()
    return define(indicator=indicator, from_year=from_year, seen=indicator.version, **meaning)


def refused(indicator: Indicator, from_year: int, **meaning) -> tuple[str, str]:
    with pytest.raises(MeaningError) as error:
        change(indicator, from_year, **meaning)
    return error.value.field, str(error.value)


def meant(year: int, code: str = "NHAN") -> Indicator:
    return Indicator.objects.defined_in(year).get(code=code)


def test_a_new_indicator_is_asked_from_its_year_by_its_levels(received):
    assert received.levels == "department,commune"
    assert received.level_labels == ["Sở, ban, ngành", "UBND cấp xã"]
    assert [received.is_in_force(year) for year in (2019, 2020, 2030)] == [False, True, True]


def test_each_year_reads_the_definition_that_was_valid_then(received):
    change(received, 2023, name="Hồ sơ tiếp nhận mới", unit="bộ hồ sơ")
    assert [(meant(year).name, meant(year).unit) for year in (2022, 2023, 2025)] == [
        ("Hồ sơ tiếp nhận", "hồ sơ"), ("Hồ sơ tiếp nhận mới", "bộ hồ sơ"), ("Hồ sơ tiếp nhận mới", "bộ hồ sơ"),
    ]  # fmt: skip
    assert Indicator.objects.get(code="NHAN").name == "Hồ sơ tiếp nhận mới"


def test_a_definition_put_between_two_others_ends_before_the_later_one(received):
    change(received, 2025, name="Từ 2025")
    change(received, 2023, name="Từ 2023")
    held = IndicatorDefinition.objects.values_list("from_year", "to_year", "name")
    assert list(held) == [(2020, 2022, "Hồ sơ tiếp nhận"), (2023, 2024, "Từ 2023"), (2025, None, "Từ 2025")]
    assert Indicator.objects.get(code="NHAN").name == "Từ 2025"


def test_a_figure_of_the_past_keeps_the_nature_under_which_it_was_reported(quarters, department, lan, settings):
    indicator = make_indicator("NHAN")
    for quarter in quarters[:2]:
        record(indicator, department, quarter, lan, 10)
    change(indicator, 2025, nature="stock")
    of_2024 = [one for one in catalogue_of(2024).indicators if one.code == "NHAN"]
    found = year_to_date(IndicatorValue.objects.all(), of_2024, quarters[1])
    assert found[department.pk, "NHAN"].value == 20
    assert Indicator.objects.get(code="NHAN").nature == "stock"


def test_an_unusual_figure_is_told_in_the_words_of_its_year(settings, department, province, lan):
    settings.PORTAL_TODAY = date(2024, 4, 15)
    indicator = make_indicator("NHAN", name="Tên cũ")
    for year, kind, value in ((2023, "Q1", 10), (2023, "Q2", 10), (2023, "Q3", 10), (2023, "Q4", 10), (2024, "Q1", 99)):
        quarter = make_period(year, kind)
        make_duty(department, quarter, superior=province, closes_on=date(2024, 4, 30))
        record(indicator, department, quarter, lan, value)
    change(indicator, 2025, name="Tên mới")
    [found] = unusual_in(Book(department, quarter))
    assert found.message == "“Tên cũ” khác thường so với các quý trước."


@pytest.mark.parametrize("meaning", [{"nature": "stock"}, {"unit": "bộ"}, {"formula": "KHAC * 2"}])
def test_how_it_is_counted_cannot_change_in_a_year_that_has_values(quarters, department, lan, meaning):
    make_indicator("KHAC")
    indicator = make_indicator("NHAN")
    record(indicator, department, quarters[0], lan, 10)
    field, sentence = refused(indicator, 2024, **meaning)
    assert field == "from_year"
    assert "Năm 2024 đã có 1 số liệu" in sentence
    assert "từ năm 2025" in sentence
    assert change(indicator, 2025, **meaning).from_year == 2025


def test_its_words_may_change_in_a_year_that_has_values(quarters, department, lan):
    indicator = make_indicator("NHAN")
    record(indicator, department, quarters[0], lan, 10)
    change(indicator, 2024, name="Tên khác", note="Theo biểu mới")
    assert meant(2024).name == "Tên khác"


def test_a_formula_cannot_change_in_a_year_whose_parts_have_values(quarters, department, lan):
    parts = [make_indicator(code) for code in "AB"]
    total = add_indicator(
        code="TONG", area_code="tthc", from_year=2020, name="T", unit="hồ sơ", nature="flow", formula="A + B"
    )
    record(parts[1], department, quarters[0], lan, 3)
    assert refused(total, 2023, formula="A - B")[0] == "from_year"
    assert change(total, 2025, formula="A - B").formula == "A - B"


def test_somebody_elses_change_is_not_overwritten(received):
    change(received, 2022, name="Của người khác")
    with pytest.raises(ConflictError):
        define(indicator=received, from_year=2022, seen=1, name="Của tôi")
    assert meant(2022).name == "Của người khác"


def test_words_are_corrected_where_they_stand(received):
    correct_words(indicator=received, seen=received.version, name="Hồ sơ đã tiếp nhận")
    assert IndicatorDefinition.objects.get().name == meant(2020).name == "Hồ sơ đã tiếp nhận"
    assert Indicator.objects.matching("ho so da tiep").get() == received
    with pytest.raises(DomainError, match="nature"):
        correct_words(indicator=received, seen=received.version, nature="stock")


# Its end


def test_an_ended_indicator_is_asked_no_more_and_keeps_its_values(quarters, department, lan):
    indicator = make_indicator("NHAN")
    record(indicator, department, quarters[0], lan, 10)
    end_indicator(indicator=indicator, last_year=2024, seen=1)
    assert [one.code for one in catalogue_of(2024).asked_of(department)] == ["NHAN"]
    assert catalogue_of(2025).asked_of(department) == []
    assert in_period(IndicatorValue.objects.all(), catalogue_of(2024).indicators, quarters[0])


def test_a_value_of_a_year_out_of_force_is_refused(quarters, department, lan):
    indicator = make_indicator("NHAN", valid_to=2023)
    with pytest.raises(DomainError, match="không áp dụng trong năm 2024"):
        record(indicator, department, quarters[0], lan, 10)


def test_what_is_still_needed_does_not_end(quarters, department, lan):
    used, targeted, part = make_indicator("A"), make_indicator("B"), make_indicator("C")
    record(used, department, quarters[0], lan, 1)
    make_target(department, targeted, "45", "45")
    make_indicator("D", formula="C * 2")
    for indicator, word in ((used, "còn số liệu"), (targeted, "mục tiêu"), (part, "“D” còn tính từ")):
        with pytest.raises(MeaningError, match=word) as error:
            end_indicator(indicator=indicator, last_year=2023, seen=1)
        assert error.value.field == "last_year"


def test_an_end_is_taken_back(received):
    end_indicator(indicator=received, last_year=2023, seen=1)
    assert refused(received, 2024, name="x")[1].startswith("Chỉ tiêu kết thúc năm 2023")
    end_indicator(indicator=received, last_year=None, seen=received.version)
    assert received.is_in_force(2030)


# Formulas


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("NHAN +", "Vị trí 7: Công thức dừng giữa chừng"),
        ("(" * 400 + "NHAN", "Vị trí 52: Quá nhiều lớp ngoặc"),
        ("(" * 10_000, "Công thức quá dài"),
        ("NHAN + KHONGCO", "Vị trí 8: Không có chỉ tiêu mang mã “KHONGCO”"),
        ("NHAN * CHU", "Vị trí 8: “CHU” là nội dung bằng chữ"),
        ("1.234,56 * NHAN", "Vị trí 1: Số “1.” viết chưa đúng"),
        ("NHAN + ٣", "Vị trí 8: Không dùng được ký tự"),
        ("9" * 60 + " + NHAN", "Vị trí 1: Số quá dài"),
        ("2 + 2", "Vị trí 1: Công thức phải có ít nhất một mã"),
        ("NHAN + TONG", "Vị trí 8: Công thức quay vòng: TONG → TONG"),
        ("NaN + NHAN", "Vị trí 1: Không có chỉ tiêu mang mã “NaN”"),
    ],
)
def test_a_formula_that_cannot_hold_is_refused_with_its_place(received, formula, sentence):
    make_indicator("CHU", "text")
    total = make_indicator("TONG")
    field, said = refused(total, 2024, formula=formula)
    assert field == "formula"
    assert sentence in said


def test_a_circle_through_others_is_refused_and_named(received):
    make_indicator("B", formula="NHAN * 2")
    make_indicator("C", formula="1 + B")
    field, said = refused(received, 2024, formula="5 + C")
    assert (field, said) == ("formula", "Vị trí 5: Công thức quay vòng: NHAN → C → B → NHAN.")


def test_a_circle_that_closes_in_a_later_year_is_refused_too(received):
    other = make_indicator("B")
    change(other, 2026, formula="NHAN * 2")
    assert refused(received, 2024, formula="B + 1")[0] == "formula"


def test_what_others_are_computed_from_does_not_become_words(received):
    make_indicator("B", formula="NHAN * 2")
    assert refused(received, 2024, nature="text") == (
        "nature", "Nội dung bằng chữ không tính được, mà “B” đang dùng chỉ tiêu này.",
    )  # fmt: skip


# Derived figures


def figure(quarter, agency, code: str, read=in_period) -> Figure:
    found = read(IndicatorValue.objects.all(), catalogue_of(quarter.year).indicators, quarter)
    return found.get((agency.pk, code), EMPTY)


def test_a_formula_adds_up_the_figures_of_the_period_and_of_the_year(quarters, department, lan):
    first, second = make_indicator("A"), make_indicator("B")
    make_indicator("TONG", formula="A + B")
    make_indicator("DOI", formula="TONG * 2")
    for quarter in quarters[:2]:
        record(first, department, quarter, lan, 3)
        record(second, department, quarter, lan, 4)
    assert figure(quarters[1], department, "TONG").value == 7
    assert figure(quarters[1], department, "DOI", year_to_date).value == 28


def test_a_share_is_shown_in_per_cent(quarters, department, lan):
    record(make_indicator("B"), department, quarters[0], lan, 31)
    record(make_indicator("A"), department, quarters[0], lan, 49)
    make_indicator("TYLE", "ratio", formula="B / A")
    found = figure(quarters[0], department, "TYLE").value
    assert found is not None
    assert found.quantize(Decimal("0.01")) == Decimal("63.27")


def test_a_missing_part_leaves_a_derived_figure_missing(quarters, department, lan):
    record(make_indicator("A"), department, quarters[0], lan, 3)
    make_indicator("B")
    make_indicator("TONG", formula="A + B")
    assert figure(quarters[0], department, "TONG") == EMPTY


def test_what_did_not_arise_counts_nothing_in_a_sum_and_is_no_divisor(quarters, department, lan):
    record(make_indicator("A"), department, quarters[0], lan, 3, is_estimate=True)
    record(make_indicator("B"), department, quarters[0], lan, is_not_arisen=True, reason="Không có.")
    make_indicator("TONG", formula="A + B")
    make_indicator("THUONG", formula="A / B")
    make_indicator("KHONG", formula="B * 2")
    found = {code: figure(quarters[0], department, code) for code in ("TONG", "THUONG", "KHONG")}
    assert (found["TONG"].value, found["TONG"].is_estimate) == (3, True)
    assert found["THUONG"].is_not_arisen
    assert found["KHONG"].is_not_arisen


def test_nobody_types_what_has_a_formula(quarters, department, lan):
    make_indicator("A")
    total = make_indicator("TONG", formula="A * 2")
    with pytest.raises(DomainError, match="được tính từ chỉ tiêu khác"):
        record(total, department, quarters[0], lan, 3)


def test_a_value_typed_before_the_formula_stays_typed_in_its_year(quarters, department, lan):
    make_indicator("A")
    total = make_indicator("TONG")
    change(total, 2025, formula="A * 2")
    total.refresh_from_db()
    record(total, department, quarters[0], lan, 3)
    assert figure(quarters[0], department, "TONG").value == 3


# Who is asked


def test_an_agency_is_asked_what_its_kind_reports(received, department, province):
    assert [one.code for one in catalogue_of(2024).asked_of(department)] == ["NHAN"]
    assert catalogue_of(2024).asked_of(province) == []
    assert catalogue_of(2019).asked_of(department) == []


def test_the_catalogue_is_read_in_one_query(received, django_assert_num_queries):
    change(make_indicator("TYLE", "ratio", numerator=received, denominator=received), 2022, name="Tỷ lệ")
    make_period(2024, "Q1")
    with django_assert_num_queries(1):
        found = catalogue_of(2024).by_code["TYLE"]
        assert (found.name, found.numerator.name) == ("Tỷ lệ", "Hồ sơ tiếp nhận")
