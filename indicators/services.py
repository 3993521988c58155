"""Writes on indicator values, one function per verb."""

from decimal import Decimal

from django.db import transaction

from agencies.models import Agency, User
from core.errors import DomainError
from core.versions import put_version
from indicators.models import Indicator, IndicatorValue
from periods.models import ReportingPeriod
from periods.services import require_open


@transaction.atomic
def record_value(
    *,
    indicator: Indicator,
    agency: Agency,
    quarter: ReportingPeriod,
    by: User,
    seen: int = 0,
    value: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    text: str = "",
    is_not_arisen: bool = False,
    reason: str = "",
    is_estimate: bool = False,
    note: str = "",
) -> IndicatorValue:
    """Record the value of ``indicator`` at ``agency`` in ``quarter``; ``seen`` is the version the user saw.

    Raises DomainError when the quarter is closed or the indicator is derived, ConflictError when somebody
    else saved in between.
    """
    require_open(agency=agency, quarter=quarter)
    if indicator.is_derived:
        raise DomainError(f"“{indicator}” được tính từ chỉ tiêu khác, không nhập tay.")
    values = {
        "value": value,
        "numerator": numerator,
        "denominator": denominator,
        "text": text,
        "is_not_arisen": is_not_arisen,
        "reason": reason,
        "is_estimate": is_estimate,
        "note": note,
        "recorded_by": by,
    }
    key = {"indicator": indicator, "agency": agency, "quarter": quarter}
    return put_version(IndicatorValue, key=key, seen=seen, values=values)
