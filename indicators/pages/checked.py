"""The panel "Kiểm tra số liệu": what the rules between figures find in a quarter."""

from dataclasses import dataclass

from agencies.models import Agency
from indicators.checks import Finding, Outcome
from indicators.consistency import findings_in
from indicators.states import Severity
from periods.models import ReportingPeriod


@dataclass(frozen=True, slots=True)
class RulePanel:
    """The findings in the order in which a clerk looks at them: errors, warnings, skipped rules, those that hold."""

    errors: list[Finding]
    warnings: list[Finding]
    skipped: list[Finding]
    holding: list[Finding]

    @property
    def failing(self) -> list[Finding]:
        return self.errors + self.warnings

    @property
    def total(self) -> int:
        """How many rules have something to do with what was entered."""
        return len(self.failing) + len(self.skipped) + len(self.holding)

    @property
    def tone(self) -> str:
        if self.errors:
            return "late"
        if self.warnings:
            return "risk"
        return "done" if self.holding else "none"


def rule_panel(agency: Agency, quarter: ReportingPeriod) -> RulePanel:
    """Read the panel of a quarter."""
    found = findings_in(agency, quarter)
    failing = [one for one in found if one.outcome == Outcome.FAILS]
    return RulePanel(
        errors=[one for one in failing if one.severity == Severity.ERROR],
        warnings=[one for one in failing if one.severity == Severity.WARNING],
        skipped=[one for one in found if one.outcome == Outcome.SKIPPED],
        holding=[one for one in found if one.outcome == Outcome.HOLDS],
    )
