"""What is counted: indicators and what they meant, targets, values, rules between them, why these may not hold."""

from indicators.models.definition import IndicatorDefinition, Meaning
from indicators.models.explanation import RuleExplanation
from indicators.models.indicator import Indicator, IndicatorValue, Target, TargetCitation
from indicators.models.rule import ValidationRule

__all__ = [
    "Indicator",
    "IndicatorDefinition",
    "IndicatorValue",
    "Meaning",
    "RuleExplanation",
    "Target",
    "TargetCitation",
    "ValidationRule",
]
