"""Which nodes a person may ask for, and whose figures are then counted."""

from django.db.models import Q

from agencies.models import Agency, User
from agencies.permissions import Perm
from agencies.querysets import AgencyQuerySet


def nodes_of(user: User, perm: Perm) -> AgencyQuerySet:
    """Return the agencies that ``user`` may ask for: those in reach of ``perm``, and those that they review for.

    Those that were before a reorganisation what they may ask for today are among them. Whoever reviews for the
    People's Committee consolidates what lies below it, without seeing its own entries.
    """
    reach = user.reach_back(perm)
    return Agency.objects.filter(reach.condition("") | Q(path__in=[path for path, _ in reach.below]))


def may_ask(user: User, perm: Perm, node: Agency) -> bool:
    """Return whether ``node`` is one of ``nodes_of``, without a query for it."""
    reach = user.reach_back(perm)
    return reach.includes(node.pk, node.path) or any(path == node.path for path, _ in reach.below)


def counted_for(user: User, perm: Perm) -> AgencyQuerySet:
    """Return the agencies whose figures ``user`` may read, those that merged into them too."""
    return Agency.objects.visible_to(user, perm, past=True)
