"""What is counted: indicators, yearly targets, values, the rules that hold between them, and why they may not."""

from indicators.models.explanation import RuleExplanation
from indicators.models.indicator import Indicator, IndicatorValue, Target, TargetCitation
from indicators.models.rule import ValidationRule

__all__ = [
    "Indicator",
    "IndicatorValue",
    "RuleExplanation",
    "Target",
    "TargetCitation",
    "ValidationRule",
]
