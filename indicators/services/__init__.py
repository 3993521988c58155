"""Writes on indicators, one function per verb.

- ``values``: what an agency enters
- ``definitions``: what an indicator means, from which year on
"""

from indicators.services.definitions import add_indicator, correct_words, define, end_indicator, store_indicator
from indicators.services.values import explain, record_value

__all__ = ["add_indicator", "correct_words", "define", "end_indicator", "explain", "record_value", "store_indicator"]
