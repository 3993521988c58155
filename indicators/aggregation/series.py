"""One indicator over quarters, over reorganisations: as reported, as organised today, or recomputed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet

from agencies.models import Agency
from agencies.structure import Place, Structure
from agencies.succession import Heir, Lineage, Link
from core import clock
from core.together import read_together
from indicators.aggregation.derivation import leaves_of, with_derived
from indicators.aggregation.engine import is_alike
from indicators.aggregation.ground import Ground
from indicators.aggregation.parts import Answers, Part, added_up
from indicators.aggregation.scope import branches_of
from indicators.catalogue import Catalogue
from indicators.figures import EMPTY, Figure
from indicators.models import Indicator
from periods.spans import Quarter, Span


class Reading(StrEnum):
    """How a series is read over a reorganisation."""

    AS_REPORTED = "as-reported"  # predecessors and successor each on a line of their own
    AS_TODAY = "as-today"  # the predecessors' lines grouped under today's successor
    RECOMPUTED = "recomputed"  # one line, "số liệu quy đổi" where it holds predecessors' figures


@dataclass(frozen=True, slots=True)
class Cell:
    """A quarter's figure of a line; converted: made of other agencies' answers than the line's own.

    ``units`` are the agencies whose own lines it is made of.
    """

    quarter: Quarter
    figure: Figure
    is_converted: bool = False
    units: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """An agency over the quarters. ``members`` are the lines that it holds; ``divided`` why it has no successor."""

    place: Place
    cells: tuple[Cell, ...]
    members: tuple["SeriesLine", ...] = ()
    divided: Link | None = None

    @property
    def is_converted(self) -> bool:
        return any(cell.is_converted for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Series:
    """``lines`` are those that can be read together, ``unconverted`` those that cannot, ``events`` what happened.

    ``indicator`` is as it was defined in the last year, ``meanings`` as in each; a cell is by that of its own year.
    """

    node: Agency
    indicator: Indicator
    span: Span
    reading: Reading
    lines: tuple[SeriesLine, ...]
    unconverted: tuple[SeriesLine, ...]
    total: tuple[Cell, ...]
    events: tuple[Link, ...]
    structure: Structure
    meanings: Mapping[int, Indicator]

    def are_alike(self, one: Quarter, other: Quarter) -> bool:
        """Return whether the figures of two quarters count the same thing in the same unit."""
        return is_alike(self.meanings[one.year], self.meanings[other.year])


def series_of(
    node: Agency,
    indicator: Indicator,
    span: Span,
    reading: Reading,
    *,
    agencies: QuerySet[Agency] | None = None,
    beside: Sequence[QuerySet] = (),
) -> Series:
    """Return the series of ``indicator``: of what is directly below ``node``, else of it and its predecessors.

    Each line's figure is that of its branch as seen from above: its own answer, else what those below it answered.
    ``agencies`` limits what is counted to these. The first of the queries, two or three, reads what is wanted
    ``beside``, too.
    """
    ground, links = Ground([span], agencies), Lineage.rows()
    ground.read(links, *beside)
    structure, lineage, catalogues = ground.structure, Lineage.of(links), ground.catalogues
    meanings = {year: one.by_pk.get(indicator.pk, indicator) for year, one in catalogues.items()}
    indicator = meanings[span.last.year]
    typed = {leaf.pk: leaf for year, one in meanings.items() for leaf in leaves_of([one], catalogues[year].by_pk)}
    units, parts = _units(node, span, structure, lineage), []
    for candidates in units:
        answers = Answers(branches_of(candidates, ground), span, typed.values(), by_quarter=True)
        read_together(*answers.rows)
        parts = [part for part in answers.parts(structure) if part.is_counted]
        if parts:
            break
    day = max(clock.today(), span.last.ends_on)
    board = _Board(meanings, catalogues, span, structure, lineage, day)
    by_unit = _by_unit(parts, candidates, structure)
    lines, unconverted = board.read(by_unit, reading)
    events = lineage.among(candidates, span.first.ends_on, span.last.ends_on)
    total = board.cells(by_unit)
    return Series(node, indicator, span, reading, lines, unconverted, total, tuple(events), structure, meanings)


def _units(node: Agency, span: Span, structure: Structure, lineage: Lineage) -> list[frozenset[int]]:
    """Whose lines to try: the node with its predecessors, else those directly below it, else itself."""
    family = frozenset({node.pk}) | lineage.predecessors(node.pk)
    below = (structure.on(quarter.ends_on).subordinates.get(node.pk, ()) for quarter in span)
    units = [family] if len(family) > 1 else [frozenset(one for ones in below for one in ones), family]
    return [one for one in units if one]


def _by_unit(parts: Iterable[Part], units: frozenset[int], structure: Structure) -> dict[int, list[Part]]:
    """The parts by the unit in whose branch they stood in their quarter."""
    found: dict[int, list[Part]] = defaultdict(list)
    for part in parts:
        tree = structure.on(part.quarter.ends_on)
        chain = [part.place.agency, *tree.above(part.place.agency)]
        found[next(one for one in chain if one in units)].append(part)
    return found


@dataclass(frozen=True, slots=True)
class _Board:
    """What lines are made with; ``day`` is the one whose organisation is today's."""

    meanings: Mapping[int, Indicator]
    catalogues: Mapping[int, Catalogue]
    span: Span
    structure: Structure
    lineage: Lineage
    day: date

    def cells(self, by_unit: Mapping[int, Iterable[Part]], foreign: frozenset[int] = frozenset()) -> tuple[Cell, ...]:
        """Return a cell per quarter; converted where a part of it is among those whose values are ``foreign``."""
        by_quarter: dict[Quarter, list[Part]] = defaultdict(list)
        units: dict[Quarter, set[int]] = defaultdict(set)
        for unit, parts in by_unit.items():
            for part in parts:
                by_quarter[part.quarter].append(part)
                units[part.quarter].add(unit)
        cells = (self._cell(quarter, by_quarter[quarter], foreign) for quarter in self.span)
        return tuple(replace(cell, units=tuple(sorted(units[cell.quarter]))) for cell in cells)

    def _cell(self, quarter: Quarter, parts: Sequence[Part], foreign: frozenset[int]) -> Cell:
        by_indicator: dict[int, list[Part]] = defaultdict(list)
        for part in parts:
            by_indicator[part.indicator.pk].append(part)
        indicator, catalogue = self.meanings[quarter.year], self.catalogues[quarter.year].by_pk
        typed = leaves_of([indicator], catalogue)
        leaves = {one.pk: added_up(by_indicator.get(one.pk, ()), one.nature) for one in typed}
        figure = with_derived(leaves, [indicator], catalogue).get(indicator.pk, EMPTY)
        return Cell(quarter, figure, any(part.value.pk in foreign for part in parts))

    def read(
        self, by_unit: Mapping[int, list[Part]], reading: Reading
    ) -> tuple[tuple[SeriesLine, ...], tuple[SeriesLine, ...]]:
        """Return the lines, and those of divided agencies that no successor carries on alone."""
        if reading == Reading.AS_REPORTED:
            return self._sorted(self._line(unit, parts) for unit, parts in by_unit.items()), ()
        heirs: dict[int, dict[int, list[Part]]] = defaultdict(lambda: defaultdict(list))
        divided: dict[int, list[Part]] = defaultdict(list)
        why: dict[int, Heir] = {}
        for unit, parts in by_unit.items():
            for part in parts:
                heir = self.lineage.heir(unit, part.quarter.ends_on, self.day)
                if heir.agency is None:
                    divided[unit].append(part)
                    why[unit] = heir
                else:
                    heirs[heir.agency][unit].append(part)
        lines = (self._group(heir, members, reading) for heir, members in heirs.items())
        left = (replace(self._line(unit, parts), divided=why[unit].by) for unit, parts in divided.items())
        return self._sorted(lines), self._sorted(left)

    def _line(self, unit: int, parts: Iterable[Part]) -> SeriesLine:
        return SeriesLine(self._place(unit), self.cells({unit: parts}))

    def _group(self, heir: int, members: Mapping[int, list[Part]], reading: Reading) -> SeriesLine:
        foreign = frozenset(part.value.pk for unit, parts in members.items() if unit != heir for part in parts)
        cells = self.cells(members, foreign)
        is_grouped = reading == Reading.AS_TODAY and members.keys() != {heir}
        lines = self._sorted(self._line(unit, parts) for unit, parts in members.items()) if is_grouped else ()
        return SeriesLine(self._place(heir), cells, lines)

    def _place(self, agency: int) -> Place:
        place = self.structure.latest(agency, self.day)
        assert place is not None  # it answered, or carries on for one that did
        return place

    def _sorted(self, lines: Iterable[SeriesLine]) -> tuple[SeriesLine, ...]:
        return tuple(sorted(lines, key=lambda line: (line.place.first, line.place.name)))
