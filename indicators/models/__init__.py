"""What is counted: indicators, yearly targets, values, and the rules that hold between them."""

from indicators.models.indicator import Indicator, IndicatorValue, Target, TargetCitation
from indicators.models.rule import ValidationRule

__all__ = [
    "Indicator",
    "IndicatorValue",
    "Target",
    "TargetCitation",
    "ValidationRule",
]
