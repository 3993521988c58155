"""The people of the agencies that somebody administers: a list to look after accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from agencies.models import Agency, Membership, SignInAttempts, User
from agencies.permissions import Perm
from agencies.signin.attempts import code_key, password_key
from core import clock


@dataclass(frozen=True, slots=True)
class Person:
    """A line of the list."""

    user: User
    posts: Sequence[Membership]
    is_locked: bool
    has_second_factor: bool

    @property
    def last_login(self) -> datetime | None:
        return self.user.last_login


def looked_after_by(user: User) -> QuerySet[User]:
    """Return the users all of whose present roles lie at agencies that ``user`` administers."""
    mine = Agency.objects.visible_to(user, Perm.MANAGE)
    today = Membership.objects.on(clock.today())
    elsewhere = today.filter(user=OuterRef("pk")).exclude(agency__in=mine)
    here = Membership.objects.filter(agency__in=mine)
    return User.objects.filter(pk__in=here.values("user")).exclude(Exists(elsewhere))


def people(user: User) -> list[Person]:
    """Return those whom ``user`` looks after, with what matters of their accounts: four queries."""
    posts = Membership.objects.on(clock.today()).select_related("agency").order_by("agency__path", "role")
    rows = looked_after_by(user).order_by("full_name", "username")
    found = list(rows.prefetch_related(Prefetch("memberships", queryset=posts, to_attr="today")))
    with_factor = set(
        Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__in=found).values_list("user", flat=True)
    )
    locked = set(SignInAttempts.objects.filter(locked_until__gt=timezone.now()).values_list("key", flat=True))
    return [
        Person(
            user=one,
            posts=one.today,
            is_locked=bool({password_key(one.username), code_key(one)} & locked),
            has_second_factor=one.pk in with_factor,
        )
        for one in found
    ]
