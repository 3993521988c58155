"""The areas of the grid: a jump to each, with what is entered and what waits in it; what is found beside each row."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.checks import Finding
from indicators.models import Indicator
from indicators.pages.checked import RulePanel, Warned, home_of
from indicators.states import AREA_IN_SHORT, AREA_ORDER, area_anchor


@dataclass(frozen=True, slots=True)
class Beside:
    """What is found beside one indicator of the grid: errors to correct, warnings to explain."""

    indicator: Indicator
    errors: list[Finding]
    warnings: list[Warned]

    @property
    def is_empty(self) -> bool:
        return not (self.errors or self.warnings)


@dataclass(frozen=True, slots=True)
class AreaMark:
    """An area in the strip above the grid: ``entered`` of ``total`` are typed, the others are what must be settled."""

    code: str
    name: str
    entered: int
    total: int
    errors: int
    unexplained: int

    @property
    def label(self) -> str:
        """The name in short."""
        return AREA_IN_SHORT.get(self.code, self.name)

    @property
    def anchor(self) -> str:
        return area_anchor(self.code)


def place_of(indicator: Indicator) -> tuple[int, str]:
    """Return what sorts ``indicator`` by its area, in the order of the programme; unknown areas come last."""
    return AREA_ORDER.get(indicator.area_code, len(AREA_ORDER)), indicator.area_code


def beside(rules: RulePanel, asked: Sequence[Indicator]) -> dict[int, Beside]:
    """Return what is found beside each of the indicators ``asked``, by id; each finding stands in one place."""
    known = {one.pk for one in asked}
    found = {one.pk: Beside(one, [], []) for one in asked}
    for finding in rules.errors:
        if (home := home_of(finding, known)) is not None:
            found[home].errors.append(finding)
    for warning in rules.warnings:
        if warning.home is not None:
            found[warning.home].warnings.append(warning)
    return found


def touched(rules: RulePanel, changed: Container[int]) -> set[int]:
    """Return the indicators of all findings that read one of those ``changed``."""
    findings = [*rules.errors, *(one.finding for one in rules.warnings), *rules.skipped, *rules.holding]
    read = [{operand.indicator for operand in finding.operands} for finding in findings]
    return {one for operands in read if any(pk in changed for pk in operands) for one in operands}


def area_marks(
    asked: Iterable[Indicator], entered: Container[int], places: Mapping[int, Beside]
) -> dict[str, AreaMark]:
    """Return the marks of the areas of ``asked``, in their order; ``entered`` are the answered indicators' ids."""
    found: dict[str, list[Indicator]] = {}
    for one in sorted(asked, key=place_of):
        found.setdefault(one.area_code, []).append(one)
    return {code: _mark(code, members, entered, places) for code, members in found.items()}


def _mark(code: str, members: Sequence[Indicator], entered: Container[int], places: Mapping[int, Beside]) -> AreaMark:
    typed = [one for one in members if not one.is_derived]
    mine = [places[one.pk] for one in members]
    return AreaMark(
        code=code,
        name=members[0].area_name,
        entered=sum(one.pk in entered for one in typed),
        total=len(typed),
        errors=sum(len(one.errors) for one in mine),
        unexplained=sum(warning.explanation is None for one in mine for warning in one.warnings),
    )
