"""How far a user's permission reaches over the tree of agencies, as a database condition."""

from collections.abc import Iterable
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
class Reach:
    """A set of agencies: some by name, and what lies strictly below some paths, less an own agency."""

    own: frozenset[int] = frozenset()
    below: frozenset[tuple[str, int]] = frozenset()

    def own_condition(self, owner: str) -> Q:
        """Return the condition that the agency at ``owner`` is one that the user works at, not one below."""
        return Q(**{f"{owner}__pk__in": self.own})

    def condition(self, owner: str) -> Q:
        """Return the condition that the agency at lookup path ``owner`` ("" = the row itself) is in reach."""
        prefix = f"{owner}__" if owner else ""
        found = Q(**{f"{prefix}pk__in": self.own})
        for path, not_this in self.below:
            found |= (
                Q(**{f"{prefix}path__startswith": path})
                & ~Q(**{f"{prefix}path": path})
                & ~Q(**{f"{prefix}pk": not_this})
            )
        return found

    def includes(self, pk: int, path: str) -> bool:
        """Return whether one agency, known by its id and path, is in reach: ``condition`` without a query."""
        below = (path != top and path.startswith(top) and pk != not_this for top, not_this in self.below)
        return pk in self.own or any(below)


def reach_of(posts: Iterable[Post]) -> Reach:
    """Return the union of what these memberships reach (see ``Extent``)."""
    own: set[int] = set()
    below: set[tuple[str, int]] = set()
    for post in posts:
        extent = EXTENTS[post.role]
        if extent is not Extent.BELOW:
            own.add(post.agency_id)
        if extent is Extent.WHOLE:
            below.add((post.agency_path, post.agency_id))
        if extent is not Extent.OWN and post.reviews_path:
            below.add((post.reviews_path, post.agency_id))
    return Reach(frozenset(own), frozenset(below))
