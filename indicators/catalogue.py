"""The catalogue as it stood in a year, read once: which indicators hang together, and which an agency is asked."""

from collections.abc import Container, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from agencies.models import Agency
from core.together import read_together
from indicators.derivation import parts_of
from indicators.models import Indicator, IndicatorDefinition, IndicatorValue, Target
from indicators.querysets import MEANING


@dataclass(frozen=True)
class Catalogue:
    """All indicators in their order, each with the definition valid in ``year``; parts are linked to one another."""

    year: int
    indicators: tuple[Indicator, ...]

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        return {one.code: one for one in self.indicators}

    @cached_property
    def by_pk(self) -> dict[int, Indicator]:
        return {one.pk: one for one in self.indicators}

    def parts(self, indicator: Indicator) -> list[Indicator]:
        """Return what ``indicator`` is computed from, in the order of its formula; b and a of a ratio."""
        found = (self.by_pk.get(pk) for pk in (indicator.numerator_id, indicator.denominator_id) if pk)
        return [one for one in (*found, *map(self.by_code.get, parts_of(indicator))) if one is not None]

    def with_parts(self, codes: Iterable[str]) -> list[Indicator]:
        """Return the indicators with these codes and all that they are computed from, however deep."""
        waiting = [self.by_code[code] for code in codes if code in self.by_code]
        found: dict[int, Indicator] = {}
        while waiting:
            one = waiting.pop()
            if one.pk not in found:
                found[one.pk] = one
                waiting += self.parts(one)
        return [one for one in self.indicators if one.pk in found]

    def around(self, indicator: Indicator) -> list[Indicator]:
        """Return ``indicator``, what is computed from it, straight or through others, and the parts of all these."""
        found = {indicator.code}
        while users := [one.code for one in self._users(found) if one.code not in found]:
            found.update(users)
        return self.with_parts(found)

    def asked_of(self, agency: Agency, known: Container[int] | None = None) -> list[Indicator]:
        """Return the indicators that ``agency`` enters in the year, and what is computed from them: one query.

        None where ``known``, the ids of those with a target or a value, is in hand.

        Of those in force: the ones reported by its kind of agency, those with a target of the year or a value of
        the year or the year before, the parts of derived ones among them, and the derived ones that these give.
        """
        if known is None:
            known = self._known_at(agency)
        codes = [
            one.code
            for one in self.indicators
            if one.is_in_force(self.year) and (one.pk in known or agency.kind in one.level_kinds)
        ]
        asked = {one.code for one in self.with_parts(codes)}
        while given := [one.code for one in self._given_by(asked) if one.code not in asked]:
            asked.update(given)
        return [one for one in self.indicators if one.code in asked]

    def _known_at(self, agency: Agency) -> set[int]:
        targets = Target.objects.filter(agency=agency).for_year(self.year).order_by().values_list("indicator")
        values = IndicatorValue.objects.filter(agency=agency, quarter__year__in=(self.year - 1, self.year))
        return {pk for (pk,) in targets.union(values.order_by().values_list("indicator"))}

    def _users(self, codes: set[str]) -> Iterator[Indicator]:
        return (one for one in self._derived if any(part.code in codes for part in self.parts(one)))

    def _given_by(self, codes: set[str]) -> Iterator[Indicator]:
        in_force = (one for one in self._derived if one.is_in_force(self.year))
        return (one for one in in_force if all(part.code in codes for part in self.parts(one)))

    @cached_property
    def _derived(self) -> list[Indicator]:
        return [one for one in self.indicators if one.is_derived]


def catalogue_of(year: int) -> Catalogue:
    """Read the catalogue with the definitions valid in ``year``: one query."""
    return linked(year, Indicator.objects.defined_in(year))


def catalogues_of(*years: int) -> dict[int, Catalogue]:
    """Read the catalogue as it was in each of ``years``: one query; few definitions ever end, so one catalogue is read.

    Figures of several years are told beside one another, each by what it meant when it was reported.
    """
    rows, ended = catalogue_rows(*years)
    read_together(rows, ended)
    return catalogues_in(years, rows, ended)


def catalogue_rows(*years: int) -> tuple[QuerySet[Indicator], QuerySet[IndicatorDefinition]]:
    """Return what ``catalogues_in`` makes the catalogues of ``years`` of, to be read together with other things."""
    last = max(years)
    ended = IndicatorDefinition.objects.filter(to_year__gte=min(years), to_year__lt=last)
    return Indicator.objects.defined_in(last), ended


def catalogues_in(
    years: Iterable[int], rows: Iterable[Indicator], ended: Iterable[IndicatorDefinition]
) -> dict[int, Catalogue]:
    """Return the catalogue of each of ``years`` from their ``catalogue_rows``."""
    found = {}
    for year in dict.fromkeys(years):
        held = {one.indicator_id: one for one in ended if one.from_year <= year <= (one.to_year or year)}
        found[year] = linked(year, _wearing(rows, held) if held else rows)
    return found


def _wearing(rows: Iterable[Indicator], held: Mapping[int, IndicatorDefinition]) -> Iterator[Indicator]:
    """Copies of the indicators, for they will hang together otherwise, those ``held`` with another definition."""
    for row in rows:
        one = copy(row)
        one._state.fields_cache.clear()  # the parts as they are in another year
        if row.pk in held:
            one.__dict__.update({name: getattr(held[row.pk], name) for name in MEANING})
        yield one


def linked(year: int, indicators: Iterable[Indicator]) -> Catalogue:
    """Return the catalogue of ``indicators``, all of them as they were ``defined_in`` the year."""
    found = Catalogue(year, tuple(indicators))
    for one in found.indicators:
        if one.numerator_id and one.denominator_id:  # the parts as they were then, without a query
            one.numerator, one.denominator = found.by_pk[one.numerator_id], found.by_pk[one.denominator_id]
    return found


def typed(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Return the indicators that somebody types: all but the derived ones."""
    return [one for one in indicators if not one.is_derived]
