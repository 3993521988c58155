"""People: users, and their dated roles at agencies."""

from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from agencies.models.agency import Agency
from agencies.models.reorganisation import Succession
from agencies.permissions import READS, Perm, Role, perms_of
from agencies.querysets import DatedQuerySet
from agencies.reach import Passing, Reach, reach_of
from core import clock
from core.versions import Versioned


class User(AbstractUser):
    """A person who signs in. What they may do comes from memberships alone, never from a flag."""

    audited: ClassVar[bool] = True
    audit_exclude: ClassVar = ("last_login",)

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("họ và tên", max_length=120)
    must_change_password = models.BooleanField(
        "phải đổi mật khẩu",
        default=False,
        help_text="Mật khẩu do người khác đặt: lần đăng nhập đầu tiên phải đổi.",
    )
    tours_seen = models.CharField(max_length=120, blank=True, default="", editable=False)

    REQUIRED_FIELDS: ClassVar = ["full_name"]

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        ordering: ClassVar = ["username"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name

    @cached_property
    def posts(self) -> list["Membership"]:
        """The memberships that hold today; read once per request, so a lost role ends with the next one."""
        return list(posts_of(self.pk)) if self.is_active else []

    @cached_property
    def has_second_factor(self) -> bool:
        """Whether an authenticator app is bound to the account; who signed in is read with the answer."""
        return self.authenticator_set.filter(type="totp").exists()  # type: ignore[attr-defined]  # django-allauth's

    def holds(self, perm: StrEnum) -> bool:
        """Return whether the user has ``perm`` at any agency today."""
        return any(perm in post.perms for post in self.posts)

    def reach(self, perm: StrEnum) -> Reach:
        """Return the agencies at which the user has ``perm`` today."""
        return reach_of(post for post in self.posts if perm in post.perms)

    def reach_back(self, perm: StrEnum) -> Reach:
        """Return the reach of ``perm`` with the predecessors by now of those in reach: a successor accounts for them.

        Only for what reads (``READS``); asking for anything else is a mistake of ours.
        """
        if perm not in READS:
            raise ValueError(f"{perm} does not reach back")
        return self.reach(perm).with_predecessors(self.passings)

    @cached_property
    def passings(self) -> list[Passing]:
        """Every succession that has taken effect, read once per request."""
        rows = Succession.objects.filter(reorganisation__effective_on__lte=clock.today())
        names = ("predecessor", "predecessor__path", "successor", "successor__path")
        return [Passing(*row) for row in rows.values_list(*names)]

    def own_agency(self, code: str, perm: StrEnum) -> Agency | None:
        """Return the agency with this code if the user works there with ``perm``: read with the roles, no query."""
        own = self.reach(perm).own
        return next((post.agency for post in self.posts if post.agency.code == code and post.agency_id in own), None)

    def may(self, perm: StrEnum, agency: Agency) -> bool:
        """Return whether the user has ``perm`` at this agency today."""
        return self.reach(perm).includes(agency.pk, agency.path)

    def may_read(self, perm: StrEnum, agency: Agency) -> bool:
        """Return whether the user has ``perm``, which only reads, at this agency or one that carries on for it."""
        if self.may(perm, agency):
            return True
        return self.holds(perm) and self.reach_back(perm).includes(agency.pk, agency.path)

    def heads(self, agency: Agency) -> bool:
        """Return whether the user administers what lies below ``agency``: administers it, or where it is reviewed."""
        posts = [post.agency for post in self.posts if Perm.MANAGE in post.perms]
        reviewed = {one.reviews_id for one in posts if one.is_reviewing}
        return agency.pk in reviewed or self.may(Perm.MANAGE, agency)

    @property
    def main_post(self) -> "Membership | None":
        """The membership shown beside the name: the first one."""
        return self.posts[0] if self.posts else None


def posts_of(user: int) -> "DatedQuerySet":
    """Return the memberships that the user with this id holds today, with their agencies, in the order of the tree."""
    rows = Membership.objects.filter(user=user).on(clock.today()).select_related("agency__reviews")
    return rows.order_by("agency__path", "role")


class Membership(Versioned):
    """A role of a user at an agency, between two days (both inclusive)."""

    user = models.ForeignKey(User, models.PROTECT, verbose_name="người dùng", related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="cơ quan", related_name="memberships")
    role = models.CharField("vai trò", max_length=16, choices=Role)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "vai trò tại cơ quan"
        verbose_name_plural = "vai trò tại cơ quan"
        ordering: ClassVar = ["agency", "role", "user"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "agency", "role", "valid_from"],
                name="one_membership_per_role_and_day",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="membership_ends_after_it_starts",
                violation_error_message="“Đến ngày” phải sau “từ ngày”.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.agency}"

    @property
    def perms(self) -> frozenset[Perm]:
        """What the role permits here."""
        return perms_of(self.role, guides=self.agency.guides)

    @property
    def agency_path(self) -> str:
        return self.agency.path

    @property
    def reviews_path(self) -> str | None:
        return self.agency.reviews.path if self.agency.reviews and self.agency.is_reviewing else None
