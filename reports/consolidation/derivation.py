"""How one figure came about, ready to print: the rule, agencies × quarters, who is missing, what is frozen."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from agencies.models import Agency, User
from agencies.permissions import Perm
from agencies.reach import Reach
from agencies.structure import Place
from core.addresses import address
from core.audit.trail import Entry, trail_of
from indicators.aggregation.explained import Explanation, Line, explain
from indicators.aggregation.ground import Ground
from indicators.aggregation.parts import Part
from indicators.models import Indicator, IndicatorValue
from indicators.pages.shown import base, beneath, parts
from periods.spans import Quarter, Span
from reports.consolidation.settled import Sent, Settled, settled_in
from reports.consolidation.words import figure_text, figure_url
from reports.figures import differing
from reports.models import Report


@dataclass(frozen=True, slots=True)
class PartCell:
    """One agency's answer in one quarter; ``sent`` has frozen it, with ``frozen`` where that was another figure.

    ``existed`` says whether the agency could answer then at all; ``report_url`` is blank where the user may read the
    figure alone.
    """

    quarter: Quarter
    part: Part | None
    url: str
    existed: bool
    sent: Sent | None = None
    report_url: str = ""

    @property
    def report(self) -> Report | None:
        return self.sent.report if self.sent else None

    @property
    def text(self) -> str:
        assert self.part is not None
        return self.part.value.text or figure_text(self.part.figure, self.part.indicator)

    @property
    def parts_text(self) -> str:
        return beneath(self.part.figure, self.part.indicator) if self.part else ""

    @property
    def frozen(self) -> str:
        """The figure that the report froze, where the answer has been changed since."""
        if self.sent is None or self.part is None or self.sent.report.period.slug != self.quarter.slug:
            return ""
        indicator = self.part.indicator
        return differing(self.sent.frozen[indicator.pk], indicator, self.part.figure)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One agency's answers; a line without answers (``is_missing``) had to answer."""

    place: Place
    cells: list[PartCell]
    line: Line | None = None

    @property
    def is_missing(self) -> bool:
        return self.line is None

    @property
    def text(self) -> str:
        return figure_text(self.line.figure, self.line.parts[min(self.line.parts)].indicator) if self.line else ""


@dataclass(frozen=True, slots=True)
class Section:
    """One indicator of the derivation: the figure itself, or one that it is worked out from."""

    explanation: Explanation
    url: str
    rows: list[PartRow]
    set_aside: list[PartRow]

    @property
    def indicator(self) -> Indicator:
        return self.explanation.indicator

    @property
    def text(self) -> str:
        return figure_text(self.explanation.figure, self.indicator)

    @property
    def parts_text(self) -> str:
        return parts(self.explanation.figure)

    @property
    def base_text(self) -> str:
        return base(self.explanation.figure, self.indicator)


@dataclass(frozen=True, slots=True)
class DerivationPage:
    """``sections`` begin with the figure asked for; ``history`` is None for those who may not see it.

    ``before`` leads to the figures of the predecessors where the agency was none yet: names and addresses.
    """

    node: Agency
    span: Span
    quarters: Sequence[Quarter]
    sections: list[Section]
    settled: int
    answers: int
    history: list[Entry] | None
    before: list[tuple[str, str]] = field(default_factory=list)

    @property
    def main(self) -> Section:
        return self.sections[0]


def derivation_page(
    user: User, node: Agency, span: Span, indicator: Indicator, *, ground: Ground, kind: str = ""
) -> DerivationPage:
    """Read how the figure of ``indicator`` at ``node`` came about; ``ground`` holds what ``user`` may see of it."""
    found = explain(node, span, indicator, ground=ground, kind=kind)
    answers = found.parts
    sections = _flat(found)
    indicators = [one.indicator for one in sections if not one.operands]
    settled = settled_in({part.place.agency for part in answers}, span, indicators)
    counted = [part for part in answers if part.is_counted]
    return DerivationPage(
        node=node,
        span=span,
        quarters=list(span),
        sections=[_section(one, settled, kind, user.reach(Perm.VIEW)) for one in sections],
        settled=sum((part.place.agency, part.quarter) in settled for part in counted),
        answers=len(counted),
        history=_history(user, node, answers),
        before=[] if found.exists else _before(node, indicator, span),
    )


def _before(node: Agency, indicator: Indicator, span: Span) -> list[tuple[str, str]]:
    known = Agency.objects.filter(succeeded_by__successor=node).distinct().order_by("code")
    return [(str(one), figure_url(one.code, indicator, span)) for one in known]


def _flat(explanation: Explanation) -> list[Explanation]:
    """The explanation and all that it rests on, each indicator once."""
    found = {explanation.indicator.pk: explanation}
    for operand in explanation.operands:
        for one in _flat(operand):
            found.setdefault(one.indicator.pk, one)
    return list(found.values())


def _section(explanation: Explanation, settled: Settled, kind: str, reports_of: Reach) -> Section:
    indicator = explanation.indicator
    quarters = list(explanation.span)

    def cell(place: Place, quarter: Quarter, part: Part | None) -> PartCell:
        sent = settled.get((place.agency, quarter))
        report = sent.report if sent else None
        may_open = report is not None and reports_of.includes(report.agency_id, report.agency.path)
        return PartCell(
            quarter,
            part,
            f"{address('indicators:entry', place.code, quarter.slug)}#indicator-{indicator.pk}",
            place.agency in explanation.structure.on(quarter.ends_on).places,
            sent,
            report.get_absolute_url() if report is not None and may_open else "",
        )

    def row(place: Place, parts: dict[Quarter, Part], line: Line | None) -> PartRow:
        return PartRow(place, [cell(place, quarter, parts.get(quarter)) for quarter in quarters], line)

    aside: dict[int, dict[Quarter, Part]] = {}
    for part in explanation.set_aside:
        aside.setdefault(part.place.agency, {})[part.quarter] = part
    rows = [row(line.place, dict(line.parts), line) for line in explanation.lines]
    known = {line.place.agency for line in explanation.lines}
    absent = [place for place in explanation.coverage.missing if place.agency not in known]
    is_typed = not explanation.operands
    return Section(
        explanation,
        figure_url(explanation.node.code, indicator, explanation.span, kind),
        rows + [row(place, aside.get(place.agency, {}), None) for place in absent if is_typed],
        [row(found[max(found)].place, found, None) for found in aside.values()],
    )


def _history(user: User, node: Agency, answers: Sequence[Part]) -> list[Entry] | None:
    """Who changed which of the answers, as far as ``user`` may audit their agencies."""
    if not user.holds(Perm.AUDIT_VIEW):
        return None
    mine = IndicatorValue.objects.visible_to(user, Perm.AUDIT_VIEW, past=True).filter(
        pk__in=[one.value.pk for one in answers]
    )
    return trail_of(list(mine.select_related("indicator", "agency", "quarter")))
