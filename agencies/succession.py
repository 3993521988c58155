"""What became of agencies by reorganisations: who carries on for whom, read by one query."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db.models import QuerySet

from agencies.models import ReorganisationKind, Succession


@dataclass(frozen=True, slots=True)
class Link:
    """One agency passes on to another on a day."""

    predecessor: int
    successor: int
    kind: str
    on: date
    basis: str


@dataclass(frozen=True, slots=True)
class Heir:
    """Who carries on for an agency; nobody (None) where it was divided, with ``by`` the event that did it."""

    agency: int | None
    by: Link | None = None


class Lineage:
    """All successions of agencies."""

    def __init__(self, links: Iterable[Link]) -> None:
        self.links = sorted(links, key=lambda link: link.on)

    @classmethod
    def read(cls) -> Self:
        """Read all successions."""
        return cls.of(cls.rows())

    @staticmethod
    def rows() -> QuerySet:
        """What ``of`` makes it of, to be read together with other things."""
        return Succession.objects.values_list(
            "predecessor_id",
            "successor_id",
            "reorganisation__kind",
            "reorganisation__effective_on",
            "reorganisation__legal_basis",
        )

    @classmethod
    def of(cls, rows: Iterable[tuple]) -> Self:
        return cls(Link(*row) for row in rows)

    def predecessors(self, agency: int) -> frozenset[int]:
        """Return all whom ``agency`` carries on for, step by step."""
        found: set[int] = set()
        waiting = [agency]
        while waiting:
            one = waiting.pop()
            new = {link.predecessor for link in self.links if link.successor == one} - found - {agency}
            found |= new
            waiting.extend(new)
        return frozenset(found)

    def heir(self, agency: int, since: date, today: date) -> Heir:
        """Return who carries on today what ``agency`` did on the day ``since``.

        Nobody does alone after a division: what fell to whom needs a key, which no figure has.
        """
        current, day = agency, since
        for _ in range(len(self.links) + 1):
            coming = [link for link in self.links if link.predecessor == current and day < link.on <= today]
            if not coming:
                return Heir(current)
            together = [link for link in coming if link.on == coming[0].on]
            if len(together) > 1 or together[0].kind == ReorganisationKind.SPLIT:
                return Heir(None, together[0])
            current, day = together[0].successor, together[0].on
        return Heir(None, None)  # successions in a circle

    def among(self, agencies: frozenset[int], first: date, last: date) -> Iterator[Link]:
        """Yield the successions of ``agencies`` that took effect between two days."""
        for link in self.links:
            if first < link.on <= last and (link.predecessor in agencies or link.successor in agencies):
                yield link
