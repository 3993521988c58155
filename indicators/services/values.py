"""Writes on indicator values, one function per verb."""

from decimal import Decimal
from typing import cast

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency, User
from core.errors import ConflictError, DomainError
from core.numbers import MAX_DIGITS, too_long
from core.versions import put_version
from indicators.consistency import findings_in
from indicators.models import Indicator, IndicatorValue, RuleExplanation
from indicators.scores import wrong_score
from indicators.states import Nature
from periods.models import ReportingPeriod
from periods.services import require_open
from periods.windows import Window


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
    window: Window | None = None,
    meaning: Indicator | None = None,
) -> IndicatorValue:
    """Record the value of ``indicator`` at ``agency`` in ``quarter``; ``seen`` is the version the user saw.

    ``window`` is when the quarter may be entered, ``meaning`` the indicator as it is defined in the quarter's year:
    where they are in hand. With nothing given the value is taken back (chưa nhập) and its row stays. The same entry
    sent twice is recorded once. Raises DomainError when the quarter is closed, the indicator is not in force or
    derived in its year, a number has more digits than are kept, or a score is none; ConflictError when somebody else
    saved in between.
    """
    if any(number is not None and too_long(number) for number in (value, numerator, denominator)):
        raise DomainError(f"Số có quá nhiều chữ số: tối đa {MAX_DIGITS}, kể cả phần thập phân.")
    if not quarter.is_quarter:
        raise DomainError("Số liệu chỉ tiêu nhập theo quý.")
    require_open(agency=agency, quarter=quarter, window=window)
    if not indicator.is_in_force(quarter.year):
        raise DomainError(f"“{indicator}” không áp dụng trong năm {quarter.year}, không nhập được.")
    meaning = meaning or Indicator.objects.defined_in(quarter.year).get(pk=indicator.pk)
    if meaning.is_derived:
        raise DomainError(f"“{indicator}” được tính từ chỉ tiêu khác, không nhập tay.")
    if meaning.nature == Nature.SCORE and (wrong := wrong_score(meaning, value, denominator)):
        raise DomainError(" ".join(wrong.values()))
    values = {
        "value": value,
        "numerator": numerator,
        "denominator": denominator,
        "text": text,
        "is_not_arisen": is_not_arisen,
        "reason": reason,
        "is_estimate": is_estimate,
        "note": note,
    }
    try:
        return put_version(
            IndicatorValue,
            key={"indicator": indicator, "agency": agency, "quarter": quarter},
            seen=seen,
            values={**values, "recorded_by": by, "recorded_at": timezone.now()},
        )
    except ConflictError as conflict:
        stored = cast(IndicatorValue, conflict.current)
        if any(getattr(stored, name) != value for name, value in values.items()):
            raise
        return stored


@transaction.atomic
def explain(
    *, agency: Agency, quarter: ReportingPeriod, rule: str, text: str, by: User, seen: int = 0
) -> RuleExplanation:
    """Record what ``agency`` says to the warning of ``rule`` in ``quarter``; ``seen`` is the version the user saw.

    It keeps the warning as it stands now. The same text sent twice about the same figures is recorded once. Raises
    DomainError when the quarter is closed, the text is blank or there is no such warning (any more), ConflictError
    when somebody else wrote in between.
    """
    if not quarter.is_quarter:
        raise DomainError("Số liệu chỉ tiêu giải trình theo quý.")
    require_open(agency=agency, quarter=quarter)
    if not text.strip():
        raise DomainError("Giải trình phải có nội dung.")
    warning = next((one for one in findings_in(agency, quarter) if one.is_warning and one.rule == rule), None)
    if warning is None:
        raise DomainError("Số liệu không còn trái với điều này nên không cần giải trình.")
    said = {"message": warning.message, "arithmetic": warning.arithmetic, "text": text.strip()}
    try:
        return put_version(
            RuleExplanation,
            key={"agency": agency, "quarter": quarter, "rule": rule},
            seen=seen,
            values={**said, "written_by": by, "written_at": timezone.now()},
        )
    except ConflictError as conflict:
        stored = cast(RuleExplanation, conflict.current)
        if any(getattr(stored, name) != value for name, value in said.items()):
            raise
        return stored
