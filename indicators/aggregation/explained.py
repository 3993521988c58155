"""How a figure came about: the rule in words, the answers that it was made of, and who is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from agencies.models import Agency
from agencies.structure import Place, Structure
from indicators.aggregation.coverage import Coverage
from indicators.aggregation.derivation import leaves_of, operands_of
from indicators.aggregation.engine import Aggregate, Setting, consolidated, setting_of
from indicators.aggregation.ground import Ground
from indicators.aggregation.parts import Answers, Part, added_up
from indicators.aggregation.rules import rule_of
from indicators.figures import Figure
from indicators.models import Indicator
from periods.spans import Quarter, Span


@dataclass(frozen=True, slots=True)
class Line:
    """One agency's answers by quarter, as it was called last in the span, and what they add to the figure."""

    place: Place
    parts: Mapping[Quarter, Part]

    @property
    def counted(self) -> list[Part]:
        return [part for part in self.parts.values() if part.is_counted]

    @property
    def figure(self) -> Figure:
        return added_up(self.counted)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure of a node over a span. ``operands`` explain what a derived one is worked out from.

    ``lines`` are the agencies with a counted answer, ``set_aside`` the answers that another one of their branch
    stands for, ``replaced`` earlier answers of a stock, a score or a text.
    """

    node: Agency
    span: Span
    exists: bool
    aggregate: Aggregate
    rule: str
    structure: Structure
    lines: tuple[Line, ...] = ()
    set_aside: tuple[Part, ...] = ()
    operands: tuple["Explanation", ...] = ()

    @property
    def indicator(self) -> Indicator:
        return self.aggregate.indicator

    @property
    def figure(self) -> Figure:
        return self.aggregate.figure

    @property
    def coverage(self) -> Coverage:
        return self.aggregate.coverage

    @property
    def parts(self) -> list[Part]:
        """Every answer behind the figure, those of its operands too."""
        mine = [part for line in self.lines for part in line.parts.values()] + list(self.set_aside)
        return mine + [part for operand in self.operands for part in operand.parts]


def explain(
    node: Agency,
    span: Span,
    indicator: Indicator,
    *,
    ground: Ground | None = None,
    kind: str = "",
) -> Explanation:
    """Return how the figure of ``indicator`` at ``node`` over ``span`` came about.

    ``ground`` is that of the span alone, where it is known; ``kind`` limits what is counted to one kind of agencies.
    """
    setting = setting_of(node, ground or Ground([span]), kind)
    indicator = setting.catalogue.get(indicator.pk, indicator)  # as it was defined then
    answers = Answers(setting.scope, span, leaves_of([indicator], setting.catalogue))
    wanted = [indicator, *_below(indicator, setting)]
    found = consolidated(setting, span, wanted, beside=answers.rows)
    aggregates = {row.indicator.pk: row for row in found.rows}
    parts = answers.parts(setting.structure)
    return _explained(setting, span, aggregates[indicator.pk], aggregates, parts, exists=found.exists)


def _below(indicator: Indicator, setting: Setting) -> list[Indicator]:
    """Everything that ``indicator`` is worked out from, step by step."""
    found: dict[int, Indicator] = {}
    waiting = operands_of(indicator, setting.catalogue)
    while waiting:
        one = waiting.pop(0)
        if one.pk not in found:
            found[one.pk] = one
            waiting.extend(operands_of(one, setting.catalogue))
    return list(found.values())


def _explained(
    setting: Setting,
    span: Span,
    aggregate: Aggregate,
    aggregates: Mapping[int, Aggregate],
    parts: Sequence[Part],
    *,
    exists: bool,
) -> Explanation:
    indicator = aggregate.indicator
    operands = operands_of(indicator, setting.catalogue)
    mine = [part for part in parts if part.indicator.pk == indicator.pk]
    counted = {part.place.agency for part in mine if part.is_counted}
    return Explanation(
        node=setting.node,
        span=span,
        exists=exists,
        aggregate=aggregate,
        rule=rule_of(indicator, operands, span, is_listed=aggregate.is_listed, agencies=len(counted)),
        structure=setting.structure,
        lines=_lines(part for part in mine if part.place.agency in counted),
        set_aside=tuple(part for part in mine if part.place.agency not in counted),
        operands=tuple(
            _explained(setting, span, aggregates[one.pk], aggregates, parts, exists=exists) for one in operands
        ),
    )


def _lines(parts: Iterable[Part]) -> tuple[Line, ...]:
    by_agency: dict[int, dict[Quarter, Part]] = {}
    for part in parts:
        by_agency.setdefault(part.place.agency, {})[part.quarter] = part
    return tuple(Line(found[max(found)].place, found) for found in by_agency.values())
