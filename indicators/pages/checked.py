"""The panel "Kiểm tra số liệu": what the rules between figures find in a quarter, and what is said to it."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from indicators.book import Book
from indicators.checks import Finding, Outcome
from indicators.consistency import examine
from indicators.explaining import Attempt
from indicators.models import RuleExplanation
from indicators.states import Severity
from periods.models import ReportingPeriod


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning with its explanation, and the form for it where the user may write one.

    ``attempt`` is what could not be saved a moment ago; ``home`` the indicator of the grid beside which the form
    stands.
    """

    finding: Finding
    quarter: ReportingPeriod
    may_explain: bool
    attempt: Attempt | None = None
    home: int | None = None

    @property
    def explanation(self) -> RuleExplanation | None:
        return self.finding.explanation  # type: ignore[return-value]  # examine() puts in nothing else

    @property
    def anchor(self) -> str:
        """An id for the page."""
        return f"giai-trinh-{self.quarter.slug}-{self.finding.slug}"

    @property
    def home_name(self) -> str:
        """The name of the indicator beside which the form stands."""
        return next((one.name for one in self.finding.operands if one.indicator == self.home), "")

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


def home_of(finding: Finding, asked: Container[int]) -> int | None:
    """Return the indicator beside which ``finding`` is shown: the first of its own that is ``asked``."""
    return next((one.indicator for one in finding.operands if one.indicator in asked), None)


def rule_panel(
    book: Book,
    asked: Container[int],
    *,
    may_explain: bool = False,
    attempt: Attempt | None = None,
) -> RulePanel:
    """Read the panel of the book's quarter; ``asked`` are the indicators of the grid, by id.

    ``attempt`` is an explanation that could not be saved.
    """
    examined, quarter = examine(book), book.quarter
    failing = [one for one in examined.findings if one.outcome == Outcome.FAILS]
    found = warned(((quarter, one) for one in failing), may_explain=may_explain, attempt=attempt)
    warnings = [replace(one, home=home_of(one.finding, asked)) for one in found]
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
