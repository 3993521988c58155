"""Rules between figures: added, changed, and ended from a quarter. Their code stays, for explanations name it."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction

from core.errors import DomainError
from core.versions import save_version
from indicators.models import ValidationRule


class RuleError(DomainError):
    """A rule cannot hold; ``problems`` are the sentences by the field that they are about ("" for none)."""

    def __init__(self, problems: dict[str, list[str]]) -> None:
        super().__init__(" ".join(sentence for found in problems.values() for sentence in found))
        self.problems = problems


@transaction.atomic
def add_rule(*, code: str, **values: Any) -> ValidationRule:
    """Add a rule; ``values`` are its other fields.

    Raises RuleError when the code is taken, a side is no formula over known indicators or the validity ends early.
    """
    if ValidationRule.objects.filter(code=code).exists():
        raise RuleError({"code": [f"Đã có quy tắc mang mã “{code}”."]})
    rule = ValidationRule(code=code, **values)
    _require(rule)
    rule.save()
    return rule


@transaction.atomic
def change_rule(*, rule: ValidationRule, seen: int, **values: Any) -> None:
    """Change a rule for all quarters in which it is valid; what reports froze and explanations quote stays.

    Raises RuleError as ``add_rule``, ConflictError when somebody else changed it since ``seen``.
    """
    _require(ValidationRule(code=rule.code, **values))
    save_version(rule, seen=seen, **values)


@transaction.atomic
def end_rule(*, rule: ValidationRule, last_year: int | None, last_quarter: int, seen: int) -> None:
    """Judge by ``rule`` until ``last_quarter`` of ``last_year`` and no longer; None takes the end back.

    Raises RuleError when it would end before it begins, ConflictError as ``change_rule``.
    """
    first = (rule.valid_from or 0, rule.from_quarter)
    if last_year is not None and (last_year, last_quarter) < first:
        begins = f"{rule.get_from_quarter_display()} năm {rule.valid_from}"
        raise RuleError({"valid_to": [f"Quy tắc áp dụng từ {begins}; chọn quý kết thúc không sớm hơn."]})
    save_version(rule, seen=seen, valid_to=last_year, to_quarter=last_quarter)


def _require(rule: ValidationRule) -> None:
    problems: dict[str, list[str]] = {}
    for judge in (rule.clean, rule.validate_constraints):
        try:
            judge()
        except ValidationError as error:
            for field, sentences in error.message_dict.items():
                problems.setdefault("" if field == NON_FIELD_ERRORS else field, []).extend(sentences)
    if problems:
        raise RuleError(problems)
