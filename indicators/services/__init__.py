"""Writes on indicators, one function per verb.

- ``values``: what an agency enters
- ``definitions``: what an indicator means, from which year on
- ``rules``: what must hold between figures
- ``targets``: what an agency is to reach in a year
"""

from indicators.services.definitions import add_indicator, correct_words, define, end_indicator, store_indicator
from indicators.services.rules import RuleError, add_rule, change_rule, end_rule
from indicators.services.targets import (
    add_target,
    change_target,
    cite_basis,
    end_target,
    is_used,
    restore_target,
    uncite_basis,
)
from indicators.services.values import explain, record_value

__all__ = [
    "RuleError",
    "add_indicator",
    "add_rule",
    "add_target",
    "change_rule",
    "change_target",
    "cite_basis",
    "correct_words",
    "define",
    "end_indicator",
    "end_rule",
    "end_target",
    "explain",
    "is_used",
    "record_value",
    "restore_target",
    "store_indicator",
    "uncite_basis",
]
