"""Saving the explanation that a page posted; the pages of figures and of reports both have the form."""

from dataclasses import dataclass
from typing import Any, cast

from agencies.models import Agency, User
from core.errors import ConflictError, DomainError
from core.saving import Save
from indicators.forms import ExplanationForm
from indicators.models import RuleExplanation
from indicators.services import explain
from periods.models import ReportingPeriod


@dataclass(frozen=True, slots=True)
class Attempt:
    """An explanation that could not be saved: what was typed, what stands in the way, the other person's if any.

    ``rule`` and ``quarter``, an id, name the warning.
    """

    rule: str
    text: str
    message: str
    save: Save = Save.ERROR
    theirs: RuleExplanation | None = None
    quarter: int = 0


def save_explanation(data: Any, agency: Agency, quarter: ReportingPeriod, by: User) -> Attempt | None:
    """Save what was posted; return None, or what could not be saved with what was typed."""
    form = ExplanationForm(data)
    rule, text = data.get("rule", ""), data.get("text", "")
    if not form.is_valid():
        message = next(iter(form.errors.get("text", [])), "Yêu cầu không đầy đủ; hãy tải lại trang.")
        return Attempt(rule, text, str(message), quarter=quarter.pk)
    values = form.cleaned_data
    try:
        explain(agency=agency, quarter=quarter, rule=values["rule"], text=values["text"], by=by, seen=values["version"])
    except ConflictError as conflict:
        return Attempt(rule, text, str(conflict), Save.CONFLICT, cast(RuleExplanation, conflict.current), quarter.pk)
    except DomainError as error:
        return Attempt(rule, text, str(error), quarter=quarter.pk)
    return None
