"""The rules between figures as their pages show them: the list, and one rule with the indicators that it reads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from core import clock
from core.audit.trail import Entry, trail
from core.text import fold
from indicators.catalogue import Catalogue, catalogue_of
from indicators.formulas import FormulaError, parse, shown
from indicators.models import Indicator, RuleExplanation, ValidationRule
from indicators.states import Sign


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule: in words, what it reads, how often it was explained; ``history`` None for those who may not see it."""

    rule: ValidationRule
    words: str
    indicators: list[Indicator]
    explanations: int
    history: list[Entry] | None


@dataclass(frozen=True, slots=True)
class RuleList:
    rules: list[ValidationRule]
    total: int


def rule_list(chosen: Mapping[str, Any]) -> RuleList:
    """Read the rules that match what was ``chosen``; without a choice those that are judged now or later."""
    rules = list(ValidationRule.objects.all())
    return RuleList([rule for rule in rules if _matches(rule, chosen)], len(rules))


def _matches(rule: ValidationRule, chosen: Mapping[str, Any]) -> bool:
    words, severity, use = (chosen.get(name) or "" for name in ("q", "severity", "use"))
    is_over = not rule.is_active or (rule.valid_to is not None and rule.valid_to < clock.today().year)
    return (
        fold(words) in fold(f"{rule.code} {rule.message} {rule.left} {rule.right}")
        and severity in ("", rule.severity)
        and (use == "all" or is_over == (use == "ended"))
    )


def rule_page(rule: ValidationRule, *, with_history: bool) -> RulePage:
    """Read the page of one rule; its indicators are called as they are this year."""
    catalogue = catalogue_of(clock.today().year)
    return RulePage(
        rule=rule,
        words=rule_in_words(rule, catalogue),
        indicators=list(_indicators(rule, catalogue)),
        explanations=RuleExplanation.objects.filter(rule=rule.code).count(),
        history=trail(rule) if with_history else None,
    )


def rule_in_words(rule: ValidationRule, catalogue: Catalogue) -> str:
    """Return "Hồ sơ đã giải quyết ≤ hồ sơ phải giải quyết"; the codes where a formula is broken."""
    names = {code: f"“{one.name}”" for code, one in catalogue.by_code.items()}
    try:
        sides = [shown(parse(side), names) for side in (rule.left, rule.right)]
    except FormulaError:
        sides = [rule.left, rule.right]
    return f" {Sign(rule.comparison).label} ".join(sides)


def _indicators(rule: ValidationRule, catalogue: Catalogue) -> Iterator[Indicator]:
    try:
        codes = dict.fromkeys((*parse(rule.left).codes, *parse(rule.right).codes))
    except FormulaError:
        return
    yield from (catalogue.by_code[code] for code in codes if code in catalogue.by_code)
