"""Rules between figures, judged: which hold, which do not and by how much, which lack a figure. Pure, no queries."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from core.numbers import EXACT, format_number, format_percent, rounded
from indicators.figures import EMPTY, Figure
from indicators.formulas import NOT_ARISEN, Formula, FormulaError, NotArisen, Value, evaluate, parse, shown
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


Figures = Mapping[str, Operand]  # by indicator code


@dataclass(frozen=True, slots=True)
class Readings:
    """The figures of an agency as the rules of a quarter read them, by indicator code."""

    quarter: Figures
    year_to_date: Figures = field(default_factory=dict)
    previous: Figures = field(default_factory=dict)

    def sides(self, basis: Basis) -> tuple[Figures, Figures]:
        """Return the figures of the left side and of the right side."""
        if basis == Basis.YEAR_TO_DATE:
            return self.year_to_date, self.year_to_date
        return self.quarter, self.quarter if basis == Basis.IN_PERIOD else self.previous


class Explanation(Protocol):
    """What is read of the explanation of a warning: ``arithmetic`` is what it was written about."""

    arithmetic: str
    text: str
    written_by: Any
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a rule; ``arithmetic`` is "8.469 + 2.031 + 593 = 11.093", or why the rule was skipped.

    ``is_band`` marks a figure that is unusual by its own past: a rule without formulas, always a warning.
    """

    rule: str
    message: str
    severity: Severity
    outcome: Outcome
    arithmetic: str
    operands: tuple[Operand, ...] = ()
    basis: Basis = Basis.IN_PERIOD
    is_band: bool = False
    explanation: Explanation | None = None

    @property
    def is_warning(self) -> bool:
        return self.outcome == Outcome.FAILS and self.severity == Severity.WARNING

    @property
    def blocks(self) -> bool:
        """Whether it keeps a report from being submitted: an error, or a warning that nobody has explained."""
        return self.outcome == Outcome.FAILS and (self.severity == Severity.ERROR or self.explanation is None)

    @property
    def is_stale(self) -> bool:
        """Whether the figures have changed since the explanation was written."""
        return self.explanation is not None and self.explanation.arithmetic != self.arithmetic

    @property
    def slug(self) -> str:
        """The name of its rule for ids of a page."""
        return slug_of(self.rule)

    @property
    def what(self) -> str:
        """What is wrong with the figures, in a sentence that begins with them."""
        return "bất thường" if self.is_band else "chưa khớp"

    @property
    def is_untouched(self) -> bool:
        """Whether none of its figures was entered: then the rule has nothing to do with the agency's quarter."""
        return bool(self.operands) and all(operand.value is None for operand in self.operands)


def slug_of(rule: str) -> str:
    """Return the code of a rule as a part of an id; codes hold dots, of which a selector would make a class."""
    return re.sub("[^A-Za-z0-9]+", "-", rule)


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


def findings(rules: Iterable[Rule], readings: Readings) -> list[Finding]:
    """Judge ``rules`` on the figures of a quarter, each on those that it reads."""
    return [judge(rule, *readings.sides(Basis(rule.basis))) for rule in rules]


def judge(rule: Rule, here: Figures, there: Figures) -> Finding:
    """Judge one rule: the left side on ``here``, the right one on ``there``.

    One with a missing figure, a figure that did not arise or a broken formula is skipped.
    """
    try:
        left, right = _Side(parse(rule.left), here), _Side(parse(rule.right), there)
    except FormulaError as error:
        return _finding(rule, Outcome.SKIPPED, f"bỏ qua: công thức hỏng ({error})")
    operands = tuple({(one.indicator, one.name): one for one in (*left.operands, *right.operands)}.values())
    first, second = left.value, right.value
    if first is None or second is None:
        named = ", ".join(dict.fromkeys(f"“{name}”" for name in (*left.missing, *right.missing)))
        return _finding(rule, Outcome.SKIPPED, f"bỏ qua: thiếu số liệu {named}", operands)
    if isinstance(first, NotArisen) or isinstance(second, NotArisen):
        return _finding(rule, Outcome.SKIPPED, "bỏ qua: không phát sinh", operands)
    sign, difference = Sign(rule.comparison), EXACT.subtract(first, second)
    if _holds(sign, difference):
        return _finding(rule, Outcome.HOLDS, f"{left.text} {sign.label} {right.text}", operands)
    # a sum is worked out next to the sign: "8.469 + 2.031 = 10.500 ≠ 11.093"
    worked_left = f"{left.text} = {_number(first)}" if left.is_worked_out else left.text
    worked_right = f"{_number(second)} = {right.text}" if right.is_worked_out else right.text
    written = f"{worked_left} {BROKEN[sign]} {worked_right}; chênh lệch {_number(abs(difference))}"
    return _finding(rule, Outcome.FAILS, written, operands)


@dataclass(frozen=True, slots=True)
class _Side:
    """A formula with the figures that it reads."""

    formula: Formula
    figures: Figures

    @property
    def operands(self) -> tuple[Operand, ...]:
        return tuple(self.figures[code] for code in self.formula.codes if code in self.figures)

    @property
    def missing(self) -> list[str]:
        """The names of the indicators without a figure; the code where there is no such indicator."""
        found = ((code, self.figures.get(code)) for code in self.formula.codes)
        return [one.name if one else code for code, one in found if one is None or one.value is None]

    @property
    def value(self) -> Value:
        return evaluate(self.formula, {code: one.value for code, one in self.figures.items()})

    @property
    def text(self) -> str:
        return shown(self.formula, {code: one.text for code, one in self.figures.items()})

    @property
    def is_worked_out(self) -> bool:
        """Whether its value is not already its text."""
        return bool(self.formula.codes) and not self.formula.is_single


def _holds(sign: Sign, difference: Decimal) -> bool:
    return {
        Sign.EQUAL: abs(difference) <= SAME,
        Sign.AT_MOST: difference <= SAME,
        Sign.AT_LEAST: difference >= -SAME,
    }[sign]


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
        basis=Basis(rule.basis),
    )
