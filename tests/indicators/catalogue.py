"""Indicators of the tests, and how their values come in: through the service, as on the page."""

from decimal import Decimal
from typing import Any

from indicators.models import Indicator, IndicatorValue, Target, ValidationRule
from indicators.services import record_value


def make_indicator(code: str, nature: str = "flow", **more: Any) -> Indicator:
    """An indicator of the area "tthc", in "hồ sơ" unless said otherwise."""
    values = {"name": code, "unit": "%" if nature == "ratio" else "hồ sơ", "area_code": "tthc"} | more
    return Indicator.objects.create(code=code, nature=nature, **values)


def make_target(agency, indicator, text: str, value: str, comparison: str = "at_least", **more: Any) -> Target:
    """A target of 2024 as a plan writes it."""
    values = {"year": 2024, "name": indicator.name, "text": text, "value": Decimal(value)} | more
    return Target.objects.create(agency=agency, indicator=indicator, comparison=comparison, **values)


def record(indicator, agency, quarter, by, value: str | int | None = None, **more: Any) -> IndicatorValue:
    """Record a value, or with ``numerator`` and ``denominator`` the parts of a ratio."""
    numbers: dict[str, Any] = {name: Decimal(more.pop(name)) for name in ("numerator", "denominator") if name in more}
    if value is not None:
        numbers["value"] = Decimal(value)
    return record_value(indicator=indicator, agency=agency, quarter=quarter, by=by, **numbers, **more)


def make_rule(left: str, comparison: str, right: str, **more: Any) -> ValidationRule:
    """A rule without an end whose break is an error, unless said otherwise."""
    number = ValidationRule.objects.count() + 1
    values = {"code": f"R{number}", "message": f"Quy tắc {number} phải đúng."} | more
    return ValidationRule.objects.create(left=left, comparison=comparison, right=right, **values)
