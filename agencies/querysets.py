"""Reads of agencies and people, and the one gate through which every owned row passes."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from agencies.permissions import Perm
from core.text import fold

if TYPE_CHECKING:
    from agencies.models import User


def valid_on(day: date, prefix: str = "") -> Q:
    """Return the condition that a dated row (``valid_from`` … ``valid_to``, both inclusive) holds on ``day``."""
    start, end = f"{prefix}valid_from__lte", f"{prefix}valid_to"
    return Q(**{start: day}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": day}))


class OwnedQuerySet(models.QuerySet):
    """Rows that belong to an agency, found at the lookup path ``owner``."""

    owner = "agency"

    def visible_to(self, user: "User", perm: Perm = Perm.VIEW, *, past: bool = False) -> Self:
        """Return the rows of the agencies at which ``user`` holds ``perm`` today; others do not exist.

        With ``past`` also those of the agencies that these carry on for, to be read: figures of a series.
        """
        reach = user.reach_back(perm) if past else user.reach(perm)
        return self.filter(reach.condition(self.owner))


class AgencyQuerySet(OwnedQuerySet):
    owner = ""

    def existing_on(self, day: date) -> Self:
        """Return the agencies that existed on ``day``."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def as_of(self, day: date) -> Self:
        """Annotate ``name_then`` and ``superior_then``: the full name and superior's id valid on ``day``."""
        profiles = apps.get_model("agencies", "AgencyProfile")._default_manager
        then = profiles.filter(valid_on(day), agency=OuterRef("pk")).order_by("-valid_from")
        return self.annotate(
            name_then=Subquery(then.values("full_name")[:1]),
            superior_then=Subquery(then.values("superior")[:1]),
        )

    def directly_below(self, superior_id: int, day: date) -> Self:
        """Return the agencies whose superior on ``day`` was the given one."""
        return self.existing_on(day).as_of(day).filter(superior_then=superior_id)

    def heading(self, user: "User") -> Self:
        """Return the agencies whose subordinates ``user`` administers: those administered, and those reviewed."""
        posts = [post for post in user.posts if Perm.MANAGE in post.perms]
        reviewed = [post.agency.reviews_id for post in posts if post.agency.is_reviewing]
        return self.filter(user.reach(Perm.MANAGE).condition("") | Q(pk__in=reviewed))

    def reviewing(self, superior: Any, day: date) -> Self:
        """Return the agencies that review the work below ``superior`` on ``day``."""
        begun = Q(reviews_from__isnull=True) | Q(reviews_from__lte=day)
        return self.filter(begun, Q(reviews_to__isnull=True) | Q(reviews_to__gte=day), reviews=superior)

    def matching(self, words: str) -> Self:
        """Return the agencies whose code or name contains ``words``, accents and case ignored."""
        return self.filter(search__contains=fold(words))


class DatedQuerySet(models.QuerySet):
    """Rows with ``valid_from`` and ``valid_to``."""

    def on(self, day: date) -> Self:
        return self.filter(valid_on(day))
