"""Any node, indicators and quarters → figures, with who answered and how they compare to earlier ones.

A fixed number of queries for any number of agencies and indicators.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from agencies.models import Agency
from agencies.structure import Structure
from core.numbers import EXACT
from core.together import read_together
from indicators.aggregation.coverage import Asked, Coverage, answered_in, answers_of, coverage_of, duties_in
from indicators.aggregation.derivation import leaves_of, with_derived
from indicators.aggregation.ground import Ground
from indicators.aggregation.scope import Scope, scope_of
from indicators.aggregation.sums import NONE, Sums
from indicators.catalogue import Catalogue
from indicators.figures import Figure
from indicators.models import Indicator
from indicators.states import Nature
from periods.spans import Span


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure differs from an earlier one; in a ratio ``absolute`` counts points and there is no percentage.

    ``under`` is the indicator as it was then, where it was counted otherwise: such figures are not compared.
    """

    earlier: Figure
    absolute: Decimal | None = None
    percent: Decimal | None = None
    under: Indicator | None = None


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
    """What everything about a node is read from: the organisation, whose figures count, the catalogue of each year."""

    node: Agency
    structure: Structure
    scope: Scope
    catalogue: dict[int, Indicator]
    catalogues: Mapping[int, Catalogue]


def setting_of(node: Agency, ground: Ground, kind: str = "") -> Setting:
    """Return the setting of ``node``, with all kinds of agencies counted or one.

    The organisation is that of each quarter; ``catalogue`` is that of the first span's end.
    """
    return Setting(node, ground.structure, scope_of(node, ground, kind), ground.catalogue.by_pk, ground.catalogues)


def consolidate(
    node: Agency,
    span: Span,
    indicators: Sequence[Indicator],
    *,
    agencies: QuerySet[Agency] | None = None,
    kind: str = "",
) -> Consolidation:
    """Return the figures of ``indicators`` at ``node`` over ``span``, beside those of ``earlier_of`` it: two queries.

    ``agencies`` limits what is counted to these, ``kind`` to one kind.
    """
    spans = [span, *earlier_of(span)]
    ground = Ground(spans, agencies)
    ground.read()
    return consolidated(setting_of(node, ground, kind), span, indicators, spans[1:])


def consolidated(
    setting: Setting,
    span: Span,
    indicators: Sequence[Indicator],
    earlier: Sequence[Span] = (),
    beside: Sequence[QuerySet] = (),
) -> Consolidation:
    """Return the figures of ``indicators`` in a setting that holds ``span`` and the ``earlier`` ones: one query.

    Those of another year are what they meant then. The query reads what is wanted ``beside``, too.
    """
    scope, catalogue = setting.scope, setting.catalogue
    typed = leaves_of(indicators, catalogue)
    meant = {one: _meant(setting, indicators, one) for one in (span, *earlier)}
    sums, answers, duties = _sums(scope, meant), answers_of(scope, span, typed), duties_in(scope, span)
    read_together(*(rows for one in sums for rows in one.rows), answers, duties, *beside)
    totals = {key: found for one in sums for key, found in one.totals().items()}
    answered, asked = answered_in(answers), Asked(scope, setting.structure, span, duties)
    figures = {}
    for one, held in meant.items():
        leaves = {leaf.pk: totals.get((leaf.pk, one), NONE).figure(leaf.nature) for leaf in held.typed}
        figures[one] = with_derived(leaves, held.indicators, held.catalogue)
    rows = []
    for place, indicator in enumerate(indicators):
        now = figures[span][indicator.pk]
        past = ((figures[one][indicator.pk], meant[one].indicators[place]) for one in earlier)
        changes = tuple(_change(now, indicator, figure, then) for figure, then in past)
        coverage = coverage_of(asked, indicator, _answered(indicator, answered, catalogue))
        is_listed = totals.get((indicator.pk, span), NONE).is_listed(indicator.nature)
        rows.append(Aggregate(indicator, now, coverage, changes, is_listed=is_listed))
    era = scope.eras[span.last]
    return Consolidation(
        setting.node, span, era.exists, len(era.members), frozenset(asked.of(frozenset())), tuple(rows)
    )


class _Meant(NamedTuple):
    """The indicators as they were defined in a span's last year, the typed ones behind them, and all others."""

    indicators: list[Indicator]
    typed: list[Indicator]
    catalogue: dict[int, Indicator]


def _meant(setting: Setting, indicators: Sequence[Indicator], span: Span) -> _Meant:
    catalogue = setting.catalogues[span.last.year].by_pk
    mine = [catalogue.get(one.pk, one) for one in indicators]
    return _Meant(mine, leaves_of(mine, catalogue), catalogue)


def _sums(scope: Scope, meant: Mapping[Span, _Meant]) -> list[Sums]:
    """What adds up the spans, those together whose typed indicators add up the same way."""
    alike: dict[tuple[tuple[int, str], ...], list[Span]] = {}
    for span, held in meant.items():
        alike.setdefault(tuple((one.pk, one.nature) for one in held.typed), []).append(span)
    return [Sums(scope, meant[spans[0]].typed, spans) for spans in alike.values()]


def is_alike(one: Indicator, other: Indicator) -> bool:
    """Return whether figures under two definitions of an indicator count the same thing in the same unit."""
    return (one.nature, one.unit, one.scale) == (other.nature, other.unit, other.scale)


def _change(now: Figure, indicator: Indicator, earlier: Figure, then: Indicator) -> Change:
    return change(now, earlier, indicator.nature) if is_alike(indicator, then) else Change(earlier, under=then)


def change(now: Figure, earlier: Figure, nature: str) -> Change:
    """Return how ``now`` differs from ``earlier``; nothing where one of them has no number."""
    if now.value is None or earlier.value is None:
        return Change(earlier)
    absolute = now.value - earlier.value
    if nature in (Nature.RATIO, Nature.SCORE) or not earlier.value:
        return Change(earlier, absolute)
    return Change(earlier, absolute, EXACT.divide(absolute * 100, abs(earlier.value)))


def earlier_of(span: Span) -> tuple[Span, Span]:
    """Return the spans that ``span`` is compared with: of the same length before it, and a year before."""
    return span.before, span.year_before


def _answered(
    indicator: Indicator, answered: Mapping[int, Mapping[int, int]], catalogue: Mapping[int, Indicator]
) -> Mapping[int, int]:
    """Who answered it; of one that is derived, who answered everything that it is derived from."""
    parts = [answered.get(leaf.pk, {}) for leaf in leaves_of([indicator], catalogue)]
    both = set.intersection(*(set(part) for part in parts)) if parts else set()
    return {agency: min(part[agency] for part in parts) for agency in both}
