"""The rules that administrators write: what is accepted, when they hold, and that their writes are recorded."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from agencies.models import User
from core.audit.trail import trail
from indicators.catalogue import catalogue_of
from indicators.models import Indicator, ValidationRule
from tests.indicators.catalogue import make_indicator, make_rule
from tests.shared import shared

pytestmark = pytest.mark.django_db


@shared
def indicators():
    return [make_indicator(code) for code in ("A", "B", "T")]


def problems(**values) -> dict[str, list[str]]:
    rule = ValidationRule(**{"code": "R1", "left": "A + B", "right": "T", "message": "Tổng bằng các phần."} | values)
    with pytest.raises(ValidationError) as refused:
        rule.full_clean()
    return refused.value.message_dict


def test_a_rule_over_known_indicators_is_accepted(indicators):
    ValidationRule(code="R1", left="A + B", right="T * 100%", message="Tổng bằng các phần.").full_clean()


def test_a_side_that_is_no_formula_is_refused_with_the_place(indicators):
    found = problems(left="A ** B", right="T +")
    assert found["left"] == ["Vị trí 4: Thiếu số hoặc mã chỉ tiêu trước “*”."]
    assert found["right"][0].startswith("Vị trí 4: Công thức dừng giữa chừng")


def test_an_indicator_that_does_not_exist_is_named(indicators):
    assert problems(left="A + X.Y + Z") == {"left": ["Vị trí 5: Không có chỉ tiêu mang mã X.Y, Z."]}


def test_an_empty_side_is_asked_for_once(indicators):
    assert len(problems(left="")["left"]) == 1


def test_the_years_stand_in_their_order(indicators):
    assert problems(valid_from=2025, valid_to=2024) == {"__all__": ["Quy tắc phải có “từ năm” không sau “đến năm”."]}
    with pytest.raises(IntegrityError, match="rule_ends_after_it_begins"):
        make_rule("A", "eq", "B", valid_from=2025, valid_to=2024)


def test_a_rule_without_a_sentence_cannot_be_stored(indicators):
    with pytest.raises(IntegrityError, match="rule_says_both_sides_and_why"):
        make_rule("A", "eq", "B", message="")


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (None, None, [2023, 2024, 2025]), (2024, None, [2024, 2025]), (None, 2024, [2023, 2024]), (2024, 2024, [2024]),
    ],
)  # fmt: skip
def test_a_rule_is_in_force_in_its_years(first, last, years):
    make_rule("A", "eq", "B", valid_from=first, valid_to=last)
    assert [year for year in (2023, 2024, 2025) if ValidationRule.objects.in_force(year).exists()] == years


def quarters_in_force() -> list[tuple[int, int]]:
    years, numbers = (2023, 2024, 2025), (1, 2, 3, 4)
    return [(y, n) for y in years for n in numbers if ValidationRule.objects.in_force(y, n).exists()]


def test_a_rule_begins_and_ends_with_a_quarter():
    make_rule("A", "eq", "B", valid_from=2023, from_quarter=4, valid_to=2024, to_quarter=2)
    assert quarters_in_force() == [(2023, 4), (2024, 1), (2024, 2)]
    assert [year for year in (2022, 2023, 2024, 2025) if ValidationRule.objects.in_force(year).exists()] == [2023, 2024]


def test_a_quarter_without_its_year_bounds_nothing():
    make_rule("A", "eq", "B", from_quarter=3, to_quarter=3)
    assert len(quarters_in_force()) == 12


def test_the_quarters_of_one_year_stand_in_their_order(indicators):
    more = {"valid_from": 2024, "valid_to": 2024, "from_quarter": 3, "to_quarter": 2}
    assert problems(**more) == {"__all__": ["Trong cùng một năm, “từ quý” phải không sau “đến hết quý”."]}
    with pytest.raises(IntegrityError, match="rule_ends_after_it_begins_in_its_year"):
        make_rule("A", "eq", "B", **more)


def test_a_rule_cannot_reckon_with_words(indicators):
    make_indicator("LOI", "text", unit="nội dung")
    assert problems(left="A + LOI") == {"left": ["Vị trí 5: Chỉ tiêu LOI nhập bằng lời, không tính toán được."]}


def test_a_rule_out_of_use_is_not_in_force():
    make_rule("A", "eq", "B", is_active=False)
    assert not ValidationRule.objects.in_force(2024).exists()


def test_the_parts_of_a_ratio_come_with_it():
    above, below = make_indicator("B1"), make_indicator("A1")
    make_indicator("R", "ratio", numerator=above, denominator=below)
    make_indicator("OTHER")
    assert {one.code for one in catalogue_of(2024).with_parts(["R"])} == {"R", "B1", "A1"}


@pytest.mark.urls("tests.admin_urls")
def test_an_administrator_writes_a_rule_in_the_browser_and_it_is_recorded(client, indicators):
    client.force_login(User.objects.create_superuser("goc", password="mat-khau-thu", full_name="Gốc"))
    page = reverse("admin:indicators_validationrule_add")
    values = {"code": "R1", "left": "A + B", "comparison": "eq", "right": "T", "basis": "in_period"}
    values |= {
        "message": "Tổng bằng các phần.",
        "severity": "error",
        "is_active": "on",
        "from_quarter": "1",
        "to_quarter": "4",
    }
    refused = client.post(page, values | {"left": "A + + B"})
    assert "Vị trí 5: Thiếu số hoặc mã chỉ tiêu trước “+”." in refused.text
    assert not ValidationRule.objects.exists()
    assert client.post(page, values).status_code == 302
    [record] = trail(ValidationRule.objects.get())
    assert record.who.startswith("Gốc")


@pytest.mark.parametrize("code", ["TTHC-HS", "1A", "A.", "HỒSƠ", "A B", "A\n", ""])
def test_a_code_that_no_formula_could_name_is_refused(code):
    with pytest.raises(ValidationError) as refused:
        Indicator(code=code, name="x", unit="x", area_code="tthc", nature="flow").full_clean()
    assert set(refused.value.message_dict) == {"code"}
