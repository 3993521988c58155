"""Any node, indicators and quarters → figures, with who answered and how they compare to earlier ones.

A fixed number of queries for any number of agencies and indicators.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from agencies.models import Agency
from agencies.structure import Structure
from core.numbers import EXACT
from indicators.aggregation.coverage import Asked, Coverage, answered_in, coverage_of
from indicators.aggregation.derivation import leaves_of, with_derived
from indicators.aggregation.scope import Scope, scope_of
from indicators.aggregation.sums import NONE, totals_of
from indicators.catalogue import Catalogue, catalogue_of
from indicators.figures import Figure
from indicators.models import Indicator
from indicators.states import Nature
from periods.spans import Span


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure differs from an earlier one; in a ratio ``absolute`` counts points and there is no percentage."""

    earlier: Figure
    absolute: Decimal | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One indicator of a node: its figure, who answered, and how it compares to each of the earlier spans.

    ``is_listed``: there are answers, but they do not add up (texts, scores without a base).
    """

    indicator: Indicator
    figure: Figure
    coverage: Coverage
    changes: tuple[Change, ...] = ()
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The indicators of a node over a span; ``asked`` had to report, whatever the indicator."""

    node: Agency
    span: Span
    exists: bool
    agencies: int
    asked: frozenset[int]
    rows: tuple[Aggregate, ...]

    def of(self, code: str) -> Aggregate:
        """Return the row of the indicator of ``code``."""
        return next(row for row in self.rows if row.indicator.code == code)


@dataclass(frozen=True, slots=True)
class Setting:
    """What everything about a node is read from: the organisation, whose figures count, and the catalogue."""

    node: Agency
    structure: Structure
    scope: Scope
    catalogue: dict[int, Indicator]


def setting_of(
    node: Agency,
    spans: Sequence[Span],
    *,
    visible: Iterable[int] | None = None,
    kind: str = "",
    catalogue: Catalogue | None = None,
) -> Setting:
    """Read the setting of ``node`` in ``spans``: four queries, three with the ``catalogue`` of the first span's end.

    ``visible`` limits what is counted to these agencies, ``kind`` to one kind. The organisation is that of each
    quarter.
    """
    structure = Structure.read()
    scope = scope_of(node, spans, structure=structure, visible=visible, kind=kind)
    return Setting(node, structure, scope, (catalogue or catalogue_of(spans[0].last.year)).by_pk)


def consolidate(
    node: Agency,
    span: Span,
    indicators: Sequence[Indicator],
    *,
    visible: Iterable[int] | None = None,
    kind: str = "",
    catalogue: Catalogue | None = None,
) -> Consolidation:
    """Return the figures of ``indicators`` at ``node`` over ``span``, beside those of the spans to compare with.

    These are the span of the same length before it and the same quarters of the year before (see ``setting_of``
    for the rest).
    """
    setting = setting_of(node, [span, *_earlier(span)], visible=visible, kind=kind, catalogue=catalogue)
    return consolidated(setting, span, indicators, _earlier(span))


def consolidated(
    setting: Setting, span: Span, indicators: Sequence[Indicator], earlier: Sequence[Span] = ()
) -> Consolidation:
    """Return the figures of ``indicators`` in a setting that holds ``span`` and the ``earlier`` ones."""
    scope, catalogue = setting.scope, setting.catalogue
    typed = leaves_of(indicators, catalogue)
    totals = totals_of(scope, typed, [span, *earlier])
    answered, asked = answered_in(scope, span, typed), Asked(scope, setting.structure, span)
    figures = {}
    for one in (span, *earlier):
        leaves = {leaf.pk: totals.get((leaf.pk, one), NONE).figure(leaf.nature) for leaf in typed}
        figures[one] = with_derived(leaves, indicators, catalogue)
    rows = []
    for indicator in indicators:
        now, *past = (figures[one][indicator.pk] for one in (span, *earlier))
        changes = tuple(change(now, one, indicator.nature) for one in past)
        coverage = coverage_of(asked, indicator, _answered(indicator, answered, catalogue))
        is_listed = totals.get((indicator.pk, span), NONE).is_listed(indicator.nature)
        rows.append(Aggregate(indicator, now, coverage, changes, is_listed=is_listed))
    era = scope.eras[span.last]
    return Consolidation(
        setting.node, span, era.exists, len(era.members), frozenset(asked.of(frozenset())), tuple(rows)
    )


def change(now: Figure, earlier: Figure, nature: str) -> Change:
    """Return how ``now`` differs from ``earlier``; nothing where one of them has no number."""
    if now.value is None or earlier.value is None:
        return Change(earlier)
    absolute = now.value - earlier.value
    if nature in (Nature.RATIO, Nature.SCORE) or not earlier.value:
        return Change(earlier, absolute)
    return Change(earlier, absolute, EXACT.divide(absolute * 100, abs(earlier.value)))


def _earlier(span: Span) -> tuple[Span, Span]:
    return span.before, span.year_before


def _answered(
    indicator: Indicator, answered: Mapping[int, Mapping[int, int]], catalogue: Mapping[int, Indicator]
) -> Mapping[int, int]:
    """Who answered it; of one that is derived, who answered everything that it is derived from."""
    parts = [answered.get(leaf.pk, {}) for leaf in leaves_of([indicator], catalogue)]
    both = set.intersection(*(set(part) for part in parts)) if parts else set()
    return {agency: min(part[agency] for part in parts) for agency in both}
