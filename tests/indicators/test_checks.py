"""Rules between figures: what holds, what fails and by how much, what is skipped and why."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from indicators.checks import Finding, Operand, Readings, findings, judge, operand
from indicators.figures import Figure, ratio
from indicators.formulas import NOT_ARISEN
from indicators.models import Indicator, RuleExplanation
from indicators.states import Severity


@dataclass
class Rule:
    left: str
    comparison: str
    right: str
    basis: str = "in_period"
    severity: str = "error"
    code: str = "R1"
    message: str = "Tổng bằng các phần."


def figures(**values: str | None) -> dict[str, Operand]:
    return {code: counted(code, value) for code, value in values.items()}


def counted(code: str, value: str | None, nature: str = "flow", unit: str = "hồ sơ") -> Operand:
    figure = Figure() if value is None else Figure(Decimal(value), is_entered=True)
    return operand(Indicator(pk=1, code=code, name=f"Chỉ tiêu {code}", nature=nature, unit=unit), figure)


def judged(rule: Rule, both: dict[str, Operand]) -> Finding:
    return judge(rule, both, both)


RECEIVED = figures(T="11093", A="8469", B="2031", C="593")


def test_a_sum_that_holds_shows_its_arithmetic():
    found = judged(Rule("A + B + C", "eq", "T"), RECEIVED)
    assert (found.outcome, found.blocks) == ("holds", False)
    assert found.arithmetic == "8.469 + 2.031 + 593 = 11.093"


@pytest.mark.parametrize(
    ("left", "sign", "right", "arithmetic"),
    [
        ("A + B", "eq", "T", "8.469 + 2.031 = 10.500 ≠ 11.093; chênh lệch 593"),
        ("T", "eq", "A + B", "11.093 ≠ 10.500 = 8.469 + 2.031; chênh lệch 593"),
        ("T", "le", "A", "11.093 > 8.469; chênh lệch 2.624"),
        ("A", "ge", "T", "8.469 < 11.093; chênh lệch 2.624"),
        ("A / T", "ge", "0,9", "8.469 ÷ 11.093 = 0,7635 < 0,9; chênh lệch 0,1365"),
    ],
)
def test_what_does_not_hold_shows_both_sides_and_the_difference(left, sign, right, arithmetic):
    found = judged(Rule(left, sign, right), RECEIVED)
    assert (found.outcome, found.blocks, found.arithmetic) == ("fails", True, arithmetic)


@pytest.mark.parametrize(
    ("left", "sign", "right"), [("A", "le", "T"), ("T", "ge", "A"), ("A", "le", "A"), ("A", "ge", "A")]
)
def test_a_bound_holds_at_its_edge_too(left, sign, right):
    assert judged(Rule(left, sign, right), RECEIVED).outcome == "holds"


def test_a_warning_that_fails_blocks_until_it_is_explained():
    found = judged(Rule("A", "eq", "T", severity="warning"), RECEIVED)
    assert (found.outcome, found.severity, found.blocks) == ("fails", Severity.WARNING, True)
    said = replace(found, explanation=RuleExplanation(arithmetic=found.arithmetic, text="Số của hai hệ thống."))
    assert (said.blocks, said.is_stale) == (False, False)
    assert replace(said, arithmetic="8.470 ≠ 11.093; chênh lệch 2.623").is_stale


def test_an_error_blocks_whatever_is_said_to_it():
    found = judged(Rule("A", "eq", "T"), RECEIVED)
    assert replace(found, explanation=RuleExplanation(arithmetic=found.arithmetic, text="Đúng.")).blocks


def test_a_rule_with_a_missing_figure_is_skipped_and_names_it():
    found = judged(Rule("A + B + X", "eq", "T"), RECEIVED | figures(B=None))
    assert (found.outcome, found.arithmetic) == ("skipped", "bỏ qua: thiếu số liệu “Chỉ tiêu B”, “X”")
    assert not found.is_untouched
    assert judged(Rule("X", "eq", "Y"), figures(X=None)).is_untouched


def test_zero_is_a_figure_and_a_missing_one_is_not_zero():
    assert judged(Rule("A + B", "eq", "T"), figures(A="0", B="0", T="0")).outcome == "holds"
    assert judged(Rule("A + B", "eq", "T"), figures(A="0", B=None, T="0")).outcome == "skipped"


def test_what_did_not_arise_counts_nothing_in_a_sum():
    nothing = operand(Indicator(pk=2, code="B", name="B", nature="flow", unit="văn bản"), Figure(is_not_arisen=True))
    assert judged(Rule("A + B", "eq", "T"), figures(A="5", T="5") | {"B": nothing}).arithmetic == "5 + 0 = 5"
    assert judged(Rule("A + B", "eq", "T"), figures(A="5", T="7") | {"B": nothing}).outcome == "fails"


def test_a_ratio_that_did_not_arise_skips_its_rule():
    nothing = operand(Indicator(pk=2, code="R", name="R", nature="ratio", unit="%"), ratio(Decimal(0), Decimal(0)))
    assert nothing.value is NOT_ARISEN
    found = judged(Rule("R", "ge", "95%"), {"R": nothing})
    assert (found.outcome, found.arithmetic) == ("skipped", "bỏ qua: không phát sinh")
    assert judged(Rule("A / B", "le", "1"), figures(A="5", B="0")).arithmetic == "bỏ qua: không phát sinh"


def test_a_figure_in_percent_is_the_part_of_one_that_it_stands_for():
    share = operand(Indicator(pk=2, code="R", name="R", nature="ratio", unit="%"), ratio(Decimal(31), Decimal(49)))
    both = figures(B="31", A="49") | {"R": share}
    assert judged(Rule("R", "eq", "B / A"), both).arithmetic == "63,27% = 31 ÷ 49"
    assert judged(Rule("R", "ge", "63%"), both).outcome == "holds"
    assert judged(Rule("R", "ge", "95%"), both).arithmetic == "63,27% < 95%; chênh lệch 0,3173"
    assert judged(Rule("R", "ge", "95"), both).outcome == "fails"


def test_a_third_times_three_is_the_whole():
    assert judged(Rule("A / 3 * 3", "eq", "A"), figures(A="10")).outcome == "holds"


def test_each_rule_reads_the_figures_of_its_basis():
    rules = [Rule("A + B", "eq", "T"), Rule("A + B", "eq", "T", basis="year_to_date")]
    readings = Readings(figures(A="11", B="1", T="12"), figures(A="24", B="13", T="37"))
    assert [(one.arithmetic, one.basis) for one in findings(rules, readings)] == [
        ("11 + 1 = 12", "in_period"),
        ("24 + 13 = 37", "year_to_date"),
    ]


@pytest.mark.parametrize("basis", ["previous", "prev_in_year"])
def test_a_right_side_of_the_quarter_before_may_name_the_same_indicator(basis):
    readings = Readings(figures(OPEN="4", ALL="90"), previous=figures(CLOSED="5", ALL="100"))
    rules = [Rule("OPEN", "eq", "CLOSED", basis=basis), Rule("ALL", "ge", "ALL", basis=basis)]
    assert [one.arithmetic for one in findings(rules, readings)] == [
        "4 ≠ 5; chênh lệch 1",
        "90 < 100; chênh lệch 10",
    ]


def test_a_broken_formula_is_skipped_with_its_reason_and_harms_no_other_rule():
    broken, sound = findings([Rule("A +", "eq", "T"), Rule("A", "le", "T")], Readings(RECEIVED))
    assert (broken.outcome, sound.outcome) == ("skipped", "holds")
    assert broken.arithmetic.startswith("bỏ qua: công thức hỏng (Vị trí 4: ")


def test_a_product_too_long_to_read_is_told_by_its_size():
    product = "*".join(["A"] * 20)
    assert judged(Rule(product, "eq", "T"), RECEIVED).arithmetic.endswith("; chênh lệch khoảng 10^78")
