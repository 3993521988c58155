"""Figures in the writing of tables: "1.671", "63,27%", "—" where nothing arose, nothing where nothing was entered."""

from core.numbers import NOTHING, format_number, format_percent, rounded
from indicators.figures import Figure
from indicators.models import Indicator, Target
from indicators.states import Attainment, Nature

PLACES = 2


def shown(figure: Figure, indicator: Indicator) -> str:
    """Return the figure alone: "1.671", "63,27%", a score with its scale "85,5/100"; ratios have two decimals."""
    if figure.is_not_arisen:
        return NOTHING
    if figure.value is None:
        return figure.text
    if indicator.nature == Nature.RATIO:
        return format_percent(rounded(figure.value, PLACES))
    if indicator.nature == Nature.SCORE and indicator.scale is not None:
        return f"{format_number(figure.value)}/{format_number(indicator.scale)}"
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


def base(figure: Figure, indicator: Indicator) -> str:
    """Return what a score rests on, "số phiếu: 750"; nothing where none is given, and for any other figure."""
    if indicator.nature != Nature.SCORE or figure.denominator is None:
        return ""
    return f"{indicator.base_label}: {format_number(figure.denominator)}"


def beneath(figure: Figure, indicator: Indicator) -> str:
    """Return what stands in small letters under a figure: the parts of a ratio, the base of a score."""
    return parts(figure) or base(figure, indicator)


def badge(attainment: Attainment) -> tuple[str, str]:
    """Return the state and the word of an attainment's badge."""
    state = "no_value" if attainment == Attainment.NOT_YET else str(attainment)
    return state, attainment.label


def target_text(target: Target) -> str:
    """Return the target as its plan writes it: "Tối thiểu 45", "100"."""
    return target.text or format_number(target.value)
