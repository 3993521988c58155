"""Figures in the writing of tables: "1.671", "63,27%", "—" where nothing arose, nothing where nothing was entered."""

from core.numbers import NOTHING, format_number, format_percent, rounded
from indicators.figures import Figure
from indicators.models import Indicator, Target
from indicators.states import Attainment, Nature

PLACES = 2


def shown(figure: Figure, indicator: Indicator) -> str:
    """Return the figure alone; ratios are rounded half-up to two decimals."""
    if figure.is_not_arisen:
        return NOTHING
    if figure.value is None:
        return figure.text
    if indicator.nature == Nature.RATIO:
        return format_percent(rounded(figure.value, PLACES))
    return format_number(figure.value)


def with_unit(figure: Figure, indicator: Indicator) -> str:
    """Return the figure with its unit: "1.671 hồ sơ", "74,1%"; a text and "—" stay as they are."""
    text = shown(figure, indicator)
    if figure.value is None or indicator.nature == Nature.RATIO:
        return text
    return f"{text}%" if indicator.unit == "%" else f"{text} {indicator.unit}"


def parts(figure: Figure) -> str:
    """Return the parts of a ratio, "31/49"; nothing for any other figure."""
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{format_number(figure.numerator)}/{format_number(figure.denominator)}"


def badge(attainment: Attainment) -> tuple[str, str]:
    """Return the state and the word of an attainment's badge."""
    state = "no_value" if attainment == Attainment.NOT_YET else str(attainment)
    return state, attainment.label


def target_text(target: Target) -> str:
    """Return the target as its plan writes it: "Tối thiểu 45", "100"."""
    return target.text or format_number(target.value)
