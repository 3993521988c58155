"""Sentences that a report says about one indicator: its figure, or that nothing arose.

"Trong kỳ báo cáo, Sở Du lịch không …" is said where an agency answered "không phát sinh", and only there: a zero is a
figure, and of what nobody entered nothing is said.
"""

import re

from indicators.models import Indicator
from indicators.states import Nature

IN_PERIOD, SO_FAR = "Trong kỳ báo cáo", "Từ đầu năm đến hết kỳ báo cáo"
COUNTS = re.compile(r"(?:Tổng số|Số lượng|Số)\s+(?=\w)")


def absence(indicator: Indicator, who: str, span: str) -> str:
    """Return "Trong kỳ báo cáo, Sở Du lịch không có trường hợp tuyển dụng mới." in the words of the catalogue.

    Without words of its own, the indicator's name says what did not arise.
    """
    return f"{span}, {who} không {indicator.absence or _what(indicator)}."


def presence(indicator: Indicator, text: str) -> str:
    """Return "Hồ sơ tiếp nhận trong kỳ: 23 hồ sơ."; ``text`` is the figure as running text prints it."""
    unit = "" if indicator.nature == Nature.TEXT or text.endswith("%") else f" {indicator.unit}"
    return f"{indicator.name}: {text.rstrip('.')}{'%' if unit == ' %' else unit}."


def _what(indicator: Indicator) -> str:
    name = COUNTS.sub("", indicator.name, count=1) if COUNTS.match(indicator.name) else indicator.name
    is_word = len(name) > 1 and name[1].islower()  # "TTHC" stays as it is
    name = f"{name[0].lower()}{name[1:]}" if is_word else name
    is_counted = indicator.nature not in (Nature.RATIO, Nature.SCORE)
    return f"phát sinh {name}" if is_counted else f"phát sinh số liệu để tính {name}"
