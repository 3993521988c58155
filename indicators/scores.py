"""What a score may be: between 0 and its scale, with a base above 0 as its weight. Pure, no queries."""

from decimal import Decimal

from core.numbers import format_number
from indicators.models import Meaning


def wrong_score(meaning: Meaning, value: Decimal | None, base: Decimal | None) -> dict[str, str]:
    """Return why ``value``, the answer of ``base`` people, is no score of ``meaning``: a sentence by field."""
    found = {}
    highest = meaning.highest
    if value is not None and (value < 0 or (highest is not None and value > highest)):
        limit = f"từ 0 đến {format_number(highest)}" if highest is not None else "từ 0 trở lên"
        found["value"] = f"Điểm phải {limit}."
    if value is None and base is not None:
        found["value"] = f"Có {meaning.base_label} thì phải nhập điểm."
    if base is not None and base <= 0:
        found["denominator"] = "Phải lớn hơn 0; không lấy phiếu nào thì chọn “không phát sinh”."
    return found
