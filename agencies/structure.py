"""Which agency stood below which on a day: the whole organisation over time, read by one query."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Self

from django.db.models import QuerySet

from agencies.models import AgencyProfile


@dataclass(frozen=True, slots=True)
class Place:
    """What an agency was called, and to whom it answered, between two days."""

    agency: int
    superior: int | None
    code: str
    kind: str
    name: str
    first: date
    last: date | None

    def held_on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, eq=False)
class Tree:
    """The organisation of one day: the place of each agency that existed."""

    places: Mapping[int, Place]

    @cached_property
    def subordinates(self) -> dict[int, list[int]]:
        """The agencies directly below each superior."""
        found: dict[int, list[int]] = {}
        for place in self.places.values():
            if place.superior is not None:
                found.setdefault(place.superior, []).append(place.agency)
        return found

    def below(self, agency: int) -> frozenset[int]:
        """Return every agency strictly below ``agency``."""
        found: set[int] = set()
        waiting = list(self.subordinates.get(agency, ()))
        while waiting:
            one = waiting.pop()
            if one not in found and one != agency:
                found.add(one)
                waiting.extend(self.subordinates.get(one, ()))
        return frozenset(found)

    def above(self, agency: int) -> Iterator[int]:
        """Yield the superiors of ``agency``, the nearest first."""
        seen = {agency}
        place = self.places.get(agency)
        while place is not None and place.superior is not None and place.superior not in seen:
            yield place.superior
            seen.add(place.superior)
            place = self.places.get(place.superior)

    def topmost(self, agencies: frozenset[int]) -> frozenset[int]:
        """Return those of ``agencies`` that stand below none of the others."""
        return frozenset(one for one in agencies if agencies.isdisjoint(self.above(one)))


class Structure:
    """The places of all agencies at all times."""

    def __init__(self, places: list[Place]) -> None:
        self.places = places
        self._trees: dict[tuple[int, ...], Tree] = {}
        self._of_day: dict[date, Tree] = {}

    @classmethod
    def read(cls) -> Self:
        """Read the organisation over time."""
        return cls.of(cls.rows())

    @staticmethod
    def rows() -> QuerySet:
        """What ``of`` makes it of, to be read together with other things."""
        return AgencyProfile.objects.order_by("agency", "valid_from").values_list(
            "agency_id",
            "superior_id",
            "agency__code",
            "agency__kind",
            "full_name",
            "valid_from",
            "valid_to",
            "agency__ends_on",
        )

    @classmethod
    def of(cls, rows: Iterable[Any]) -> Self:
        """Return the organisation that ``rows`` tell. A profile ends with its agency at the latest."""
        return cls(
            [
                Place(agency, superior, code, kind, name, first, _earlier(*ends))
                for agency, superior, code, kind, name, first, *ends in rows
            ]
        )

    def on(self, day: date) -> Tree:
        """Return the organisation of ``day``: the same tree for days between which nothing changed."""
        if day not in self._of_day:
            held = tuple(number for number, place in enumerate(self.places) if place.held_on(day))
            if held not in self._trees:
                self._trees[held] = Tree({place.agency: place for place in map(self.places.__getitem__, held)})
            self._of_day[day] = self._trees[held]
        return self._of_day[day]

    def latest(self, agency: int, day: date) -> Place | None:
        """Return the last place that ``agency`` had begun to hold by ``day``; its first one before that."""
        mine = self._by_agency.get(agency, [])
        begun = [place for place in mine if place.first <= day]
        return begun[-1] if begun else mine[0] if mine else None

    @cached_property
    def _by_agency(self) -> dict[int, list[Place]]:
        found: dict[int, list[Place]] = {}
        for place in self.places:
            found.setdefault(place.agency, []).append(place)
        return found


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)
