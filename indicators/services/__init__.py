"""Writes on indicators, one function per verb.

- ``values``: what an agency enters
- ``definitions``: what an indicator means, from which year on
- ``rules``: what must hold between figures
"""

from indicators.services.definitions import add_indicator, correct_words, define, end_indicator, store_indicator
from indicators.services.rules import RuleError, add_rule, change_rule, end_rule
from indicators.services.values import explain, record_value

__all__ = [
    "RuleError",
    "add_indicator",
    "add_rule",
    "change_rule",
    "correct_words",
    "define",
    "end_indicator",
    "end_rule",
    "explain",
    "record_value",
    "store_indicator",
]
