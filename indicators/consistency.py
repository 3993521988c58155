"""The rules between figures, judged on what an agency has entered for a quarter, with what it says to warnings."""

from dataclasses import dataclass, replace

from agencies.models import Agency
from indicators.book import Book
from indicators.checks import Finding, Operand, Readings, findings, operand
from indicators.figures import EMPTY, Figures
from indicators.formulas import FormulaError, parse
from indicators.models import RuleExplanation, ValidationRule
from indicators.states import Basis
from indicators.unusual import unusual_in
from periods.models import ReportingPeriod

FIRST = 1  # Quý I begins the year's count anew


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in an agency's quarter; ``unneeded`` are explanations of what is no warning any more."""

    findings: list[Finding]
    unneeded: list[RuleExplanation]


def examine(book: Book) -> Examination:
    """Judge what an agency entered for a quarter by the rules in force then and by its own past.

    Of the book it asks for the catalogue only where there are rules or a past. A rule of whose
    figures none was entered is left out: it has nothing to do with the agency's quarter.
    """
    found = [*_judged(book), *unusual_in(book)]
    explanations = {one.rule: one for one in book.explanations}
    findings = [replace(one, explanation=explanations.get(one.rule)) if one.is_warning else one for one in found]
    warned = {one.rule for one in found if one.is_warning}
    return Examination(findings, [one for rule, one in explanations.items() if rule not in warned])


def findings_in(agency: Agency, quarter: ReportingPeriod) -> list[Finding]:
    """Return what ``examine`` finds."""
    return examine(Book(agency, quarter)).findings


def _judged(book: Book) -> list[Finding]:
    quarter = book.quarter
    rules = list(book.rules)
    if quarter.quarter_numbers[-1] == FIRST:
        rules = [rule for rule in rules if rule.basis != Basis.PREVIOUS_IN_YEAR]
    if not rules:
        return []
    readings = _readings(book, {code for rule in rules for code in _codes(rule)})
    return [finding for finding in findings(rules, readings) if not finding.is_untouched]


def _readings(book: Book, codes: set[str]) -> Readings:
    indicators = book.catalogue.with_parts(codes)

    def read(figures: Figures) -> dict[str, Operand]:
        return {one.code: operand(one, figures.get((book.agency.pk, one.code), EMPTY)) for one in indicators}

    previous = {code: replace(one, name=f"{one.name} (quý trước)") for code, one in read(book.past).items()}
    return Readings(read(book.now), read(book.year), previous)


def _codes(rule: ValidationRule) -> tuple[str, ...]:
    """The indicators of both sides; none where the rule is broken, which its finding says."""
    try:
        return parse(rule.left).codes + parse(rule.right).codes
    except FormulaError:
        return ()
