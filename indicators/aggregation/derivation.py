"""Indicators that nobody types: worked out from the aggregates of others, never from percentages."""

from collections.abc import Iterable, Mapping

from indicators.derivation import parts_of
from indicators.figures import EMPTY, Figure, computed, derived
from indicators.models import Indicator

Catalogue = Mapping[int, Indicator]
Figures = Mapping[int, Figure]  # by indicator


def operands_of(indicator: Indicator, catalogue: Catalogue) -> list[Indicator]:
    """Return what a derived indicator is worked out from; nothing for one that is typed."""
    if not indicator.is_derived:
        return []
    if indicator.formula:
        codes = {one.code: one for one in catalogue.values()}
        return [codes[code] for code in parts_of(indicator) if code in codes]
    parts = (indicator.numerator_id or 0, indicator.denominator_id or 0)
    return [catalogue[pk] for pk in parts if pk in catalogue]


def leaves_of(indicators: Iterable[Indicator], catalogue: Catalogue) -> list[Indicator]:
    """Return the typed indicators behind ``indicators``, each once."""
    found: dict[int, Indicator] = {}
    waiting, seen = list(indicators), set()
    while waiting:
        one = waiting.pop(0)
        if one.pk not in seen:
            seen.add(one.pk)
            if one.is_derived:
                waiting.extend(operands_of(one, catalogue))
            else:
                found[one.pk] = one
    return list(found.values())


def with_derived(figures: Figures, indicators: Iterable[Indicator], catalogue: Catalogue) -> dict[int, Figure]:
    """Return ``figures`` of typed indicators, and those of the derived ones among ``indicators``."""
    found = dict(figures)
    for one in indicators:
        if one.pk not in found:
            found[one.pk] = _worked_out(one, found, catalogue)
    return found


def _worked_out(indicator: Indicator, figures: dict[int, Figure], catalogue: Catalogue) -> Figure:
    parts = operands_of(indicator, catalogue)
    for part in parts:
        if part.pk not in figures:
            figures[part.pk] = _worked_out(part, figures, catalogue)
    if indicator.formula:
        return computed(indicator, [(part, figures[part.pk]) for part in parts])
    above, below = (figures.get(pk or 0, EMPTY) for pk in (indicator.numerator_id, indicator.denominator_id))
    return derived(above, below)
