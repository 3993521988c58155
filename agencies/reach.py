"""How far a user's permission reaches over the tree of agencies, as a database condition."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q

from agencies.permissions import EXTENTS, Extent


class Post(Protocol):
    """What is read of a membership: its role, its agency, and the agency that one reviews for."""

    role: str
    agency_id: int

    @property
    def agency_path(self) -> str: ...

    @property
    def reviews_path(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Passing:
    """One agency, known by id and path, that passed on to another in a reorganisation."""

    predecessor: int
    predecessor_path: str
    successor: int
    successor_path: str


NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Reach:
    """A set of agencies: some by name, and what lies strictly below some paths, less the own agencies."""

    own: frozenset[int] = NOBODY
    below: frozenset[tuple[str, frozenset[int]]] = frozenset()

    def own_condition(self, owner: str) -> Q:
        """Return the condition that the agency at ``owner`` is one that the user works at, not one below."""
        return Q(**{f"{owner}__pk__in": self.own})

    def condition(self, owner: str) -> Q:
        """Return the condition that the agency at lookup path ``owner`` ("" = the row itself) is in reach."""
        prefix = f"{owner}__" if owner else ""
        found = Q(**{f"{prefix}pk__in": self.own})
        for path, not_these in self.below:
            found |= (
                Q(**{f"{prefix}path__startswith": path})
                & ~Q(**{f"{prefix}path": path})
                & ~Q(**{f"{prefix}pk__in": not_these})
            )
        return found

    def includes(self, pk: int, path: str) -> bool:
        """Return whether one agency, known by its id and path, is in reach: ``condition`` without a query."""
        below = (path != top and path.startswith(top) and pk not in not_these for top, not_these in self.below)
        return pk in self.own or any(below)

    def with_predecessors(self, passings: Iterable[Passing]) -> "Reach":
        """Return the reach to the past as well: to all whom an agency in reach carries on for, step by step.

        Where one reaches all below an agency, one reaches all that was below its predecessors; an own agency that is
        left out has predecessors that are left out.
        """
        passings, found = list(passings), self
        while (wider := found._one_step_back(passings)) != found:
            found = wider
        return found

    def _one_step_back(self, passings: Sequence[Passing]) -> "Reach":
        own = {one.predecessor for one in passings if self.includes(one.successor, one.successor_path)}
        below = {
            (
                one.predecessor_path,
                not_these | {other.predecessor for other in passings if other.successor in not_these},
            )
            for one in passings
            for path, not_these in self.below
            if one.successor_path.startswith(path)
        }
        return Reach(self.own | own, self.below | below)


def reach_of(posts: Iterable[Post]) -> Reach:
    """Return the union of what these memberships reach (see ``Extent``)."""
    own: set[int] = set()
    below: set[tuple[str, frozenset[int]]] = set()
    for post in posts:
        extent = EXTENTS[post.role]
        if extent is not Extent.BELOW:
            own.add(post.agency_id)
        if extent is Extent.WHOLE:
            below.add((post.agency_path, frozenset({post.agency_id})))
        if extent is not Extent.OWN and post.reviews_path:
            below.add((post.reviews_path, frozenset({post.agency_id})))
    return Reach(frozenset(own), frozenset(below))
