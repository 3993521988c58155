"""The people of the agencies that somebody administers: a list to look after accounts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from agencies.models import Agency, Membership, SignInAttempts, User
from agencies.permissions import Perm
from agencies.signin.attempts import code_key, password_key
from core import clock
from core.sorting import Column
from core.text import fold

COLUMNS = (
    Column("name", "Họ và tên"),
    Column("posts", "Vai trò hiện nay"),
    Column("last_login", "Đăng nhập gần nhất"),
    Column("state", "Tài khoản"),
)
STATES = {"open": "Đang dùng", "locked": "Tạm khóa", "closed": "Đã đóng"}


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

    @property
    def state(self) -> str:
        return "closed" if not self.user.is_active else "locked" if self.is_locked else "open"

    @property
    def label(self) -> str:
        return STATES[self.state]


VALUES: dict[str, Callable[[Person], Any]] = {
    "name": lambda person: fold(person.user.full_name),
    "posts": lambda person: [(post.agency.path, post.role) for post in person.posts],
    "last_login": lambda person: person.last_login,
    "state": lambda person: list(STATES).index(person.state),
}


def looked_after_by(user: User) -> QuerySet[User]:
    """Return the users all of whose present roles lie at agencies that ``user`` administers."""
    mine = Agency.objects.visible_to(user, Perm.MANAGE)
    today = Membership.objects.on(clock.today())
    elsewhere = today.filter(user=OuterRef("pk")).exclude(agency__in=mine)
    here = Membership.objects.filter(agency__in=mine)
    return User.objects.filter(pk__in=here.values("user")).exclude(Exists(elsewhere))


def chosen(people: Iterable[Person], *, words: str = "", role: str = "", state: str = "") -> list[Person]:
    """Return those in whose names or agencies ``words`` stand, accents ignored; blank means all."""
    wanted = fold(words)
    return [
        one
        for one in people
        if (not wanted or wanted in _text(one))
        and (not role or any(post.role == role for post in one.posts))
        and (not state or one.state == state)
    ]


def _text(person: Person) -> str:
    agencies = " ".join(f"{post.agency.code} {post.agency.name}" for post in person.posts)
    return fold(f"{person.user.full_name} {person.user.username} {agencies}")


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
