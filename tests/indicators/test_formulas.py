"""The language of sums over indicators: what it reads, what it answers, what it refuses and how fast."""

import json
import re
from dataclasses import FrozenInstanceError
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from time import process_time

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from indicators.formulas import (
    CODE_PATTERN,
    NOT_ARISEN,
    FormulaError,
    evaluate,
    order,
    parse,
    require_divisors,
    shown,
)

KNOWN = {"A": Decimal(8), "B": Decimal("2.5"), "TTHC.HS": Decimal(27), "X.Y_2": Decimal(-3), "O": Decimal(0)}


def value(text, **more):
    return evaluate(parse(text), KNOWN | more)


def refusal(text):
    with pytest.raises(FormulaError) as refused:
        parse(text)
    return refused.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1000", "1000"), ("0,5", "0.5"), ("007", "7"), ("A", "8"), ("TTHC.HS", "27"),
        ("A + B", "10.5"), ("A-B", "5.5"), ("A − B", "5.5"), ("A * B", "20"), ("A × B ÷ 5", "4"), ("A / B", "3.2"),
        ("A - B - 1", "4.5"), ("A / 2 / 2", "2"), ("A + B * 2", "13"), ("(A + B) * 2", "21"), ("A - (B - 1)", "6.5"),
        ("-A", "-8"), ("A * -B", "-20"), ("--A", "8"), ("-(A + 1) * 2", "-18"), ("2 - -3", "5"),
        ("50%", "0.5"), ("A * 50%", "4"), ("(A + 2)%", "0.1"), ("-5%", "-0.05"), ("A + 10%", "8.1"),
        ("TTHC.HS-X.Y_2", "30"), ("  A\n+\tB ", "10.5"), ("A\u00a0+\u00a0B", "10.5"), ("0,1 + 0,2", "0.3"),
    ],
)  # fmt: skip
def test_a_formula_is_worked_out_as_at_school(text, expected):
    assert value(text) == Decimal(expected)


def test_codes_come_once_in_the_order_of_the_text():
    assert parse("B + A * B / TTHC.HS").codes == ("B", "A", "TTHC.HS")


def test_a_formula_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        parse("A").text = "B"


def test_an_unknown_operand_makes_the_whole_unknown():
    assert value("A + C") is None
    assert value("A * C", C=None) is None
    assert value("C / O") is None


def test_a_division_by_zero_did_not_arise():
    assert value("A / O") is NOT_ARISEN
    assert value("A / (B - 2,5) + 1") is NOT_ARISEN
    assert value("O / A") == 0


def test_what_needs_something_that_did_not_arise_did_not_arise():
    assert evaluate(parse("A + B"), {"A": Decimal(1), "B": NOT_ARISEN}) is NOT_ARISEN
    assert evaluate(parse("A + B + C"), {"A": Decimal(1), "B": NOT_ARISEN, "C": None}) is None


def test_a_third_is_kept_to_sixty_digits_and_never_becomes_a_float():
    third = value("1 / 3")
    assert isinstance(third, Decimal)
    assert str(third) == "0." + "3" * 60


def test_the_arithmetic_is_shown_with_the_operands_in_their_places():
    texts = {"A": "8.469", "B": "593"}
    assert shown(parse("A+B"), texts) == "8.469 + 593"
    assert shown(parse("-(A-2) * B/100%"), texts) == "−(8.469 − 2) × 593 / 100%".replace(" / ", " ÷ ")
    assert shown(parse("A + LA"), texts) == "8.469 + LA"


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("", 0, "Chưa nhập công thức"), ("   ", 0, "Chưa nhập công thức"),
        ("A +", 3, "dừng giữa chừng"), ("-", 1, "dừng giữa chừng"), ("A B", 2, "Thiếu dấu phép tính trước “B”"),
        ("2 A", 2, "Thiếu dấu phép tính"), ("A (B)", 2, "trước “(”"), ("* A", 0, "trước “*”"),
        ("A ** B", 3, "trước “*”"),
        ("A + + B", 4, "trước “+”"), ("(A", 0, "chưa được đóng"), ("A)", 1, "Thừa dấu đóng ngoặc"),
        ("()", 1, "Thiếu số hoặc mã"), ("(A B)", 3, "Thiếu dấu phép tính"), ("A % B", 4, "Thiếu dấu phép tính"),
        ("A%%", 2, "Thiếu dấu phép tính"), ("A ^ 2", 2, "ký tự “^”"), ("A // B", 3, "trước “/”"),
        ("1.000 + A", 0, "dấu phân cách hàng nghìn"), ("A + 0.5", 4, "ví dụ 1000 hoặc 0,5"), ("1,2,3", 0, "chưa đúng"),
        ("12A", 0, "viết chưa đúng"), ("1e5", 0, "viết chưa đúng"), ("9" * 16, 0, "tối đa 15 chữ số"),
        ("A..B", 1, "ký tự “.”"), ("A.", 1, "ký tự “.”"), ("_A", 0, "ký tự “_”"), ("A.__class__", 1, "ký tự “.”"),
        ("Đ + 1", 0, "ký tự “Đ”"), ("١٢٣", 0, "ký tự"), ("A; B", 1, "ký tự “;”"), ("A = B", 2, "ký tự “=”"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(text, position, words):
    error = refusal(text)
    assert error.position == position
    assert words in str(error)
    assert str(error).startswith(f"Vị trí {position + 1}: ")


def test_the_limits_stand_at_their_edges():
    assert parse("A" + "+A" * 249 + " ").codes == ("A",)
    assert refusal("A" + "+A" * 250).position == 500
    assert value("(" * 50 + "A" + ")" * 50) == 8
    assert "tối đa 50" in str(refusal("(" * 51 + "A" + ")" * 51))
    assert value("-" * 50 + "A") == 8
    assert "tối đa 50" in str(refusal("-" * 51 + "A"))
    assert value("9" * 15) == Decimal("9" * 15)


HOSTILE = [
    "9**9**9", "(" * 10_000, "(" * 10_000 + "1" + ")" * 10_000, "-" * 10_000 + "1", "9" * 5_000, "1," + "9" * 300,
    "__import__('os').system('id')", "().__class__.__bases__[0].__subclasses__()", "A.__class__", "A.__init__.__code__",
    "os.system(1)", "print(A)", "f(A)", "A[0]", "{A}", "'A'", '"A"', "`A`", "f'{A}'", "lambda: A", "A if B else O",
    "A and B", "not A", "A, B", "A := B", "A; B", "A\\B", "A\x00B", "A\u202eB", "A\u200bB", "1_000", "0x10",
    "1e999999", "1e5", "1.5", "NaN + 1 1", "١ + ١", "１＋１", "Ａ", "A == B", "A < B", "A > B", "A & B", "A | B", "~A",
    "A ^ B", "A @ B", "A ? B : O", "$A", "#A", "A!", "A'", "[[A]]", "<script>", "${A}", "{{ A }}", "%s %d", "A%B", "%A",
    "/", "*", "+A",
    "A))", "((A)", ")(", "A.", ".A", "A..B", "_", "__", "A__B", "A_", "1 2", "1,", ",5", "1..2", "1,2.3", "é", "😀",
]  # fmt: skip


def test_two_hundred_hostile_texts_are_refused_each_within_a_second():
    wrapped = [f"{before}{text}" for before in ("", "1 + ", "(A * ") for text in HOSTILE]
    assert len(wrapped) >= 200
    for text in wrapped:
        start = process_time()
        refusal(text)
        assert process_time() - start < 1, text[:60]


def test_a_long_product_stays_fast_and_finite():
    start = process_time()
    product = value("*".join(["999999999999999"] * 31))
    assert process_time() - start < 1
    assert isinstance(product, Decimal)
    assert product.is_finite()


def test_every_code_of_the_catalogue_can_stand_in_a_formula():
    file = Path(settings.BASE_DIR, "fixtures/catalogue/indicators.json")
    codes = [row["code"] for row in json.loads(file.read_text(encoding="utf-8"))["indicators"]]
    assert codes
    assert [code for code in codes if not re.fullmatch(CODE_PATTERN, code)] == []


def test_formulas_are_ordered_after_what_they_need():
    formulas = {"C": parse("A + B"), "B": parse("A * 2"), "A": parse("X + Y"), "D": parse("1")}
    ordered = order(formulas)
    assert sorted(ordered) == ["A", "B", "C", "D"]
    assert ordered.index("A") < ordered.index("B") < ordered.index("C")


def test_a_circle_is_refused_by_name():
    formulas = {"A": parse("B + 1"), "B": parse("C"), "C": parse("A / 2"), "D": parse("A")}
    with pytest.raises(FormulaError, match="quay vòng: ") as refused:
        order(formulas)
    circle = str(refused.value).split(": ")[-1].rstrip(".").split(" → ")
    assert circle[0] == circle[-1]
    assert set(circle) == {"A", "B", "C"}
    for code, needed in zip(circle, circle[1:], strict=False):
        assert needed in formulas[code].codes
    with pytest.raises(FormulaError, match="A → A"):
        order({"A": parse("A + 1")})


def test_a_chain_of_ten_thousand_formulas_is_ordered():
    formulas = {f"F{number}": parse(f"F{number + 1}") for number in range(10_000)}
    assert order(formulas)[-1] == "F0"


# Against an evaluator of its own: trees of fractions, written with as many spaces and parentheses as it likes.

LETTERS = {"A": Fraction(8), "B": Fraction(5, 2), "O": Fraction(0), "X.Y_2": Fraction(-3)}
leaves = st.one_of(st.sampled_from(sorted(LETTERS)), st.decimals(0, 9999, places=2))
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from("+-*"), inner, inner),
        st.tuples(st.just("/"), inner, leaves),  # by a leaf: whether it is zero does not hang on rounding
        st.tuples(st.sampled_from(["neg", "%"]), inner),
    ),
    max_leaves=12,
)


def written(tree, space):
    if isinstance(tree, str):
        return tree
    if isinstance(tree, Decimal):
        return str(tree).replace(".", ",")
    if tree[0] == "neg":
        return f"-{space}({written(tree[1], space)})"
    if tree[0] == "%":
        return f"({written(tree[1], space)}){space}%"
    sides = [written(side, space) for side in tree[1:]]
    if tree[0] in "+-":  # a sum at the left of a sum needs no parentheses
        left = sides[0] if isinstance(tree[1], tuple) and tree[1][0] in "+-*/" else f"({sides[0]})"
    else:
        left = sides[0] if isinstance(tree[1], tuple) and tree[1][0] in "*/" else f"({sides[0]})"
    return f"{left}{space}{tree[0]}{space}({sides[1]})"


def exactly(tree):
    if isinstance(tree, str):
        return LETTERS[tree]
    if isinstance(tree, Decimal):
        return Fraction(tree)
    sides = [exactly(side) for side in tree[1:]]
    if None in sides:
        return None
    match tree[0]:
        case "neg":
            return -sides[0]
        case "%":
            return sides[0] / 100
        case "+":
            return sides[0] + sides[1]
        case "-":
            return sides[0] - sides[1]
        case "*":
            return sides[0] * sides[1]
    return sides[0] / sides[1] if sides[1] else None


@given(tree=trees, space=st.sampled_from(["", " ", "  "]))
def test_it_agrees_with_exact_fractions(tree, space):
    text = written(tree, space)
    if len(text) > 500:
        assert "quá dài" in str(refusal(text))
        return
    expected = exactly(tree)
    values = {code: Decimal(one.numerator) / Decimal(one.denominator) for code, one in LETTERS.items()}
    found = evaluate(parse(text), values)
    assert (found is NOT_ARISEN) == (expected is None)
    if expected is not None:
        assert isinstance(found, Decimal)
        assert abs(Fraction(found) - expected) <= abs(expected) / 10**30 + Fraction(1, 10**10)


@given(st.text(alphabet="AB1,.+-*/%() _", max_size=60))
def test_any_text_is_read_or_refused_and_never_breaks(text):
    try:
        formula = parse(text)
    except FormulaError as error:
        assert 0 <= error.position <= len(text)
    else:
        assert evaluate(formula, {"A": Decimal(1), "B": Decimal(2)}) is None or formula.steps


@pytest.mark.parametrize(
    ("text", "place"), [("A / 0", 3), ("1 + A / (2 - 2)", 7), ("A / -0%", 3), ("(A + B) / (3 * 0) + C / 0", 9)]
)
def test_a_divisor_that_is_always_zero_is_refused_with_its_place(text, place):
    with pytest.raises(FormulaError, match=f"Vị trí {place}: Số chia luôn bằng 0."):
        require_divisors(parse(text))


@pytest.mark.parametrize("text", ["A / B", "0 / A", "A / (B - B)", "A / 2", "A * 0 / 5"])
def test_a_divisor_that_depends_on_figures_is_no_mistake(text):
    require_divisors(parse(text))
