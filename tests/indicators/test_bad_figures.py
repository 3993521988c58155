"""What nobody can reckon with is refused where it is typed, with a sentence, and never becomes another figure."""

import unicodedata
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators.bands import band_of
from indicators.checks import Readings, findings
from indicators.consistency import findings_in
from indicators.formulas import FormulaError, order, parse
from indicators.models import IndicatorValue, RuleExplanation, ValidationRule
from tests.indicators.catalogue import make_indicator, make_rule, make_target, record
from tests.shared import late, shared

PAGE = "/indicators/KG-SDL/2024-Q1/"
HTMX = {"HX-Request": "true"}

NO_FIGURES = [
    ("9" * 5000, "Số quá dài"),
    ("0," + "1" * 5000, "Số quá dài"),
    ("9" * 15, "Số quá lớn: tối đa 14 chữ số trước dấu phẩy."),
    ("99.999.999.999.999,9999", "Số có quá nhiều chữ số: tối đa 15, kể cả phần thập phân."),
    ("12.345.678.901.234,56", "Số có quá nhiều chữ số: tối đa 15, kể cả phần thập phân."),
    ("1,23456", "Tối đa 4 chữ số sau dấu phẩy."),
    ("NaN", "không phải là số"),
    ("sNaN", "không phải là số"),
    ("Infinity", "không phải là số"),
    ("1e999", "không phải là số"),
    ("1,234.56", "viết chưa đúng: dấu chấm cho hàng nghìn, dấu phẩy cho thập phân"),
    ("1.234.56", "viết chưa đúng"),
    ("1.23", "số thập phân dùng dấu phẩy: 1,23"),
    ("12.34,5", "viết chưa đúng"),
    ("1 234.567", "viết chưa đúng"),
    ("١٢٣", "không phải là số"),
    ("１２３", "không phải là số"),
    ("۱۲۳", "không phải là số"),
    ("1²", "không phải là số"),
    ("½", "không phải là số"),
    (unicodedata.normalize("NFD", "mười"), "không phải là số"),
    ("(" * 10_000, "không phải là số"),
    ("1+1", "không phải là số"),
    ("-5", "Số không được nhỏ hơn 0."),
]

NO_FORMULAS = [
    ("(" * 10_000, "Công thức quá dài"),
    ("(" * 10_000 + "A" + ")" * 10_000, "Công thức quá dài"),
    ("(" * 400, "Quá nhiều lớp ngoặc"),
    ("(" * 51 + "A" + ")" * 51, "Quá nhiều lớp ngoặc"),
    ("9" * 5000, "Công thức quá dài"),
    ("9" * 400, "Số quá dài"),
    ("NaN + 1,234.56", "dấu phân cách hàng nghìn"),
    ("1.234,56", "dấu phân cách hàng nghìn"),
    ("A + ١٢٣", "Không dùng được ký tự “١”"),
    ("A + １", "Không dùng được ký tự “１”"),
    (unicodedata.normalize("NFD", "A + Á"), "Không dùng được ký tự"),
    ("A + 'B'", "Không dùng được ký tự “'”"),
    ("A ≤ B", "Không dùng được ký tự “≤”"),
]


@pytest.fixture
@late
def clerk(client, lan, duty):
    client.force_login(lan)
    return client


@shared
def received(department):
    indicator = make_indicator("A", name="Hồ sơ tiếp nhận")
    make_target(department, indicator, "Tối thiểu 10", "10")
    return indicator


# Entry


@pytest.mark.parametrize("htmx", [False, True])
def test_what_is_no_figure_is_refused_at_its_row_and_stored_nowhere(clerk, received, htmx):
    for typed, words in NO_FIGURES:
        answer = clerk.post(f"{PAGE}{received.pk}/", {"version": "0", "value": typed}, headers=HTMX if htmx else {})
        assert answer.status_code == 422, typed[:40]
        assert words in answer.text, typed[:40]
        assert len(answer.text) < 80_000, typed[:40]
        assert not IndicatorValue.objects.exists(), typed[:40]


@pytest.mark.parametrize("typed", ["1,234.56", "NaN", "١٢٣"])
def test_what_was_typed_is_still_in_its_box(clerk, received, typed):
    answer = clerk.post(f"{PAGE}{received.pk}/", {"version": "0", "value": typed})
    assert f'value="{typed}"' in answer.text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1.234,56", "1234.56"), ("1 234,56", "1234.56"), ("1\u00a0234", "1234"), ("0005", "5"), (" 74,1 ", "74.1"),
        ("99.999.999.999.999", "99999999999999"), ("99.999.999.999,9999", "99999999999.9999"),
    ],
)  # fmt: skip
def test_what_is_a_figure_is_stored_as_it_was_meant(clerk, received, typed, stored):
    assert clerk.post(f"{PAGE}{received.pk}/", {"version": "0", "value": typed}, headers=HTMX).status_code == 200
    assert IndicatorValue.objects.get().value == Decimal(stored)


def test_a_reason_in_loose_accents_is_stored_composed(clerk, received):
    loose = unicodedata.normalize("NFD", "Trong quý không có hồ sơ")
    clerk.post(f"{PAGE}{received.pk}/", {"version": "0", "is_not_arisen": "1", "reason": loose}, headers=HTMX)
    assert IndicatorValue.objects.get().reason == "Trong quý không có hồ sơ"


# Formulas


@pytest.mark.parametrize(("text", "words"), NO_FORMULAS)
def test_what_is_no_formula_is_refused_with_its_place(text, words):
    with pytest.raises(FormulaError) as refused:
        parse(text)
    assert str(refused.value).startswith("Vị trí ")
    assert words in str(refused.value)
    assert len(str(refused.value)) < 300


def test_formulas_that_need_each_other_are_refused_with_the_circle():
    with pytest.raises(FormulaError, match="quay vòng: ") as refused:
        order({"A": parse("B / 2"), "B": parse("C + 1"), "C": parse("A")})
    assert str(refused.value).count("→") == 3


# Rules


@pytest.mark.parametrize(("text", "words"), NO_FORMULAS)
def test_a_rule_with_such_a_side_is_refused_at_that_side(received, text, words):
    rule = ValidationRule(code="R", left="A", comparison="eq", right=text, message="x", severity="error")
    with pytest.raises(ValidationError) as refused:
        rule.full_clean()
    assert set(refused.value.message_dict) == {"right"}
    said = " ".join(refused.value.message_dict["right"])
    assert words in said or "500" in said  # the field's own limit speaks first of what is too long


def test_a_rule_that_reckons_with_words_is_refused(received):
    make_indicator("LOI", "text", unit="nội dung")
    rule = ValidationRule(code="R", left="A", comparison="eq", right="LOI", message="x", severity="error")
    with pytest.raises(ValidationError) as refused:
        rule.full_clean()
    assert refused.value.message_dict == {"right": ["Vị trí 1: Chỉ tiêu LOI nhập bằng lời, không tính toán được."]}


@pytest.mark.parametrize(
    ("left", "right"), [("A / 0", "1"), ("A / (A - A)", "1"), ("1", "A / B"), ("(A + B) / B", "2")]
)
def test_a_division_by_zero_skips_the_rule_and_says_why(received, department, quarter, duty, lan, left, right):
    record(received, department, quarter, lan, 5)
    record(make_indicator("B"), department, quarter, lan, 0)
    make_rule(left, "eq", right)
    [found] = findings_in(department, quarter)
    assert (found.outcome, found.arithmetic, found.blocks) == ("skipped", "bỏ qua: không phát sinh", False)


@pytest.mark.parametrize("side", [text for text, _ in NO_FORMULAS])
def test_a_rule_that_was_broken_behind_the_form_harms_nothing_else(side):
    broken = ValidationRule(code="R", left=side, comparison="eq", right="1", message="x", severity="error")
    sound = ValidationRule(code="S", left="2", comparison="eq", right="1", message="y", severity="error")
    first, second = findings([broken, sound], Readings({}))
    assert (first.outcome, first.blocks) == ("skipped", False)
    assert (second.outcome, second.arithmetic) == ("fails", "2 ≠ 1; chênh lệch 1")


def test_the_largest_figures_are_compared_to_the_last_digit(received, department, quarter, duty, lan):
    most = Decimal("99999999999.9999")
    record(received, department, quarter, lan, str(most))
    record(make_indicator("B"), department, quarter, lan, str(most - Decimal("0.0001")))
    make_rule("A * A", "eq", "A * B")
    make_rule("A", "le", "B")
    product, bound = findings_in(department, quarter)
    assert (product.outcome, bound.outcome) == ("fails", "fails")
    assert bound.arithmetic == "99.999.999.999,9999 > 99.999.999.999,9998; chênh lệch 0,0001"
    band = band_of([most] * 4)
    assert band is not None
    assert band.holds(most)


# Explanations


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (unicodedata.normalize("NFD", "Đã đối chiếu"), "Đã đối chiếu"), ("Đã\u00a0đối\u200b chiếu ", "Đã đối chiếu"),
        ("Đã\0 đối chiếu", "Đã đối chiếu"), ("a\r\nb", "a\nb"),
    ],
)  # fmt: skip
def test_an_explanation_is_stored_in_one_form(clerk, received, department, quarter, lan, typed, stored):
    record(received, department, quarter, lan, 5)
    make_rule("A", "le", "1", severity="warning")
    clerk.post(f"{PAGE}explanations/", {"rule": "R1", "version": "0", "text": typed})
    assert RuleExplanation.objects.get().text == stored


@pytest.mark.parametrize("text", ["", "\0", "\u200b\u202e", "a" * 2001, "9" * 100_000])
def test_an_explanation_that_says_nothing_or_too_much_is_refused(clerk, received, department, quarter, lan, text):
    record(received, department, quarter, lan, 5)
    make_rule("A", "le", "1", severity="warning")
    answer = clerk.post(f"{PAGE}explanations/", {"rule": "R1", "version": "0", "text": text}, headers=HTMX)
    assert answer.status_code == 422
    assert not RuleExplanation.objects.exists()
