"""Rules between figures, judged: which hold, which do not and by how much, which lack a figure. Pure, no queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from core.numbers import EXACT, format_number, format_percent, rounded
from indicators.figures import EMPTY, Figure
from indicators.formulas import NOT_ARISEN, Formula, FormulaError, Value, evaluate, parse, shown
from indicators.models import Indicator
from indicators.states import Basis, Nature, Severity, Sign

COUNTED = (Nature.FLOW, Nature.STOCK)
SAME = Decimal("1e-12")  # what a division at sixty digits may lose
PLACES = 4  # as many as a value has
READABLE = 30  # digits before the comma
BROKEN = {Sign.EQUAL: "≠", Sign.AT_MOST: ">", Sign.AT_LEAST: "<"}


class Rule(Protocol):
    """What is read of a rule: two formulas, what must hold between them, and what to say when it does not."""

    code: str
    left: str
    comparison: str
    right: str
    basis: str
    message: str
    severity: str


class Outcome(StrEnum):
    HOLDS = "holds"
    FAILS = "fails"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Operand:
    """An indicator as a rule reads it; ``text`` is its figure in official writing, with its unit where it is "%"."""

    indicator: int
    name: str
    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a rule; ``arithmetic`` is "8.469 + 2.031 + 593 = 11.093", or why the rule was skipped."""

    rule: str
    message: str
    severity: Severity
    outcome: Outcome
    arithmetic: str
    operands: tuple[Operand, ...] = ()
    is_year_to_date: bool = False

    @property
    def blocks(self) -> bool:
        """Whether it keeps a report from being submitted."""
        return self.outcome == Outcome.FAILS and self.severity == Severity.ERROR

    @property
    def is_untouched(self) -> bool:
        """Whether none of its figures was entered: then the rule has nothing to do with the agency's quarter."""
        return all(operand.value is None for operand in self.operands)


def operand(indicator: Indicator, figure: Figure = EMPTY) -> Operand:
    """Return the figure as an operand.

    A figure in "%" is the part of one that it stands for: 63,27% is 0,6327. What did not arise counts 0 among
    numbers that add up, for there was nothing to count; a ratio or a score of nothing is no number.
    """
    value: Value = figure.value
    text = ""
    if figure.is_not_arisen:
        value = Decimal(0) if indicator.nature in COUNTED else NOT_ARISEN
        text = "0" if indicator.nature in COUNTED else "—"
    elif figure.value is not None:
        is_share = indicator.unit == "%"
        value = EXACT.divide(figure.value, Decimal(100)) if is_share else figure.value
        text = format_percent(rounded(figure.value, 2)) if is_share else format_number(figure.value)
    return Operand(indicator.pk, indicator.name, value, text)


def findings(
    rules: Iterable[Rule], figures: Mapping[str, Operand], year_to_date: Mapping[str, Operand] | None = None
) -> list[Finding]:
    """Judge ``rules`` on the figures of a quarter, by indicator code; those on the year so far read the second ones."""
    return [judge(rule, (year_to_date or {}) if rule.basis == Basis.YEAR_TO_DATE else figures) for rule in rules]


def judge(rule: Rule, figures: Mapping[str, Operand]) -> Finding:
    """Judge one rule. One with a missing figure, a figure that did not arise or a broken formula is skipped."""
    try:
        left, right = parse(rule.left), parse(rule.right)
    except FormulaError as error:
        return _finding(rule, Outcome.SKIPPED, f"bỏ qua: công thức hỏng ({error})")
    codes = tuple(dict.fromkeys(left.codes + right.codes))
    operands = tuple(figures[code] for code in codes if code in figures)
    values = {code: figures[code].value for code in codes if code in figures}
    sides = evaluate(left, values), evaluate(right, values)
    if None in sides:
        missing = [figures[code].name if code in figures else code for code in codes if values.get(code) is None]
        named = ", ".join(f"“{name}”" for name in missing)
        return _finding(rule, Outcome.SKIPPED, f"bỏ qua: thiếu số liệu {named}", operands)
    if not (isinstance(sides[0], Decimal) and isinstance(sides[1], Decimal)):
        return _finding(rule, Outcome.SKIPPED, "bỏ qua: không phát sinh", operands)
    difference = EXACT.subtract(sides[0], sides[1])
    holds = _holds(Sign(rule.comparison), difference)
    texts = {code: figures[code].text for code in codes}
    sign = str(Sign(rule.comparison).label) if holds else BROKEN[Sign(rule.comparison)]
    written = _left(left, texts, sides[0], holds) + f" {sign} " + _right(right, texts, sides[1], holds)
    if not holds:
        written += f"; chênh lệch {_number(abs(difference))}"
    return _finding(rule, Outcome.HOLDS if holds else Outcome.FAILS, written, operands)


def _holds(sign: Sign, difference: Decimal) -> bool:
    return {
        Sign.EQUAL: abs(difference) <= SAME,
        Sign.AT_MOST: difference <= SAME,
        Sign.AT_LEAST: difference >= -SAME,
    }[sign]


def _left(formula: Formula, texts: Mapping[str, str], value: Decimal, holds: bool) -> str:
    """A sum is worked out where it does not agree: "8.469 + 2.031 = 10.500 ≠ …"."""
    text = shown(formula, texts)
    return text if holds or formula.is_single or not formula.codes else f"{text} = {_number(value)}"


def _right(formula: Formula, texts: Mapping[str, str], value: Decimal, holds: bool) -> str:
    text = shown(formula, texts)
    return text if holds or formula.is_single or not formula.codes else f"{_number(value)} = {text}"


def _number(value: Decimal) -> str:
    """Four decimals as a value has; a product too long to be read is told by its size."""
    if value.adjusted() > READABLE:
        return f"khoảng 10^{value.adjusted()}"
    return format_number(rounded(value, PLACES))


def _finding(rule: Rule, outcome: Outcome, arithmetic: str, operands: tuple[Operand, ...] = ()) -> Finding:
    return Finding(
        rule=rule.code,
        message=rule.message,
        severity=Severity(rule.severity),
        outcome=outcome,
        arithmetic=arithmetic,
        operands=operands,
        is_year_to_date=rule.basis == Basis.YEAR_TO_DATE,
    )
