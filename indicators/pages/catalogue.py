"""The catalogue as its pages show it: the list by area, and one indicator with all that belongs to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count

from core import clock
from core.audit.trail import Entry, trail_of
from indicators.catalogue import Catalogue, catalogue_of
from indicators.formulas import FormulaError, parse
from indicators.models import Indicator, IndicatorDefinition, IndicatorValue, ValidationRule
from indicators.pages.meaning import in_words
from indicators.states import AREA_IN_SHORT, AREA_ORDER, area_anchor


@dataclass(frozen=True, slots=True)
class AreaGroup:
    code: str
    area: str
    indicators: list[Indicator]

    @property
    def label(self) -> str:
        """The name in short, for the strip above the list."""
        return AREA_IN_SHORT.get(self.code, self.area)

    @property
    def anchor(self) -> str:
        return area_anchor(self.code)


@dataclass(frozen=True, slots=True)
class CataloguePage:
    groups: list[AreaGroup]
    shown: int
    total: int


@dataclass(frozen=True, slots=True)
class DefinitionLine:
    """A definition with what it is computed from in words: "hồ sơ đúng hạn ÷ hồ sơ đã giải quyết"."""

    definition: IndicatorDefinition
    computed_from: str


@dataclass(frozen=True, slots=True)
class YearLine:
    """How many values and targets a year has."""

    year: int
    values: int
    targets: int


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """All that the page shows; ``history`` is None for those who may not see it.

    ``coming`` is the definition that comes next.
    """

    indicator: Indicator
    coming: IndicatorDefinition | None
    lines: list[DefinitionLine]
    users: list[Indicator]
    rules: list[ValidationRule]
    years: list[YearLine]
    history: list[Entry] | None


def catalogue_page(chosen: Mapping[str, Any]) -> CataloguePage:
    """Read the indicators as they are defined this year, those that match what was ``chosen``: two queries."""
    rows = Indicator.objects.defined_in(clock.today().year)
    if words := chosen.get("q"):
        rows = rows.matching(words)
    found = [one for one in rows if _matches(one, chosen)]
    found.sort(key=lambda one: AREA_ORDER.get(one.area_code, len(AREA_ORDER)))  # stable: the order of the catalogue
    areas = groupby(found, lambda one: (one.area_code, one.area_name))
    groups = [AreaGroup(code, name, list(rows)) for (code, name), rows in areas]
    return CataloguePage(groups, len(found), Indicator.objects.count())


def _matches(indicator: Indicator, chosen: Mapping[str, Any]) -> bool:
    area, nature, level = (chosen.get(name) for name in ("area", "nature", "level"))
    return (
        (not area or indicator.area_code == area)
        and (not nature or indicator.nature == nature)
        and (not level or level in indicator.level_kinds)
    )


def indicator_page(indicator: Indicator, *, with_history: bool) -> IndicatorPage:
    """Read the page of one indicator, as it is defined this year."""
    year = clock.today().year
    catalogue = catalogue_of(year)
    definitions = list(indicator.definitions.order_by("-from_year"))
    history = trail_of([indicator, *definitions]) if with_history else None
    return IndicatorPage(
        indicator=catalogue.by_pk.get(indicator.pk, indicator),
        coming=next((one for one in reversed(definitions) if one.from_year > year), None),
        lines=[DefinitionLine(one, in_words(one, catalogue.indicators)) for one in definitions],
        users=_users(indicator, catalogue),
        rules=[rule for rule in ValidationRule.objects.all() if indicator.code in _codes(rule)],
        years=_years(indicator),
        history=history,
    )


def _users(indicator: Indicator, catalogue: Catalogue) -> list[Indicator]:
    return [
        one
        for one in catalogue.indicators
        if one.is_derived and any(part.pk == indicator.pk for part in catalogue.parts(one))
    ]


def _codes(rule: ValidationRule) -> tuple[str, ...]:
    try:
        return parse(rule.left).codes + parse(rule.right).codes
    except FormulaError:
        return ()


def _years(indicator: Indicator) -> list[YearLine]:
    entered = IndicatorValue.objects.filter(indicator=indicator).entered().order_by()
    values = dict(entered.values_list("quarter__year").annotate(Count("pk")))
    targets = dict(indicator.targets.order_by().values_list("year").annotate(Count("pk")))
    return [
        YearLine(year, values.get(year, 0), targets.get(year, 0)) for year in sorted({*values, *targets}, reverse=True)
    ]
