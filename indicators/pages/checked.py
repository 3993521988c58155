"""The panel "Kiểm tra số liệu": what the rules between figures find in a quarter, and what is said to it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from agencies.models import Agency
from indicators.checks import Finding, Outcome
from indicators.consistency import examine
from indicators.explaining import Attempt
from indicators.models import RuleExplanation
from indicators.states import Severity
from periods.models import ReportingPeriod


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning with its explanation, and the form for it where the user may write one.

    ``attempt`` is what could not be saved a moment ago.
    """

    finding: Finding
    quarter: ReportingPeriod
    may_explain: bool
    attempt: Attempt | None = None

    @property
    def explanation(self) -> RuleExplanation | None:
        return self.finding.explanation  # type: ignore[return-value]  # examine() puts in nothing else

    @property
    def anchor(self) -> str:
        """An id for the page; codes hold dots, of which a selector would make a class."""
        return f"giai-trinh-{self.quarter.slug}-{re.sub('[^A-Za-z0-9]+', '-', self.finding.rule)}"

    @property
    def typed(self) -> str:
        """The text in the form: what was typed a moment ago, else what is stored."""
        if self.attempt:
            return self.attempt.text
        return self.explanation.text if self.explanation else ""

    @property
    def version(self) -> int:
        return self.explanation.version if self.explanation else 0


@dataclass(frozen=True, slots=True)
class RulePanel:
    """The findings in the order in which a clerk looks at them: errors, warnings, skipped rules, those that hold.

    ``unneeded`` are explanations of what is no warning any more; ``lost`` is an attempt to explain one of these.
    """

    errors: list[Finding]
    warnings: list[Warned]
    skipped: list[Finding]
    holding: list[Finding]
    unneeded: list[RuleExplanation]
    lost: Attempt | None = None

    @property
    def failing(self) -> int:
        return len(self.errors) + len(self.warnings)

    @property
    def unexplained(self) -> int:
        return sum(one.explanation is None for one in self.warnings)

    @property
    def explanations(self) -> list[RuleExplanation]:
        """All that was said about the quarter's figures, needed or not."""
        return [one.explanation for one in self.warnings if one.explanation] + self.unneeded

    @property
    def is_settled(self) -> bool:
        """Whether nothing stands against the report: no errors, and each warning has its explanation."""
        return not self.errors and not self.unexplained

    @property
    def total(self) -> int:
        """How many rules have something to do with what was entered."""
        return self.failing + len(self.skipped) + len(self.holding)

    @property
    def is_empty(self) -> bool:
        return not (self.total or self.unneeded or self.lost)

    @property
    def tone(self) -> str:
        if self.errors:
            return "late"
        if self.unexplained:
            return "risk"
        return "done" if self.holding or self.warnings else "none"


def rule_panel(
    agency: Agency, quarter: ReportingPeriod, *, may_explain: bool = False, attempt: Attempt | None = None
) -> RulePanel:
    """Read the panel of a quarter; ``attempt`` is an explanation that could not be saved."""
    examined = examine(agency, quarter)
    failing = [one for one in examined.findings if one.outcome == Outcome.FAILS]
    warnings = warned(((quarter, one) for one in failing), may_explain=may_explain, attempt=attempt)
    return RulePanel(
        errors=[one for one in failing if one.severity == Severity.ERROR],
        warnings=warnings,
        skipped=[one for one in examined.findings if one.outcome == Outcome.SKIPPED],
        holding=[one for one in examined.findings if one.outcome == Outcome.HOLDS],
        unneeded=examined.unneeded,
        lost=attempt if attempt and not any(one.attempt for one in warnings) else None,
    )


def warned(
    found: Iterable[tuple[ReportingPeriod, Finding]], *, may_explain: bool, attempt: Attempt | None = None
) -> list[Warned]:
    """Return the warnings among what was ``found``, each with the attempt to explain it."""
    return [
        Warned(one, quarter, may_explain, attempt if _is_of(attempt, quarter, one) else None)
        for quarter, one in found
        if one.is_warning
    ]


def _is_of(attempt: Attempt | None, quarter: ReportingPeriod, found: Finding) -> bool:
    return attempt is not None and (attempt.quarter, attempt.rule) == (quarter.pk, found.rule)
