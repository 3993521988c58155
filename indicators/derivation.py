"""Figures that nobody types: computed from other figures of the same agency and the same quarters. No queries.

In a formula a figure in "%" is the part of one that it stands for, both ways: 63,27% reads 0,6327, and a formula
whose indicator is in "%" gives a share, shown times 100 (as in rules between figures).
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

from core.numbers import EXACT
from indicators.formulas import NOT_ARISEN, Formula, FormulaError, Value, evaluate, parse
from indicators.states import Nature

HUNDRED = Decimal(100)
COUNTED = (Nature.FLOW, Nature.STOCK)


class Meant(Protocol):
    """What is read of an indicator."""

    unit: str
    nature: str
    formula: str


class Known(Protocol):
    """What is read of a figure."""

    @property
    def value(self) -> Decimal | None: ...
    @property
    def is_not_arisen(self) -> bool: ...


def formula_of(indicator: Meant) -> Formula | None:
    """Return the parsed formula; None where there is none, or a broken one that was not written in the portal."""
    if not indicator.formula:
        return None
    try:
        return parse(indicator.formula)
    except FormulaError:
        return None


def parts_of(indicator: Meant) -> tuple[str, ...]:
    """Return the codes that the formula of ``indicator`` needs, each once, in its order."""
    formula = formula_of(indicator)
    return formula.codes if formula else ()


def worked_out(indicator: Meant, operands: Mapping[str, tuple[Meant, Known]]) -> Value:
    """Return the value of the formula of ``indicator`` over ``operands``, each with its figure, by code.

    None when one is missing; NOT_ARISEN when nothing arose in any of them, or the divisor is 0. What did not arise
    counts 0 beside numbers that add up, for there was nothing to count; a ratio or a score of nothing is no number.
    """
    formula = formula_of(indicator)
    if formula is None or not formula.codes or any(code not in operands for code in formula.codes):
        return None
    figures = [operands[code] for code in formula.codes]
    if any(figure.value is None and not figure.is_not_arisen for _, figure in figures):
        return None
    if all(figure.is_not_arisen for _, figure in figures):
        return NOT_ARISEN
    value = evaluate(formula, {code: _read(*operands[code]) for code in formula.codes})
    return EXACT.multiply(value, HUNDRED) if isinstance(value, Decimal) and indicator.unit == "%" else value


def _read(indicator: Meant, figure: Known) -> Value:
    if figure.is_not_arisen:
        return Decimal(0) if indicator.nature in COUNTED else NOT_ARISEN
    if figure.value is not None and indicator.unit == "%":
        return EXACT.divide(figure.value, HUNDRED)
    return figure.value
